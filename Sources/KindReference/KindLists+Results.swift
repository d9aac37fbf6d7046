import Runs

extension KindLists {
  /// What values, claims and settings name, and what may stand behind it.
  static var results: [List] {
    [
      List(title: "results", noun: "result", kinds: ResultKind.all.map(result) + ofComparisons),
      List(
        title: "endings", noun: "ending",
        kinds: ResultEnding.all.map {
          Kind(
            name: $0.argument == nil ? $0.name : "\($0.name)(…)", summary: $0.summary,
            example: value("onecycle.test.accuracy.\($0.example)"))
        }),
      List(
        title: "formats", noun: "format",
        kinds: ValueFormat.Kind.allCases.map {
          Kind(name: $0.rawValue, summary: $0.summary, example: value($0.example))
        }),
    ]
  }

  private static func result(_ kind: ResultKind) -> Kind {
    let owner = kind.offer == .rangeTests ? "finder" : "onecycle"
    let name = kind.takesArgument ? kind.name.replacing("class.", with: "class(NAME).") : kind.name
    return Kind(
      name: name, summary: kind.summary, value: kind.isText ? "a text" : kind.unit.words,
      example: value("\(owner).\(name.replacing("NAME", with: "star"))"))
  }

  /// Results of what is made of several runs.
  private static var ofComparisons: [Kind] {
    let summaries = [
      "difference": "of a compare: test accuracy less the baseline's; difference(RUN).test.loss and the like",
      "p-value": "of a compare: by the test that its table names; p-value(RUN).test.loss and the like",
    ]
    return Comparison.names.map { name in
      Kind(
        name: "\(name)(RUN)", summary: summaries[name] ?? "", value: "a number",
        example: value("policies.\(name)(onecycle)"))
    } + [
      Kind(
        name: SweepResults.best,
        summary: "of a sweep: the value of its best member; best.test.accuracy and the like of that member",
        value: "a number or a text", example: value("rates.\(SweepResults.best)")),
      Kind(
        name: QuotientDefinition.result, summary: "of a quotient: how many times the one result is the other",
        value: "a number", example: value("errors.\(QuotientDefinition.result)")),
    ]
  }

  private static func value(_ expression: String) -> KindExample { KindExample("It is {value}`\(expression)`.") }
}
