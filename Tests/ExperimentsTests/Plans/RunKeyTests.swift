import Foundation
import Learning
import Testing

@testable import Experiments

@Suite struct RunKeyTests {
  @Test func equalPlansOnEqualDataHaveOneKey() throws {
    for (one, other) in zip(try SampleKinds.plans(), try SampleKinds.plans()) {
      #expect(try RunKey(one, fingerprint: "f") == RunKey(other, fingerprint: "f"))
    }
  }

  @Test func differentPlansHaveDifferentKeys() throws {
    let plans = Set(try SampleKinds.plans())
    #expect(plans.count > 50)
    #expect(try Set(plans.map { try RunKey($0, fingerprint: "f") }).count == plans.count)
  }

  @Test(arguments: SettingChange.all) func everySettingChangesTheKey(_ change: SettingChange) throws {
    let plan = PlanDifferenceTests.changed(change)
    #expect(try RunKey(plan, fingerprint: "f") != RunKey(SamplePlan.training(), fingerprint: "f"))
  }

  @Test func theDataChangesTheKey() throws {
    let plan = SamplePlan.training()
    #expect(try RunKey(plan, fingerprint: "f") != RunKey(plan, fingerprint: "g"))
  }

  /// Where this changes, every record that anyone has is lost.
  @Test func theKeyIsFixed() throws {
    let key = try RunKey(SamplePlan.training(), fingerprint: "f")
    #expect(key.text == "053b62c952779e434001f7874539f8a55098b760d745e614b098972d4a30d434")
    #expect(try CanonicalJSON.text(key) == "\"\(key)\"")
    #expect(try CanonicalJSON.value(RunKey.self, from: Data("\"\(key)\"".utf8)) == key)
  }

  /// −0 and 0 are equal, and so have to be their texts.
  @Test func aZeroThatIsWrittenHasNoSign() throws {
    let losses = try ["0", "-0", "-0.0", "-0/5"].map { text in
      try SampleKinds.read("{cross-entropy: {label-smoothing: \(text)}}") { Loss.read($0, diagnostics: $1) }
    }
    #expect(Set(try losses.map { try CanonicalJSON.text($0) }).count == 1)
  }
}
