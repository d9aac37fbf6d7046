import ArgumentParser
import Foundation
import Learning
import Settings

@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cyclopedia-benchmark",
    abstract: "Times training steps, their parts and the machine's own limits; checks and chooses kernels.",
    discussion: """
      CYCLOPEDIA_CPU=plain|avx2|avx512|avx512-bf16|amx caps what is used of the processor; \
      CYCLOPEDIA_KERNELS=direct|winograd|winograd4|plain asks for one algorithm wherever it is offered.
      """)

  @Option(help: "The network, as a chapter writes it.") var model = "{resnet9: {width: 64}}"
  @Option(help: "Pictures in a batch.") var batch = 512
  @Option(help: "Height and width of the pictures.") var side = 32
  @Option(help: "Classes, where the model does not say how many.") var classes = 10
  @Option(help: "Threads.") var threads = 2
  @Option(help: "auto, f32 or bf16.") var precision = "auto"
  @Option(help: "Steps that count, after one that does not.") var steps = 5
  @Flag(help: "Write one line of JSON.") var json = false
  @Flag(help: "Only whole steps and evaluation.") var brief = false
  @Option(help: "Measure the model's convolutions and rewrite their lines of this table of algorithms.")
  var tune: String?

  @Flag(help: "Compare every kernel with the definition, at every instruction set that is to be had.") var check = false
  @Option(help: "With --check, the fewest passes at each instruction set.") var passes = 150_000

  func validate() throws {
    do {
      try InstructionSet.checkCap()
      try KernelChoice.checkVariable()
    } catch { throw ValidationError("\(error)") }
    for (name, value, range) in [
      ("batch", batch, 1...1_000_000), ("side", side, 4...4096), ("classes", classes, 2...100_000),
      ("threads", threads, 1...256), ("steps", steps, 1...1_000_000), ("passes", passes, 1...100_000_000),
    ] where !range.contains(value) {
      throw ValidationError("--\(name) is from \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
    if check, json || brief || tune != nil { throw ValidationError("--check takes --passes and no other option") }
    if tune != nil, json || brief { throw ValidationError("--tune writes a table: it takes no --json and no --brief") }
    guard Precision(rawValue: precision) != nil else {
      throw ValidationError("--precision takes auto, f32 or bf16, not '\(precision)'")
    }
  }

  func run() throws {
    if check { return try Checking(passes: passes).run() }
    let diagnostics = Diagnostics()
    let place = SourceLocation(file: "--model")
    guard let settings = SettingsText.parse("model: \(model)", at: place, diagnostics: diagnostics),
      let model = settings["model"].flatMap({ Model.read($0, diagnostics: diagnostics) }), !diagnostics.hasErrors
    else {
      throw ValidationError(diagnostics.sorted.map(\.description).joined(separator: "\n"))
    }
    let wanted = Precision(rawValue: precision) ?? .automatic
    if let tune {
      let profile = try StepProfile(
        model: model, classes: classes, batch: batch, input: ImageSet.Extent(height: side, width: side),
        precision: wanted.resolved(), threads: threads)
      try Tuning(file: tune, batch: batch, threads: threads).run(profile.convolutions())
      return
    }
    let report = try Measurement(
      model: model, classes: classes, batch: batch, side: side, precision: wanted.resolved(), threads: threads,
      steps: steps, isBrief: brief
    ).report()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(report), as: UTF8.self))
    } else {
      print(report.text)
    }
  }
}
