import Foundation
import Testing

@testable import Experiments

/// The form in which rules have been written since before each had a file of its own.
@Suite struct SuggestionCodingTests {
  @Test(arguments: ["valley", "steepest", "minimum", "slide", "accuracy", "consensus"])
  func aRuleIsWrittenAsEver(name: String) throws {
    let kind = try #require(SuggestionRule.kind(named: name))
    let plain = SuggestionRule(kind.init(skip: nil))
    #expect(try written(plain) == #"{"kind":"\#(name)"}"#)
    let skipping = SuggestionRule(kind.init(skip: .init(start: 3, end: 0)))
    #expect(try written(skipping) == #"{"kind":"\#(name)","skip":{"end":0,"start":3}}"#)
    for rule in [plain, skipping] {
      #expect(try JSONDecoder().decode(SuggestionRule.self, from: Data(written(rule).utf8)) == rule)
    }
  }

  @Test(arguments: [#"{"kind":"vally"}"#, "{}", #"{"kind":"valley","skip":{"start":1}}"#])
  func anotherFormIsRefused(text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(SuggestionRule.self, from: Data(text.utf8)) }
  }

  @Test func rulesOfOneKindAreEqualWhereTheySkipAsMuch() {
    let skips: [SuggestionRule.Skip?] = [nil, .init(start: 0, end: 0), .init(start: 0, end: 1)]
    let all = SuggestionRule.all.flatMap { kind in skips.map { SuggestionRule(kind.init(skip: $0)) } }
    #expect(Set(all).count == all.count)
    #expect(Set(all + all) == Set(all))
  }

  private func written(_ rule: SuggestionRule) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(rule), as: UTF8.self)
  }
}
