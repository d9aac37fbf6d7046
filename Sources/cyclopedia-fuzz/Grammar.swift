import KindReference
import Notebook

/// Texts that look like chapters: each rule is a list of texts in which `<name>` stands for a rule.
///
/// Names of directives, plots, policies and the like come from the program's own lists, so that new ones are tried too.
struct Grammar {
  private var rules: [String: [String]]
  private static let deepest = 7

  init() {
    rules = Self.written.merging(Self.settings) { $1 }
    for list in KindLists.all { rules[list.title.replacing(" ", with: "-")] = list.kinds.map(\.name) }
  }

  /// - Returns: a text of the rule; an unknown rule's name stands for itself.
  func text(of rule: String, _ random: inout SplitMix, depth: Int = 0) -> String {
    guard let choices = rules[rule], depth < Self.deepest else { return rules[rule] == nil ? "<\(rule)>" : "x" }
    var rest = random.pick(choices)[...]
    var text = ""
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: ">") else {
        text += "<"
        continue
      }
      text += self.text(of: String(rest[..<close]), &random, depth: depth + 1)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private static let written: [String: [String]] = [
    "block": [
      "<inline>\n", "<inline>\n<inline>\n", "# <inline>\n", "### <inline>\n", "<inline>\n===\n",
      "> <inline>\n> <block>",
      "- <inline>\n- <inline>\n\n  <block>", "1. <inline>\n2. <inline>\n", "```<word>\n<inline>\n```\n",
      "    <inline>\n",
      "| <inline> | <word> |\n|---|:-:|\n| <inline> | <number> |\n", "$$\n<word>\n$$\n", "(<label>)=\n<block>",
      "% <inline>\n",
      "[^<word>]: <inline>\n", "[<word>]: <address> '<inline>'\n", "<run>", "<run>", "<run>", "<display>", "<display>",
      "<display>", ":::{<directives>} <word>\n<options><block>:::\n", "````{note} <inline>\n<block>````\n", "---\n",
      "***\n",
      "````{only} quick\n<block>````\n", "```{<directives>} <name>\n<mapping>```\n", "<!-- <inline> -->\n",
      "<html>\n<inline>\n",
    ],
    "inline": [
      "<word>", "<word> <inline>", "*<inline>*", "**<inline>**", "~~<inline>~~", "`<word>`", "$<word>$",
      "[<inline>](<address>)",
      "![<word>](<address>)", "{<roles>}`<expression>`", "{value}`<expression>`", "{value}`<expression>`",
      "{claim}`<expression>`",
      "{ref}`<label>`", "{numref}`<label>`", "{param}`<name>`", "[](#<label>)", "[^<word>]", "<html>", "&<word>;",
      "\\<word>",
      "<word>\\\n<word>", "[<word>][<word>]", "https://a.example/<word>", "*<word>**", "[[<inline>", "(<inline>",
    ],
    // What is seldom refused, so that many books come to pages.
    "prose": [
      "<phrase>\n", "## <phrase>\n", "> <phrase>\n>\n> <prose>", "- <phrase>\n- <phrase>\n\n  <phrase>\n",
      "1. <phrase>\n",
      "```python\n<phrase>\n```\n", "| <phrase> | a |\n|---|--:|\n| <phrase> | 1.5 |\n",
      "````{note} <phrase>\n<prose>````\n",
      "```{plot} accuracy\n:run: run\n:label: p\n:title: <phrase>\n:alt: <phrase>\n\n<phrase>\n```\n",
      "$$\n<phrase>\n$$\n",
      "```{plot} learning-rate\n:runs: run, fixed\n:label: q\n:x-label: <phrase>\n\n<phrase>\n```\n",
      "```{plot} policy\n:runs: shape\n:label: s\n```\n\n```{policy} shape\nlike: run\nschedule: {constant: 0.1}\nepochs: 3\n```\n",
      "```{table} runs\n:runs: run, fixed\n:label: t\n\n<phrase>\n```\n", "````{only} quick\n<prose>````\n", "---\n",
      "```{table} comparison\n:run: policies\n:label: u\n\n<phrase>\n```\n",
      "[^1]: <phrase>\n", "[^two]: <phrase>\n", "[ref]: https://b.example/<number> 'T'\n",
      "```{include} part.txt\n```\n",
      "- [ ] <phrase>\n- <phrase>\n- [x] <phrase>\n", "![<script>](tiny.png)\n", "<picture> <picture>\n",
      "```{figure} tiny.png\n:alt: a\n:label: f\n\n<phrase>\n```\n", "| <script> |\n|---|\n| <picture> <phrase> |\n",
    ],
    "picture": ["![<script>](tiny.png)", "![](wide.png)", "[![a](tiny.png)](https://a.example/)"],
    "script": [
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{5D0} 12 (\u{5D1}) a", "\u{627}\u{644}**\u{643}\u{62A}\u{627}\u{628}**",
      "\u{4E2D}\u{6587}\u{3002}\u{4E2D}**\u{6587}**\u{FF0C}\u{4E2D}",
      "\u{30C3}\u{30AF}\u{30FC}\u{3001}\u{300C}a\u{300D}",
      "\u{E20}\u{E32}\u{E29}\u{E32}\u{E44}\u{E17}\u{E22}", "\u{2067}\u{5D0} a\u{2069}",
      "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}",
      "\u{1F469}\u{200D}\u{1F52C}", "\u{200F}a", "\u{7}",
    ],
    "phrase": [
      "word", "<phrase> <phrase>", "*<phrase>*", "**<phrase>**", "`<phrase>`", "$x^2$",
      "[<phrase>](https://a.example/<phrase>)",
      "{value}`run.test.accuracy`", "{value}`policies.difference(run)`", "{numref}`run`", "[](#base)", "\\*", "&amp;",
      "<picture>", "<script>", "<script><script>", "<phrase> <script>", "a^[^1]", "b[^two]", "[<phrase>](#base)",
      "[<phrase>][ref]", "[https://a.example](https://a.example/)", "[<phrase>](mailto:a@b.example)",
      "é", "e\u{301}",
      "\u{1F600}", "\u{202E}x", "\u{5D0}", "W W W W W W W W W W W W W W W W W W W W W W W W W W",
      "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
      "<", "'", "\"", "\u{AD}", "\u{200D}", "~~<phrase>~~", "\\\n<phrase>",
    ],
    "html": ["<", "</", "<!--", "-->", "<?", "<![CDATA[", "<b onclick=x", "<script", "&#0;"],
    "word": [
      "a", "word", "one two", "é", "\u{1F600}", "e\u{301}", "\u{202E}", "1e400", "--", "...", "'", "\"", "|", "\\|",
      "{", "}", "[",
      "]", "`", "``", ":", ": ", " #", "%", "$x", "$", "\t", "<number>", "nan", "~", "", "\u{0}", "\u{FEFF}",
      "\u{2028}", "*", "_",
    ],
    "number": [
      "0", "1", "-1", "3", "1e-4", "0.1", "1/3", "5/24", "1/0", "1e999", "9223372036854775808", "inf", ".5", "2 epochs",
      "7 steps",
    ],
    "name": [
      "plain", "finder", "run", "fixed", "policies", "rates", "run#1", "rates(0.1)", "nobody", "epochs", "x", "<word>",
    ],
    "label": ["run-accuracy", "finder-lr-finder", "a", "a.b:c", "<name>", "<word>"],
    "address": [
      "https://a.example", "mailto:a@b.example", "#<label>", "tiny.png", "../x", "javascript:x", "data:x", "<word>",
      "%2e%2e/x",
    ],
    "expression": [
      "<name>.<results>", "<name>.<results>", "<name>.test.accuracy as percent <number>",
      "<name>.<results>.at(<number>)",
      "<expression> <operator> <expression>", "<name>.best", "policies.difference(run)", "policies.p-value(run)",
      "<number>",
      "<name>.class(<word>).recall", "<name>.test.accuracy.time-to(<number>)", "(<expression>",
      "<expression> expected false",
      "finder.suggestion.<suggestion-rules>", "<expression> as <word>", "<expression> or <number>", "<name>", "<word>",
    ],
    "operator": ["+", "-", "*", "/", ">", "<", ">=", "=", "==", ",", ""],
    "display": [
      "```{plot} <plots>\n<options>\n<inline>\n```\n", "```{plot} <plots>\n:run: <name>\n```\n",
      "```{table} <tables>\n:runs: <name>, <name>\n```\n",
      "```{table} <tables>\n<options>```\n", "```{figure} <address>\n:alt: <word>\n<inline>\n```\n",
      "```{include} <address>\n```\n",
      "```{plot} accuracy\n---\n<mapping>---\n<inline>\n```\n", "```{plot} policy\n:runs: shape, <name>\n```\n",
    ],
    "options": ["", "<option>", "<option><option>", "<option><option><option>"],
    "option": [
      ":run: <name>\n", ":runs: <name>, <name>\n", ":label: <label>\n", ":title: <inline>\n", ":x: <word>\n",
      ":x: steps\n", ":log: both\n",
      ":count: <number>\n", ":columns: <number>\n", ":show: shares\n", ":alt: <inline>\n", ":width: <number>\n",
      ":aliases: <label>, <label>\n",
      ":<word>: <word>\n", ":x-label: <inline>\n",
    ],
  ]
}
