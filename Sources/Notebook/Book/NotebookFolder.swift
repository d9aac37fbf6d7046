import Files
import Foundation
import Hashing
import RunReading
import Runs
import Settings

/// The folder that holds the chapters; everything that a chapter may read lies in it.
struct NotebookFolder: BookFiles {
  static let largestFile = 16 * 1024 * 1024

  /// As the user named it, for messages: `chapters`.
  let name: String
  /// What was read of it.
  let sources = SourceFiles()
  private let root: URL

  init(path: String) {
    name = path.hasSuffix("/") ? String(path.dropLast()) : path
    root = URL(filePath: path, directoryHint: .isDirectory).resolvingSymlinksInPath().standardizedFileURL
  }

  func displayName(_ file: String) -> String { name == "." ? file : "\(name)/\(file)" }

  /// The `*.md` files beside `book.yml`, by name.
  func chapterFiles() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
  }

  func text(of file: String, askedFrom location: SourceLocation, diagnostics: Diagnostics) -> String? {
    guard let bytes = bytes(of: file, askedFrom: location, diagnostics: diagnostics) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      diagnostics.report("\(displayName(file)) is not UTF-8 text", at: location, hint: "save it as UTF-8")
      return nil
    }
    return text
  }

  /// The file's bytes; a path that leaves the folder, also through a symbolic link, is a mistake.
  func bytes(
    of file: String, atMost largest: Int = largestFile, askedFrom location: SourceLocation, diagnostics: Diagnostics
  ) -> Data? {
    guard let url = resolve(file) else {
      diagnostics.report(
        "the path '\(file.prefix(200))' leaves the notebook's folder", at: location,
        hint: "name a file inside \(name), relative to it")
      return nil
    }
    if let kind = Self.otherKind(url) {
      diagnostics.report(
        "'\(displayName(file))' is \(kind), not a file", at: location,
        hint: "put a file in its place, or correct its name")
      return nil
    }
    let size = (try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]))
    guard let size, size.isRegularFile == true else {
      diagnostics.report(
        "there is no file '\(displayName(file))'", at: location,
        hint: NearestName.find(file, among: siblings(of: url, file: file)).map { "did you mean '\($0)'?" }
          ?? "create it, or correct its name")
      return nil
    }
    guard let length = size.fileSize, length <= largest, let bytes = try? Data(contentsOf: url) else {
      diagnostics.report(
        "'\(displayName(file))' cannot be read, or is larger than \(largest >> 20) MiB", at: location)
      return nil
    }
    sources.add(file, bytes)
    return bytes
  }

  static let mostFiles = 5000
  static let mostBytes = 256 << 20

  /// Every file of the folder with its SHA-256, by name: what a report may depend on.
  ///
  /// - Parameter folders: what a build writes, where the chapters lie beside it.
  /// - Returns: nil where there is too much to look at.
  func digests(without folders: [URL] = []) -> [(name: String, digest: SHA256Digest)]? {
    let left = folders.map { $0.resolvingSymlinksInPath().standardizedFileURL.path }
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).filter { name in
      let path = root.appending(path: name).path
      return !left.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
    var (found, total): ([(name: String, digest: SHA256Digest)], Int) = ([], 0)
    for name in names.sorted() {
      guard let bytes = RegularFile.bytes(root.appending(path: name), most: Self.largestFile) else { continue }
      total += bytes.count
      guard found.count < Self.mostFiles, total <= Self.mostBytes else { return nil }
      found.append((name, SHA256Digest(of: bytes)))
    }
    return found
  }

  private func resolve(_ file: String) -> URL? {
    guard !file.isEmpty, file.utf8.count <= 1024, !file.hasPrefix("/"), !file.hasPrefix("~"), !file.contains("\\"),
      !file.contains("\0"), !file.split(separator: "/").contains("..")
    else { return nil }
    let url = root.appending(path: file, directoryHint: .notDirectory).resolvingSymlinksInPath().standardizedFileURL
    return url.path.hasPrefix(root.path + "/") ? url : nil
  }

  /// What is there where a file should be: a folder, or what would be waited for without end.
  private static func otherKind(_ url: URL) -> String? {
    var about = stat()
    guard stat(url.path, &about) == 0 else { return nil }
    return switch about.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    default: "a device or socket"
    }
  }

  private func siblings(of url: URL, file: String) -> [String] {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
    return names.prefix(1000).map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.filter { $0 != file }
  }
}
