import Foundation
import Testing

@testable import Learning

/// What holds for every kind of policy.
@Suite struct PolicyKindTests {
  /// The code in a kind's summary.
  static func example(_ summary: String) -> String? {
    let parts = summary.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }

  @Test(arguments: Schedule.all.map { $0.name }) func examplesParsePrintAndSurviveTheirJSON(_ name: String) throws {
    let type = try #require(Schedule.all.first { $0.name == name })
    let example = try #require(PolicyKindTests.example(type.summary), "\(name)'s summary has no example")
    let (read, mistakes) = PolicyTests.read(example)
    #expect(mistakes.isEmpty, "\(example)")
    let schedule = try #require(read)
    #expect(schedule.name == name)
    // What it prints is what a chapter may write.
    #expect(PolicyTests.read(schedule.description).0 == schedule, "\(schedule)")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(schedule)
    let decoded = try JSONDecoder().decode(Schedule.self, from: json)
    #expect(decoded == schedule && decoded.hashValue == schedule.hashValue)
    #expect(try encoder.encode(decoded) == json)
    let names = String(decoding: json, as: UTF8.self).matches(of: /"([^"]+)":/).map { String($0.output.1) }
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil }, "\(names)")
  }

  @Test func namesAreUniqueAndKebabCase() {
    let names = Schedule.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
  }

  /// One kind, one file: a file that is missing here has no line in `Schedule.all`.
  @Test func everyFileIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let folder = root.appending(path: "Sources/Learning/Schedules/Policies").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.contains("+") }
    #expect(Set(files) == Set(Schedule.all.map { "\($0).swift" }))
  }

  @Test func whatAChapterCannotLeaveOutSurvivesToo() throws {
    let policies: [any Policy] = [
      OneCyclePolicy(max: 0.3, peak: .steps(7), momentum: nil, threePhase: true),
      CyclicPolicy(min: 0.1, max: 1, up: .share(0.1), mode: .expRange, factor: 0.99, momentum: nil),
      PiecewiseLinearPolicy(at: .steps, rate: [1: 0.1, 9: 1], momentum: [1: 0.9, 9: 0.8]),
      JoinedPolicy(
        [Schedule(CosinePolicy(start: 1)), Schedule(PlateauPolicy(start: 1, watch: .trainLoss))], at: [.share(0.5)]),
    ]
    for schedule in policies.map({ Schedule($0) }) {
      #expect(try JSONDecoder().decode(Schedule.self, from: JSONEncoder().encode(schedule)) == schedule)
    }
  }

  @Test func printsAsWritten() {
    let step = Schedule(StepPolicy(start: 1, factor: 0.1, every: .epochs(5), momentum: 0.9))
    #expect(step.description == "{step: {every: 5 epochs, factor: 0.1, momentum: 0.9, start: 1}}")
    let knots = Schedule(PiecewiseLinearPolicy(at: .epochs, rate: [0: 0, 5: 0.4]))
    #expect(knots.description == "{piecewise-linear: {at: epochs, rate: [[0, 0], [5, 0.4]]}}")
  }
}
