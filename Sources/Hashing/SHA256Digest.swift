internal import CHash
import Foundation

/// A SHA-256 digest, by the system's libcrypto.
package struct SHA256Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// 64 lower-case hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package static func < (a: SHA256Digest, b: SHA256Digest) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

  package init(of bytes: some ContiguousBytes) {
    self.bytes = bytes.withUnsafeBytes { raw in
      [UInt8](unsafeUninitializedCapacity: 32) { target, count in
        var length: UInt32 = 0
        let status = EVP_Digest(raw.baseAddress, raw.count, target.baseAddress, &length, EVP_sha256(), nil)
        precondition(status == 1 && length == 32, "libcrypto computes no SHA-256")
        count = 32
      }
    }
  }

  /// - Parameter bytes: the 32 of a digest that was made before.
  package init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "\(bytes.count) bytes of a SHA-256")
    self.bytes = bytes
  }

  package init(of text: String) { self.init(of: Data(text.utf8)) }
}
