import Files
import Foundation
import SampleFolders
import Testing

@Suite struct DurableWriterTests {
  @Test func aFolderIsWrittenReadOnlyAndOnce() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let place = folder.url.appending(path: "new").path
    let files = Dictionary(uniqueKeysWithValues: ["a", "b/c/d", "b/e"].map { (RelativePath($0), Data($0.utf8)) })
    try DurableWriter.writeFolder(files, to: place)
    try DurableWriter.sync(place)
    #expect(folder.files == ["new/a", "new/b/c/d", "new/b/e"])
    let about = try FileManager.default.attributesOfItem(atPath: place + "/b/c/d")
    #expect(about[.posixPermissions] as? Int == 0o444)
    #expect(throws: SystemError(EEXIST)) { try DurableWriter.writeFolder(files, to: place) }
    #expect(throws: SystemError(EEXIST)) { try DurableWriter.write(Data(), to: place + "/a", mode: 0o644) }
  }

  @Test func whatHasTheNameIsReplacedOrKeptOrExchanged() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (one, other) = (folder.url.path + "/one", folder.url.path + "/other")
    for path in [one, other] { try DurableWriter.write(Data(path.utf8), to: path, mode: 0o644) }
    #expect(throws: SystemError(EEXIST)) { try DurableWriter.rename(one, to: other, old: .kept) }
    try DurableWriter.rename(one, to: other, old: .exchanged)
    #expect(try String(contentsOfFile: one, encoding: .utf8) == other)
    try DurableWriter.rename(one, to: other, old: .replaced)
    #expect(folder.files == ["other"])
    #expect(try String(contentsOfFile: other, encoding: .utf8) == other)
  }
}
