import Testing

/// Names and labels that stand twice or nowhere.
@Suite struct LabelMistakeTests {
  static let plot = "```{plot} accuracy\n:run: fixed\n```\n"

  static let duplicates: [Mistake] = [
    Mistake(
      "👉```{train} fixed\nlike: plain\nepochs: 1\nschedule: {constant: 1}\n```\n", "the name 'fixed' stands twice",
      hint: "it stands first at base.md:23:1; a name is for one run"),
    Mistake(
      "👉```{recipe} policies\nbatch: 1\n```\n", "the name 'policies' stands twice",
      hint: "it stands first at base.md:29:1; a name is for one run"),
    Mistake(
      "👉```{compare} finder\nruns: [fixed, onecycle]\n```\n", "the name 'finder' stands twice",
      hint: "it stands first at base.md:9:1; a name is for one run"),
    Mistake(
      "\(plot)\n👉\(plot)", "the label 'fixed-accuracy' stands twice",
      hint: "it stands first at case.md:3:1; set ':label:' to another"),
    Mistake(
      "👉```{plot} accuracy\n:run: fixed\n:label: onecycle\n```\n", "the label 'onecycle' stands twice",
      hint: "it stands first at base.md:16:1; set ':label:' to another"),
    Mistake(
      "(here)=\n## One\n\n👉(here)=\n## Two\n", "the label 'here' stands twice",
      hint: "it stands first at case.md:3:1; set ':label:' to another"),
    Mistake(
      "(here)=\n## One\n\n👉```{table} epochs\n:run: fixed\n:label: Here\n```\n", "the label 'here' stands twice",
      hint: "it stands first at case.md:3:1; set ':label:' to another"),
    Mistake(
      "👉```{plot} accuracy\n:run: fixed\n:aliases: fixed\n```\n", "the label 'fixed' stands twice",
      hint: "it stands first at base.md:23:1; set ':label:' to another"),
  ]

  static let unknown: [Mistake] = [
    Mistake(
      "\(plot)\nSee 👉{numref}`fixed-acuracy`.\n", "there is no label 'fixed-acuracy'",
      hint: "did you mean 'fixed-accuracy'?"),
    Mistake(
      "See 👉{ref}`nowhere`.\n", "there is no label 'nowhere'",
      hint: "figures, tables, runs, chapters and headings have labels"),
    Mistake(
      "See 👉{ref}`the text <basis>`.\n", "there is no label 'basis'",
      hint: "figures, tables, runs, chapters and headings have labels"),
    Mistake("See [](👉#bace).\n", "there is no label 'bace'", hint: "did you mean 'base'?"),
    Mistake("See [it](👉#bace).\n", "there is no label 'bace'", hint: "did you mean 'base'?"),
    Mistake(
      "```{plot} accuracy\n:run: fixed\n\nAs in 👉{numref}`nothing-here`.\n```\n", "there is no label 'nothing-here'",
      hint: "figures, tables, runs, chapters and headings have labels"),
    Mistake(
      ":::{note} About 👉{ref}`nothing-here`\nText.\n:::\n", "there is no label 'nothing-here'",
      hint: "figures, tables, runs, chapters and headings have labels"),
  ]

  static let bad: [Mistake] = [
    Mistake(
      "```{plot} accuracy\n:run: fixed\n:label: 👉../../x\n```\n", "'../../x' is no label",
      hint: "labels have lower-case letters, digits and - _ . :"),
    Mistake(
      "```{table} epochs\n:run: fixed\n:label: 👉<b>\n```\n", "'<b>' is no label",
      hint: "labels have lower-case letters, digits and - _ . :"),
    Mistake(
      "```{plot} accuracy\n:run: fixed\n:aliases: 👉ok, ../x\n```\n", "'../x' is no label",
      hint: "labels have lower-case letters, digits and - _ . :"),
    Mistake(
      "```{plot} accuracy\n:run: fixed\n:label: 👉accuracy.dark\n```\n", "'accuracy.dark' is no label of a figure",
      hint: "'.dark' ends the names of drawings for dark paper"),
  ]

  /// Of 101 letters.
  static let long = String(repeating: "a", count: 101)
  static let tooLong: [Mistake] = [
    "👉(\(long))=\n```{plot} accuracy\n:run: fixed\n```\n\nSee {numref}`\(long)`.\n",
    "👉(\(long))=\n```{table} epochs\n:run: fixed\n```\n",
    "```{plot} accuracy\n:run: fixed\n:label: 👉\(long)\n```\n",
    "```{plot} accuracy\n:run: fixed\n:aliases: 👉\(long)\n```\n",
  ].map {
    Mistake($0, "'\(long.prefix(80))' is no label", hint: "labels have at most 100 letters, and this one has 101")
  }

  @Test(arguments: duplicates) func namesAndLabelsStandOnce(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: unknown) func labelsExist(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: bad) func labelsAreFileNames(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: tooLong) func labelsFitInFileNames(mistake: Mistake) throws { try expect(mistake) }

  @Test func aHundredLettersFit() async throws {
    let label = String(Self.long.dropLast())
    let notebook = try TestNotebook(
      SmallBook.files.merging(["two.md": SmallBook.two.replacing("sketch", with: label)]) { $1 })
    _ = try await Built(notebook.notebook())
    #expect(notebook.exists("output/quick/figures/\(label).dark.svg"))
  }
}
