import Foundation
import Hashing

/// The records of one name of the book as a file that is committed: `records/<name>.json`.
///
/// The first line is the SHA-256 of the rest.
package struct FrozenRun: Codable, Sendable {
  package var name: String
  /// One per seed.
  package var records: [RunRecord]

  package init(name: String, records: [RunRecord]) { (self.name, self.records) = (name, records) }

  package func fileBytes() throws -> Data {
    let body = try CanonicalJSON.data(self)
    return Data("\(SHA256Digest(of: body))\n".utf8) + body + Data("\n".utf8)
  }

  /// - Throws: `ExperimentError.record` where the file is not what was written.
  package init(_ bytes: Data, path: String) throws(ExperimentError) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), bytes.last == UInt8(ascii: "\n"), end < bytes.endIndex - 1
    else { throw .record(path: path, reason: "it is cut off at byte \(bytes.count)") }
    let body = bytes[(end + 1)..<(bytes.endIndex - 1)]
    guard SHA256Digest(of: body).description == String(decoding: bytes[..<end], as: UTF8.self) else {
      throw .record(path: path, reason: "its bytes do not match the checksum in its first line")
    }
    do { self = try CanonicalJSON.value(FrozenRun.self, from: Data(body)) } catch {
      throw .record(path: path, reason: "it was written by another version of Cyclopedia")
    }
    if let fault = records.lazy.compactMap(\.fault).first { throw .record(path: path, reason: fault) }
  }
}
