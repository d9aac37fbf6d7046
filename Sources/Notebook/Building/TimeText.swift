/// Times as progress and estimates have them; those that were measured are `NumberFormat.duration`.
package enum TimeText {
  /// Two digits at most: `40 s`, `12 min`, `1.5 h`.
  package static func rough(_ seconds: Double) -> String {
    switch seconds {
    case ..<59.5: "\(Int(max(0, seconds).rounded())) s"
    case ..<3570: "\(Int((seconds / 60).rounded())) min"
    case ..<35_000: "\(Double(Int((seconds / 360).rounded())) / 10) h"
    default: "\(Int((seconds / 3600).rounded())) h"
    }
  }
}
