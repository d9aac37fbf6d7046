import Files
import Foundation
import Hashing
import SampleFolders
import Testing

@Suite struct StagedFolderTests {
  private static func filled(
    _ files: [String: String], in folder: TemporaryFolder
  ) throws(FileFailure) -> StagedFolder<FileFailure> {
    var staged = try StagedFolder("data", in: folder.url.path) { $0 }
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      var rest = Array(text.utf8)
      let digest = try staged.add(name) { buffer throws(FileFailure) in
        defer { rest = [] }
        buffer.copyBytes(from: rest)
        return rest.count
      }
      #expect(digest == SHA256Digest(of: text))
    }
    return staged
  }

  @Test func itTakesItsPlaceInOneStep() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let staged = try Self.filled(["a": "1", "b/c": "2"], in: folder)
    #expect(staged.names == ["a", "b/c"] && folder.files == [".data.new/a", ".data.new/b/c"])
    try staged.moveInPlace()
    #expect(folder.files == ["data/a", "data/b/c"])
  }

  @Test func otherFilesStayWhereAFolderIs() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Self.filled(["a": "1", "own": "mine"], in: folder).moveInPlace()
    try Self.filled(["a": "2", "b/c": "3"], in: folder).moveInPlace()
    #expect(folder.files == ["data/a", "data/b/c", "data/own"])
    #expect(try String(contentsOf: folder.url.appending(path: "data/a"), encoding: .utf8) == "2")
  }

  @Test func whatEndedTooEarlyIsBegunAnew() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    _ = try Self.filled(["half": "1"], in: folder)
    let staged = try Self.filled(["whole": "1"], in: folder)
    #expect(folder.files == [".data.new/whole"])
    staged.discard()
    #expect(folder.files == [])
  }

  @Test func theFileThatCannotBeMadeIsNamed() throws {
    let failure = #expect(throws: FileFailure.self) { try StagedFolder("data", in: "/dev/null/x") { $0 } }
    #expect(failure == FileFailure("/dev/null/x/.data.new", "made", ENOTDIR))
    #expect(failure?.description == "/dev/null/x/.data.new cannot be made: Not a directory")
  }
}
