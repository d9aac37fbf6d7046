/// How the losses of a range test are averaged before a rule looks at them.
package enum Smoothing: Hashable, Sendable {
  /// Exponential mean with this share of the past, corrected for its start from zero: fastai's, with 0.98.
  case exponential(Double)
  /// Exponential mean with this share of the present, started from the first loss: torch-lr-finder's `smooth_f`.
  case torch(Double)
  case none

  /// What fastai takes whatever the number of steps; over its hundred steps the mean trails half the test behind.
  package static let fastai = Smoothing.exponential(0.98)

  /// The exponential mean over a twelfth of a test of so many steps.
  ///
  /// The share is ours: a longer mean trails so far behind that a shallow fall is past before it shows, and a shorter
  /// one leaves slopes to the noise.
  package static func standard(steps: Int) -> Smoothing {
    steps > 12 ? .exponential(((1 - 12 / Double(steps)) * 1e4).rounded() / 1e4) : .none
  }

  /// One number for every loss.
  package func apply(to losses: [Double]) -> [Double] {
    var smoother = Smoother(self)
    return losses.map { smoother.next($0) }
  }

  /// `exponential mean, 0.98`.
  package var words: String {
    switch self {
    case .exponential(let share): "exponential mean, \(share)"
    case .torch(let share): "exponential mean, \(1 - share), not corrected for its start"
    case .none: "not smoothed"
    }
  }
}

/// `none`, `{"exponential": 0.98}` or `{"torch": 0.05}`.
extension Smoothing: Codable {
  private enum Kind: String, CodingKey { case exponential, torch }

  package init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self), word == "none" {
      self = .none
      return
    }
    let kind = try decoder.container(keyedBy: Kind.self)
    if let share = try kind.decodeIfPresent(Double.self, forKey: .exponential) {
      self = .exponential(share)
    } else {
      self = .torch(try kind.decode(Double.self, forKey: .torch))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if self == .none {
      var container = encoder.singleValueContainer()
      return try container.encode("none")
    }
    var kind = encoder.container(keyedBy: Kind.self)
    switch self {
    case .exponential(let share): try kind.encode(share, forKey: .exponential)
    case .torch(let share): try kind.encode(share, forKey: .torch)
    case .none: break
    }
  }
}

/// Smooths losses as they come.
package struct Smoother: Hashable, Sendable {
  private let keep: Double
  private let correctsStart: Bool
  private var mean = 0.0
  /// The sum of all weights so far, and that of their squares.
  private var weight = 0.0
  private var squares = 0.0

  package init(_ smoothing: Smoothing) {
    switch smoothing {
    case .exponential(let share): (keep, correctsStart) = (share, true)
    case .torch(let share): (keep, correctsStart) = (1 - share, false)
    case .none: (keep, correctsStart) = (0, true)
    }
  }

  /// The mean after one more loss.
  package mutating func next(_ loss: Double) -> Double {
    let share = weight == 0 && !correctsStart ? 1 : 1 - keep
    mean = keep * mean + share * loss
    weight = keep * weight + share
    squares = keep * keep * squares + share * share
    return mean / weight
  }

  /// How much of the noise of single losses the mean still has: 1 after the first, less later.
  package var noise: Double { weight == 0 ? 1 : squares.squareRoot() / weight }
}
