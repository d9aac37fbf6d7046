import Foundation
import Learning
import Settings
import Testing

@testable import Datasets

@Suite struct ImageFolderTests {
  /// A data folder in a new temporary place, given as paths with their bytes, and removed afterwards.
  @discardableResult func with<R>(_ files: [String: [UInt8]], _ body: (DataRoot, URL) throws -> R) throws -> R {
    let outer = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: outer) }
    let root = outer.appending(path: "data")
    for (name, bytes) in files {
      let file = root.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return try body(DataRoot(option: root.path), root)
  }

  static let pets: [String: [UInt8]] = [
    "pets/train/dog/a.jpg": SampleJPEG.color, "pets/train/dog/more/B.JPEG": SampleJPEG.gray,
    "pets/train/cat/z.png": SamplePNG.plain([1, 2, 3], width: 3, height: 1),
    "pets/train/cat/.hidden.png": [1], "pets/train/cat/notes.txt": [2], "pets/train/.cache/a.png": [3],
    "pets/train/README.md": [4],
    "pets/val/dog/c.png": SamplePNG.plain([4, 5, 6]), "pets/val/cat/d.png": SamplePNG.plain([7, 8, 9]),
  ]

  func message(_ root: DataRoot, _ kind: ImageFolder = ImageFolder(path: "pets")) -> String {
    do throws(DatasetError) { _ = try kind.load(from: root) } catch {
      return error.description.replacing(root.path, with: "DATA")
    }
    return "no error"
  }

  /// What is there and broken is another thing than what is absent.
  @Test func brokenFoldersAreNotAbsent() throws {
    let files: [String: [UInt8]] = ["pets/train/cat/0.png": SamplePNG.plain([1, 2, 3])]
    try with(files) { root, _ in
      #expect(ImageFolder(path: "pets").stamp(in: root)?.hasPrefix("broken") == true)
      #expect(ImageFolder(path: "birds").stamp(in: root) == nil)
    }
  }

  @Test func foldersAreClasses() throws {
    try with(ImageFolderTests.pets) { root, _ in
      let data = try ImageFolder(path: "pets").load(from: root)
      #expect(data.name == "images" && data.classes == ["cat", "dog"])
      #expect((data.training.count, data.test.count) == (3, 2))
      let cat = try #require(data.training.labels.firstIndex(of: 0))
      #expect((data.training.extents[cat].height, data.training.extents[cat].width) == (1, 3))
      #expect(try data.training.planes(of: cat) == [1, 1, 1, 2, 2, 2, 3, 3, 3])
    }
  }

  @Test func namesOfFilesAreNotPartOfTheFingerprint() throws {
    var renamed = ImageFolderTests.pets
    renamed["pets/train/dog/zz.jpeg"] = renamed.removeValue(forKey: "pets/train/dog/a.jpg")
    renamed["pets/val/cat/e.PNG"] = renamed.removeValue(forKey: "pets/val/cat/d.png")
    let before = try with(ImageFolderTests.pets) { root, _ in try ImageFolder(path: "pets").load(from: root) }
    let after = try with(renamed) { root, _ in try ImageFolder(path: "pets").load(from: root) }
    #expect(before.fingerprint == after.fingerprint)
    for index in 0..<3 { #expect(try before.training.planes(of: index) == after.training.planes(of: index)) }
    renamed["pets/train/cat/z.png"] = SamplePNG.plain([1, 2, 3], width: 1, height: 3)
    let turned = try with(renamed) { root, _ in try ImageFolder(path: "pets").load(from: root) }
    #expect(turned.fingerprint != before.fingerprint)
  }

  @Test func theStampFollowsTheFiles() throws {
    try with(ImageFolderTests.pets) { root, url in
      let kind = ImageFolder(path: "pets")
      let first = try #require(kind.stamp(in: root))
      #expect(first.hasPrefix("5 files ") && kind.stamp(in: root) == first)
      let file = url.appending(path: "pets/val/cat/d.png")
      try FileManager.default.moveItem(at: file, to: url.appending(path: "pets/val/cat/e.png"))
      let second = kind.stamp(in: root)
      #expect(second != first)
      try Data(SamplePNG.plain([0, 0, 0], width: 9)).write(to: url.appending(path: "pets/val/cat/e.png"))
      #expect(kind.stamp(in: root) != second)
      #expect(ImageFolder(path: "cars").stamp(in: root) == nil)
    }
  }

  @Test func aMissingFolderSaysWhereItWasLookedFor() throws {
    try with(ImageFolderTests.pets) { root, _ in
      #expect(
        message(root, ImageFolder(path: "cars"))
          == "the dataset images is not at DATA/cars/train\n  hint: cars/ with train/ and val/ was looked for "
          + "at DATA/cars; put it there, or name the folder that holds cars/ with --data or CYCLOPEDIA_DATA")
      #expect(
        message(root, ImageFolder(path: "pets", test: "test")).hasPrefix("the dataset images is not at DATA/pets/test"))
    }
  }

  @Test(arguments: [
    (
      [
        "val/cat/d.png": nil, "val/bird/d.png": SamplePNG.plain([1, 2, 3]),
        "val/ant/d.png": SamplePNG.plain([1, 2, 3]),
      ] as [String: [UInt8]?],
      "the splits in DATA/pets have different classes: only train has cat; only val has ant, bird"
    ),
    (
      Dictionary(uniqueKeysWithValues: (0..<1000).map { ("train/z\($0)/a.png", [1]) }),
      "DATA/pets/train holds more than 1000 class folders; leave some out"
    ),
    (
      ["train/eel/a.txt": [1]],
      "DATA/pets/train/eel holds no picture (jpg, jpeg, png); put the pictures of the class there, or remove the folder\n"
        + "the splits in DATA/pets have different classes: only train has eel"
    ),
    (
      ["val/cat/d.png": nil],
      "DATA/pets/val holds one class folder; at least two are needed: a folder for each class, with its pictures\n"
        + "the splits in DATA/pets have different classes: only train has cat"
    ),
    (
      ["train/cat/y.png": Array(SamplePNG.plain([1, 2, 3]).prefix(40))],
      "DATA/pets/train/cat/y.png, byte 40: the file ends early; copy it again"
    ),
    (
      ["val/dog/y.jpg": [71, 73, 70]],
      "DATA/pets/val/dog/y.jpg, byte 0: the content is neither JPEG nor PNG; convert the picture, or remove it"
    ),
    (["train/cat/1/2/3/4/5/6/7/8/a.png": [1]], "DATA/pets/train/cat/1/2/3/4/5/6/7/8 lies more than 8 folders deep"),
  ])
  func whatIsWrongIsNamed(changes: [String: [UInt8]?], expected: String) throws {
    var files = ImageFolderTests.pets
    for (name, bytes) in changes { files["pets/" + name] = bytes }
    try with(files) { root, _ in #expect(message(root) == expected) }
  }

  /// What does not fit into memory is read again when it is wanted, and is the same.
  @Test(arguments: [0, 9, 60, 1 << 20])
  func picturesNeedNotBeInMemory(mostBytes: Int) throws {
    try with(ImageFolderTests.pets) { root, url in
      let kind = ImageFolder(path: "pets")
      let (held, read) = (try kind.load(from: root), try kind.load(from: root, mostBytes: mostBytes))
      #expect(held.fingerprint == read.fingerprint && held.findings == read.findings)
      #expect(read.test.heldBytes <= mostBytes && read.training.heldBytes <= mostBytes)
      for (one, other) in [(held.training, read.training), (held.test, read.test)] {
        #expect(one.labels == other.labels && one.extents == other.extents)
        #expect(ChannelStatistics(of: one) == ChannelStatistics(of: other))
        for index in one.labels.indices { #expect(try one.planes(of: index) == other.planes(of: index)) }
        let turned = (one.part([1, 0]), other.part([1, 0]))
        #expect(turned.0.labels == turned.1.labels && turned.1.labels == [one.labels[1], one.labels[0]])
        #expect(try turned.0.planes(of: 0) == turned.1.planes(of: 0))
        #expect(ChannelStatistics(of: turned.0) == ChannelStatistics(of: turned.1))
        #expect(try one.part(1..<2).planes(of: 0) == other.part(1..<2).planes(of: 0))
      }
      guard read.training.heldBytes == 0 else { return }
      // Of the same size: nobody looks at the files' stamps while a run is under way.
      try Data(SamplePNG.plain([1, 2, 4], width: 3, height: 1)).write(to: url.appending(path: "pets/train/cat/z.png"))
      let cat = try #require(read.training.labels.firstIndex(of: 0))
      #expect {
        _ = try read.training.planes(of: cat)
      } throws: { error in
        "\(error)".hasSuffix("z.png, byte 0: the picture is another than when the run began; build again")
      }
    }
  }

  /// All that are damaged, in one go, by what they are.
  @Test func everyDamagedFileIsNamed() throws {
    var files = ImageFolderTests.pets
    let (jpeg, png) = (SampleJPEG.color, SamplePNG.plain([9, 9, 9]))
    var wrong = png
    wrong[wrong.count - 20] ^= 1
    let damages: [String: [UInt8]] = [
      "train/cat/a.png": [], "train/cat/b.jpg": Array("<html>404".utf8), "train/dog/c.jpg": Array(jpeg.prefix(200)),
      "val/cat/d.png": Array(png.dropLast(8)), "val/dog/e.png": wrong,
    ]
    for (name, bytes) in damages { files["pets/" + name] = bytes }
    try with(files) { root, _ in
      let lines = message(root).split(separator: "\n")
      #expect(lines.count == damages.count, "\(lines)")
      for (line, name) in zip(lines, damages.keys.sorted()) { #expect(line.hasPrefix("DATA/pets/\(name), byte ")) }
    }
  }

  @Test(arguments: ["pets", "pets/train", "pets/train/cat", "pets/train/cat/z.png", "pets/train/cat/more"])
  func linksMayNotLeadOut(name: String) throws {
    try with(ImageFolderTests.pets) { root, url in
      let place = url.appending(path: name)
      let outside = url.deletingLastPathComponent().appending(path: "data2")
      if FileManager.default.fileExists(atPath: place.path) {
        try FileManager.default.moveItem(at: place, to: outside)
      } else {
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      }
      try FileManager.default.createSymbolicLink(at: place, withDestinationURL: outside)
      let text = message(root)
      #expect(text.hasPrefix("DATA/\(name == "pets" ? "pets/train" : name) leads out of the data folder"), "\(text)")
      #expect(ImageFolder(path: "pets").stamp(in: root)?.hasPrefix("broken") == true)
    }
  }

  @Test func linksInsideAreFollowedAndRoundsEnd() throws {
    try with(ImageFolderTests.pets) { root, url in
      let before = try ImageFolder(path: "pets").load(from: root)
      let link = url.appending(path: "linked")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url.appending(path: "pets"))
      #expect(try ImageFolder(path: "linked").load(from: root).fingerprint == before.fingerprint)
      let cat = url.appending(path: "pets/train/cat")
      try FileManager.default.createSymbolicLink(at: cat.appending(path: "round"), withDestinationURL: cat)
      #expect(message(root).hasSuffix("lies more than 8 folders deep"))
    }
  }

  /// Values that no chapter can write are held to the same rules.
  @Test func aValueCannotEscapeEither() throws {
    try with(ImageFolderTests.pets) { root, _ in
      #expect(
        message(root, ImageFolder(path: "pets", train: "../../x"))
          == "the path 'pets/../../x' leads out of the data folder")
    }
  }

  @Test(arguments: [
    ("images", "1:7 images needs the setting 'path'"),
    ("{images: {path: ../pets}}", "1:23 path cannot be '../pets'"),
    ("{images: {path: /etc}}", "1:23 path cannot be '/etc'"),
    ("{images: {path: ~/pets}}", "1:23 path cannot be '~/pets'"),
    ("{images: {path: 'a\\b'}}", "1:23 path cannot be 'a\\b'"),
    ("{images: {path: pets, test: a/../..}}", "1:35 test cannot be 'a/../..'"),
    ("{images: {path: pets, train: val/}}", "1:36 train and test are the same folder 'val'"),
    ("{images: {path: pets, trian: a}}", "1:29 images has no setting 'trian'"),
  ])
  func mistakesAreLocated(text: String, expected: String) throws {
    let diagnostics = Diagnostics()
    #expect(try read(text, diagnostics) == nil || text.contains("trian"))
    let found = diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" }
    #expect(found == [expected])
  }

  func read(_ text: String, _ diagnostics: Diagnostics) throws -> ImageFolder? {
    let node = try #require(
      SettingsText.parse("data: " + text, at: SourceLocation(file: "d.md"), diagnostics: diagnostics)?["data"])
    return DatasetChoice.read(node, diagnostics: diagnostics)?.kind as? ImageFolder
  }

  @Test func oneFolderIsWrittenOneWay() throws {
    let plain = try read("{images: {path: a/b}}", Diagnostics())
    #expect(plain == ImageFolder(path: "a/b", train: "train", test: "val"))
    #expect(try read("{images: {path: a//./b/, train: ./train, test: val/}}", Diagnostics()) == plain)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(DatasetChoice(#require(plain)))
    #expect(String(decoding: json, as: UTF8.self) == #"{"images":{"path":"a/b","test":"val","train":"train"}}"#)
    #expect(try JSONDecoder().decode(DatasetChoice.self, from: json).kind as? ImageFolder == plain)
  }

  static let isHere = FileManager.default.fileExists(atPath: DataRoot().path + "/hymenoptera_data")

  @Test(.enabled(if: isHere, "hymenoptera_data is not at CYCLOPEDIA_DATA: not checked"))
  func realPhotographsAreRead() throws {
    let data = try ImageFolder(path: "hymenoptera_data").load(from: DataRoot())
    #expect(data.classes == ["ants", "bees"])
    let counts = [data.training, data.test].map { set in
      (0..<2).map { label in set.labels.filter { $0 == label }.count }
    }
    #expect(counts == [[123, 121], [70, 83]])
  }
}
