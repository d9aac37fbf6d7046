import Files
import Foundation
import Hashing
import SampleFolders
import Testing

@Suite struct SandboxedFolderTests {
  @Test func whatIsInsideIsRead() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(at: folder.url.appending(path: "a/b"), withIntermediateDirectories: true)
    try Data("text".utf8).write(to: folder.url.appending(path: "a/b/c"))
    let sandbox = try SandboxedFolder(folder.url)
    #expect(try sandbox.entries().map(\.path.description) == ["a", "a/b", "a/b/c"])
    #expect(try sandbox.entries(isDeep: false).map(\.kind) == [.folder])
    #expect(try sandbox.bytes(RelativePath("a/b/c"), most: 4) == Data("text".utf8))
    #expect(try sandbox.digest(RelativePath("a/b/c")) == SHA256Digest(of: "text"))
    #expect(throws: SandboxedFolder.Problem.tooLarge(3)) { try sandbox.bytes(RelativePath("a/b/c"), most: 3) }
    let inner = try SandboxedFolder(RelativePath("a/b"), in: sandbox)
    #expect(try inner.bytes(RelativePath("c"), most: 4) == Data("text".utf8))
    #expect(throws: SandboxedFolder.Problem.absent) { try inner.bytes(RelativePath("d"), most: 4) }
  }

  @Test(arguments: ["", "..", "../a", "a/../a", "/etc/passwd", "a//b"]) func noPathLeadsOut(path: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let sandbox = try SandboxedFolder(folder.url)
    #expect(throws: SandboxedFolder.Problem.notPlain("no path within its folder")) {
      try sandbox.bytes(RelativePath(path), most: 1 << 20)
    }
  }

  @Test func noLinkIsFollowed() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    defer {
      folder.remove()
      other.remove()
    }
    try Data("secret".utf8).write(to: other.url.appending(path: "file"))
    for (name, target) in [("file", "/file"), ("folder", "")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: name).path, withDestinationPath: other.url.path + target)
    }
    let sandbox = try SandboxedFolder(folder.url)
    #expect(try sandbox.entries().map(\.kind) == [.other, .other])
    for path in ["file", "folder/file"] {
      #expect(throws: SandboxedFolder.Problem.notPlain("a symbolic link")) { try sandbox.digest(RelativePath(path)) }
    }
    #expect(throws: SandboxedFolder.Problem.notPlain("a symbolic link")) {
      try SandboxedFolder(folder.url.appending(path: "folder", directoryHint: .notDirectory))
    }
  }
}
