import Foundation

/// Runs a program of the system on files in a folder of its own.
enum Tool {
  struct Failure: Error { var message: String }

  /// Writes `input` to the file `name`, runs `command` with that folder as the current one, and gives its output.
  static func run(_ command: [String], on input: Data, named name: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "drawing-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try input.write(to: folder.appending(path: name))
    let output = folder.appending(path: "standard-output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    let bytes = try Data(contentsOf: output)
    guard process.terminationStatus == 0 else {
      throw Failure(message: "\(command.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
    return bytes
  }
}
