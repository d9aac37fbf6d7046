import Testing

@testable import Serving

@Suite struct LossCurveTests {
  @Test func fewStepsAreAllThere() {
    var curve = LossCurve()
    for step in 1...5 { curve.add(Double(step), step: step) }
    #expect(curve.points == (1...5).map { .init(step: $0, value: Double($0)) })
  }

  @Test func manyStepsStayFewPointsWithTheSameMean() {
    var curve = LossCurve()
    for step in 1...10_240 {
      curve.add(Double(step % 7), step: step)
      #expect(curve.points.count < LossCurve.most)
    }
    let points = curve.points
    #expect(points.count >= LossCurve.most / 2 && points.last?.step == 10_240)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.step < $1.step })
    let mean = points.map(\.value).reduce(0, +) / Double(points.count)
    let expected = (1...10_240).map { Double($0 % 7) }.reduce(0, +) / 10_240
    #expect(abs(mean - expected) < 1e-9)
  }

  @Test func whatIsNoNumberIsLeftOut() {
    var curve = LossCurve()
    for (step, loss) in [1, .nan, .infinity, 2].enumerated() { curve.add(loss, step: step) }
    #expect(curve.points.map(\.value) == [1, 2])
  }
}
