/// Why a range test suggests no rate.
package enum Refusal: Error, Hashable, Codable, Sendable {
  case tooFewPoints(Int, needed: Int)
  case divergedAtOnce(at: Double, from: Double)
  case neverFell(from: Double)
  /// Flat up to an edge, as with weights that are trained already.
  case onlyRose(from: Double)
  case neverMoved(to: Double)
  /// It moves, and no further than its own noise.
  case tooNoisy
  /// Too few steps in each tenfold of the rate to see a fall at all.
  case tooCoarse(steps: Int, needed: Int)
  case fellOnlyAfterDiverging(diverged: Double, fell: Double)
  case stillFalling(to: Double)
  case alreadyFalling(from: Double)
  case noFlatPart
  case belowTest(Double, from: Double)
  case rulesApart(low: Double, high: Double)
  case tooFewRules(Int)
  case needsAccuracy
  case needsLoss

  /// `sentence` in the words of what was measured.
  package func sentence(of measure: RangeTestAnalysis.Measure) -> String {
    guard measure == .accuracy else { return sentence }
    return switch self {
    case .divergedAtOnce(let rate, let from):
      "the accuracy broke down at once, at \(format(rate)): begin a thousand times lower, at \(format(from / 1000)), or "
        + "look for a mistake in the recipe"
    case .onlyRose(let edge):
      "the accuracy is flat up to \(format(edge)) and only falls from there, as with weights that are trained already: "
        + "\(format(edge)) is an upper edge, and a tenth of it a careful choice; with fresh weights, look for a mistake "
        + "in the recipe"
    case .neverFell(let from):
      "the accuracy never rose above where it started: begin below \(format(from)), or look for a mistake in the recipe"
    case .neverMoved(let to):
      "the accuracy never rose, nor did it fall: go above \(format(to)), or look for a mistake in the recipe"
    case .fellOnlyAfterDiverging(let diverged, let rose):
      "the accuracy broke down at \(format(diverged)) and rose only after that, at \(format(rose)), where the network "
        + "was already spoiled: begin lower"
    case .stillFalling(let to): "the accuracy was still at its highest at the end of the test: go above \(format(to))"
    case .alreadyFalling(let from):
      "the accuracy had risen half its way within the first steps: begin below \(format(from))"
    case .tooNoisy: Self.noisy("accuracy")
    case .tooCoarse, .tooFewPoints, .noFlatPart, .belowTest, .rulesApart, .tooFewRules, .needsAccuracy, .needsLoss:
      sentence
    }
  }

  /// One sentence without a final full stop, for figures and reports.
  package var sentence: String {
    switch self {
    case .tooFewPoints(let count, let needed):
      "\(count) usable \(count == 1 ? "point is" : "points are") too few for a suggestion, which needs \(needed): "
        + Self.advice(count, needed)
    case .divergedAtOnce(let rate, let from):
      "the loss diverged at once, at \(format(rate)): begin a thousand times lower, at \(format(from / 1000)), or look "
        + "for a mistake in the recipe"
    case .onlyRose(let edge):
      "the loss is flat up to \(format(edge)) and only rises from there, as with weights that are trained already: "
        + "\(format(edge)) is an upper edge, and a tenth of it a careful choice; with fresh weights, look for a mistake "
        + "in the recipe"
    case .neverFell(let from):
      "the loss never fell below where it started: begin below \(format(from)), or look for a mistake in the recipe"
    case .neverMoved(let to):
      "the loss never fell, nor did it rise: go above \(format(to)), or look for a mistake in the recipe"
    case .tooNoisy: Self.noisy("loss")
    case .tooCoarse(let steps, let needed):
      "\(steps) step\(steps == 1 ? "" : "s") in each tenfold of the rate are too few to see a fall: "
        + "\(Self.advice(steps, needed)), or test fewer rates"
    case .fellOnlyAfterDiverging(let diverged, let fell):
      "the loss diverged at \(format(diverged)) and fell only after that, at \(format(fell)), where the network was "
        + "already spoiled: begin lower"
    case .stillFalling(let to): "the loss was still at its lowest at the end of the test: go above \(format(to))"
    case .alreadyFalling(let from):
      "the loss had fallen half its way within the first steps: begin below \(format(from))"
    case .noFlatPart: "the slope never settles, so that the rule finds no end of the rise"
    case .belowTest(let rate, let from):
      "the rule's rate, \(format(rate)), is below the tested ones: begin below \(format(from))"
    case .rulesApart(let low, let high):
      "the rules are far apart, from \(format(low)) to \(format(high)): take more steps or more seeds"
    case .tooFewRules(let count):
      "a consensus takes two rules with a suggestion, and \(count == 0 ? "none has one" : "only \(count) has one")"
    case .needsAccuracy: "the rule judges accuracy, and the test measured a loss"
    case .needsLoss: "the rule judges a loss, and the test measured an accuracy"
    }
  }

  private static func noisy(_ measure: String) -> String {
    "the \(measure) moves, and no further than its noise: take larger batches, several seeds, or four times as many steps"
  }

  private static func advice(_ count: Int, _ needed: Int) -> String {
    guard count > 0, count < needed else { return "take more steps" }
    // What is skipped at the ends grows with the test.
    let factor = needed / count + 1
    return "take at least \(factor == 2 ? "twice" : "\(factor) times") as many steps"
  }

  private func format(_ rate: Double) -> String { SignificantDigits.text(rate, digits: 3) }
}
