internal import CHash

package enum HashingLibrary {
  /// Of OpenSSL's libcrypto, as it is loaded.
  package static var version: String {
    let words = String(cString: OpenSSL_version(OPENSSL_VERSION)).split(separator: " ")
    return words.dropFirst().first.map(String.init) ?? "unknown"
  }
}
