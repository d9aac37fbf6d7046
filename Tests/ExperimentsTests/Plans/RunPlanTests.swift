import Foundation
import Learning
import Testing

@testable import Experiments

@Suite struct RunPlanTests {
  @Test func everyKindOfPlanComesBackFromItsText() throws {
    for plan in try SampleKinds.plans() {
      let text = try CanonicalJSON.text(plan)
      let read = try CanonicalJSON.value(RunPlan.self, from: Data(text.utf8))
      #expect(read == plan, "\(text)")
      #expect(try CanonicalJSON.text(read) == text)
    }
  }

  /// What makes a purpose or a schedule is said once, in the words of chapters.
  @Test func namesAreThoseOfChapters() throws {
    let name = try Regex("\"([^\"]*)\":")
    let kebab = try Regex("[a-z0-9]+(-[a-z0-9]+)*")
    for plan in try SampleKinds.plans() {
      let text = try CanonicalJSON.text(plan)
      let names = text.matches(of: name).map { String(text[$0.range].dropFirst().dropLast(2)) }
      #expect(names.count > 20)
      for name in names { #expect(name.wholeMatch(of: kebab) != nil, "\(name) in \(text)") }
    }
  }

  /// Keys are made of this text: where it changes, every record that anyone has is lost.
  @Test func theTextIsFixed() throws {
    #expect(
      try CanonicalJSON.text(SamplePlan.training())
        == #"{"augment":[{"pad":{"fill":"reflect","size":4}},{"crop":{"size":32}},{"flip":{"probability":0.5}},"#
        + #"{"cutout":{"fill":"mean","holes":[1,1],"probability":1,"size":8}},{"normalize":"measured"}],"batch":16,"#
        + #""data":{"shapes":{"seed":1,"test":20,"train":60}},"duration":{"epochs":3},"evaluate":"#
        + #"[{"normalize":"measured"}],"last-batch":"keep","loss":{"cross-entropy":{"label-smoothing":0.1}},"model":"#
        + #"{"resnet9":{"head-bias":true,"logit-scale":1,"width":2}},"optimizer":{"sgd":{"momentum":0.9,"nesterov":"#
        + #"true,"weight-decay":0.0005}},"precision":"f32","purpose":"training","schedule":{"one-cycle":{"anneal":"#
        + #""cosine","end":4e-07,"max":0.1,"momentum":[0.95,0.85],"start":0.004,"up":0.3}},"seed":1}"#)
    let test = try CanonicalJSON.text(SamplePlan.rangeTest(divergence: nil))
    #expect(test.contains(#""duration":{"steps":10}"#))
    #expect(test.contains(#""purpose":{"range-test":{"smoothing":{"exponential":0.5}}}"#))
  }

  @Test(arguments: [
    (RunPlan.Duration.epochs(3), RunPlan.LastBatch.keep, 60, 4, 12), (.epochs(3), .drop, 60, 3, 9),
    (.epochs(1), .keep, 64, 4, 4), (.epochs(1), .drop, 64, 4, 4), (.steps(7), .keep, 60, 4, 7),
    (.epochs(2), .drop, 15, 0, 0), (.epochs(2), .keep, 15, 1, 2),
  ])
  func lengths(duration: RunPlan.Duration, last: RunPlan.LastBatch, pictures: Int, perEpoch: Int, steps: Int) {
    var plan = SamplePlan.training()
    (plan.duration, plan.lastBatch) = (duration, last)
    let task = plan.task(classes: 10, trainingCount: pictures, threads: 1)
    #expect(plan.stepsPerEpoch(of: pictures) == perEpoch)
    #expect(task.stepsPerEpoch(of: pictures) == perEpoch)
    #expect(task.steps == steps)
  }

  @Test func numbersThatAreNotFiniteAreTexts() throws {
    let numbers = [1.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2]
    let text = try CanonicalJSON.text(numbers)
    #expect(text.hasPrefix(#"[1.5,"inf","-inf","nan","#))
    let read = try CanonicalJSON.value([Double].self, from: Data(text.utf8))
    #expect(read[3].isNaN && read.count == 7)
    #expect(zip(read, numbers).allSatisfy { $0 == $1 || $1.isNaN })
  }
}
