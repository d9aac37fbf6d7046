import Files
import Foundation
import Manuscript
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
  private let place: URL

  init(path: String) {
    name = path.hasSuffix("/") ? String(path.dropLast()) : path
    place = URL(filePath: path, directoryHint: .isDirectory).resolvingSymlinksInPath().standardizedFileURL
  }

  /// Whether there is such a file, by its path from the notebook's folder.
  func has(_ file: String) -> Bool {
    guard let url = resolve(file) else { return false }
    return (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
  }

  /// The files beside one that is missing.
  func neighbours(of file: String) -> [String] {
    resolve(file).map { siblings(of: $0, file: file) } ?? []
  }

  func displayName(_ file: String) -> String { name == "." ? file : "\(name)/\(file)" }

  /// The `*.md` files beside `book.yml`, by name: 2 comes before 10.
  func chapterFiles() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted().sorted {
      $0.compare($1, options: [.numeric]) == .orderedAscending
    }
  }

  /// The text of a file by a path as its author wrote it.
  func text(of file: String, askedFrom location: SourceLocation, diagnostics: Diagnostics) -> String? {
    guard let path = path(file, from: location, diagnostics: diagnostics),
      let bytes = bytes(at: path, askedFrom: location, diagnostics: diagnostics)
    else { return nil }
    return UTF8Text.decode(bytes, at: SourceLocation(file: displayName(path)), diagnostics: diagnostics)
  }

  /// How the folder's files are named in each other.
  var paths: FilePaths { FilePaths(root: name == "." ? "" : name) { has($0) } }

  /// A path from the notebook's folder, of one that is written in a file of it; nil after a complaint.
  func path(_ written: String, from location: SourceLocation, diagnostics: Diagnostics) -> String? {
    if written.contains("\\") {
      diagnostics.report(
        "the path '\(written.prefix(200))' has backslashes", at: location,
        hint: "write '\(written.prefix(200).replacing("\\", with: "/"))': paths have slashes, on Windows too")
      return nil
    }
    guard written.utf8.count <= 1024, let path = paths.resolved(written, in: location.file) else {
      diagnostics.report(
        "the path '\(written.prefix(200))' leaves the notebook's folder", at: location,
        hint: "name a file inside \(name); paths are from the folder of the file in which they stand")
      return nil
    }
    return path
  }

  /// The bytes of a file by a path as its author wrote it.
  func bytes(
    of file: String, atMost largest: Int = largestFile, askedFrom location: SourceLocation, diagnostics: Diagnostics
  ) -> Data? {
    path(file, from: location, diagnostics: diagnostics).flatMap {
      bytes(at: $0, atMost: largest, askedFrom: location, diagnostics: diagnostics)
    }
  }

  private static let howToBegin =
    "'cyclopedia new NAME' makes a book that builds at once; by hand, book.yml has a line 'title: …', and the chapters are "
    + "the Markdown files beside it"

  /// The bytes of a file by its path from the notebook's folder; one that leaves it, through a symbolic link, is a
  /// mistake.
  func bytes(
    at file: String, atMost largest: Int = largestFile, askedFrom location: SourceLocation, diagnostics: Diagnostics
  ) -> Data? {
    // What is read twice is the same both times, whatever becomes of the file.
    if let known = sources.files[RelativePath(file)] { return known }
    guard let url = resolve(file) else {
      diagnostics.report(
        "the path '\(file.prefix(200))' leaves the notebook's folder", at: location,
        hint: "name a file inside \(name); paths are from the folder of the file in which they stand")
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
        hint: nearest(to: file, url).map { "did you mean '\($0)'?" }
          ?? (file == BookReader.fileName ? Self.howToBegin : "create it, or correct its name"))
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

  private func resolve(_ file: String) -> URL? {
    guard !file.isEmpty, file.utf8.count <= 1024, !file.hasPrefix("/"), !file.contains("\0"),
      !file.split(separator: "/").contains("..")
    else { return nil }
    var url = place.appending(path: file, directoryHint: .notDirectory)
    if !FileManager.default.fileExists(atPath: url.path) {
      // Other systems write letters with marks in other scalars: texts that look the same are equal.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
      if let same = names.first(where: { $0 == url.lastPathComponent }) {
        url = url.deletingLastPathComponent().appending(path: same, directoryHint: .notDirectory)
      }
    }
    url = url.resolvingSymlinksInPath().standardizedFileURL
    return url.path.hasPrefix(place.path + "/") ? url : nil
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
    let names = Self.names(in: url.deletingLastPathComponent())
    return names.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.filter { $0 != file }
  }

  /// What the author may have meant by a name that no file has.
  private func nearest(to file: String, _ url: URL) -> String? {
    NearestName.find(file, among: siblings(of: url, file: file)) ?? inOtherCase(file)
  }

  /// The path of a file that differs in nothing but capital letters, which other systems take for the same.
  private func inOtherCase(_ file: String) -> String? {
    var (folder, path) = (place, [String]())
    for part in file.split(separator: "/") where part != "." {
      let names = Self.names(in: folder)
      let same = names.first { $0 == part } ?? names.first { $0.lowercased() == part.lowercased() }
      guard let same else { return nil }
      path.append(same)
      folder.append(path: same)
    }
    let found = path.joined(separator: "/")
    return resolve(found) == nil ? nil : found
  }

  private static func names(in folder: URL) -> ArraySlice<String> {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).prefix(1000)
  }
}
