import Files
import Foundation
import SampleFolders
import Testing

@Suite struct FileStampTests {
  @Test func aChangeIsNoticed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let files = ["a", "b"].map { folder.url.appending(path: $0) }
    #expect(FileStamp.of(files) == nil)
    for file in files { try Data("1".utf8).write(to: file) }
    let old = try #require(FileStamp.of(files))
    #expect(FileStamp.of(files) == old && old.split(separator: "\n").count == 2)
    try Data("22".utf8).write(to: files[1])
    #expect(FileStamp.of(files) != old)
  }

  @Test func onlyFilesHaveASize() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (file, link, pipe) = (folder.url.path + "/file", folder.url.path + "/link", folder.url.path + "/pipe")
    try Data("text".utf8).write(to: URL(filePath: file))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "file")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(FileStamp.size(file) == 4 && FileStamp.size(link) == 4)
    for path in [pipe, folder.url.path, folder.url.path + "/absent"] { #expect(FileStamp.size(path) == nil) }
  }
}
