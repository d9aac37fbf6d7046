import Foundation

/// How much room a disk has, for messages about files that could not be written.
package enum DiskSpace {
  /// A sentence where less is free at a path than is needed there; nil where room is not what was missing.
  ///
  /// - Parameters:
  ///   - bytes: about how much was to be written.
  ///   - path: of a file or folder, which need not be there yet.
  package static func shortage(of bytes: Int, at path: String) -> String? {
    guard let free = free(at: path), free < bytes + bytes / 8 else { return nil }
    return "about \(text(bytes)) are needed there and \(text(free)) are free"
  }

  /// Bytes that this user may write on the disk of the path, or of the nearest folder above it that is there.
  package static func free(at path: String) -> Int? {
    var place = URL(filePath: path).standardizedFileURL
    while place.path != "/", !FileManager.default.fileExists(atPath: place.path) { place.deleteLastPathComponent() }
    var disk = statvfs()
    guard statvfs(place.path, &disk) == 0 else { return nil }
    return Int(clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize)).partialValue)
  }

  /// `812 bytes`, `48 KB`, `1.3 MB`: rounded up, in thousands.
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) bytes"
    case ..<1_000_000: "\((bytes + 999) / 1000) KB"
    case ..<1_000_000_000: String(format: "%.1f MB", (Double(bytes) / 1e5).rounded(.up) / 10)
    default: String(format: "%.1f GB", (Double(bytes) / 1e8).rounded(.up) / 10)
    }
  }
}
