import Foundation

/// How a value goes from one level to another.
package enum Annealing: String, Hashable, Codable, Sendable, CaseIterable {
  /// Half a cosine wave: slow, fast, slow.
  case cosine
  case linear

  /// - Parameter way: 0 at `a`, 1 at `b`.
  func between(_ a: Double, _ b: Double, _ way: Double) -> Double {
    switch self {
    case .cosine: b + (a - b) / 2 * (cos(.pi * way) + 1)
    case .linear: (b - a) * way + a
    }
  }
}
