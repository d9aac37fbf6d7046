import Foundation
import SampleFolders
import Testing

@testable import Serving

@Suite final class FileStampsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write("a", "a.md")
    try write("b", "part/b.md")
  }

  deinit { folder.remove() }

  private func write(_ text: String, _ path: String) throws {
    let file = folder.url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private var stamps: FileStamps { FileStamps(of: folder.url.path) }

  @Test func nothingSavedIsNothingChanged() {
    let before = stamps
    #expect(stamps == before)
  }

  @Test func eachSaveIsSeen() throws {
    let before = stamps
    try write("longer", "a.md")
    #expect(stamps != before)
    try write("new", "part/c.csv")
    let more = stamps
    try FileManager.default.removeItem(at: folder.url.appending(path: "part/c.csv"))
    #expect(stamps != more)
  }

  @Test func aFileThatTakesAnothersPlaceIsSeenThoughSizeAndDateAreTheSame() throws {
    let file = folder.url.appending(path: "a.md")
    let before = stamps
    let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
    let other = folder.url.appending(path: ".other")
    try Data("z".utf8).write(to: other)
    if let date { try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: other.path) }
    #expect(rename(other.path, file.path) == 0)
    #expect(stamps != before)
  }

  @Test func hiddenFilesAreNotLookedAt() throws {
    let before = stamps
    try write("swap", ".a.md.swp")
    try write("x", ".git/x")
    #expect(stamps == before)
  }

  @Test func aFileThatIsEmptyOrGoneIsLost() throws {
    let before = stamps
    try write("a longer text", "a.md")
    #expect(!stamps.hasLost(since: before))
    try write("", "a.md")
    #expect(stamps.hasLost(since: before))
    try FileManager.default.removeItem(at: folder.url.appending(path: "a.md"))
    #expect(stamps.hasLost(since: before))
  }

  @Test func aLinkInACircleEnds() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "part/again").path, withDestinationPath: "..")
    let before = stamps
    try write("c", "part/b.md.new")
    #expect(stamps != before)
  }

  @Test func aFullFolderIsSeenToChange() throws {
    for number in 0...FileStamps.mostInFolder { try write("", "data/\(number).png") }
    let before = stamps
    #expect(stamps == before)
    try write("", "data/new.png")
    #expect(stamps != before)
  }

  @Test func aFolderThatIsNotThereHasNoStamps() {
    #expect(FileStamps(of: "/nowhere/at/all") == FileStamps(of: "/nowhere"))
  }
}
