import Foundation
import Hashing
import Learning
import Testing

@testable import Datasets

/// What the loader has to tell of data beside its pictures.
@Suite struct DataFindingTests {
  private static let folders = ImageFolderTests()

  private static func load(_ changes: [String: [UInt8]?]) throws -> Dataset {
    var files: [String: [UInt8]] = [:]
    for split in ["train", "val"] {
      for (index, name) in ["cat", "dog"].enumerated() {
        for number in 0..<5 {
          let color = [UInt8(index), UInt8(number), split == "train" ? 0 : 1]
          files["pets/\(split)/\(name)/\(number).png"] = SamplePNG.plain(color)
        }
      }
    }
    for (name, bytes) in changes { files["pets/" + name] = bytes }
    return try folders.with(files) { root, _ in try ImageFolder(path: "pets").load(from: root) }
  }

  private static func words(_ changes: [String: [UInt8]?]) throws -> [String] {
    try load(changes).findings.map(\.words)
  }

  @Test func soundDataHasNone() throws { #expect(try Self.words([:]) == []) }

  @Test func filesThatAreLeftOutAreCountedByKind() throws {
    var files: [String: [UInt8]] = ["train/cat/.a.webp": [1], "train/cat/notes.txt": [1], "train/b.txt": [1]]
    for (index, end) in ["webp", "WEBP", "bmp", "gif", "tiff", "jfif"].enumerated() {
      files["\(index % 2 == 0 ? "train" : "val")/cat/deep/x\(index).\(end)"] = [0]
    }
    #expect(
      try Self.words(files) == [
        "6 files of the data were left out, which are neither JPEG nor PNG by name: 2 webp, 1 bmp, 1 gif, 1 jfif, 1 tiff "
          + "(pets/train/cat/deep/x0.webp, pets/train/cat/deep/x2.bmp, pets/train/cat/deep/x4.tiff and 3 more)"
      ])
    #expect(
      try Self.words(["val/dog/a.heic": [0]]) == [
        "1 file of the data was left out, which is neither JPEG nor PNG by name: 1 heic (pets/val/dog/a.heic)"
      ])
  }

  @Test func picturesBesideTheFoldersAreCounted() throws {
    #expect(
      try Self.words(["train/a.jpg": [0], "val/b.webp": [0]]) == [
        "2 pictures of the data were left out, which lie in no class folder (pets/train/a.jpg, pets/val/b.webp)"
      ])
  }

  /// Whatever way a picture lies in its file, it is seen upright, and is the same picture.
  @Test(arguments: PictureOrientation.allCases)
  func picturesAreTurnedAsExifSays(orientation: PictureOrientation) throws {
    let rows: [[UInt8]] = [[255, 0, 0, 0, 255, 0, 0, 0, 255], [9, 9, 9, 8, 8, 8, 7, 7, 7]]
    let upright = SamplePNG(width: 3, height: 2, rows: rows).bytes
    let pixels = try PictureFile(upright, path: "a").decoded()
    // The file in which the picture lies so that the turn makes it upright again.
    let inverse: PictureOrientation =
      switch orientation {
      case .turnedRight: .turnedLeft
      case .turnedLeft: .turnedRight
      default: orientation
      }
    let lying = pixels.turned(inverse)
    let file = SamplePNG(
      width: lying.width, height: lying.height,
      rows: (0..<lying.height).map { Array(lying.pixels[(3 * lying.width * $0)...].prefix(3 * lying.width)) },
      extra: [("eXIf", orientation.exif)]
    ).bytes
    let plain = try Self.load(["val/cat/0.png": upright])
    let turned = try Self.load(["val/cat/0.png": file])
    #expect(plain.fingerprint == turned.fingerprint)
    #expect(
      turned.findings.map(\.words)
        == (orientation == .upright
          ? [] : ["1 picture of the data was turned as its Exif data says (pets/val/cat/0.png)"]))
    #expect(turned.survey.test.sizes.map(\.count) == [9, 1])
  }

  /// Also under another class.
  @Test func copiesAcrossSplitsAreCounted() throws {
    let picture = SamplePNG.plain([0, 3, 0])
    #expect(
      try Self.words(["val/cat/copy.png": picture, "val/dog/copy.png": picture]) == [
        "2 of 12 test pictures are training pictures too, which flatters what is measured on them "
          + "(pets/val/cat/copy.png, pets/val/dog/copy.png)",
        "1 picture of the data lies in more than one class, so that no network can be right about it everywhere "
          + "(pets/train/cat/3.png, pets/val/cat/copy.png, pets/val/dog/copy.png)",
      ])
    // The same bytes in another shape are another picture.
    let (wide, high) = (
      SamplePNG.plain([5, 5, 5], width: 4, height: 2), SamplePNG.plain([5, 5, 5], width: 2, height: 4)
    )
    #expect(try Self.words(["train/cat/wide.png": wide, "val/cat/high.png": high]) == [])
  }

  @Test func copiesWithinASplitAreCounted() throws {
    let (cat, dog) = (SamplePNG.plain([0, 3, 0]), SamplePNG.plain([1, 2, 1]))
    #expect(
      try Self.words(["train/cat/x.png": cat, "train/cat/y.png": cat, "val/dog/z.png": dog]) == [
        "3 pictures are copies of others of the same split, which counts these twice, and held-out ones may be trained on "
          + "(pets/train/cat/x.png, pets/train/cat/y.png, pets/val/dog/z.png)"
      ])
  }

  @Test func transparentPicturesAreCounted() throws {
    let clear = SamplePNG(width: 2, height: 1, type: .rgba, rows: [[5, 5, 5, 0, 6, 6, 6, 255]]).bytes
    let opaque = SamplePNG(width: 2, height: 1, type: .rgba, rows: [[5, 5, 5, 255, 6, 6, 6, 255]]).bytes
    #expect(
      try Self.words(["train/cat/clear.png": clear, "train/dog/opaque.png": opaque]) == [
        "1 picture of the data has transparent parts, which is taken as on white paper (pets/train/cat/clear.png)"
      ])
  }

  /// Files are known by how they begin, whatever they are called.
  @Test func picturesWithoutAnEndingAreFound() throws {
    let riff = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8)
    #expect(
      try Self.words([
        "train/cat/IMG_1": SamplePNG.plain([7, 7, 7]), "val/dog/b.download": riff, "val/dog/notes": Array("II".utf8),
      ]) == [
        "2 files of the data were left out, which are neither JPEG nor PNG by name: 1 download, 1 without an ending "
          + "(pets/train/cat/IMG_1, pets/val/dog/b.download)"
      ])
  }

  @Test func smallClassesAreNamed() throws {
    #expect(
      try Self.words([
        "train/cat/4.png": nil, "train/emu/1.png": SamplePNG.plain([9, 9, 9]),
        "val/emu/1.png": SamplePNG.plain([8, 8, 8]),
      ]) == [
        "2 classes have fewer than 5 training pictures (cat: 4, emu: 1)"
      ])
  }

  @Test func filesThatAreLeftOutChangeTheStamp() throws {
    try Self.folders.with(ImageFolderTests.pets) { root, url in
      let kind = ImageFolder(path: "pets")
      let before = kind.stamp(in: root)
      try Data([1]).write(to: url.appending(path: "pets/train/cat/a.webp"))
      #expect(kind.stamp(in: root) != before && before != nil)
    }
  }

  /// Files of the right form and other contents; the order of records says nothing.
  @Test func otherPicturesInTheFilesOfADatasetAreTold() throws {
    let root = try CIFAR10Tests.folder { _ in }
    defer { try? FileManager.default.removeItem(atPath: root.path) }
    for kind in [CIFAR10(train: 20, test: 10), CIFAR10(classes: ["cat", "airplane"])] {
      let found = try kind.load(from: root).findings
      #expect(
        found.first?.words
          == "the files of CIFAR-10 have its form and other pictures than those that were published")
    }
  }

  @Test(.enabled(if: CIFAR10Tests.isHere, "CIFAR-10 is not at CYCLOPEDIA_DATA: not checked"))
  func thePublishedPicturesAreKnownInAnyOrder() throws {
    let kinds = [CIFAR10(train: 1000, test: 500), CIFAR10(classes: ["cat", "dog"])]
    for kind in kinds { #expect(try kind.load(from: DataRoot()).findings == []) }
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: CIFAR10.folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in CIFAR10.files {
      let bytes = try Data(contentsOf: URL(filePath: "\(DataRoot().path)/\(CIFAR10.folder)/\(file)"))
      let records = stride(from: 0, to: bytes.count, by: CIFAR10.record).map { bytes[$0..<$0 + CIFAR10.record] }
      try records.reversed().reduce(into: Data()) { $0 += $1 }.write(to: folder.appending(path: file))
    }
    #expect(try kinds[0].load(from: DataRoot(option: root.path)).findings == [])
  }

  @Test func whatIsHeldOutOfClassesIsTold() {
    let classes = ["a", "b", "c", "d"]
    let held = DataFinding.heldOut([0, 0, 1], of: [1, 2, 2, 3, 3], classes: classes)
    #expect(
      held.map(\.words) == [
        "all training pictures of 1 class are held out, so that it is never trained on (a)",
        "one training picture is left of 1 class by what is held out (b)",
        "no picture of 2 classes is held out, so that held-out numbers do not speak of them (c, d)",
      ])
    #expect(DataFinding.heldOut([], of: [0, 1], classes: classes) == [])
    #expect(DataFinding.heldOut([0, 1], of: [0, 0, 1, 1], classes: ["a", "b"]) == [])
  }

  @Test func whatNoLoaderSaysIsRefused() {
    var finding = DataFinding(.copies, ["a", "b", "c", "d"], total: 9)
    #expect(finding.fault == nil && finding.names == ["a", "b", "c"] && finding.count == 4)
    finding.names = [String(repeating: "a", count: 2000)]
    #expect(finding.fault != nil)
    // What a loader says of deep folders and strange names can be kept.
    let long = DataFinding(.copies, [String(repeating: "e\u{301}\u{323}", count: 2000) + "/end.png"], total: 2)
    #expect(long.fault == nil && long.words.hasSuffix("/end.png)"))
    finding = DataFinding(.few, ["a"])
    finding.count = 0
    #expect(finding.fault != nil)
  }
}
