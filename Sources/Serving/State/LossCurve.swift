/// The losses of a training as far as it has come, thinned so that they stay few.
struct LossCurve {
  /// As many as a small figure shows.
  static let most = 240

  private(set) var points: [LiveState.Point] = []
  /// How many steps make a point.
  private var width = 1
  private var (sum, count) = (0.0, 0)

  /// - Parameter loss: of one step; what is no number has no place in a figure.
  mutating func add(_ loss: Double, step: Int) {
    guard loss.isFinite else { return }
    (sum, count) = (sum + loss, count + 1)
    guard count >= width else { return }
    points.append(.init(step: step, value: sum / Double(count)))
    (sum, count) = (0, 0)
    if points.count >= Self.most { halve() }
  }

  /// Two neighbours become one point.
  private mutating func halve() {
    points = stride(from: 1, to: points.count, by: 2).map { index in
      .init(step: points[index].step, value: (points[index - 1].value + points[index].value) / 2)
    }
    width *= 2
  }
}
