import Foundation
import SampleFolders
import Testing

@testable import Files

@Suite struct UnchangedFileTests {
  private static func number(_ path: String) -> UInt64? {
    var about = stat()
    return lstat(path, &about) == 0 ? UInt64(about.st_ino) : nil
  }

  @Test(arguments: [0, 1, 100_000]) func theSameBytesAreTheSameFile(count: Int) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (old, new) = (folder.url.appending(path: "old").path, folder.url.appending(path: "new").path)
    var bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) })
    try bytes.write(to: URL(filePath: old))
    for place in [0, count / 2, count - 1] where count > 0 {
      bytes[place] ^= 1
      #expect(!UnchangedFile.link(old, to: new, ifItHas: bytes) && folder.files == ["old"])
      bytes[place] ^= 1
    }
    #expect(!UnchangedFile.link(old, to: new, ifItHas: bytes + [0]))
    #expect(UnchangedFile.link(old, to: new, ifItHas: bytes))
    #expect(Self.number(old) == Self.number(new))
    #expect(try Data(contentsOf: URL(filePath: new)) == bytes)
    // What is to be changed under one name may not change under another.
    #expect(!UnchangedFile.link(old, to: new + "2", ifItHas: bytes))
    #expect(unlink(old) == 0 && UnchangedFile.link(new, to: old, ifItHas: bytes))
    // A name that is taken stays what it is.
    let third = folder.url.appending(path: "third").path
    try bytes.write(to: URL(filePath: third))
    #expect(unlink(old) == 0 && !UnchangedFile.link(new, to: third, ifItHas: bytes))
    #expect(Self.number(third) != Self.number(new))
  }

  @Test func noLinkFolderOrPipeIsTaken() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func path(_ name: String) -> String { folder.url.appending(path: name).path }
    try Data("a".utf8).write(to: URL(filePath: path("file")))
    #expect(symlink(path("file"), path("link")) == 0 && mkfifo(path("pipe"), 0o644) == 0)
    try FileManager.default.createDirectory(atPath: path("folder"), withIntermediateDirectories: true)
    for name in ["link", "pipe", "folder", "absent"] {
      #expect(!UnchangedFile.link(path(name), to: path("new"), ifItHas: Data("a".utf8)), "\(name)")
      #expect(!UnchangedFile.link(path(name), to: path("new"), ifItHas: Data()), "\(name)")
    }
    #expect(Self.number(path("new")) == nil)
  }
}
