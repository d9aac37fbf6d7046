import Foundation

extension URL {
  /// Writes a file of this folder, also where it is read-only.
  package func overwrite(_ path: String, _ bytes: Data) throws {
    let file = appending(path: path)
    try? FileManager.default.removeItem(at: file)
    try bytes.write(to: file)
  }

  /// Puts a link in the place of a file of this folder.
  package func link(_ path: String, to target: String) throws {
    let file = appending(path: path)
    try? FileManager.default.removeItem(at: file)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
  }
}
