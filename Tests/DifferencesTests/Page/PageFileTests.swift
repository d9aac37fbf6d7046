import Archiving
import Foundation
import Publishing
import SampleFolders
import Testing

@testable import Differences

/// Where a page may be written to, and over what.
@Suite struct PageFileTests {
  static let page = Data("<!doctype html>\n<meta name=\"generator\" content=\"\(DifferencePage.maker)\">\n".utf8)

  @Test func foldersAreMadeAndPagesReplaced() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.path + "/new/inner/diff.html"
    for bytes in [Self.page, Self.page + Data("more".utf8)] {
      try PageFile(path, replaces: false, kept: []).write(bytes)
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }
    #expect(folder.files == ["new/inner/diff.html"])
  }

  @Test(arguments: ["", "<!doctype html>\n<title>A report</title>", "cyclopedia diff"])
  func otherFilesStay(text: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "mine.html")
    try Data(text.utf8).write(to: file)
    let error = #expect(throws: ArchiveError.self) { try PageFile(file.path, replaces: false, kept: []) }
    #expect(error?.cause == .option)
    #expect(error?.message == "\(file.path) is there already, and is no page of 'diff'; nothing was written")
    #expect(try Data(contentsOf: file) == Data(text.utf8))
    try PageFile(file.path, replaces: true, kept: []).write(Self.page)
    #expect(try Data(contentsOf: file) == Self.page)
    #expect(folder.files == ["mine.html"])
  }

  /// A file that comes between the look and the writing stays too.
  @Test func whatComesMeanwhileStays() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "mine.html")
    let page = try PageFile(file.path, replaces: false, kept: [])
    try Data("mine".utf8).write(to: file)
    #expect(throws: ArchiveError.self) { try page.write(Self.page) }
    #expect(try Data(contentsOf: file) == Data("mine".utf8))
  }

  @Test func linksAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (link, target) = (folder.url.appending(path: "link.html"), folder.url.appending(path: "target.html"))
    try Self.page.write(to: target)
    try folder.url.link("link.html", to: target.path)
    for replaces in [false, true] {
      let error = #expect(throws: ArchiveError.self) { try PageFile(link.path, replaces: replaces, kept: []) }
      #expect(error?.message == "\(link.path): a symbolic link stands there, which is not followed")
    }
    #expect(try Data(contentsOf: target) == Self.page)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == target.path)
  }

  @Test(arguments: [
    ("archive/diff.html", "lies in a write-up, or among them"), ("archive/new/diff.html", "lies in a write-up"),
    ("other/../archive/diff.html", "lies in a write-up"), ("away/diff.html", "lies in a write-up"),
    ("archive", "a folder stands there"), ("pipe", "a pipe, device or socket stands there"),
    ("file/diff.html", "is no folder"),
    ("new/", "that is the name of a folder"),
  ])
  func placesThatAreNot(path: String, reason: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in ["archive", "other"] {
      try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try Data().write(to: folder.url.appending(path: "file"))
    mkfifo(folder.url.path + "/pipe", 0o600)
    try folder.url.link("away", to: folder.url.path + "/archive")
    let error = #expect(throws: ArchiveError.self) {
      try PageFile(folder.url.path + "/" + path, replaces: true, kept: [folder.url.path + "/archive", "absent"])
    }
    #expect(error?.message.contains(reason) == true && error?.cause == .option, "\(error as Any)")
    #expect(folder.files == ["file", "pipe"])
  }
}
