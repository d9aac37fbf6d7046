import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct CheckpointDamageTests {
  static let key = CheckpointFolderTests.key

  /// A folder with the checkpoints 4 and 8, and the file of 8.
  static func folder() throws -> (TemporaryFolder, CheckpointFolder, URL) {
    let folder = try TemporaryFolder()
    let checkpoints = CheckpointFolder(folder.url)
    for step in [4, 8] { try checkpoints.save(try CheckpointFolderTests.checkpoint(step), of: key) }
    let name = try #require(folder.files.first { $0.hasPrefix("abc/8-") })
    return (folder, checkpoints, folder.url.appending(path: name))
  }

  @Test(
    arguments: [
      { $0[$0.count - 1] ^= 1 }, { $0[0] ^= 1 }, { $0[40] ^= 1 }, { $0.removeLast() }, { $0 = Data() },
      { $0.append(0) },
    ] as [@Sendable (inout Data) -> Void])
  func aDamagedOneIsPassedOver(_ change: @Sendable (inout Data) -> Void) throws {
    let (folder, checkpoints, file) = try CheckpointDamageTests.folder()
    defer { folder.remove() }
    var bytes = try Data(contentsOf: file)
    change(&bytes)
    try bytes.write(to: file)
    #expect(try checkpoints.latest(of: CheckpointDamageTests.key)?.progress.step == 4)
    #expect(
      checkpoints.damaged(of: CheckpointDamageTests.key).map(\.description) == [
        ExperimentError.damagedCheckpoint(path: file.path).description
      ])
    // The run goes on from 4 and comes to 8 again.
    try checkpoints.save(try CheckpointFolderTests.checkpoint(8), of: CheckpointDamageTests.key)
    #expect(try checkpoints.latest(of: CheckpointDamageTests.key)?.progress.step == 8)
    #expect(checkpoints.damaged(of: CheckpointDamageTests.key).isEmpty)
    #expect(CheckpointFolderTests.steps(folder) == [4, 8])
  }

  @Test(arguments: [
    "notes.txt", "99.safetensors", "99-abc.safetensors", "x-y.safetensors", "99-1-2.safetensors", "-.safetensors",
    ".99-\(String(repeating: "a", count: 64)).safetensors.17",
  ])
  func aForeignFileIsPassedOver(_ name: String) throws {
    let (folder, checkpoints, file) = try CheckpointDamageTests.folder()
    defer { folder.remove() }
    let foreign = file.deletingLastPathComponent().appending(path: name)
    try Data("foreign".utf8).write(to: foreign)
    #expect(try checkpoints.latest(of: CheckpointDamageTests.key)?.progress.step == 8)
    #expect(checkpoints.latestStep(of: CheckpointDamageTests.key) == 8)
    try checkpoints.save(try CheckpointFolderTests.checkpoint(12), of: CheckpointDamageTests.key)
    #expect(try checkpoints.latest(of: CheckpointDamageTests.key)?.progress.step == 12)
    #expect(folder.files.filter { $0.hasPrefix("abc/8-") || $0.hasPrefix("abc/12-") }.count == 2)
  }

  /// No process has so high a number; the one that runs this test may still be writing.
  @Test func whatAKilledProcessLeftHalfWrittenGoes() throws {
    let (folder, checkpoints, file) = try CheckpointDamageTests.folder()
    defer { folder.remove() }
    let place = file.deletingLastPathComponent()
    let own = ProcessInfo.processInfo.processIdentifier
    for name in [".9-a.safetensors.2000000000", ".9-b.safetensors.\(own)", ".notes", ".2000000000x"] {
      try Data("half".utf8).write(to: place.appending(path: name))
    }
    try checkpoints.save(try CheckpointFolderTests.checkpoint(12), of: CheckpointDamageTests.key)
    let hidden = folder.files.filter { $0.hasPrefix("abc/.") }
    #expect(hidden == ["abc/.2000000000x", "abc/.9-b.safetensors.\(own)", "abc/.notes"])
  }

  @Test func twoDamagedOnesAreNone() throws {
    let (folder, checkpoints, file) = try CheckpointDamageTests.folder()
    defer { folder.remove() }
    for name in folder.files { try Data("x".utf8).write(to: folder.url.appending(path: name)) }
    #expect(try checkpoints.latest(of: CheckpointDamageTests.key) == nil)
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let place = folder.url.appending(path: "checkpoints")
    try Data("a file".utf8).write(to: place)
    #expect {
      try CheckpointFolder(place).save(try CheckpointFolderTests.checkpoint(4), of: CheckpointDamageTests.key)
    } throws: { "\($0)".hasPrefix("the checkpoint \(place.path)/abc cannot be written: ") }
  }

  /// The header of a checkpoint has every step of its run: of 300,000 they are more than 16 MiB.
  @Test func aLongHeaderComesBackToo() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let checkpoints = CheckpointFolder(folder.url)
    var checkpoint = try CheckpointFolderTests.checkpoint(300_000)
    checkpoint.progress.provenance.processor = String(repeating: "0.25,", count: 4 << 20)
    try checkpoints.save(checkpoint, of: CheckpointDamageTests.key)
    let read = try checkpoints.latest(of: CheckpointDamageTests.key)
    #expect(read?.progress.provenance == checkpoint.progress.provenance)
  }
}
