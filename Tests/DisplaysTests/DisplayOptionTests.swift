import Testing

@testable import Displays

@Suite struct DisplayOptionTests {
  /// What `kinds` and the guide say of an option is what the reader reads.
  @Test(arguments: PlotKinds.all.map { ($0.name, $0.options) } + TableKinds.all.map { ($0.name, $0.options) })
  func optionsSayWhatTheyAre(kind: String, options: [DisplayOption]) {
    #expect(Set(options.map(\.name)).count == options.count, "\(kind) has an option twice")
    for option in options {
      #expect(!option.summary.hasSuffix("."), "\(kind): \(option.name)")
      switch option.value {
      case .integer(let range):
        if let standard = Int(option.standard) { #expect(range.contains(standard), "\(kind): \(option.name)") }
      case .words(let words): #expect(Set(words).count == words.count && words.count > 1, "\(kind): \(option.name)")
      case .text: break
      }
    }
  }
}
