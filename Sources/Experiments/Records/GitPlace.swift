import Foundation

/// Where git keeps what it knows of a folder.
struct GitPlace {
  /// The folder that is versioned.
  private let top: URL
  /// `.git`, or where a linked work tree has its own part of it.
  private let own: URL
  /// `.git` of the main work tree.
  private let common: URL

  init?(of folder: URL) {
    var place = folder.standardizedFileURL.resolvingSymlinksInPath()
    while !FileManager.default.fileExists(atPath: place.appending(path: ".git").path) {
      guard place.path != "/" else { return nil }
      place.deleteLastPathComponent()
    }
    top = place
    let entry = place.appending(path: ".git")
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: entry.path, isDirectory: &isFolder)
    if isFolder.boolValue {
      own = entry
    } else {
      guard let text = Self.line(entry), text.hasPrefix("gitdir: ") else { return nil }
      own = Self.place(String(text.dropFirst("gitdir: ".count)), in: place)
    }
    let own = own
    common = Self.line(own.appending(path: "commondir")).map { Self.place($0, in: own) } ?? own
  }

  /// What HEAD stands for.
  var commit: String? {
    guard var text = Self.line(own.appending(path: "HEAD")) else { return nil }
    if text.hasPrefix("ref: ") {
      let name = String(text.dropFirst("ref: ".count))
      guard name.hasPrefix("refs/"), !name.contains("..") else { return nil }
      guard let found = Self.line(common.appending(path: name)) ?? packed(name) else { return nil }
      text = found
    }
    return [40, 64].contains(text.count) && text.allSatisfy(\.isHexDigit) ? text : nil
  }

  private func packed(_ name: String) -> String? {
    let lines = Self.text(common.appending(path: "packed-refs"))?.split(separator: "\n") ?? []
    return lines.first { $0.hasSuffix(" \(name)") && !$0.hasPrefix("#") }?.split(separator: " ").first.map(String.init)
  }

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
    guard let git = Self.program("git"), let timeout = Self.program("timeout"),
      let index = Self.bytes(own.appending(path: "index"), most: 256 << 20),
      !objects.contains("\n"), !objects.hasPrefix("\"")
    else { return nil }
    let place = scratch.appending(path: ".git.\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.removeItem(at: place)
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      for name in ["objects/info", "refs"] {
        try FileManager.default.createDirectory(at: place.appending(path: name), withIntermediateDirectories: true)
      }
      let format = commit.count == 64 ? "1\n[extensions]\n\tobjectformat = sha256\n" : "0\n"
      for (name, text) in [
        ("config", "[core]\n\trepositoryformatversion = \(format)"), ("HEAD", "\(commit)\n"),
        ("objects/info/alternates", "\(objects)\n"),
      ] { try Data(text.utf8).write(to: place.appending(path: name)) }
      try index.write(to: place.appending(path: "index"))
    } catch { return nil }
    let process = Process()
    process.executableURL = timeout
    process.arguments = [
      "-s", "KILL", "\(patience)", git.path, "--git-dir", place.path, "--work-tree", top.path, "status", "--porcelain",
      "--ignore-submodules=all", "--",
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

  private static func place(_ path: String, in folder: URL) -> URL {
    (path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)).standardizedFileURL
  }

  private static func program(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { URL(filePath: "\($0)/\(name)") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }

  /// The first line of a small file.
  private static func line(_ file: URL) -> String? { text(file)?.split(separator: "\n").first.map(String.init) }

  private static func text(_ file: URL) -> String? {
    bytes(file, most: 4 << 20).flatMap { String(data: $0, encoding: .utf8) }
  }

  /// Nothing of what is no plain file: a pipe would be waited for.
  private static func bytes(_ file: URL, most: Int) -> Data? {
    guard let about = try? FileManager.default.attributesOfItem(atPath: file.path),
      about[.type] as? FileAttributeType == .typeRegular, about[.size] as? Int ?? .max <= most
    else { return nil }
    return try? Data(contentsOf: file)
  }
}
