import ArgumentParser
import Datasets
import Foundation
import MachineHealth
import Notebook

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at libraries, fonts, processor, disk and data, and says what to do where something is amiss.",
    discussion: """
      Each line begins with 'ok', 'warn' or 'problem'. Ends with exit code 0 where a report can be built, else 3. \
      Nothing is changed, and the network is not touched.
      """)

  @Option(help: "The folder with book.yml.", completion: .directory) var chapters = "chapters"
  @Option(help: "The folder for reports.", completion: .directory) var output = "output"
  @Option(help: "The folder for runs and checkpoints.", completion: .directory) var store = ".cyclopedia"
  @OptionGroup var place: DataPlace
  @Flag(help: "Write JSON.") var json = false

  func run() throws {
    for (path, option) in [(chapters, "--chapters"), (output, "--output"), (store, "--store")] {
      try PathArgument.check(path, option)
    }
    var check = HealthCheck(data: place.root, threads: BookOptions.standardThreads)
    (check.chapters, check.output, check.store) = (chapters, output, store)
    let findings = check.findings()
    if json {
      try Console.json(findings)
    } else {
      Self.show(findings)
    }
    if findings.contains(where: { $0.state == .problem }) { throw ExitCode(3) }
  }

  private static func show(_ findings: [HealthFinding]) {
    var topic = ""
    for finding in findings {
      if finding.topic != topic { Console.result(finding.topic) }
      topic = finding.topic
      let state = finding.state.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
      Console.result(Console.visible("  \(state)\(finding.name): \(finding.detail)"))
      if let advice = finding.advice { Console.result(Console.visible("           hint: \(advice)")) }
    }
    let problems = findings.filter { $0.state == .problem }.count
    Console.result(
      problems == 0
        ? "a report can be built here"
        : "no report can be built here: \(problems) problem\(problems == 1 ? "" : "s")")
  }
}
