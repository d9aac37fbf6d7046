import Foundation

/// Where the reference numbers lie: `CYCLOPEDIA_GOLDEN`, else `../shared/golden`, else the small ones of this repository.
enum Goldens {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CYCLOPEDIA_GOLDEN"] { return URL(filePath: path) }
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    let shared = root.deletingLastPathComponent().appending(path: "shared/golden")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : own
  }()

  static let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens")
}
