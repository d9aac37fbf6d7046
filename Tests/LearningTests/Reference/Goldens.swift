import Foundation

/// Where reference numbers lie: the small ones of this repository, always, and those of `CYCLOPEDIA_GOLDEN`, else of
/// `../shared/golden` where that is there.
enum Goldens {
  static let folders: [URL] = {
    if let path = ProcessInfo.processInfo.environment["CYCLOPEDIA_GOLDEN"] { return [own, URL(filePath: path)] }
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    let shared = root.deletingLastPathComponent().appending(path: "shared/golden")
    return FileManager.default.fileExists(atPath: shared.path) ? [own, shared] : [own]
  }()

  static let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens")
}
