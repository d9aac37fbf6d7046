import Foundation

/// Numbers of bytes in words.
package enum ByteText {
  /// `812 bytes`, `48.1 KB`, `170.1 MB`, in thousands.
  package static func of(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) bytes"
    case ..<1_000_000: String(format: "%.1f KB", Double(bytes) / 1e3)
    case ..<1_000_000_000: String(format: "%.1f MB", Double(bytes) / 1e6)
    default: String(format: "%.1f GB", Double(bytes) / 1e9)
    }
  }
}
