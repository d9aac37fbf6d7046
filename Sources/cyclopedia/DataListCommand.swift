import ArgumentParser
import Datasets
import Files
import Foundation

struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists datasets: where they are, whether they are there, and where they come from.")

  @OptionGroup var place: DataPlace
  @Flag(help: "Write JSON.") var json = false

  private struct Line: Encodable {
    var name: String
    var summary: String
    var folder: String
    var state: String
    /// On the disk; nil where it is not there.
    var bytes: Int?
    var address: String
    var archiveBytes: Int

    var text: String {
      """
      \(name): \(summary)
        \(folder): \(state)\(bytes.map { ", \(ByteText.of($0))" } ?? "")
        from \(address), \(ByteText.of(archiveBytes))
      """
    }
  }

  func run() throws {
    try place.check()
    let lines = DatasetChoice.archives.map { archive in
      let files = DatasetFiles(archive, in: place.root)
      let (state, bytes) = Self.state(files)
      return Line(
        name: archive.name, summary: archive.summary, folder: files.folder, state: state, bytes: bytes,
        address: archive.address, archiveBytes: archive.bytes)
    }
    if json {
      try Console.json(lines)
    } else {
      for line in lines { Console.result(Console.visible(line.text)) }
      Console.result("shapes: drawn pictures, made from a seed; nothing to fetch")
    }
  }

  private static func state(_ files: DatasetFiles) -> (String, Int?) {
    switch files.presence {
    case .present(let bytes): ("present", bytes)
    case .incomplete(let missing, let unreadable): (incomplete(missing, unreadable), nil)
    case .noFolder(let path): ("\(path) is no folder; move it away", nil)
    case .absent:
      (
        "absent"
          + (files.partBytes.map { ", \(ByteText.of($0)) of \(ByteText.of(files.archive.bytes)) fetched" } ?? ""),
        nil
      )
    }
  }

  private static func incomplete(_ missing: [String], _ unreadable: [String]) -> String {
    var parts = ["incomplete"]
    if !missing.isEmpty { parts.append("\(missing.joined(separator: ", ")) missing or of another size") }
    if !unreadable.isEmpty { parts.append("\(unreadable.joined(separator: ", ")) no plain file or folder") }
    return parts.joined(separator: ", ")
  }
}
