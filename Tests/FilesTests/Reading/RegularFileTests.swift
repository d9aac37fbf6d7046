import Foundation
import SampleFolders
import Testing

@testable import Files

@Suite struct RegularFileTests {
  @Test func onlyPlainFilesAreRead() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "file")
    try Data("text".utf8).write(to: file)
    #expect(RegularFile.bytes(file) == Data("text".utf8) && RegularFile.fault(file) == nil)
    #expect(RegularFile.bytes(file, most: 4) != nil && RegularFile.bytes(file, most: 3) == nil)
    #expect(RegularFile.fault(file, isFolder: true) == "a file stands there")
    try Data().write(to: file)
    #expect(RegularFile.bytes(file) == Data())
    #expect(RegularFile.bytes(folder.url) == nil && RegularFile.fault(folder.url) == "a folder stands there")
    #expect(RegularFile.fault(folder.url, isFolder: true) == nil)
    let absent = folder.url.appending(path: "absent")
    #expect(RegularFile.bytes(absent) == nil && RegularFile.fault(absent) == nil)
  }

  @Test func nothingIsFollowedOrWaitedFor() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Data("text".utf8).write(to: folder.url.appending(path: "file"))
    let (link, pipe) = (folder.url.appending(path: "link"), folder.url.appending(path: "pipe"))
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "file")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(RegularFile.bytes(link) == nil && RegularFile.bytes(pipe) == nil)
    for isFolder in [false, true] {
      #expect(RegularFile.fault(link, isFolder: isFolder) == "a symbolic link stands there, which is not followed")
      #expect(RegularFile.fault(pipe, isFolder: isFolder) == "a pipe, device or socket stands there")
    }
    #expect(RegularFile.bytes(URL(filePath: "/dev/zero")) == nil)
  }

  /// A file that claims more than there can be takes no memory.
  @Test func aHugeFileIsNotRead() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "huge")
    try Data().write(to: file)
    #expect(truncate(file.path, 1 << 40) == 0)
    #expect(RegularFile.bytes(file) == nil)
  }

  @Test func aLinkBesideIsNotWrittenThrough() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let other = folder.url.appending(path: "other")
    try Data("old".utf8).write(to: other)
    let beside = folder.url.appending(path: ".file.\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createSymbolicLink(at: beside, withDestinationURL: other)
    try AtomicFile.write(Data("new".utf8), to: folder.url.appending(path: "file"))
    #expect(try Data(contentsOf: other) == Data("old".utf8))
    #expect(folder.files == ["file", "other"])
  }
}
