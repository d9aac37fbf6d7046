import Foundation
import Settings
import Testing

@testable import Learning

/// Every step of every case of `golden/schedules.json` whose policy exists here, computed by PyTorch.
@Suite(.serialized) struct GoldenSchedules {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    enum Value: Decodable {
      case number(Double)
      case text(String)
      case flag(Bool)
      case other

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
          self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else if let text = try? container.decode(String.self) {
          self = .text(text)
        } else {
          self = .other
        }
      }
    }

    enum CodingKeys: String, CodingKey {
      case name, kind, settings, lr, momentum
      case baseRate = "base_lr"
    }

    var name: String
    var kind: String
    var settings: [String: Value]
    var lr: [Double]
    var momentum: [Double]
    var baseRate: Double

    var testDescription: String { name }

    func number(_ key: String) -> Double? {
      if case .number(let value)? = settings[key] { value } else { nil }
    }

    func isTrue(_ key: String) -> Bool? {
      if case .flag(let value)? = settings[key] { value } else { nil }
    }

    /// nil where the policy is not one of ours yet.
    var schedule: Schedule? {
      switch kind {
      case "step":
        return Schedule(
          StepPolicy(start: baseRate, factor: number("gamma") ?? 0.1, every: .steps(Int(number("step_size") ?? 1))))
      case "one-cycle":
        var isLinear = false
        if case .text("linear")? = settings["anneal_strategy"] { isLinear = true }
        return Schedule(
          OneCyclePolicy(
            max: number("max_lr") ?? 0, peak: .share(number("pct_start") ?? 0.3), div: number("div_factor") ?? 25,
            finalDiv: number("final_div_factor") ?? 1e4, anneal: isLinear ? .linear : .cosine,
            momentum: isTrue("cycle_momentum") == false
              ? nil : MomentumCycle(number("max_momentum") ?? 0.95, number("base_momentum") ?? 0.85),
            threePhase: isTrue("three_phase") ?? false))
      default: return nil
      }
    }
  }

  struct List: Decodable { var cases: [Case] }

  static let all: [Case] = {
    guard let bytes = try? Data(contentsOf: Goldens.folder.appending(path: "schedules.json")) else { return [] }
    return (try? JSONDecoder().decode(List.self, from: bytes))?.cases ?? []
  }()

  @Test func hasCases() {
    let ours = GoldenSchedules.all.filter { $0.schedule != nil }
    #expect(!ours.isEmpty, "no cases in \(Goldens.folder.path)/schedules.json")
    for other in GoldenSchedules.all where other.schedule == nil {
      print("golden schedule \(other.name): \(other.kind) is not a policy of Cyclopedia's yet")
    }
  }

  @Test(arguments: all.filter { $0.schedule != nil }) func everyStep(_ golden: Case) throws {
    let rates = try #require(golden.schedule).rates(RunLength(steps: golden.lr.count, stepsPerEpoch: 10))
    let largest = try #require(golden.lr.max())
    let worst = zip(rates, golden.lr).map { abs($0.learningRate - $1) / largest }.max() ?? .infinity
    let momenta = zip(rates, golden.momentum).map { abs(($0.momentum ?? 0.9) - $1) }.max() ?? .infinity
    print("golden schedule \(golden.name): worst error \(worst), momentum \(momenta)")
    #expect(rates.count == golden.lr.count && worst <= 1e-12 && momenta <= 1e-12)
  }
}
