import ArgumentParser
import Foundation
import Learning
import Settings

@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cyclopedia-benchmark",
    abstract: "Times training steps, their parts and the machine's own limits; checks and chooses kernels.")

  @Option(help: "The network, as a chapter writes it.") var model = "{resnet9: {width: 64}}"
  @Option(help: "Pictures in a batch.") var batch = 512
  @Option(help: "Height and width of the pictures.") var side = 32
  @Option(help: "Classes.") var classes = 10
  @Option(help: "Threads.") var threads = 2
  @Option(help: "auto, f32 or bf16.") var precision = "auto"
  @Option(help: "Steps that count, after one that does not.") var steps = 5
  @Flag(help: "Write one line of JSON.") var json = false
  @Flag(help: "Only whole steps and evaluation.") var brief = false
  @Option(help: "Measure the model's convolutions and rewrite their lines of this table of algorithms.")
  var tune: String?

  @Flag(help: "Compare every kernel with the definition, at every instruction set that is to be had.") var check = false
  @Option(help: "With --check, passes at each instruction set.") var passes = 150_000

  func validate() throws {
    do {
      try InstructionSet.checkCap()
      try KernelChoice.checkVariable()
    } catch { throw ValidationError("\(error)") }
    guard batch > 0, side > 3, classes > 1, threads > 0, steps > 0, passes > 0 else {
      throw ValidationError("--batch, --threads, --steps and --passes start at 1, --classes at 2, --side at 4")
    }
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
