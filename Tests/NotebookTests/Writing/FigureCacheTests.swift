import Foundation
import Testing

@testable import Notebook

/// Figures that were drawn before.
@Suite struct FigureCacheTests {
  private static let files = ["png": Data([1, 2, 3]), "pdf": Data("a file".utf8)]

  private static func withFolder(_ use: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try use(folder.appending(path: "figures"))
  }

  @Test func whatIsKeptIsFoundUnderItsOwnKeyAlone() throws {
    try Self.withFolder { folder in
      let cache = FigureCache(folder, edition: "1")
      let key = cache.key(["svg", "label"])
      #expect(cache.files(key) == nil)
      cache.keep(Self.files, key)
      #expect(cache.files(key) == Self.files)
      #expect(cache.files(cache.key(["svg", "labels"])) == nil && cache.key(["svgl", "abel"]) != key)
      let newer = FigureCache(folder, edition: "2")
      #expect(newer.key(["svg", "label"]) != key)
    }
  }

  /// Every bit of an entry counts, and so does its place.
  @Test func whatWasChangedIsNotFound() throws {
    try Self.withFolder { folder in
      let cache = FigureCache(folder, edition: "1")
      let (key, other) = (cache.key(["a"]), cache.key(["b"]))
      cache.keep(Self.files, key)
      let file = folder.appending(path: key.description)
      let bytes = try Data(contentsOf: file)
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 1 << UInt8(index % 8)
        try changed.write(to: file)
        #expect(cache.files(key) == nil, "byte \(index)")
      }
      for count in [0, 1, 32, 33, bytes.count - 1] {
        try bytes.prefix(count).write(to: file)
        #expect(cache.files(key) == nil)
      }
      try bytes.write(to: folder.appending(path: other.description))
      #expect(cache.files(other) == nil)
      try bytes.write(to: file)
      #expect(cache.files(key) == Self.files)
    }
  }

  /// The same bytes with the figures drawn, found, and damaged.
  @Test func aReportIsTheSameWhereverItsFiguresComeFrom() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let cache = notebook.folder.appending(path: "cache")
    func built() async throws -> [String: Data] {
      try? notebook.remove("output")
      _ = try await Built(notebook.notebook { $0.cache = cache })
      return try notebook.files(in: "output")
    }
    let drawn = try await built()
    let kept = try FileManager.default.contentsOfDirectory(atPath: cache.path)
    #expect(kept.count == 3)
    #expect(try await built() == drawn)
    for name in kept { try Data("nothing".utf8).write(to: cache.appending(path: name)) }
    #expect(try await built() == drawn)
    #expect(try Data(contentsOf: cache.appending(path: kept[0])).count > 1000)
  }
}
