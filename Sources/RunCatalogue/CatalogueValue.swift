import Foundation
import Runs

/// One cell of a list of runs.
package enum CatalogueValue: Hashable, Sendable {
  case whole(Int)
  case number(Double)
  case text(String)

  init(_ result: PlainResult) {
    switch result {
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    }
  }

  /// With all digits, so that it can be read again.
  package var exact: String {
    switch self {
    case .whole(let number): return "\(number)"
    case .text(let text): return text
    case .number(let number):
      guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
      return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
  }

  /// With four significant digits, for people.
  var brief: String {
    guard case .number(let number) = self, number.isFinite, number != number.rounded() || abs(number) >= 1e15 else {
      return exact
    }
    return String(format: "%.4g", number)
  }

  var number: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .number(let number): number
    case .text: nil
    }
  }

  /// Numbers by their size, before texts by their letters; what is no number comes after those that are.
  static func precedes(_ a: CatalogueValue, _ b: CatalogueValue) -> Bool {
    switch (a.number, b.number) {
    case (let a?, let b?): a.isNaN ? false : b.isNaN || a < b
    case (nil, nil): a.exact < b.exact
    case (let a, _): a != nil
    }
  }
}

extension CatalogueValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .whole(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
