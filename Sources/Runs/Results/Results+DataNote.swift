import Experiments
import Settings

/// What is to be said of the data of runs.
extension Results {
  /// Sentences for a run's box: in full at the first run of the book on that data, and a word about that at the others.
  func dataNote(_ name: String) -> String? {
    guard let data = runs[name]?.records.first?.data, let findings = data.findings else { return nil }
    let first = symbols.all.first { symbol in
      let other = runs[symbol.name]?.records.first?.data
      return other?.fingerprint == data.fingerprint && other?.findings == findings
    }
    if let first, first.name != name { return "What is said of the data of \(first.name) holds here too." }
    return findings.map { "\($0.words.capitalizedSentence)." }.joined(separator: " ")
  }
}
