"""Hostile texts, and every place of a book that takes text."""
import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==")

PAYLOADS = {
    "script": "<script>window.hit=1;alert(1)</script>",
    "closing": "</title></style></script></svg></text></desc><script>window.hit=1</script>",
    "attribute": "\" onmouseover=\"window.hit=1\" onload='window.hit=1' autofocus onfocus=window.hit=1 x=\"",
    "image": "'><img src=https://hostile.example/x.png onerror=window.hit=1>",
    "drawing": "]]>--><svg onload=window.hit=1><use href=https://hostile.example/x.svg#a /></svg>",
    "entity": "&lt;script&gt;window.hit=1&lt;/script&gt;&#x3c;script&#x3e;window.hit=1&#60;/script&#62;",
    "template": "{{{title}}}{{#chapters}}{{>x}}{{=<% %>=}}<%{policy}%>",
    "style": "</style><style>@import url(https://hostile.example/x.css);body{background:url(//hostile.example/x)}",
    "frame": "<iframe srcdoc='<script>parent.hit=1</script>'></iframe><object data=file:///etc/passwd></object>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://hostile.example'><base href=https://hostile.example/>",
    "combining": "\"\u0301 onload=window.hit=1 x=\"\u0338<\u0338script>\u202e\u2066\ufeff<\u200bscript>",
    "unicode": "\ufffe\uffff\U0001f600\U000e0001\u2028\u2029\u0085<svg/onload=window.hit=1>",
    "pango": "<span font='99' foreground='red'>x</span><a href='javascript:window.hit=1'>y</a>&nosuch;",
    "latex": "\\input{/etc/passwd}\\write18{touch hit} $\\href{javascript:window.hit=1}{x}$ %0Aalert",
    "terminal": "\x1b[2J\x1b]0;hit\x07\x9b31m\x08\x7f <b onload=window.hit=1>",
    "pdf": ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >> endobj (",
    "shell": "$(touch hit) `touch hit`; touch hit | touch hit && touch hit %s%n%x ../../hit",
}

# TEXT stands for the payload as it is, QUOTED for the same in single quotes of YAML.
PLACES = {
    "title": ("title: QUOTED\n", ""), "subtitle": ("title: T\nsubtitle: QUOTED\n", ""),
    "author": ("title: T\nauthors: [{name: QUOTED, affiliation: QUOTED}]\n", ""),
    "abstract": ("title: T\nabstract: QUOTED\n", ""),
    "parameter": ("title: T\nparameters: {p: QUOTED}\n", "Text {param}`p`.\n"),
    "front-matter": ("title: T\n", "FRONT---\ntitle: QUOTED\nshort_title: QUOTED\n---\n"),
    "heading": ("title: T\n", "## TEXT\n\nTEXT\n===\n"), "paragraph": ("title: T\n", "TEXT\n\n*TEXT* **TEXT** ~~TEXT~~\n"),
    "html": ("title: T\n", "<div TEXT>\n\nTEXT\n\n</div>\n\n<!-- TEXT -->\n\n<?php TEXT ?>\n\n<![CDATA[ TEXT ]]>\n"),
    "code": ("title: T\n", "``` TEXT\nTEXT\n```\n\n~~~html\nTEXT\n~~~\n\n    TEXT\n\n`` TEXT ``\n"),
    "math": ("title: T\n", "$TEXT$\n\n$$\nTEXT\n$$\n"), "quote": ("title: T\n", "> TEXT\n\n- TEXT\n  1. TEXT\n"),
    "table": ("title: T\n", "| a | b |\n|---|--:|\n| TEXT | 1TEXT |\n"),
    "link": ("title: T\n", "[TEXT](https://a.example \"x\")\n\n[x](<https://a.example/TEXT>)\n\n<https://a.example/?q=1>\n"),
    "link-title": ("title: T\n", "[x](https://a.example 'TEXT')\n\n[r]\n\n[r]: https://a.example (TEXT)\n"),
    "footnote": ("title: T\n", "Text[^1].\n\n[^1]: TEXT\n"), "note": ("title: T\n", "```{note} TEXT\nTEXT\n```\n"),
    "picture": ("title: T\n", "```{figure} tiny.png\n:alt: TEXT\n\nTEXT\n```\n\n![TEXT](tiny.png)\n"),
    "plot": ("title: T\n", "```{plot} accuracy\n:run: run\n:label: p\n:title: TEXT\n:x-label: TEXT\n:y-label: TEXT\n:alt: TEXT\n\nTEXT\n```\n"),
    "label": ("title: T\n", "(TEXT)=\n## H\n\n```{plot} loss\n:run: run\n:label: TEXT\n```\n\n[x](#TEXT) {ref}`TEXT`\n"),
    "aliases": ("title: T\n", "```{plot} loss\n:run: run\n:aliases: TEXT\n```\n"),
    "role": ("title: T\n", "{value}`TEXT` {claim}`TEXT` {numref}`TEXT` {nosuch}`TEXT`\n"),
    "directive": ("title: T\n", "```{TEXT} TEXT\n:TEXT: TEXT\n```\n"),
    "run-name": ("title: T\n", "```{train} TEXT\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n"),
    "setting": ("title: T\n", "```{recipe} other\nlike: QUOTED\nmodel: {QUOTED: QUOTED}\nQUOTED: 1\n```\n"),
    "profile": ("title: T\nprofiles: {QUOTED: {p: 1}}\nparameters: {p: 1}\n", ""),
    "reported": ("title: T\n", "```{reported} r\nsource: QUOTED\nconfusion: matrix.csv\n```\n\n```{plot} confusion-matrix\n:run: r\n```\n\n"
                 "```{table} per-class\n:run: r\n```\n"),
    "reported-link": ("title: T\n", "```{reported} r\nsource: {text: QUOTED, link: QUOTED}\ntest.accuracy: 0.9\n```\n\n{value}`r.test.accuracy`\n"),
    "table-caption": ("title: T\n", "```{table} epochs\n:run: run\n:label: t\n\nTEXT\n```\n"),
}


def cases():
    """A case for each place, which has one payload after the other."""
    for place, (book, chapter) in PLACES.items():
        for name, payload in PAYLOADS.items():
            quoted = "'" + payload.replace("'", "''").replace("\u2028", "").replace("\u2029", "").replace("\u0085", "") + "'"
            fill = lambda text: text.replace("QUOTED", quoted).replace("TEXT", payload)
            front, text = ("", fill(chapter))
            if text.startswith("FRONT"): front, text = text[5:], ""
            cell = '"' + payload.replace('"', '""') + '"'
            matrix = f"true,{cell},dog\n{cell},7,3\ndog,5,5\n"
            yield f"{place}/{name}", fill(book), front, text, {"chapters/tiny.png": PNG, "chapters/matrix.csv": matrix}, []
