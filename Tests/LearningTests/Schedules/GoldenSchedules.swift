import Foundation
import Testing

@testable import Learning

/// Every step of every case of `golden/schedules.json`, computed by PyTorch.
@Suite(.serialized) struct GoldenSchedules {
  struct List: Decodable { var cases: [GoldenCase] }

  static func read(_ folder: URL) throws -> [GoldenCase] {
    try JSONDecoder().decode(List.self, from: Data(contentsOf: folder.appending(path: "schedules.json"))).cases
  }

  static let all: [GoldenCase] = Goldens.folders.flatMap { (try? read($0)) ?? [] }

  @Test(arguments: Goldens.folders) func hasCases(_ folder: URL) throws {
    #expect(!(try GoldenSchedules.read(folder).isEmpty), "no cases in \(folder.path)/schedules.json")
  }

  @Test(arguments: all) func everyStep(_ golden: GoldenCase) throws {
    let schedule = try #require(golden.schedule, "\(golden.kind) is no policy of Cyclopedia's")
    var state = try schedule.start(RunLength(steps: golden.lr.count, stepsPerEpoch: 10))
    let rates = golden.lr.indices.map { state.next(metric: golden.metric(before: $0)) }
    let largest = try #require(golden.lr.max())
    let worst = zip(rates, golden.lr).map { abs($0.learningRate - $1) / largest }.max() ?? .infinity
    let momenta = zip(rates, golden.momentum).map { abs(($0.momentum ?? 0.9) - $1) }.max() ?? .infinity
    print("golden schedule \(golden.name): worst error \(worst), momentum \(momenta)")
    #expect(rates.count == golden.lr.count && worst <= 1e-12 && momenta <= 1e-12)
  }
}
