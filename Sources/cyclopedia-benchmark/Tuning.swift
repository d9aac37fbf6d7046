import Foundation
import Learning

/// Measures which algorithms compute classes of convolutions fastest, and rewrites the table in the sources.
struct Tuning {
  var file: String
  var batch: Int
  var threads: Int

  /// Another algorithm than the rule's must be faster by this factor, so that noise does not fill the table.
  private static let gain = 1.05

  func run(_ kinds: [ConvolutionClass]) throws {
    let parts = (try? String(contentsOfFile: file, encoding: .utf8))?.components(separatedBy: "\"\"\"") ?? []
    guard parts.count == 3, var rows = AlgorithmTable.rows(of: parts[1].trimmingCharacters(in: .whitespacesAndNewlines))
    else {
      throw LearningError(
        "tune",
        "\(file) is no table of algorithms; give Sources/Learning/Kernels/AlgorithmTable+Measured.swift")
    }
    for kind in kinds where !kind.hasBias {
      rows[kind.description] = try best(kind)
    }
    let lines = rows.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)\n" }
    let table = """
      // Written by `cyclopedia-benchmark --tune`: the fastest algorithms that were measured, one class of convolutions a
      // line: forward, backward data and backward weights, or one word for all three.
      extension AlgorithmTable {
        static let measurements = \"""
      \(lines.joined())    \"""
      }

      """
    try table.write(toFile: file, atomically: true, encoding: .utf8)
  }

  private func best(_ kind: ConvolutionClass) throws -> ConvolutionAlgorithms {
    var choice = AlgorithmTable.rule(for: kind)
    for part in StepPart.allCases {
      let offered = AlgorithmTable.candidates(for: kind, part)
      guard offered.count > 1 else { continue }
      let seconds = try times(kind, part, offered)
      let rates = zip(offered, seconds).map { algorithm, time in
        String(format: "%@ %.2f ms", algorithm.rawValue, time * 1e3)
      }
      print("\(kind) \(part.rawValue): \(rates.joined(separator: ", "))")
      let (usual, fastest) = (offered.firstIndex(of: choice[part]), seconds.indices.min { seconds[$0] < seconds[$1] })
      guard let usual, let fastest, seconds[fastest] * Self.gain < seconds[usual] else { continue }
      choice[part] = offered[fastest]
    }
    return choice
  }

  /// The best of all passes; the algorithms take turns, so that a disturbance does not hit one of them alone.
  private func times(
    _ kind: ConvolutionClass, _ part: StepPart, _ offered: [ConvolutionAlgorithm]
  ) throws -> [Double] {
    let probes = try offered.map { algorithm in
      var algorithms = ConvolutionAlgorithms(all: .direct)
      algorithms[part] = algorithm
      return try ConvolutionProbe(kind, batch: batch, algorithms: algorithms, threads: threads)
    }
    var best = offered.map { _ in Double.infinity }
    let clock = ContinuousClock()
    for _ in 0..<3 {
      for (index, probe) in probes.enumerated() {
        let end = clock.now + .milliseconds(60)
        repeat {
          let start = clock.now
          probe.run(part)
          best[index] = min(best[index], (clock.now - start) / .seconds(1))
        } while clock.now < end
      }
    }
    return best
  }
}
