import Compressing
import Foundation
import Hashing

/// The pixels of all recorded pictures of a book, each once however many runs show it: `records/_pictures.json`.
///
/// Each is called by the SHA-256 of its pixels, in Base64, which stands in its place in the records; what is kept is
/// Base64 of zlib's form of the pixels.
package struct PictureShelf: Sendable {
  /// No run is called so.
  package static let fileName = "_pictures.json"

  private struct File: Codable { var pictures: [String: String] }

  /// Packed, by name.
  private var pixels: [String: String] = [:]
  /// Those that were taken before, since runs of a book have many in common.
  private var opened: [Data: Data] = [:]

  package init() {}

  package var isEmpty: Bool { pixels.isEmpty }

  /// - Throws: where these are not a file's bytes.
  package init(_ bytes: Data, path: String) throws(ExperimentError) {
    do { pixels = try CanonicalJSON.value(File.self, from: bytes).pictures } catch {
      throw .record(path: path, reason: "it is damaged, or was written by another version of Cyclopedia")
    }
  }

  package func fileBytes() throws -> Data { try CanonicalJSON.data(File(pictures: pixels)) + Data("\n".utf8) }

  /// The record with the names of its pictures' pixels in their place.
  mutating func put(_ record: RunRecord) -> RunRecord {
    var record = record
    for place in record.samples.indices { put(&record.samples[place]) }
    for place in record.mistakes.indices { put(&record.mistakes[place]) }
    return record
  }

  /// The record with the pixels of its pictures again; nil where one is not here, or is not what its name says.
  mutating func taken(_ record: RunRecord) -> RunRecord? {
    var record = record
    for place in record.samples.indices { guard take(&record.samples[place]) else { return nil } }
    for place in record.mistakes.indices { guard take(&record.mistakes[place]) else { return nil } }
    return record
  }

  private mutating func put(_ picture: inout RecordedPicture) {
    let name = SHA256Digest(of: picture.pixels).bytes
    let key = Data(name).base64EncodedString()
    if pixels[key] == nil { pixels[key] = Zlib.packed(picture.pixels).base64EncodedString() }
    picture.pixels = Data(name)
  }

  private mutating func take(_ picture: inout RecordedPicture) -> Bool {
    let sides = 1...RecordedPicture.largestSide
    guard sides.contains(picture.width), sides.contains(picture.height) else { return false }
    let name = picture.pixels
    if let pixels = opened[name], pixels.count == 3 * picture.width * picture.height {
      picture.pixels = pixels
      return true
    }
    guard let packed = pixels[picture.pixels.base64EncodedString()].flatMap({ Data(base64Encoded: $0) }),
      let found = Zlib.unpacked(packed, count: 3 * picture.width * picture.height),
      Data(SHA256Digest(of: found).bytes) == name
    else { return false }
    (picture.pixels, opened[name]) = (found, found)
    return true
  }
}
