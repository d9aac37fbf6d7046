import Embedding
import Files
import Foundation
import Notebook

/// A Markdown file that the user names, to be filled.
///
/// It is written beside itself and renamed: whoever reads it sees the old text or the new one, also after a kill and on a
/// full disk. Writing into the file could leave half of it; the price is that a file of several names is refused.
struct Page {
  /// As it was named.
  let path: String
  /// Where it stands: what is named may be a link.
  let url: URL
  let text: String
  private let bytes: Data
  private let about: stat

  /// - Throws: `PathArgument`, `PageError`.
  init(_ path: String) throws {
    try PathArgument.check(path, nil)
    let place = PathArgument.isWithin(path) || PathArgument.isLink(path) ? ContainedPath.real(path) : path
    var about = stat()
    guard let place, lstat(place, &about) == 0 else {
      throw PageError("\(path) is not there", "paths are relative to the current folder")
    }
    (self.path, url, self.about) = (path, URL(filePath: place), about)
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
    (self.text, self.bytes) = (text, bytes)
  }

  /// - Throws: `PageError` where it cannot be written so that its rights, owners and names stay; then it is as it was.
  func checkWritable() throws {
    // A new file could take its place without that right, and must not.
    guard access(url.path, W_OK) == 0 else {
      throw PageError("\(path) is read-only", "nothing was written; 'chmod u+w' gives the right to write it")
    }
    guard about.st_nlink == 1 else {
      throw PageError(
        "\(path) has \(about.st_nlink) names (hard links), which would become different files",
        "nothing was written; replace the other names by symbolic links, or by copies")
    }
  }

  func write(_ text: String) throws {
    try checkWritable()
    // An editor may have saved it meanwhile.
    guard RegularFile.bytes(url, most: Embedder.largest) == bytes else {
      throw PageError("\(path) was changed while it was filled", "it is as it was saved; run the same command")
    }
    do {
      AtomicFile.removeRemains(of: url)
      try AtomicFile.write(
        Data(text.utf8), to: url, permissions: about.st_mode & 0o7777, owners: (about.st_uid, about.st_gid))
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
