import Foundation
import Learning

/// What is measured, and how.
struct Measurement {
  var model: Model
  var classes: Int
  var batch: Int
  var side: Int
  var precision: Precision
  var threads: Int
  var steps: Int
  var isBrief: Bool

  func report() throws -> BenchmarkReport {
    let profile = try StepProfile(
      model: model, classes: classes, batch: batch, input: ImageSet.Extent(height: side, width: side),
      precision: precision, threads: threads)
    _ = try profile.step()
    let heap = StepProfile.heapBytes
    let step = try median { _ = try profile.step() }
    let growth = StepProfile.heapBytes - heap
    let peak = Memory.peak
    try profile.evaluation()
    let evaluation = try median { try profile.evaluation() }
    var report = BenchmarkReport(
      engine: "cyclopedia", instructions: EngineVersion.instructions, model: model.name, batch: batch, steps: steps,
      threads: threads, precision: precision.rawValue, parameters: profile.parameters, secondsPerStep: step,
      imagesPerSecond: Double(batch) / step, evaluationImagesPerSecond: Double(batch) / evaluation,
      arenaBytes: try profile.bytes(), peakBytes: peak, heapGrowthBytes: growth,
      replacedKernels: profile.replacements, checkSeconds: StepProfile.checkSeconds)
    guard !isBrief else { return report }
    let limits = try StepProfile.limits(threads: threads, seconds: 1.5)
    report.limits = BenchmarkReport.Limits(bfloat16: limits.bfloat16, float32: limits.float32, copy: limits.copy)
    report.stages = try profile.stages(repetitions: max(3, steps)).map(BenchmarkReport.Stage.init)
    report.preparationImagesPerSecond = try preparation()
    return report
  }

  private func median(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for _ in 0..<steps {
      let start = clock.now
      try work()
      seconds.append((clock.now - start) / .seconds(1))
    }
    return seconds.sorted()[steps / 2]
  }

  /// Pad, crop, flip, cutout and normalize on one thread.
  private func preparation() throws -> Double {
    let count = 1024
    var stream = RandomStream(seed: 1, name: "pictures")
    let pixels = (0..<count * 3072).map { _ in UInt8(truncatingIfNeeded: stream.bits()) }
    let set = ImageSet(height: 32, width: 32, pixels: pixels, labels: Array(repeating: 0, count: count))
    let preparation = try InputPipeline(
      [
        Augmentation(Pad(size: 4, border: .reflect)), Augmentation(Crop(size: 32)), Augmentation(Flip()),
        Augmentation(Cutout(size: 8)), Augmentation(Normalize()),
      ], measuredOn: set)
    let target = UnsafeMutablePointer<Float>.allocate(capacity: count * 3072)
    defer { target.deallocate() }
    let indices = Array(0..<count)
    try preparation.prepare(indices[...], of: set, seed: 1, epoch: 0, into: target)
    let seconds = try median { try preparation.prepare(indices[...], of: set, seed: 1, epoch: 1, into: target) }
    return Double(count) / seconds
  }
}

enum Memory {
  /// The most that the process has had in memory so far, in bytes.
  static var peak: Int {
    let lines = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(separator: "\n") ?? []
    let words = lines.first { $0.hasPrefix("VmHWM") }?.split(whereSeparator: \.isWhitespace) ?? []
    return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 1024
  }
}
