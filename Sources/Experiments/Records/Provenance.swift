import Foundation
import Learning

/// By what a record was made: shown, and no part of the run's key.
package struct Provenance: Hashable, Codable, Sendable {
  /// Counts up whenever the engine gives other numbers for the same plan.
  package var numerics: Int
  /// What `precision` came to: f32 or bf16.
  package var precision: Precision
  package var threads: Int
  /// `oneDNN 2.6.3`
  package var library: String
  /// The processor's own name.
  package var processor: String

  init(plan: RunPlan, threads: Int) throws(LearningError) {
    numerics = EngineEdition.numerics
    precision = try plan.precision.resolved()
    self.threads = threads
    library = "oneDNN \(EngineEdition.libraryVersion)"
    processor = Self.processorName
  }

  private static let processorName: String = {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
  }()
}
