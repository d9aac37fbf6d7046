import Foundation
import SampleFolders
import Testing

@testable import Serving

/// Saves as editors make them, looked at at times of the test's own.
@Suite final class SaveWatchTests {
  private let folder: TemporaryFolder
  private let start = ContinuousClock.now
  private var watch: SaveWatch

  init() throws {
    folder = try TemporaryFolder()
    try Data("text".utf8).write(to: folder.url.appending(path: "a.md"))
    watch = SaveWatch(FileStamps(of: folder.url.path), at: start)
  }

  deinit { folder.remove() }

  private func write(_ text: String) throws {
    let handle = try FileHandle(forWritingTo: folder.url.appending(path: "a.md"))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  private func look(_ milliseconds: Int) -> SaveWatch.Finding {
    watch.look(FileStamps(of: folder.url.path), at: start + .milliseconds(milliseconds))
  }

  @Test func aSaveCountsWhenTheNextLookFindsTheSame() throws {
    #expect(look(0) == .nothing)
    try write("changed")
    #expect([look(20), look(40), look(60)] == [.unsettled, .saved, .nothing])
  }

  @Test func aFileThatIsStillWrittenIsWaitedFor() throws {
    for (time, text) in [(20, "half of"), (40, "half of the"), (60, "half of the text")] {
      try write(text)
      #expect(look(time) == .unsettled)
    }
    #expect(look(80) == .saved)
  }

  @Test func anEmptyFileIsNotBelievedAtOnce() throws {
    try write("")
    #expect([look(20), look(40), look(200)] == [.unsettled, .unsettled, .unsettled])
    try write("the new text")
    #expect([look(210), look(230)] == [.unsettled, .saved])
    try write("")
    #expect([look(300), look(480), look(501)] == [.unsettled, .unsettled, .saved])
  }

  @Test func aFileThatIsRenamedAwayAndWrittenAnewIsOneSave() throws {
    let file = folder.url.appending(path: "a.md")
    try FileManager.default.moveItem(at: file, to: folder.url.appending(path: ".a.md~"))
    #expect([look(20), look(40)] == [.unsettled, .unsettled])
    try Data("new text".utf8).write(to: file)
    #expect([look(60), look(80), look(100)] == [.unsettled, .saved, .nothing])
  }

  @Test func aMistakeIsMeantOnceTheFilesRest() throws {
    try write("changed")
    #expect([look(20), look(40)] == [.unsettled, .saved])
    #expect(!watch.isAtRest(at: start + .milliseconds(100)))
    #expect(watch.isAtRest(at: start + .milliseconds(221)))
  }
}
