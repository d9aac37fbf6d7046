import Experiments
import Foundation
import Runs

/// What a report's data has of range tests' suggestions.
enum RecordedSuggestions {
  /// No rate is larger, and sums of so many stay finite.
  private static let largest = 1e100

  private struct Summary: Decodable {
    struct Seed: Decodable { var suggestions: [String: Double]? }
    var seeds: [Seed]
  }

  /// By rule, of `data/NAME.json`: one rate for each seed that has one.
  static func rates(_ bytes: Data) -> [String: [Double]]? {
    guard let summary = try? CanonicalJSON.value(Summary.self, from: bytes),
      summary.seeds.count <= RecordedRun.mostRecords
    else { return nil }
    var rates: [String: [Double]] = [:]
    for seed in summary.seeds {
      for (rule, rate) in seed.suggestions ?? [:] where rate > 0 && rate < largest {
        guard SuggestionRule.kind(named: rule) != nil else { continue }
        rates[rule, default: []].append(rate)
      }
    }
    return rates
  }
}
