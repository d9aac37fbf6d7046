import ArgumentParser
import Datasets
import Files
import Foundation

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Lists datasets, fetches them, and checks every byte of them.",
    subcommands: [DataListCommand.self, DataFetchCommand.self, DataVerifyCommand.self])
}

/// Where the datasets are.
struct DataPlace: ParsableArguments {
  @Option(
    help: "The folder that holds the datasets (default: CYCLOPEDIA_DATA, then the user's cache).",
    completion: .directory)
  var data: String?

  var root: DataRoot { DataRoot(option: data) }

  /// - Throws: where something else stands in the place of the folder.
  func check() throws {
    guard let obstacle = FolderObstacle.path(onTheWayTo: root.path) else { return }
    Console.say(
      "error: \(obstacle) is no folder\n  hint: name the folder that holds the datasets with --data or CYCLOPEDIA_DATA")
    throw ExitCode(3)
  }
}

/// Where archives are found.
struct MirrorOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An address below which archives are found by their names (default: CYCLOPEDIA_MIRROR, then the official one).",
      valueName: "url"))
  var mirror: String?

  mutating func validate() throws { _ = try place() }

  func place() throws -> Mirror? {
    let named = ProcessInfo.processInfo.environment["CYCLOPEDIA_MIRROR"].flatMap { $0.isEmpty ? nil : $0 }
    guard let text = mirror ?? named else { return nil }
    guard let mirror = Mirror(text) else {
      throw ValidationError(
        "\(self.mirror == nil ? "CYCLOPEDIA_MIRROR" : "--mirror") takes an address such as https://HOST/FOLDER, not "
          + "'\(text)'")
    }
    return mirror
  }
}

/// Names of datasets that can be fetched.
struct DatasetNames {
  static func archive(_ name: String) throws -> DatasetArchive {
    guard let archive = DatasetChoice.archives.first(where: { $0.name == name }) else {
      throw ValidationError("there is no dataset '\(name)' to fetch; there are \(all)")
    }
    return archive
  }

  static var all: String { DatasetChoice.archives.map(\.name).joined(separator: ", ") }
}
