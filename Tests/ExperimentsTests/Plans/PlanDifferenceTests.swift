import Learning
import Testing

@testable import Experiments

@Suite struct PlanDifferenceTests {
  static func changed(_ change: SettingChange) -> RunPlan {
    var plan = SamplePlan.training()
    change.change(&plan)
    return plan
  }

  @Test(arguments: SettingChange.all) func namesExactlyWhatChanged(_ change: SettingChange) throws {
    let found = try PlanDifference.between(SamplePlan.training(), PlanDifferenceTests.changed(change))
    #expect(found.map(\.description) == change.expected)
  }

  @Test func equalPlansDifferInNothing() throws {
    for plan in try SampleKinds.plans() { #expect(try PlanDifference.between(plan, plan) == []) }
  }

  /// Whoever adds a setting to plans adds a line to `SettingChange.all`.
  @Test func everySettingOfAPlanIsChangedOnce() throws {
    let changed = Set(
      SettingChange.all.flatMap(\.expected).map { String($0.prefix { $0 != ":" }) }.filter {
        !["duration.steps", "schedule.one-cycle.down", "model.resnet9.classes"].contains($0)
          && !["purpose.", "start.", "trainable"].contains(where: $0.hasPrefix)
      })
    #expect(try Set(PlanDifference.settings(of: SamplePlan.training()).keys) == changed)
  }

  @Test func anotherKindIsToldByItsSettings() throws {
    var plan = SamplePlan.training()
    plan.schedule = Schedule(ConstantPolicy(rate: 0.5))
    let found = try PlanDifference.between(SamplePlan.training(), plan).map(\.setting)
    #expect(found.first == "schedule.constant.rate")
    #expect(found.dropFirst().allSatisfy { $0.hasPrefix("schedule.one-cycle.") } && found.count == 7)
  }
}
