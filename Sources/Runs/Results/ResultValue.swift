import Experiments

/// A result ready to be printed or put into a setting.
package struct ResultValue: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    /// 0…1, printed as per cent.
    case fraction
    /// A difference of fractions, printed as points.
    case points
    case rate
    case count
    case seconds
    /// What a test came to, 0…1.
    case probability
    case plain

    /// What sort of number it is; numbers that only differ in how they are printed are of one.
    package var words: String {
      switch self {
      case .fraction: "a share"
      case .points: "a difference of shares"
      case .seconds: "a time"
      case .rate: "a rate"
      case .probability: "a probability"
      case .count, .plain: "a number"
      }
    }
  }

  /// How the values of several seeds become one.
  package enum Mean: Hashable, Sendable { case arithmetic, geometric }

  package enum Content: Hashable, Sendable {
    /// One per seed.
    case numbers([Double], Unit, Mean)
    case text(String)
  }

  package var content: Content
  /// `95 %` interval of a difference, where it has one of its own.
  package var interval: ClosedRange<Double>?
  /// The difference of two runs that it is, with its test; nil for values of their own.
  var difference: TestedDifference?
  /// Why a single number has no test over seeds: `a quotient of two means`; nil where it is one seed's.
  var lacksSeeds: String?
  /// With how many decimals a difference is printed at most; nil for values of their own.
  var decimals: Int?
  /// Seeds that have no such number: it would be nothing over nothing, or they never reach the level of a time.
  package var absent = 0
  /// Whether others reported it, or it is made of what they reported.
  package var isReported = false

  init(_ numbers: [Double], _ unit: Unit, _ mean: Mean = .arithmetic, interval: ClosedRange<Double>? = nil) {
    (content, self.interval) = (.numbers(numbers, unit, mean), interval)
  }

  init(_ text: String) { content = .text(text) }

  /// Of the run, those without such a number too.
  var seeds: Int {
    guard case .numbers(let numbers, _, _) = content else { return absent }
    return numbers.count + absent
  }

  /// Said of a time that some seeds have not.
  func neverReached(_ level: Double, by run: String) -> ResultProblem {
    ResultProblem("\(run) never reaches \(NumberFormat.level(level)) with \(absent) of \(seeds) seeds")
  }

  /// The one number that a setting takes; nil for texts.
  package var number: Double? {
    guard case .numbers(let values, _, let mean) = content, !values.isEmpty else { return nil }
    return switch mean {
    case .arithmetic: values.reduce(0, +) / Double(values.count)
    case .geometric: GeometricMean(values)?.mean
    }
  }
}

/// Why a result cannot be had, as a sentence without a final full stop.
package struct ResultProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package var sentence: String

  package init(_ sentence: String) { self.sentence = sentence }

  package var description: String { sentence }
}
