import Foundation
import Hashing

/// The records of one name of the book as a file that is committed: `records/<name>.json`, with pixels apart.
///
/// Its first entry is the SHA-256 of the JSON without it.
package struct FrozenRun: Sendable {
  package var name: String
  /// One per seed.
  package var records: [RunRecord]

  private struct Body: Codable {
    var name: String
    var records: [RunRecord]
  }

  private static let start = Data(#"{"digest":""#.utf8)
  private static let end = Data("}\n".utf8)

  package init(name: String, records: [RunRecord]) { (self.name, self.records) = (name, records) }

  /// - Parameter shelf: takes the pixels.
  package func fileBytes(_ shelf: inout PictureShelf) throws -> Data {
    let body = try CanonicalJSON.data(Body(name: name, records: records.map { shelf.put($0) }))
    return Self.start + Data("\(SHA256Digest(of: body))\",".utf8) + body.dropFirst() + Data("\n".utf8)
  }

  /// Whether a file begins as these do.
  package static func isOne(_ bytes: Data) -> Bool { bytes.starts(with: start) }

  /// - Parameter shelf: has the pixels.
  /// - Throws: `ExperimentError.record` where the file is not what was written.
  package init(_ bytes: Data, _ shelf: inout PictureShelf, path: String) throws(ExperimentError) {
    let body: Data
    do { body = try Self.body(of: bytes) } catch { throw .record(path: path, reason: error.reason) }
    guard let read = try? CanonicalJSON.value(Body.self, from: body) else {
      throw .record(path: path, reason: "it was written by another version of Cyclopedia")
    }
    name = read.name
    records = []
    for record in read.records {
      guard let whole = shelf.taken(record) else {
        throw .record(path: path, reason: "\(PictureShelf.fileName) beside it does not have its pictures")
      }
      records.append(whole)
    }
    if let fault = records.lazy.compactMap(\.fault).first { throw .record(path: path, reason: fault) }
  }

  private struct Fault: Error { var reason: String }

  /// What the digest is of.
  private static func body(of bytes: Data) throws(Fault) -> Data {
    let isBegun = bytes.starts(with: start)
    guard isBegun || start.starts(with: bytes) else {
      throw Fault(reason: "it is damaged, or was written by another version of Cyclopedia")
    }
    guard isBegun, bytes.suffix(end.count) == end else { throw Fault(reason: "it is cut off at byte \(bytes.count)") }
    let digest = bytes.dropFirst(start.count).prefix(64)
    let rest = bytes.dropFirst(start.count + 64)
    let body = Data("{".utf8) + rest.dropFirst(2).dropLast()
    guard rest.starts(with: Data("\",".utf8)),
      SHA256Digest(of: body).description == String(decoding: digest, as: UTF8.self)
    else { throw Fault(reason: "its bytes do not match the checksum at its beginning") }
    return body
  }
}
