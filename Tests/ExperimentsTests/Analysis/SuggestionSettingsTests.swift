import Settings
import Testing

@testable import Experiments

/// Reads a setting's value that stands in line 7; complaints as `line:column message`, with the hint.
private func read<Value>(
  _ text: String, _ reading: (SettingsNode, Diagnostics) -> Value?
) -> (value: Value?, complaints: [String]) {
  let diagnostics = Diagnostics()
  let node = SettingsText.parse("a: \(text)", at: SourceLocation(file: "a.md", line: 7), diagnostics: diagnostics)?["a"]
  let value = node.flatMap { reading($0, diagnostics) }
  let complaints = diagnostics.sorted.map { found in
    "\(found.location.line):\(found.location.column) \(found.message)" + (found.hint.map { " – \($0)" } ?? "")
  }
  return (value, complaints)
}

@Suite struct SuggestionSettingsTests {
  @Test(arguments: SuggestionRule.all)
  func readsEveryRule(kind: any SuggestionRuleKind.Type) {
    let (plain, complaints) = read(kind.name, SuggestionRule.read)
    #expect(plain == SuggestionRule(kind.init(skip: nil)) && complaints == [])
    let (skipping, more) = read("{\(kind.name): {skip: [10, 5]}}", SuggestionRule.read)
    #expect(skipping == SuggestionRule(kind.init(skip: .init(start: 10, end: 5))) && more == [])
  }

  @Test(arguments: [
    ("vally", "7:4 suggest has no kind 'vally' – did you mean 'valley'?"),
    (
      "[valley]",
      "7:4 suggest takes one of its kinds, as 'name' or '{name: settings}', not a list – "
        + "known kinds: accuracy, consensus, minimum, slide, steepest, valley"
    ),
    (
      "{valley: {skip: 3}}",
      "7:20 skip takes two numbers, not 1 – write [points at the start, points at the end]"
    ),
    (
      "{valley: {skip: [1, 2, 3]}}",
      "7:20 skip takes two numbers, not 3 – write [points at the start, points at the end]"
    ),
    ("{valley: {skip: [-1, 2]}}", "7:21 skip must be between 0 and 1000000, not -1"),
    ("{valley: {skip: [1, few]}}", "7:24 skip takes a whole number, not 'few'"),
    ("{valley: {skpi: [1, 2]}}", "7:14 valley has no setting 'skpi' – did you mean 'skip'?"),
    ("{valley: 3}", "7:13 valley takes settings 'name: value', not '3'"),
  ])
  func complainsAboutRules(text: String, expected: String) {
    #expect(read(text, SuggestionRule.read).complaints == [expected])
  }

  @Test(
    arguments: [
      ("none", .none), ("0.95", .exponential(0.95)), ("{exponential: .9}", .exponential(0.9)),
      ("exponential", .fastai), ("{torch: 0.1}", .torch(0.1)), ("torch", .torch(0.05)),
      ("{exponential: {share: 19/20}}", .exponential(0.95)),
    ] as [(String, Smoothing)])
  func readsSmoothing(text: String, expected: Smoothing) {
    let (found, complaints) = read(text, Smoothing.read)
    #expect(found == expected && complaints == [])
  }

  @Test(arguments: [
    ("1", "7:4 smoothing takes a share between 0 and 1, not 1"),
    ("0", "7:4 smoothing takes a share between 0 and 1, not 0"),
    ("98", "7:4 smoothing takes a share between 0 and 1, not 98"),
    ("nan", "7:4 smoothing must be a finite number, not 'nan'"),
    ("{torch: -0.1}", "7:12 smoothing takes a share between 0 and 1, not -0.1"),
    ("{exponential: much}", "7:18 share takes a number, not 'much'"),
    ("{torch: {chare: 0.1}}", "7:13 torch has no setting 'chare' – did you mean 'share'?"),
    ("exponental", "7:4 smoothing has no kind 'exponental' – did you mean 'exponential'?"),
    ("{none: 0.5}", "7:11 none takes settings 'name: value', not '0.5'"),
    ("{none: {share: 0.5}}", "7:12 none has no setting 'share'"),
  ])
  func complainsAboutSmoothing(text: String, expected: String) {
    #expect(read(text, Smoothing.read).complaints == [expected])
  }
}
