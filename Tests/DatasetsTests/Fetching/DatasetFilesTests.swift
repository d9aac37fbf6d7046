import Foundation
import Testing

@testable import Datasets

@Suite struct DatasetFilesTests {
  @Test func everyFileIsCompared() throws {
    let folder = FetchedFolder()
    let files = DatasetFiles(SampleArchive.tarred(), in: folder.root)
    #expect(files.presence == .absent)
    #expect(try files.check().map(\.state) == [.absent, .absent])
    try folder.write(SampleArchive.first, to: "sample-files/a.bin")
    #expect(files.presence == .incomplete(missing: ["b.bin"]))
    try folder.write(SampleArchive.second, to: "sample-files/b.bin")
    #expect(files.presence == .present(bytes: 73_001))
    #expect(try files.check().allSatisfy(\.isSound))
    var wrong = SampleArchive.second
    wrong[3000] ^= 1
    try folder.write(wrong, to: "sample-files/b.bin")
    let found = try files.check()
    #expect(found.map(\.isSound) == [true, false])
    guard case .damaged(let detail) = found[1].state else { throw CocoaError(.fileReadUnknown) }
    #expect(detail.hasPrefix("its SHA-256 is ") && detail.hasSuffix(" is expected"))
    try folder.write(Data(count: 7), to: "sample-files/b.bin")
    #expect(try files.check()[1].state == .damaged("7 bytes, 3001 are expected"))
  }

  @Test func whatIsNoPlainFileIsNotAbsent() throws {
    let folder = FetchedFolder()
    let files = DatasetFiles(SampleArchive.tarred(), in: folder.root)
    try FileManager.default.createDirectory(atPath: files.folder, withIntermediateDirectories: true)
    #expect(files.presence == .absent)
    #expect(mkfifo("\(files.folder)/a.bin", 0o644) == 0)
    #expect(files.presence == .incomplete(missing: ["b.bin"], unreadable: ["a.bin"]))
    #expect(try files.check().map(\.state) == [.damaged("it is no plain file"), .absent])
    try folder.write(Data(count: 1), to: "ants_data/train/ants")
    let pictures = DatasetFiles(SampleArchive.zipped(Data()), in: folder.root)
    #expect(pictures.presence == .incomplete(missing: ["val/ants"], unreadable: ["train/ants"]))
    #expect(try pictures.check().map(\.state) == [.damaged("it is no folder")])
  }

  @Test func whatStandsWhereAFolderShouldBeIsNamed() throws {
    let folder = FetchedFolder()
    try folder.write(Data(), to: "sample-files")
    let files = DatasetFiles(SampleArchive.tarred(), in: folder.root)
    #expect(files.presence == .noFolder(path: files.folder))
    #expect(try files.check().map(\.state) == [.damaged("\(files.folder) is no folder; move it away")])
  }

  @Test(.timeLimit(.minutes(20))) func aPipeIsNotWaitedFor() throws {
    let folder = FetchedFolder()
    let batches = "\(folder.root.path)/\(CIFAR10.folder)"
    try FileManager.default.createDirectory(atPath: batches, withIntermediateDirectories: true)
    #expect(mkfifo("\(batches)/data_batch_1.bin", 0o644) == 0)
    #expect(throws: DatasetError.self) { try CIFAR10().load(from: folder.root) }
  }

  @Test func aListOfPicturesNamesNothingElse() throws {
    let folder = FetchedFolder()
    let files = DatasetFiles(SampleArchive.zipped(Data()), in: folder.root)
    #expect(try files.check().map(\.state) == [.absent])
    for split in ["train", "val"] { try folder.write(Data("x".utf8), to: "ants_data/\(split)/ants/x.jpg") }
    #expect(files.presence == .present(bytes: 2))
    guard case .unknown(let detail) = try files.check().first?.state else { throw CocoaError(.fileReadUnknown) }
    #expect(detail == "it has no list SHA256SUMS, which 'cyclopedia data fetch ants' makes")
    let digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    try folder.write(
      Data("\(digest)  train/ants/x.jpg\n\(digest)  train/ants/y.jpg\n".utf8), to: "ants_data/SHA256SUMS")
    #expect(try files.check().map(\.state) == [.sound(digest: digest), .absent])
    for path in ["/etc/passwd", "../../x.jpg", "train/ants/../../x.jpg", "train/bees/x.jpg", ""] {
      try folder.write(Data("\(digest)  \(path)\n".utf8), to: "ants_data/SHA256SUMS")
      #expect(
        try files.check().map(\.state) == [.damaged("line 1 names no picture of the dataset")], "\(path)")
    }
  }

  @Test func knownDatasetsAreWhereTheLoadersLook() throws {
    let cifar = DatasetArchive.cifar10
    #expect(cifar.folder == CIFAR10.folder && cifar.unpackedBytes == 6 * 30_730_000)
    #expect(DatasetChoice(CIFAR10(train: 100)).archive == cifar)
    #expect(DatasetChoice(ImageFolder(path: "hymenoptera_data")).archive == .hymenoptera)
    #expect(DatasetChoice(ImageFolder(path: "mine")).archive == nil)
    #expect(DatasetChoice(Shapes()).archive == nil)
    #expect(DatasetChoice.archives == [.cifar10, .hymenoptera])
    for archive in DatasetChoice.archives {
      #expect(archive.address.hasPrefix("https://") && archive.digest.utf8.count == 64)
    }
  }

  @Test(.enabled(if: CIFAR10Tests.isHere, "CIFAR-10 is not at CYCLOPEDIA_DATA: not checked"))
  func cifarInAnyOrderIsSound() throws {
    let findings = try DatasetFiles(.cifar10, in: DataRoot()).check()
    #expect(findings.count == 6 && findings.allSatisfy(\.isSound))
  }
}
