import Foundation
import Testing

@testable import Experiments

@Suite struct PlainFileTests {
  @Test func onlyPlainFilesAreRead() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "file")
    try Data("text".utf8).write(to: file)
    #expect(PlainFile.bytes(file) == Data("text".utf8) && PlainFile.fault(file) == nil)
    #expect(PlainFile.bytes(file, most: 4) != nil && PlainFile.bytes(file, most: 3) == nil)
    #expect(PlainFile.fault(file, isFolder: true) == "a file stands there")
    try Data().write(to: file)
    #expect(PlainFile.bytes(file) == Data())
    #expect(PlainFile.bytes(folder.url) == nil && PlainFile.fault(folder.url) == "a folder stands there")
    #expect(PlainFile.fault(folder.url, isFolder: true) == nil)
    let absent = folder.url.appending(path: "absent")
    #expect(PlainFile.bytes(absent) == nil && PlainFile.fault(absent) == nil)
  }

  @Test func nothingIsFollowedOrWaitedFor() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Data("text".utf8).write(to: folder.url.appending(path: "file"))
    let (link, pipe) = (folder.url.appending(path: "link"), folder.url.appending(path: "pipe"))
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "file")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(PlainFile.bytes(link) == nil && PlainFile.bytes(pipe) == nil)
    for isFolder in [false, true] {
      #expect(PlainFile.fault(link, isFolder: isFolder) == "a symbolic link stands there, which is not followed")
      #expect(PlainFile.fault(pipe, isFolder: isFolder) == "a pipe, device or socket stands there")
    }
    #expect(PlainFile.bytes(URL(filePath: "/dev/zero")) == nil)
  }

  /// A file that claims more than there can be takes no memory.
  @Test func aHugeFileIsNotRead() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "huge")
    try Data().write(to: file)
    #expect(truncate(file.path, 1 << 40) == 0)
    #expect(PlainFile.bytes(file) == nil)
  }

  @Test func aLinkBesideIsNotWrittenThrough() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let other = folder.url.appending(path: "other")
    try Data("old".utf8).write(to: other)
    let beside = folder.url.appending(path: ".file.\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createSymbolicLink(at: beside, withDestinationURL: other)
    try SafeFile.write(Data("new".utf8), to: folder.url.appending(path: "file"))
    #expect(try Data(contentsOf: other) == Data("old".utf8))
    #expect(folder.files == ["file", "other"])
  }
}
