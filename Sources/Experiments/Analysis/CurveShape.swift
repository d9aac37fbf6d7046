import Foundation

/// What kind of curve a range test gave: where it is usable, and why it supports no suggestion at all.
struct CurveShape {
  /// The fewest points from which anything is suggested.
  static let fewest = 10
  /// Points after the smoothed loss is this much above its best are never looked at, whatever the test's own limit:
  /// a network that has been there is another one.
  static let spoiled = 2.0

  let rates: [Double]
  let isAccuracy: Bool
  let smoothed: [Double]
  let outliers: [Int]
  let ending: RangeTestAnalysis.Ending
  /// Points before the curve is spoiled.
  let usable: Int
  let refusal: Refusal?
  /// nil where there is no fall.
  let halfway: Halfway?

  init(
    rates: [Double], losses: [Double], isAccuracy: Bool, smoothing: Smoothing, divergence: Double?, isCut: Bool = false
  ) {
    (self.rates, self.isAccuracy) = (rates, isAccuracy)
    let finite = Array(losses.prefix { $0.isFinite }).map { isAccuracy ? 1 - $0 : $0 }
    let (cleaned, found) = Outliers.remove(from: finite)
    outliers = found
    let noise = Outliers.noise(of: cleaned)
    var smoother = Smoother(smoothing)
    var smoothed: [Double] = []
    var deviations: [Double] = []
    for loss in cleaned {
      smoothed.append(smoother.next(loss))
      deviations.append(noise * smoother.noise)
    }
    self.smoothed = smoothed

    func firstAbove(_ limit: Double) -> Int? {
      var (best, deviation) = (Double.infinity, 0.0)
      return smoothed.indices.first { i in
        if smoothed[i] < best { (best, deviation) = (smoothed[i], deviations[i]) }
        return smoothed[i] > best + max((limit - 1) * abs(best), 4 * (deviation + deviations[i]))
      }
    }
    if finite.count < losses.count {
      ending = .notFinite(step: finite.count)
    } else if let step = divergence.flatMap(firstAbove) {
      ending = .diverged(step: step)
    } else {
      ending = .finished
    }
    let spoiledFrom = firstAbove(min(divergence ?? Self.spoiled, Self.spoiled))
    usable = spoiledFrom ?? smoothed.count
    halfway = Halfway(cleaned[..<usable], over: rates[..<usable])
    refusal = Self.refusal(
      rates: rates, cleaned: cleaned, smoothed: smoothed, deviations: deviations, noise: noise,
      spoiledFrom: spoiledFrom, isOpen: !isCut && finite.count == losses.count && spoiledFrom == nil)
  }

  /// What too few points mean: the test ended within a tenfold of where it began, or went too fast.
  private static func tooFew(_ count: Int, _ rates: [Double], isOpen: Bool) -> Refusal {
    guard !isOpen, let first = rates.first else { return .tooFewPoints(count, needed: fewest) }
    let last = rates[min(count, rates.count - 1)]
    return last < 10 * first ? .divergedAtOnce(at: last, from: first) : .tooFewPoints(count, needed: fewest)
  }

  /// Where a curve that is spoiled has come half its way back from its height, if it comes back at all.
  private static func fallingBack(_ smoothed: [Double], from spoiledFrom: Int) -> Int? {
    let rest = smoothed.indices[spoiledFrom...]
    guard let lowest = rest.min(by: { smoothed[$0] < smoothed[$1] }),
      let highest = rest[...lowest].max(by: { smoothed[$0] < smoothed[$1] }),
      smoothed[lowest] < smoothed[highest] / spoiled
    else { return nil }
    return rest[highest...].first { smoothed[$0] < (smoothed[highest] + smoothed[lowest]) / 2 }
  }

  /// Whether a curve that rises steeply later fell before, by what its noise up to there lets one see.
  ///
  /// - Parameter deviation: of a smoothed point, where single losses have 1.
  private static func isFall(
    _ fall: Double, to lowest: Int, start: Double, cleaned: [Double], deviation: Double
  ) -> Bool {
    guard lowest > 3 else { return false }
    let noise = Outliers.noise(of: Array(cleaned[...lowest]))
    return fall > max(0.05 * abs(start), 2.5 * noise * (deviation + 1 / 3.0.squareRoot()))
  }

  /// With fewer, the rate passes those at which a network learns too fast to be seen.
  private static let fewestInTenfold = 8

  /// How many steps multiply the rate by ten; nil where steps add to it.
  private static func stepsInTenfold(_ rates: [Double]) -> Int? {
    guard rates.count > 2, rates[0] > 0, rates[1] > rates[0] else { return nil }
    let (first, second) = (log10(rates[1] / rates[0]), log10(rates[2] / rates[1]))
    guard abs(first - second) < 0.01 * first else { return nil }
    return Int((1 / first).rounded())
  }

  private static func refusal(
    rates: [Double], cleaned: [Double], smoothed: [Double], deviations: [Double], noise: Double, spoiledFrom: Int?,
    isOpen: Bool
  ) -> Refusal? {
    guard smoothed.count >= fewest else { return tooFew(smoothed.count, rates, isOpen: isOpen) }
    let part = smoothed[..<(spoiledFrom ?? smoothed.count)]
    let lowest = part.indices.min { part[$0] < part[$1] } ?? 0
    // Where the curve starts: the mean of its first losses, so that one of them does not decide.
    let first = cleaned[..<min(part.count, max(3, part.count / 20))]
    let start = first.reduce(0, +) / Double(first.count)
    /// The least distance of a smoothed point from the start that is no chance.
    func least(at i: Int) -> Double {
      max(4 * (noise / Double(first.count).squareRoot() + deviations[i]), 0.01 * abs(start))
    }
    let fall = start - part[lowest]
    guard fall > least(at: lowest) else {
      if let spoiledFrom, let back = fallingBack(smoothed, from: spoiledFrom) {
        return .fellOnlyAfterDiverging(diverged: rates[spoiledFrom], fell: rates[back])
      }
      guard part.count >= fewest else { return tooFew(part.count, rates, isOpen: isOpen) }
      let last = part.count - 1
      if isOpen, part[last] - start <= least(at: last) {
        let way = (part.max() ?? start) - part[lowest]
        return way > 0.1 * abs(start) ? .tooNoisy : .neverMoved(to: rates[last])
      }
      if isFall(fall, to: lowest, start: start, cleaned: cleaned, deviation: noise > 0 ? deviations[lowest] / noise : 1)
      {
        return .tooNoisy
      }
      if let steps = stepsInTenfold(rates), steps < Self.fewestInTenfold {
        return .tooCoarse(steps: steps, needed: Self.fewestInTenfold)
      }
      // A steep curve looks noisy: more than a tenth is no flat part.
      let flat = part.indices.prefix { part[$0] - start <= min(least(at: $0), 0.1 * abs(start)) }
      return flat.count * 3 >= part.count ? .onlyRose(from: rates[flat.count - 1]) : .neverFell(from: rates[0])
    }
    guard part.count >= fewest else { return tooFew(part.count, rates, isOpen: isOpen) }
    if isOpen, part[part.count - 1] - part[lowest] < max(0.05 * fall, 2 * deviations[lowest]) {
      return .stillFalling(to: rates[part.count - 1])
    }
    // From here to the lowest point, and not before, all of the curve is below half its fall.
    let half = part[..<lowest].lastIndex { $0 >= start - fall / 2 }.map { $0 + 1 } ?? 0
    // What the rules skip at the start, they cannot see.
    return half < part.count / 10 ? .alreadyFalling(from: rates[0]) : nil
  }
}
