import Files
import Foundation

/// What git itself finds, asked without the repository's own configuration.
extension GitWorktree {
  /// Whether git finds a difference below the folder; nil where it cannot tell.
  ///
  /// It looks with a configuration made here: a folder of its own has the commit and the index, and borrows the objects.
  /// Git would wait for a pipe among them, so that its time is bounded.
  ///
  /// - Parameters:
  ///   - scratch: where that folder is made for as long as it takes.
  ///   - patience: the seconds that git has.
  func isDirty(_ folder: URL, since commit: String, scratch: URL, patience: Int) -> Bool? {
    let objects = common.appending(path: "objects").path
    guard let git = Self.program("git"), let timeout = Self.program("timeout"), let limit = Self.program("prlimit"),
      let index = RegularFile.bytes(own.appending(path: "index"), most: 256 << 20),
      !objects.contains("\n"), !objects.hasPrefix("\"")
    else { return nil }
    // Nobody can have put a folder of this name there: git would take its settings from it.
    let name = ".git-\(UInt64.random(in: 0...(.max))).\(ProcessInfo.processInfo.processIdentifier)"
    let place = scratch.appending(path: name)
    guard mkdir(place.path, 0o700) == 0 else { return nil }
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      for name in ["objects/info", "refs"] {
        try FileManager.default.createDirectory(at: place.appending(path: name), withIntermediateDirectories: true)
      }
      let format = commit.count == 64 ? "1\n[extensions]\n\tobjectformat = sha256\n" : "0\n"
      for (name, text) in [
        ("config", "[core]\n\trepositoryformatversion = \(format)\(Self.bounds)"), ("HEAD", "\(commit)\n"),
        ("objects/info/alternates", "\(objects)\n"),
      ] { try Data(text.utf8).write(to: place.appending(path: name)) }
      try index.write(to: place.appending(path: "index"))
    } catch { return nil }
    let process = Process()
    process.executableURL = timeout
    process.arguments = [
      "-s", "KILL", "\(patience)", limit.path, "--as=\(Self.mostMemory)", "--", git.path, "--git-dir", place.path,
      "--work-tree", top.path, "status", "--porcelain", "--ignore-submodules=all", "--",
      folder.standardizedFileURL.resolvingSymlinksInPath().path,
    ]
    process.currentDirectoryURL = top
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": place.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
    ]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let found = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? !found.isEmpty : nil
  }

  /// Bytes of memory that git has: an object can be much larger than its file.
  private static let mostMemory = 2 << 30
  /// Packs are read in parts and by one thread, so that large ones need no more.
  private static let bounds =
    "[core]\n\tpackedGitWindowSize = 32m\n\tpackedGitLimit = 256m\n\tpreloadIndex = false\n"

  private static func program(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { URL(filePath: "\($0)/\(name)") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }
}
