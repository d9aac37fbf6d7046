import Testing

/// Directives that are not known, not named, or given what they do not take.
@Suite struct DirectiveMistakeTests {
  static let mistakes: [Mistake] = [
    Mistake("👉```{trian} x\n```\n", "there is no directive {trian}", hint: "did you mean 'train'?"),
    Mistake(
      "👉```{zzzzzz}\n```\n", "there is no directive {zzzzzz}",
      hint:
        "known names: compare, figure, include, note, only, plot, policy, quotient, range-test, recipe, reported, sweep, "
        + "table, tip, train, warning"
    ),
    Mistake(
      "👉```{train}\n```\n", "{train} needs a name",
      hint: "write ```{train} my-run: lower-case letters, digits and dashes, a letter first"),
    Mistake(
      "👉```{range-test} My Run\n```\n", "'My Run' is no name for a {range-test}",
      hint: "write ```{range-test} my-run: lower-case letters, digits and dashes, a letter first"),
    Mistake(
      "👉```{compare} ../x\n```\n", "'../x' is no name for a {compare}",
      hint: "write ```{compare} my-run: lower-case letters, digits and dashes, a letter first"),
    Mistake(
      "```{recipe} a\n👉:batch: 32\n```\n", "{recipe} takes settings, not options",
      hint: "write 'batch: 32' without the first colon"),
    Mistake(
      "```{recipe} a\n👉- batch\n```\n", "{recipe} takes settings 'name: value', not a list", hint: nil),
    Mistake(
      "```{recipe} a\n👉batch\n```\n", "{recipe} takes settings 'name: value', not 'batch'", hint: nil),
    Mistake(
      "```{note} Title\n👉:class: red\nText.\n```\n", "{note} has no option 'class'", hint: "it takes none"),
    Mistake(
      "```{plot} accuracy\n👉:rum: fixed\n:run: fixed\n```\n", "{plot} accuracy has no option 'rum'",
      hint: "did you mean 'run'?"),
    Mistake(
      "```{table} epochs\n👉:alt: a table\n:run: fixed\n```\n", "{table} epochs has no option 'alt'",
      hint: "known names: label, run, runs"),
    Mistake(
      "```{plot} accuracy\n:run: fixed\n👉:run: onecycle\n```\n", "the option 'run' stands twice", hint: "keep one"),
    Mistake("👉```{only}\nText.\n```\n", "{only} needs a profile's name", hint: "the book's profiles: quick, large"),
    Mistake(
      "👉```{only} quick, lrage\nText.\n```\n", "the book has no profile 'lrage'", hint: "did you mean 'large'?"),
    // Text for other profiles is checked too.
    Mistake(
      "````{only} large\n👉```{trian} x\n```\n````\n", "there is no directive {trian}", hint: "did you mean 'train'?"),
    Mistake(
      "````{note}\n👉```{plot} acuracy\n:run: fixed\n```\n````\n", "there is no {plot} 'acuracy'",
      hint: "did you mean 'accuracy'?"),
    Mistake("👉```{note}\nText.\n", "this fence is never closed", hint: "close it with a line ```"),
  ]

  @Test(arguments: mistakes) func aMistakeIsFoundInItsPlace(mistake: Mistake) throws { try expect(mistake) }
}
