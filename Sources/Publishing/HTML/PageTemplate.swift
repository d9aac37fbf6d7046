/// The page around the chapters.
enum PageTemplate {
  static let page = Template(
    """
    <!doctype html>
    <html lang="{{{language}}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    {{#generator}}<meta name="generator" content="{{{.}}}">
    {{/generator}}<meta name="description" content="{{{description}}}">
    {{#authors}}<meta name="author" content="{{{name}}}">
    {{/authors}}<title>{{{title}}}</title>
    <link rel="icon" href="data:,">
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <a class="skip" data-added href="#{{{contentID}}}">Skip to the text</a>
    <div class="page">
    <header class="title">
    <h1 dir="auto">{{{title}}}</h1>
    {{#subtitle}}<p class="subtitle" dir="auto">{{{.}}}</p>
    {{/subtitle}}{{#hasAuthors}}<p class="authors">{{#authors}}<span>{{{name}}}{{#affiliation}}, \
    <i>{{{.}}}</i>{{/affiliation}}</span>{{/authors}}</p>
    {{/hasAuthors}}<dl class="facts">
    {{#facts}}<div><dt>{{{name}}}</dt><dd dir="auto">{{{value}}}</dd></div>
    {{/facts}}</dl>
    {{#abstract}}<section class="abstract" aria-label="Abstract">
    {{{.}}}</section>
    {{/abstract}}</header>
    <nav class="contents" aria-label="Contents">
    <p class="nav-title">Contents</p>
    {{{contents}}}
    </nav>
    <main id="{{{contentID}}}">
    {{#chapters}}<section class="chapter"{{{id}}}>
    <h2 dir="auto">{{#number}}<span class="number">{{{.}}}</span> {{/number}}{{{title}}}</h2>
    {{{body}}}</section>
    {{/chapters}}</main>
    <footer><p>{{{versionLine}}}</p></footer>
    </div>
    </body>
    </html>

    """)
}
