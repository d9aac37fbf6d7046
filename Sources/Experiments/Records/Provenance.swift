import Foundation
import Learning

/// By what a record was made: shown, and no part of the run's key.
package struct Provenance: Hashable, Codable, Sendable {
  /// Counts up whenever the engine gives other numbers for the same plan.
  package var numerics: Int
  /// What `precision` came to: f32 or bf16.
  package var precision: Precision
  package var threads: Int
  /// `own kernels`; of records before edition 3, `oneDNN 2.6.3`.
  package var library: String
  /// The processor's own name.
  package var processor: String
  /// What the kernels used of it at most: `avx512-bf16`, `avx512`, `avx2` or `plain`.
  package var instructions: String
  /// The algorithms of every convolution, by its path; a training that goes on keeps its own.
  package var kernels: [String: ConvolutionAlgorithms]
  /// Kernels that were wrong on this processor, and what computed instead; nil where none was.
  package var replaced: [String]?
  /// SHA-256 of the weights that it began with; nil for fresh ones.
  package var start: String?
  /// Of the book when the run was begun; nil where it is not under git, and in older records.
  package var revision: BookRevision?

  init(
    plan: RunPlan, threads: Int, kernels: [String: ConvolutionAlgorithms], replaced: [String] = [],
    start: String? = nil, revision: BookRevision? = nil
  ) throws(LearningError) {
    numerics = EngineVersion.numerics
    precision = try plan.precision.resolved()
    (self.threads, self.start, self.revision) = (threads, start, revision)
    library = EngineVersion.library
    processor = Self.processorName
    instructions = EngineVersion.instructions
    self.kernels = kernels
    self.replaced = replaced.isEmpty ? nil : replaced
  }

  /// Why a training that began as `before` does not come to the same bits here; it keeps its own kernels.
  ///
  /// - Returns: `threads: 2 then, 1 now`, one text for each.
  func changes(since before: Provenance) -> [String] {
    [
      ("threads", "\(before.threads)", "\(threads)"),
      ("the engine's numerics", "edition \(before.numerics)", "edition \(numerics)"),
      ("precision", before.precision.rawValue, precision.rawValue), ("library", before.library, library),
      ("processor", before.processor, processor), ("instructions", before.instructions, instructions),
      ("initial weights", before.start?.prefix(12).description ?? "fresh", start?.prefix(12).description ?? "fresh"),
    ]
    .filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) then, \($0.2) now" }
  }

  /// `winograd 7, direct 1`: how many convolutions compute their passes how.
  package var kernelSummary: String {
    Dictionary(grouping: kernels.values, by: \.description).sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    .map { "\($0.key) \($0.value.count)" }.joined(separator: ", ")
  }

  package static let processorName: String = {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
  }()
}
