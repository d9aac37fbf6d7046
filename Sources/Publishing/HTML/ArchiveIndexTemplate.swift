/// The page around the list of write-ups.
enum ArchiveIndexTemplate {
  static let page = Template(
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>Archived write-ups</title>
    <link rel="icon" href="data:,">
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <main class="shelf">
    <h1>Archived write-ups</h1>
    <p class="subtitle">{{{count}}} {{{noun}}}, the newest first</p>
    {{#entries}}<article id="{{{name}}}">
    <h2>{{#isSound}}<a href="{{{name}}}/report.html">{{{title}}}</a>{{/isSound}}{{^isSound}}{{{title}}}{{/isSound}}</h2>
    {{#note}}<p>{{{.}}}</p>
    {{/note}}{{#problem}}<div class="box problem"><p>{{{.}}}</p></div>
    {{/problem}}<dl class="facts">
    <div><dt>Name</dt><dd>{{{name}}}</dd></div>
    {{#facts}}<div><dt>{{{name}}}</dt><dd>{{{value}}}</dd></div>
    {{/facts}}</dl>
    {{#table}}<div class="table">{{{.}}}</div>
    {{/table}}{{#isSound}}<p class="tools"><a href="{{{name}}}/report.html">HTML</a> <a href="{{{name}}}/report.pdf">PDF</a>
    <a href="{{{name}}}/chapters/book.yml">book.yml</a> <a href="{{{name}}}/manifest.json">Manifest</a>
    <a href="{{{name}}}/SHA256SUMS">SHA256SUMS</a></p>
    {{/isSound}}<p class="digest">SHA-256 of SHA256SUMS <code>{{{digest}}}</code></p>
    </article>
    {{/entries}}</main>
    </body>
    </html>

    """)

  static let style = """
    .shelf{max-width:calc(var(--wide) + 2.6rem);margin:0 auto;padding:3rem 1.3rem 4rem}
    .shelf p{font-family:var(--sans)}
    .shelf article>p{font-size:.9rem}
    .shelf article{margin-top:3.2rem;padding-top:1.4rem;border-top:1px solid var(--rule)}
    .shelf h2{font-size:1.2rem;letter-spacing:-.012em;margin:0 0 .5rem}
    .shelf h2 a{color:inherit}
    .shelf h2 a:hover{color:var(--link)}
    .shelf .facts{margin:.7rem 0 1.2rem}
    .shelf .table{margin-bottom:.8rem}
    .shelf .tools{font-size:.75rem;margin:0}
    .shelf .digest{font-size:.7rem;line-height:1.5;color:var(--muted);margin:.5rem 0 0;overflow-wrap:anywhere}
    .shelf .box{margin:.8rem 0}
    .shelf .box p{font-size:.9rem;margin-bottom:.8rem}
    @media (min-width:1100px){.shelf{padding-top:5rem}}
    """
}
