/// What chapters and figures of a page of differences look like as HTML.
enum DifferenceTemplates {
  static let chapter = Template(
    """
    <h3 id="{{{id}}}"><code>{{{path}}}</code></h3>
    {{#note}}<p dir="auto">{{{.}}}</p>
    {{/note}}{{#passages}}<div class="source">
    {{{.}}}</div>
    {{/passages}}
    """)

  static let pair = Template(
    """
    <h3 id="{{{id}}}"><code>{{{label}}}</code></h3>
    {{#note}}<p dir="auto">{{{.}}}</p>
    {{/note}}{{#pictures}}<div class="pair">
    {{{.}}}</div>
    {{/pictures}}
    """)

  static let picture = Template(
    """
    <figure class="picture">
    <picture>{{#dark}}<source media="screen and (prefers-color-scheme: dark)" srcset="{{{.}}}">{{/dark}}\
    <img src="{{{light}}}" alt="{{{alt}}}"></picture>
    <figcaption dir="auto"><strong>{{{letter}}}</strong> {{{name}}}</figcaption>
    </figure>

    """)

  /// What is A's is in the first color of figures, and what is B's in the second.
  static let style = """
    .chapter{margin-top:3.5rem}
    .chapter .kind{font-weight:400;font-size:.8em;color:var(--muted)}
    .source{margin:0 0 1.6rem;font:.72rem/1.55 var(--mono);font-variant-ligatures:none;font-feature-settings:"calt" 0}
    .lines summary{font-family:var(--sans);padding:.25rem 0 .25rem 1.7em}
    .line{display:grid;grid-template-columns:1.7em minmax(0,1fr);white-space:pre-wrap;overflow-wrap:anywhere;\
    min-height:1.55em}
    .sign{color:var(--muted);user-select:none;padding-left:.3em}
    .line.first{background:color-mix(in srgb,var(--link) 9%,transparent)}
    .line.second{background:color-mix(in srgb,var(--warning) 9%,transparent)}
    .line.first .sign{color:var(--link)}
    .line.second .sign{color:var(--warning)}
    del,ins{text-decoration-thickness:1px;border-radius:2px}
    del{text-decoration-line:line-through;background:color-mix(in srgb,var(--link) 24%,transparent)}
    ins{text-decoration-line:underline;background:color-mix(in srgb,var(--warning) 24%,transparent)}
    .picture img{width:100%}
    .pair .picture{margin:.2rem 0 1rem}
    .box ul{font-family:var(--sans);font-size:.85rem;overflow-wrap:anywhere}
    @media (min-width:1100px){.chapter>.source{max-width:var(--wide)}}
    @media (min-width:1300px){.chapter>.pair{max-width:none;width:calc(100% + min(20rem,(100vw - 66rem)/2))}}
    @media print{
    .chapter{break-before:auto}
    .line,.pair{break-inside:avoid}
    .plot .drawing svg{max-width:125mm}
    }
    """
}
