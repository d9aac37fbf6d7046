import Foundation

/// The built `cyclopedia` as a process of its own.
struct Program {
  struct Ended: Sendable {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Beside the tests, where the package manager puts both.
  private static var executable: URL {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = tests.appending(path: "cyclopedia")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    var package = URL(filePath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return package.appending(path: ".build/debug/cyclopedia")
  }

  /// What it has said so far.
  static func errors(of process: Process) -> String {
    guard let file = process.standardError as? FileHandle else { return "" }
    return (try? String(contentsOfFile: "/proc/self/fd/\(file.fileDescriptor)", encoding: .utf8)) ?? ""
  }

  /// - Parameters:
  ///   - folder: where it runs, and where `chapters` and `output` are.
  ///   - asNobody: whether a superuser lays down his rights for it.
  ///   - whileRunning: is given the process once it has started.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], asNobody: Bool = false,
    whileRunning: @Sendable (Process) async throws -> Void = { _ in }
  ) async throws -> Ended {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if asNobody, getuid() == 0 {
      process.executableURL = URL(filePath: "/usr/bin/setpriv")
      process.arguments =
        ["--reuid=65534", "--regid=65534", "--clear-groups", executable.path] + arguments
    }
    process.currentDirectoryURL = folder
    let said = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: said, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: said) }
    let own = ["CYCLOPEDIA_DATA": folder.appending(path: "data"), "XDG_CACHE_HOME": said.appending(path: "cache")]
    process.environment = ProcessInfo.processInfo.environment
      .merging(own.mapValues(\.path)) { $1 }.merging(environment) { $1 }
    let (output, errors) = (said.appending(path: "output"), said.appending(path: "errors"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    let (ends, end) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    try await whileRunning(process)
    for await _ in ends {}
    return Ended(
      code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}
