extension ProvokedMistakesTests {
  /// YAML, fences and directives.
  static let ofSyntax: [Provoked] = [
    Provoked(
      "a tab for indentation", .train("epochs: 1\nschedule:\n\tconstant: 0.1"), at: "7:1",
      "a tab indents this line", next: "indent settings with spaces"),
    Provoked(
      "a missing colon", .train("epochs 1\nschedule: {constant: 0.1}"), at: "5:1",
      "this is not YAML: could not find expected ':'", next: "write 'epochs: 1'"),
    Provoked(
      "an open brace", .schedule("{constant: 0.1"), at: "7:1",
      "this is not YAML: did not find expected ',' or '}'",
      next: "settings are written as 'name: value', one to a line; quote "),
    Provoked(
      "an open quote", .train("epochs: 1\nschedule: {constant: 0.1}\nshow: 'outcome"), at: "7:15",
      "this is not YAML: found unexpected end of stream",
      next: "a quote is opened and never closed; within single quotes wri"),
    Provoked(
      "a key twice", .train("epochs: 1\nepochs: 2\nschedule: {constant: 0.1}"), at: "5:1",
      "this is not YAML: a name stands twice: 'epochs'", next: "leave one of them out"),
    Provoked(
      "a list for a mapping", .train("- epochs: 1"), at: "5:1",
      "this is not YAML: did not find expected key",
      next: "settings are written as 'name: value', one to a line; quote "),
    Provoked(
      "under-indented", .train("epochs: 1\nschedule:\n  one-cycle:\n  max: 0.4"), at: "8:3",
      "'max' stands beside 'one-cycle', not within it", next: "indent it further than 'one-cycle', which it belongs to"),
    Provoked(
      "a colon without a space", .train("epochs:1\nschedule: {constant: 0.1}"), at: "5:1",
      "this is not YAML: could not find expected ':'", next: "write 'epochs: 1'"),
    Provoked(
      "an unknown alias", .train("epochs: *count\nschedule: {constant: 0.1}"), at: "5:9",
      "this is not YAML: found undefined alias", next: "put a text that begins with * or & between quotes"),
    Provoked(
      "equals for colons", .train("epochs = 1\nschedule = constant"), at: "5:1",
      "this is not YAML: could not find expected ':'", next: "write 'epochs: 1'"),
    Provoked(
      "a misspelled directive", .chapter("```{trian} bad\nlike: plain\n```\n"), at: "3:1",
      "there is no directive {trian}", next: "did you mean 'train'?"),
    Provoked(
      "a directive of Sphinx", .chapter("```{toctree}\n```\n"), at: "3:1",
      "there is no directive {toctree}", next: "take it away: the report makes its list of contents, and 'ch"),
    Provoked(
      "a directive with a capital",
      .chapter("```{Train} bad\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n"), at: "3:1",
      "there is no directive {Train}", next: "did you mean 'train'?"),
    Provoked(
      "a run without a name", .chapter("```{train}\nlike: plain\n```\n"), at: "3:1",
      "{train} needs a name", next: "write ```{train} my-run: lower-case letters, digits and dash"),
    Provoked(
      "a run with a name in capitals",
      .chapter("```{train} MyRun\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n"), at: "3:1",
      "'MyRun' is no name for a {train}", next: "write ```{train} my-run: lower-case letters, digits and dash"),
    Provoked(
      "a run with two words for a name",
      .chapter("```{train} my run\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n"), at: "3:1",
      "'my run' is no name for a {train}", next: "write ```{train} my-run: lower-case letters, digits and dash"),
    Provoked(
      "a name that is taken", .chapter("```{train} fixed\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n"),
      at: "3:1",
      "the name 'fixed' stands twice", next: "it stands first at base.md:23:1; a name is for one run"),
    Provoked(
      "a fence that stays open", .chapter("```{train} bad\nlike: plain\n"), at: "3:1",
      "this fence is never closed", next: "close it with a line ```"),
    Provoked(
      "options for settings", .chapter("```{train} bad\n:epochs: 1\nlike: plain\n```\n"), at: "4:1",
      "{train} takes settings, not options", next: "write 'epochs: 1' without the first colon"),
    Provoked(
      "settings for options", .chapter("```{plot} accuracy\nrun: onecycle\n```\n"), at: "3:1",
      "{plot} accuracy needs a run", next: "write ':run: onecycle'"),
    Provoked(
      "an include of nothing", .chapter("```{include} nothing.md\n```\n"), at: "3:1",
      "there is no file 'nothing.md'", next: "create it, or correct its name"),
    Provoked(
      "an include of itself", .chapter("```{include} case.md\n```\n"), at: "3:1",
      "case.md includes case.md: this never ends"),
    Provoked(
      "an only of no profile", .chapter(":::{only} slow\nText.\n:::\n"), at: "3:1",
      "the book has no profile 'slow'", next: "known names: quick"),
    Provoked(
      "a figure of nothing", .chapter("```{figure} nothing.png\n:alt: Nothing\n```\n"), at: "3:1",
      "there is no file 'nothing.png'", next: "create it, or correct its name"),
    Provoked(
      "a figure without a file", .chapter("```{figure}\n```\n"), at: "3:1",
      "a figure needs its file", next: "write {figure} network.png, beside the chapter"),
  ]
}
