import ArgumentParser
import Datasets
import Foundation

struct DataVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compares every byte of datasets with the known digests.",
    discussion: "Ends with exit code 3 where a file is damaged, absent or cannot be compared, and names each.")

  @Argument(
    help: "Datasets: \(DatasetNames.all); none means all that are there.",
    completion: .list(DatasetChoice.archives.map(\.name))) var datasets: [String] = []
  @OptionGroup var place: DataPlace

  mutating func validate() throws { for name in datasets { _ = try DatasetNames.archive(name) } }

  func run() throws {
    try place.check()
    let all = DatasetChoice.archives.map { DatasetFiles($0, in: place.root) }
    let wanted =
      datasets.isEmpty ? all.filter { $0.presence != .absent } : all.filter { datasets.contains($0.archive.name) }
    guard !wanted.isEmpty else {
      Console.say("error: there is no dataset in \(place.root.path)\n  hint: 'cyclopedia data fetch NAME' fetches one")
      throw ExitCode(3)
    }
    var isSound = true
    for files in wanted {
      let findings = try files.check()
      for finding in findings { Console.result(Console.visible("\(finding.path)  \(Self.words(finding.state))")) }
      let wrong = findings.filter { !$0.isSound }.count
      isSound = isSound && wrong == 0
      Console.say(Self.summary(files.archive.name, findings, wrong: wrong))
    }
    if !isSound { throw ExitCode(3) }
  }

  private static func summary(_ name: String, _ findings: [DatasetFiles.Finding], wrong: Int) -> String {
    let isUnknown = findings.contains { if case .unknown = $0.state { true } else { false } }
    guard !isUnknown else {
      return "\(name): not compared; move it away, and 'cyclopedia data fetch \(name)' fetches one that can be"
    }
    let count = "\(name): \(findings.count) file\(findings.count == 1 ? "" : "s")"
    guard wrong > 0 else { return "\(count), all sound" }
    return "\(count), \(wrong) absent or damaged: 'cyclopedia data fetch \(name)' fetches what is"
  }

  private static func words(_ state: DatasetFiles.Finding.State) -> String {
    switch state {
    case .sound(let digest): "sound  \(digest)"
    case .reordered(let digest): "sound, the official pictures in another order  \(digest)"
    case .damaged(let detail): "damaged: \(detail)"
    case .absent: "absent"
    case .unknown(let detail): "not compared: \(detail)"
    }
  }
}
