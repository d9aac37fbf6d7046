import Foundation
import Hashing
import Testing

@Suite struct SHA256StreamTests {
  /// However the bytes come, they are the same bytes.
  @Test(arguments: [1, 3, 64, 1000]) func piecesAreTheWhole(size: Int) {
    let bytes = Data((0..<777).map { UInt8($0 % 251) })
    var stream = SHA256Stream()
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<min(bytes.count, start + size)].withUnsafeBytes { stream.append($0) }
    }
    #expect(stream.finish() == SHA256Digest(of: bytes))
  }

  @Test func noBytes() { #expect(SHA256Stream().finish() == SHA256Digest(of: "")) }
}
