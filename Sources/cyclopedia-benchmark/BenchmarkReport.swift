import Foundation
import Learning

/// What was measured; the top-level names are those of `Scripts/pytorch_step.py`.
struct BenchmarkReport: Encodable {
  struct Limits: Encodable {
    /// GFLOP/s; 0 where the processor has no bf16.
    var bfloat16: Double
    var float32: Double
    /// GB/s, read and written together.
    var copy: Double

    private enum CodingKeys: String, CodingKey {
      case bfloat16 = "bf16_gflops"
      case float32 = "f32_gflops"
      case copy = "copy_gigabytes_per_second"
    }
  }

  struct Stage: Encodable {
    struct Part: Encodable {
      var milliseconds: Double
      var gflops: Double?
      var algorithm: String?
    }

    var name: String
    var shape: String?
    var parts: [String: Part]

    init(_ time: StepProfile.StageTime) {
      (name, shape, parts) = (time.name, time.shape, [:])
      for (part, seconds) in time.seconds {
        parts[part.rawValue] = Part(
          milliseconds: seconds * 1e3, gflops: time.work > 0 ? time.work / seconds / 1e9 : nil,
          algorithm: time.algorithms?[part].rawValue)
      }
    }
  }

  var engine: String
  /// What the kernels used of the processor.
  var instructions: String
  var model: String
  var batch: Int
  var steps: Int
  var threads: Int
  var precision: String
  var parameters: Int
  var secondsPerStep: Double
  var imagesPerSecond: Double
  var evaluationImagesPerSecond: Double
  var arenaBytes: Int
  var peakBytes: Int
  /// What the measured steps left behind in memory.
  var heapGrowthBytes: Int
  /// Kernels that were wrong on this processor, and what computed instead.
  var replacedKernels: [String]
  var checkSeconds: Double
  var limits: Limits?
  var stages: [Stage]?
  var preparationImagesPerSecond: Double?

  private enum CodingKeys: String, CodingKey {
    case engine, instructions, model, batch, steps, threads, precision, parameters, limits, stages
    case secondsPerStep = "seconds_per_step"
    case imagesPerSecond = "images_per_second"
    case evaluationImagesPerSecond = "evaluation_images_per_second"
    case arenaBytes = "arena_bytes"
    case peakBytes = "peak_bytes"
    case checkSeconds = "check_seconds"
    case replacedKernels = "replaced_kernels"
    case heapGrowthBytes = "heap_growth_bytes"
    case preparationImagesPerSecond = "preparation_images_per_second"
  }

  /// Floating-point operations of the step's products.
  private var work: Double {
    (stages ?? []).reduce(0) { sum, stage in
      sum + stage.parts.values.reduce(0) { $0 + ($1.gflops ?? 0) * $1.milliseconds * 1e6 }
    }
  }

  var text: String {
    var lines = [
      "\(model), \(parameters) parameters, batch \(batch), \(precision), \(threads) threads, \(instructions)",
      String(format: "training step  %8.1f ms  %8.1f images/s", secondsPerStep * 1e3, imagesPerSecond),
      String(format: "evaluation                   %8.1f images/s", evaluationImagesPerSecond),
      String(
        format: "memory         %8.0f MB arena, %.0f MB at its peak, %d bytes more after %d steps",
        Double(arenaBytes) / 1e6, Double(peakBytes) / 1e6, heapGrowthBytes, steps),
    ]
    lines.append(String(format: "kernel checks  %8.1f ms", checkSeconds * 1e3))
    lines += replacedKernels.map { "replaced       \($0)" }
    if let speed = preparationImagesPerSecond {
      let share = Double(batch) / speed / Double(threads) / secondsPerStep * 100
      lines.append(
        String(format: "preparation    %8.0f images/s on one thread, %.2f %% of the step on all", speed, share))
    }
    guard let limits, let stages else { return lines.joined(separator: "\n") }
    lines.append(
      String(
        format: "machine        %8.0f GFLOP/s bf16, %.0f f32, %.1f GB/s copied", limits.bfloat16, limits.float32,
        limits.copy))
    let limit = precision == "bf16" ? limits.bfloat16 : limits.float32
    lines.append(
      String(
        format: "share          %8.1f %% of the machine's %@ products over the whole step",
        work / secondsPerStep / 1e9 / limit * 100, precision))
    lines.append("")
    lines.append(contentsOf: StepSummary(stages, step: secondsPerStep).lines(limit: limit))
    lines.append("")
    lines.append(Self.row("stage", "shape", "forward", "back. data", "back. weights"))
    for stage in stages {
      lines.append(
        Self.row(
          stage.name, stage.shape ?? "", cell(stage, .forward), cell(stage, .backwardData),
          cell(stage, .backwardWeights)))
    }
    return lines.joined(separator: "\n")
  }

  private func cell(_ stage: Stage, _ part: StepPart) -> String {
    guard let time = stage.parts[part.rawValue], time.milliseconds > 0 else { return "" }
    return String(format: "%.2f ms", time.milliseconds) + (time.gflops.map { String(format: " %5.0f", $0) } ?? "      ")
  }

  private static func row(_ name: String, _ shape: String, _ cells: String...) -> String {
    name.padding(toLength: max(40, name.count), withPad: " ", startingAt: 0)
      + shape.padding(toLength: 18, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 18 - $0.count)) + $0 }.joined()
  }
}
