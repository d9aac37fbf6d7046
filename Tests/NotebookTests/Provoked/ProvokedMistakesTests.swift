import SampleBooks
import Testing

/// What a newcomer gets wrong, each with what is said of it: what, where, and what to do next.
@Suite struct ProvokedMistakesTests {
  struct Provoked: CustomTestStringConvertible, Sendable {
    /// Of which most is the same in many mistakes.
    enum Text: Sendable {
      case chapter(String)
      /// A training with these settings behind `like: plain`.
      case train(String)
      /// A training for one epoch with this schedule.
      case schedule(String)
      /// A recipe with these settings behind data, batch and model.
      case recipe(String)

      var written: String {
        switch self {
        case .chapter(let text): text
        case .train(let settings): "```{train} bad\nlike: plain\n\(settings)\n```\n"
        case .schedule(let policy): "```{train} bad\nlike: plain\nepochs: 1\nschedule: \(policy)\n```\n"
        case .recipe(let settings): "```{recipe} bad\n\(SampleText.settings)\n\(settings)\n```\n"
        }
      }
    }

    var testDescription: String
    var text: String
    /// Line and column in the chapter, which begins with its title and an empty line.
    var place: String
    var message: String
    /// How the hint begins; nil where the message says it all.
    var next: String?

    init(_ name: String, _ text: Text, at place: String, _ message: String, next: String? = nil) {
      (testDescription, self.text, self.place) = (name, text.written, place)
      (self.message, self.next) = (message, next)
    }
  }

  static let all = ofSyntax + ofRuns + ofPolicies + ofKinds + ofText

  @Test(arguments: all) func whatWhereAndWhatNextAreSaid(_ provoked: Provoked) throws {
    let found = try TestNotebook(afterBase: "# Case\n\n" + provoked.text).mistakes()
    #expect(found.count <= 3, "one mistake is not ten: \(found)")
    let place = "case.md:\(provoked.place)"
    let said = try #require(
      found.first { "\($0.location)" == place && $0.message == provoked.message }, "\(found.map(\.description))")
    guard let next = provoked.next else {
      #expect(said.hint == nil)
      return
    }
    #expect(said.hint?.hasPrefix(next) == true, "\(said.hint ?? "no hint")")
  }

  @Test func thereAreAHundred() {
    #expect(Self.all.count >= 100)
    #expect(Set(Self.all.map(\.testDescription)).count == Self.all.count)
    let silent = Self.all.filter { $0.next == nil }
    #expect(silent.count < Self.all.count / 4, "most mistakes say what to do: \(silent.map(\.message))")
  }
}
