internal import CCurl
import Foundation

/// The versions of what reads and fetches pictures, as it is loaded.
package enum DataLibraries {
  package static var versions: [(name: String, version: String)] {
    [("libcurl", curl), ("TurboJPEG", turboJPEG ?? "without a version in its file's name")]
  }

  /// Of `libcurl/7.88.1 OpenSSL/3.0.15 …`
  private static var curl: String {
    let words = String(cString: curl_version()).split(separator: " ").map { $0.split(separator: "/") }
    return words.first?.last.map(String.init) ?? "unknown"
  }

  /// The library does not tell its version, but its file's name does: `libturbojpeg.so.0.2.0`.
  private static var turboJPEG: String? {
    // What reads whole files takes the size for their length, and here there is none.
    let bytes = (try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()) ?? Data()
    let maps = String(decoding: bytes, as: UTF8.self)
    let name = maps.split(separator: "\n").lazy.compactMap { $0.firstMatch(of: /libturbojpeg\.so\.([0-9.]+)/)?.1 }.first
    return name.map(String.init)
  }
}
