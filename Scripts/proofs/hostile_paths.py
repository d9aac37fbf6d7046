"""Hostile paths, links, settings and tables."""
from proofs.hostile_texts import PNG

# What lies outside of the notebook is marked, so that it is known again where it is shown.
SECRET = "S3CR3T-of-the-reader"

PATHS = {
    "parent": "../../secret.EXT", "absolute": "BOX/secret.EXT", "root": "/etc/passwd", "home": "~/secret.EXT",
    "middle": "sub/../../../secret.EXT", "encoded": "%2e%2e/%2e%2e/secret.EXT", "encoded-slash": "..%2f..%2fsecret.EXT",
    "double": "%252e%252e/%252e%252e/secret.EXT", "overlong": "%c0%ae%c0%ae/%c0%ae%c0%ae/secret.EXT",
    "backslash": "..\\..\\secret.EXT", "mixed": "..\\/..\\/secret.EXT", "drive": "C:\\secret.EXT", "url": "file://BOX/secret.EXT",
    "http": "https://hostile.example/x.EXT", "network": "//hostile.example/x.EXT", "nul": "tiny.png\0.EXT",
    "encoded-nul": "tiny.png%00.EXT", "link": "link.EXT", "link-folder": "outside/secret.EXT", "link-root": "root/etc/passwd",
    "link-chain": "chain.EXT", "link-loop": "loop.EXT", "dots": "./.././.././secret.EXT", "dotted": "..././..././secret.EXT",
    "combining": "..\u0338/..\u0338/secret.EXT", "fullwidth": "\uff0e\uff0e/\uff0e\uff0e/secret.EXT", "long": "a" * 5000 + ".EXT",
    "deep": "a/" * 400 + "x.EXT", "device": "/dev/zero", "process": "/proc/self/environ", "pipe": "pipe.EXT", "folder": "sub",
    "link-device": "zero.EXT", "link-process": "environ.EXT", "empty": "", "blank": " ", "dot": ".", "option": "-rf.EXT",
    "data-uri": "data:text/html,<script>window.hit=1</script>", "script-uri": "javascript:window.hit=1",
}
NAMERS = {
    "include": ("md", "```{include} PATH\n```\n"), "figure": ("png", "```{figure} PATH\n:alt: x\n\nx\n```\n"),
    "image": ("png", "![x](<PATH>)\n\n[x](<PATH>)\n"), "html": ("png", "<img src=\"PATH\"><a href=\"PATH\">x</a>\n"),
    "csv-epochs": ("csv", "```{reported} r\nsource: x\nepochs: PATH\n```\n"),
    "csv-confusion": ("csv", "```{reported} r\nsource: x\nconfusion: \"PATH\"\n```\n"),
    "data": ("d", "```{train} r\ndata: {images: {path: \"PATH\"}}\nbatch: 4\nmodel: {resnet9: {width: 2}}\nepochs: 1\n"
                  "schedule: {constant: 0.1}\n```\n"),
    "label": ("x", "```{plot} loss\n:run: run\n:label: PATH\n:aliases: PATH\n```\n"),
    "weights": ("safetensors", "```{train} r\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nstart: {weights: \"PATH\"}\n```\n"),
}
ADDRESSES = [
    "javascript:window.hit=1", "JaVaScRiPt:window.hit=1", "java\tscript:window.hit=1", "java&#10;script:window.hit=1",
    "&#106;avascript:window.hit=1", "javascript&colon;window.hit=1", "%6aavascript:window.hit=1", "javascript%3awindow.hit=1",
    "\u0001javascript:window.hit=1", "vbscript:x", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=hit>",
    "blob:x", "file:///etc/passwd", "view-source:x", "about:blank", "filesystem:x", "//hostile.example", "\\\\hostile.example",
    "/\\hostile.example", "http:hostile.example", "https:/\\hostile.example", "https://a.example@hostile.example/\" onclick=hit",
    "mailto:a@b.example?body=<script>", "tel:1", "ftp://hostile.example", "https://a.example/\u202egnp.exe", "#\"onclick=hit",
    "?x=<script>", "ws://hostile.example", "intent:x", "https://[::1", "https://a.example/%00%0d%0aSet-Cookie:x",
]
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}, *{p}, *{p}, *{p}]\n" for p, c in zip("abcdefghi", "bcdefghij"))
SETTINGS = {
    "bomb": BOMB, "merge": "x: &x {a: 1}\ny: {<<: *x}\n", "itself": "x: &x [*x]\n", "deep": "x: " + "[" * 9000 + "]" * 9000 + "\n",
    "wide": "x: [" + "1," * 60000 + "1]\n", "tag": "x: !!python/object/apply:os.system ['touch hit']\n", "binary": "x: !!binary AAAA\n",
    "keys": "? [a, b]\n: 1\n", "twice": "batch: 1\nbatch: 2\n", "documents": "a: 1\n---\nb: 2\n...\n%YAML 9.9\n", "tab": "a:\t- 1\n\t- 2\n",
    "nul": "a: \"\\0\"\n", "escape": "a: \"\\u202e\\x1b[31m\\uD800\"\n", "infinite": "batch: .inf\nseed: .nan\nepochs: 1e999\n",
    "huge": "batch: 99999999999999999999\nepochs: -1\n", "model": "model: {resnet9: {width: 100000000}}\n", "long": "a: " + "x" * 15000 + "\n",
    "epochs": "epochs: 1000000000000\nschedule: {constant: 1}\n", "fraction": "epochs: 1/0\nschedule: {one-cycle: {max: 1, peak: 1/0}}\n",
    "block": "a: |9\n x\nb: >-\n  y\n", "anchor": "&" + "a" * 9000 + " x: 1\n", "flow": "{" * 300 + "\n", "bom": "\ufeffbatch: 4\n",
    "pictures": "data: {shapes: {train: 2000000000, test: 2000000000}}\nmodel: {resnet9: {width: 2}}\nbatch: 4\nepochs: 1\n"
                "schedule: {constant: 0.1}\n",
    "size": "data: {shapes: {train: 8, test: 4}}\nmodel: {resnet9: {width: 2}}\nbatch: 4\nepochs: 1\nschedule: {constant: 0.1}\n"
            "augment: [{resize: 100000}]\n",
}
TABLES = {
    "columns": "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "|a" * 3000 + "|\n",
    "CVE-2023-37463": "| a\n" + "| -\n" + "|" * 16000 + "\n", "CVE-2023-37463-rows": "|x" * 90 + "|\n" + "|-" * 90 + "|\n" + "x\n" * 10000,
    "CVE-2023-37463-lists": "".join("  " * (i % 60) + "- |a|\n" for i in range(5000)), "rule": "a\n" + "-|" * 8000 + "\n",
    "pipes": ("\\|" * 7000 + "\n|-|\n") * 3, "nested": "> " * 60 + "|a|\n" + "> " * 60 + "|-|\n", "stars": "*a_ " * 2000 + "**x__ " * 1000,
    "brackets": "[" * 8000 + "]" * 8000, "footnotes": "[^a]" * 3000 + "\n\n[^a]: [^a]\n", "references": "[a]\n\n" * 5000 + "[a]: " + "x" * 9000,
    "fences": "".join(f"{'`' * (3 + i)}{{note}}\n" for i in range(200)), "quotes": ">" * 15000 + "a\n", "emphasis": "*" * 15000 + "a" + "*" * 900,
    "lines": "x\n" * 200000, "line": "x" * 3000000, "entities": "&amp;&#x10ffff;&#0;&#xd800;" * 400, "html": "<a " * 5000 + "<!--" * 3000,
    "invalid": b"\xff\xfe\xc0\x80 text \xed\xa0\x80\n", "returns": "a\rb\r\nc\r" * 2000, "words": "W" * 16000 + "\n\n" + "\u00ad" * 5000,
    "marks": "a" + "\u0301" * 7000 + "\n", "emoji": "\U0001f468\u200d" * 2000 + "\n", "right-to-left": "\u05d0\u202e" * 3000 + "\n",
}


def cases():
    for namer, (extension, text) in NAMERS.items():
        for name, path in PATHS.items():
            path = path.replace("EXT", extension)
            links = {"link": f"../../secret.{extension}", "chain": f"link.{extension}", "loop": f"loop.{extension}", "zero": "/dev/zero",
                     "environ": "/proc/self/environ"}
            files = {f"{base}/{link}.{extension}": ("link", target) for base in ["chapters", "data"] for link, target in links.items()}
            for base in ["chapters", "data"]:
                files.update({f"{base}/outside": ("link", "../.."), f"{base}/root": ("link", "/"), f"{base}/sub/x": "x"})
            files["chapters/tiny.png"] = PNG
            yield f"{namer}/{name}", None, "", text.replace("PATH", path), files, []
    for number, address in enumerate(ADDRESSES):
        text = f"[x]({address})\n\n[y](<{address}> 't')\n\n<{address}>\n\n[z]\n\n![p](<{address}>)\n\n[z]: <{address}>\n"
        yield f"address/{number}", None, "", text, {}, []
        yield f"address-link/{number}", None, "", f"[y](<{address}>) <{address}>\n", {}, []
    for name, text in SETTINGS.items():
        yield f"settings-run/{name}", None, "", f"```{{train}} x\n{text}```\n", {}, []
        yield f"settings-book/{name}", "title: T\nparameters:\n" + "".join(f"  {line}\n" for line in text.splitlines()), "", "", {}, []
        yield f"settings-option/{name}", None, "", f"```{{plot}} loss\n---\n{text}---\n```\n", {}, []
    for name, text in TABLES.items(): yield f"table/{name}", None, "", text, {}, []
    for value in ["../../hit", "/hit", "a/../../../hit", "\\..\\hit", "x" * 5000, "\u0301/../hit", "<script>", "%2e%2e%2fhit", "..", "~", "'"]:
        yield f"override/{value[:12]}", "title: T\nparameters: {p: x}\n", "", "{param}`p`\n", {}, ["-P", f"p='{value.replace(chr(39), chr(39) * 2)}'"]
        yield f"profile-option/{value[:12]}", None, "", "", {}, ["--profile", value]
