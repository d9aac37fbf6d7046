import Learning

/// `training`, or `{"range-test": {"divergence": 4, "smoothing": …}}`.
extension RunPlan.Purpose: Codable {
  private enum Kind: String, CodingKey { case rangeTest = "range-test" }
  private enum Setting: String, CodingKey { case divergence, smoothing }

  package init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self), word == "training" {
      self = .training
      return
    }
    let test = try decoder.container(keyedBy: Kind.self).nestedContainer(keyedBy: Setting.self, forKey: .rangeTest)
    self = .rangeTest(
      divergence: try test.decodeIfPresent(Double.self, forKey: .divergence),
      smoothing: try test.decode(Smoothing.self, forKey: .smoothing))
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .training:
      var container = encoder.singleValueContainer()
      try container.encode("training")
    case .rangeTest(let divergence, let smoothing):
      var kind = encoder.container(keyedBy: Kind.self)
      var test = kind.nestedContainer(keyedBy: Setting.self, forKey: .rangeTest)
      try test.encodeIfPresent(divergence, forKey: .divergence)
      try test.encode(smoothing, forKey: .smoothing)
    }
  }
}

/// `{"epochs": 24}` or `{"steps": 120}`.
extension RunPlan.Duration: Codable {
  private enum Unit: String, CodingKey { case epochs, steps }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Unit.self)
    if let count = try container.decodeIfPresent(Int.self, forKey: .epochs) {
      self = .epochs(count)
    } else {
      self = .steps(try container.decode(Int.self, forKey: .steps))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Unit.self)
    switch self {
    case .epochs(let count): try container.encode(count, forKey: .epochs)
    case .steps(let count): try container.encode(count, forKey: .steps)
    }
  }
}
