/// What the chapters' elements look like as HTML.
enum ElementTemplates {
  static let figure = Template(
    """
    <figure{{{id}}} class="plot{{#isWide}} wide{{/isWide}}" style="--width:{{{width}}}">
    <div class="drawing"><div role="img" aria-label="{{{alt}}}">{{{svg}}}</div></div>
    <figcaption dir="auto">{{{caption}}}</figcaption>
    <div class="tools" data-added>
    {{{files}}}
    {{#data}}<details><summary>As a table</summary>
    <div class="table">{{{data}}}</div>
    </details>{{/data}}
    </div>
    </figure>

    """)

  static let table = Template(
    """
    <figure{{{id}}} class="data">
    <figcaption dir="auto">{{{caption}}}</figcaption>
    <div class="table">{{{table}}}</div>
    <div class="tools" data-added>
    {{{files}}}
    </div>
    </figure>

    """)

  static let picture = Template(
    """
    <figure{{{id}}} class="picture">
    {{{image}}}
    <figcaption dir="auto">{{{caption}}}</figcaption>
    </figure>

    """)

  static let admonition = Template(
    """
    <aside class="box {{{kind}}}">
    <p class="box-title" dir="auto">{{{title}}}</p>
    {{{body}}}</aside>

    """)

  static let run = Template(
    """
    <div{{{id}}} class="run">
    <p><span class="kind">{{{kind}}}</span> <code>{{{name}}}</code></p>
    {{#outcome}}<p dir="auto">{{{.}}}</p>
    {{/outcome}}{{#hasSettings}}<details><summary data-added>Settings</summary>
    <dl>
    {{#settings}}<div><dt>{{{name}}}</dt><dd>{{{value}}}</dd></div>
    {{/settings}}</dl>
    </details>{{/hasSettings}}
    </div>

    """)

  static let problem = Template(
    """
    <aside class="box problem">
    <p class="box-title" dir="auto">{{{title}}}</p>
    <p dir="auto">{{{message}}}</p>
    </aside>

    """)
}
