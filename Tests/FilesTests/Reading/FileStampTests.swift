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

  /// Of the same size and with the same date, written into the file and put in its place.
  @Test(arguments: [false, true]) func aReplacementIsNoticed(isNewFile: Bool) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "a")
    try Data("one".utf8).write(to: file)
    var about = stat()
    #expect(stat(file.path, &about) == 0)
    let old = FileStamp.of([file])
    usleep(20_000)
    try Data("two".utf8).write(to: file, options: isNewFile ? .atomic : [])
    let times = [about.st_atim, about.st_mtim]
    #expect(utimensat(AT_FDCWD, file.path, times, 0) == 0)
    var after = stat()
    #expect(stat(file.path, &after) == 0 && after.st_mtim.tv_nsec == about.st_mtim.tv_nsec)
    #expect(after.st_size == about.st_size && (after.st_ino != about.st_ino) == isNewFile)
    #expect(FileStamp.of([file]) != old)
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
