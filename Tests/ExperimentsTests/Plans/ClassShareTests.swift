import Learning
import Testing

@testable import Experiments

/// Which pictures are held out, of all or of each class.
@Suite struct ClassShareTests {
  private static func plan(_ share: Double, byClass: Bool) -> RunPlan {
    var plan = RunFinderTests.plan
    plan.validation = share
    plan.heldOutByClass = byClass ? true : nil
    return plan
  }

  @Test func theFirstOnesAreHeldOutOfAll() {
    let (held, trained) = Self.plan(0.25, byClass: false).split([0, 0, 1, 1, 0, 1, 0, 1], classes: 2)
    #expect(held == [0, 1] && trained == [2, 3, 4, 5, 6, 7])
  }

  @Test func aShareOfEachClassIsHeldOut() {
    let labels = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2]
    let (held, trained) = Self.plan(0.5, byClass: true).split(labels, classes: 3)
    #expect(held == [0, 1, 4, 5, 8] && trained == [2, 3, 6, 7, 9])
  }

  /// As many as without classes, every place once, and no class held out whole as long as it goes otherwise.
  @Test func sharesAreExact() {
    var stream = RandomStream(seed: 3, name: "held out")
    for _ in 0..<300 {
      let classes = 1 + stream.below(6)
      let labels = (0..<(1 + stream.below(40))).map { _ in stream.below(classes) }
      let plan = Self.plan(stream.uniform(0.001, 0.9), byClass: true)
      let (held, trained) = plan.split(labels, classes: classes)
      #expect(held.count == plan.validationCount(of: labels.count))
      #expect(
        (held + trained).sorted() == Array(labels.indices) && held == held.sorted() && trained == trained.sorted())
      let (inHeld, inTrained) = (Set(held.map { labels[$0] }), Set(trained.map { labels[$0] }))
      let room = labels.count - Set(labels).count
      if held.count <= room { #expect(inHeld.subtracting(inTrained).isEmpty, "\(labels) \(held)") }
    }
  }

  /// Plans of before have the keys that they had.
  @Test func theSettingIsNotInOtherPlans() throws {
    #expect(try !CanonicalJSON.text(Self.plan(0.25, byClass: false)).contains("held-out-by-class"))
    let text = try CanonicalJSON.text(Self.plan(0.25, byClass: true))
    #expect(text.contains("\"held-out-by-class\":true"))
  }
}
