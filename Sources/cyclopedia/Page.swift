import Files
import Foundation
import Notebook

/// A Markdown file that the user names, to be filled.
struct Page {
  /// As it was named.
  let path: String
  /// Where it stands: what is named may be a link.
  let url: URL
  let text: String
  private let permissions: mode_t

  /// - Throws: `PathArgument`, `PageError`.
  init(_ path: String) throws {
    try PathArgument.check(path, nil)
    let place = PathArgument.isWithin(path) || PathArgument.isLink(path) ? ContainedPath.real(path) : path
    var about = stat()
    guard let place, lstat(place, &about) == 0 else {
      throw PageError("\(path) is not there", "paths are relative to the current folder")
    }
    (self.path, url, permissions) = (path, URL(filePath: place), about.st_mode & 0o7777)
    if let fault = RegularFile.fault(url) { throw PageError("\(path) is no file: \(fault)", "name a Markdown file") }
    guard about.st_size <= Embedder.largest else {
      throw PageError("\(path) is larger than \(Embedder.largest >> 20) MiB", "make several files of it")
    }
    guard let bytes = RegularFile.bytes(url, most: Embedder.largest) else {
      throw PageError("\(path) cannot be read", "give rights to read it")
    }
    // A byte order mark is a part of it.
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PageError("\(path) is no UTF-8 text", "save it as UTF-8")
    }
    self.text = text
  }

  func write(_ text: String) throws {
    do {
      try AtomicFile.write(Data(text.utf8), to: url, permissions: permissions)
    } catch {
      throw PageError(
        "\(path) cannot be written: \(error.localizedDescription)",
        "it is as it was; make room or give rights, then run the same command")
    }
  }
}

/// A Markdown file cannot be filled.
struct PageError: Error, CustomStringConvertible {
  private let message: String
  private let hint: String

  init(_ message: String, _ hint: String) { (self.message, self.hint) = (message, hint) }

  var description: String { "\(message)\n  hint: \(hint)" }
}
