import Foundation
import SampleFolders
import Testing

@testable import Files

@Suite struct AtomicFileTests {
  @Test func aFileIsReplacedWholeAndNothingIsLeftBeside() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "file")
    for text in ["first, and longer", "second", ""] {
      try AtomicFile.write(Data(text.utf8), to: file)
      #expect(try Data(contentsOf: file) == Data(text.utf8))
      #expect(folder.files == ["file"])
    }
  }

  @Test func whereItCannotBeWrittenTheOldOneStays() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let taken = folder.url.appending(path: "taken")
    try FileManager.default.createDirectory(at: taken.appending(path: "in"), withIntermediateDirectories: true)
    #expect(throws: (any Error).self) { try AtomicFile.write(Data("x".utf8), to: taken) }
    #expect(throws: (any Error).self) {
      try AtomicFile.write(Data("x".utf8), to: folder.url.appending(path: "absent/file"))
    }
    #expect(folder.files == [])
  }
}
