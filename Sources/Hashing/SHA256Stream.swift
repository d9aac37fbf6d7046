internal import CHash

/// The SHA-256 of bytes that come piece by piece, for files that are too large to be held whole.
package struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer

  package init() {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("libcrypto has no memory for a digest") }
    self.context = context
    precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto computes no SHA-256")
  }

  deinit { EVP_MD_CTX_free(context) }

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    precondition(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1, "libcrypto computes no SHA-256")
  }

  /// - Returns: the digest of all bytes so far; nothing can follow.
  package consuming func finish() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    precondition(EVP_DigestFinal_ex(context, &bytes, nil) == 1, "libcrypto computes no SHA-256")
    return SHA256Digest(bytes: bytes)
  }
}
