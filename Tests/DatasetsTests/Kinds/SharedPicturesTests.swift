import Foundation
import Learning
import Settings
import Testing

@testable import Datasets

/// One folder of classes, of which a share is for testing; and pictures that lie beside the book.
@Suite struct SharedPicturesTests {
  private static let samples = ImageFolderTests()

  /// `count` pictures of each class, no two alike.
  private static func classes(_ counts: [String: Int], in folder: String = "pets") -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (place, (name, count)) in counts.sorted(by: { $0.key < $1.key }).enumerated() {
      for index in 0..<count {
        files["\(folder)/\(name)/\(index).png"] = SamplePNG.plain([UInt8(10 * place), UInt8(index), 7])
      }
    }
    return files
  }

  private static func folder(_ share: Double, seed: Int = 0) -> ImageFolder {
    ImageFolder(path: "pets", share: ImageFolder.Share(share: share, seed: seed))
  }

  @Test func eachClassGivesItsShare() throws {
    try Self.samples.with(Self.classes(["cat": 20, "dog": 10, "eel": 2, "fox": 3])) { root, _ in
      let data = try Self.folder(0.2).load(from: root)
      #expect(data.classes == ["cat", "dog", "eel", "fox"])
      #expect((0..<4).map { label in data.test.labels.count { $0 == label } } == [4, 2, 1, 1])
      #expect((0..<4).map { label in data.training.labels.count { $0 == label } } == [16, 8, 1, 2])
      let all = try #require(data.trainingFiles) + #require(data.testFiles)
      #expect(Set(all).count == 35 && all.allSatisfy { $0.hasPrefix("pets/") && !$0.contains("/./") })
      #expect(try Self.folder(0.9).load(from: root).training.count == 2 + 1 + 1 + 1)
      // A fifth of two is none.
      let told = data.findings.filter { $0.kind == .oneTested }.map(\.words)
      #expect(told == ["the share for testing is less than a picture of 1 class, and one is taken (eel: 1 of 2)"])
      // Another seed draws others, as many.
      let other = try Self.folder(0.2, seed: 1).load(from: root)
      #expect(other.fingerprint != data.fingerprint && other.test.count == data.test.count)
    }
  }

  /// Neither the names of files nor the order in which they came decide.
  @Test func namesDoNotDecide() throws {
    var files = Self.classes(["cat": 12, "dog": 12])
    let data = try Self.samples.with(files) { root, _ in try Self.folder(0.25).load(from: root) }
    for index in 0..<12 {
      files["pets/cat/z\(99 - index).png"] = files.removeValue(forKey: "pets/cat/\(index).png")
    }
    let renamed = try Self.samples.with(files) { root, _ in try Self.folder(0.25).load(from: root) }
    #expect(renamed.fingerprint == data.fingerprint && renamed.testFiles != data.testFiles)
  }

  /// A picture that was trained on is not tested with under another name.
  @Test(arguments: [0.05, 0.2, 0.5, 0.9]) func copiesStayTogether(share: Double) throws {
    var files = Self.classes(["cat": 6, "dog": 6])
    for index in 0..<30 { files["pets/cat/copy\(index).png"] = files["pets/cat/\(index % 3).png"] }
    try Self.samples.with(files) { root, _ in
      let data = try Self.folder(share).load(from: root)
      let (training, test) = (data.training, data.test)
      let trained = Set(try (0..<training.count).map { try training.planes(of: $0) })
      #expect(try (0..<test.count).allSatisfy { !trained.contains(try test.planes(of: $0)) })
      #expect(data.training.labels.contains(0) && data.test.labels.contains(0))
    }
  }

  @Test func aClassOfOnePictureIsNotEnough() throws {
    var files = Self.classes(["cat": 3, "dog": 1])
    files["pets/eel/a.png"] = SamplePNG.plain([1, 2, 3])
    files["pets/eel/b.png"] = SamplePNG.plain([1, 2, 3])
    try Self.samples.with(files) { root, _ in
      let lines = Self.samples.message(root, Self.folder(0.2)).split(separator: "\n")
      #expect(lines.count == 2 && lines[0].hasPrefix("the class 'dog' in pets has only one picture"), "\(lines)")
      #expect(lines.last?.hasPrefix("the class 'eel' in pets has only one picture, or only copies") == true)
    }
  }

  @Test func splitsAreNoClasses() throws {
    try Self.samples.with(ImageFolderTests.pets) { root, _ in
      #expect(
        Self.samples.message(root, Self.folder(0.2)).hasPrefix(
          "DATA/pets holds train/ and val/, which are no classes; name the folder of the test pictures, 'test: val'"))
    }
    try Self.samples.with(Self.classes(["cat": 3, "dog": 3])) { root, _ in
      #expect(
        Self.samples.message(root).hasSuffix(
          "DATA/pets holds folders of classes and no train/ and val/; 'test: 0.2' draws a fifth of each class for testing"
        ))
    }
  }

  /// The book's own folder comes first, and no link leads out of it.
  @Test func picturesMayLieBesideTheBook() throws {
    let files = Self.classes(["cat": 5, "dog": 5], in: "book/pets").merging(
      Self.classes(["cat": 2, "dog": 2], in: "data/pets")
    ) { first, _ in first }
    try Self.samples.with(files) { _, folder in
      let (book, data) = (folder.appending(path: "book").path, folder.appending(path: "data").path)
      let root = DataRoot(option: data, book: book)
      #expect(try Self.folder(0.2).load(from: root).training.count == 8)
      #expect(try Self.folder(0.2).load(from: DataRoot(option: data)).training.count == 2)
      #expect(try Self.folder(0.2).load(from: DataRoot(option: "/nowhere", book: book)).test.count == 2)
      #expect(Self.folder(0.2).stamp(in: root) != Self.folder(0.2).stamp(in: DataRoot(option: data)))
      try FileManager.default.createSymbolicLink(
        atPath: book + "/pets/cat/out.png", withDestinationPath: data + "/pets/cat/0.png")
      #expect(Self.samples.message(root, Self.folder(0.2)).contains("leads out of the"))
      #expect(
        Self.samples.message(root, ImageFolder(path: "cars")).contains(
          "was looked for at \(book)/cars and at DATA/cars"))
    }
  }

  /// Empty classes, links to nothing and damaged pictures of both splits, and classes that differ.
  @Test func allIsToldAtOnce() throws {
    var files = ImageFolderTests.pets
    files["pets/train/eel/note.txt"] = [1]
    files["pets/val/dog/y.jpg"] = [71]
    files["pets/train/cat/y.png"] = []
    try Self.samples.with(files) { root, folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "pets/val/cat/gone.png").path, withDestinationPath: "nowhere.png")
      let message = Self.samples.message(root)
      for part in ["train/eel holds no picture", "val/dog/y.jpg", "train/cat/y.png", "gone.png", "only train has eel"] {
        #expect(message.contains(part), "\(message)")
      }
    }
  }

  @Test(arguments: [
    ("{images: {path: pets, test: 0.2, train: a}}", "a share for testing is drawn of all pictures in 'path'"),
    ("{images: {path: pets, test: 20%}}", "test cannot be 20%"),
    ("{images: {path: pets, test: 20}}", "test cannot be 20"), ("{images: {path: pets, test: 1}}", "test cannot be 1"),
    ("{images: {path: pets, test: {seed: 3}}}", "test needs the setting 'share'"),
    ("{images: {path: pets, test: {share: 0.2, seed: x}}}", "seed takes a whole number"),
    ("{images: {path: pets, test: {share: 0.2, by: class}}}", "test has no setting 'by'"),
  ]) func mistakesAreTold(text: String, message: String) throws {
    let diagnostics = Diagnostics()
    let read = try Self.samples.read(text, diagnostics)
    #expect(read == nil || text.contains("by:"))
    #expect(diagnostics.sorted.count == 1 && diagnostics.sorted[0].message.hasPrefix(message), "\(diagnostics.sorted)")
  }

  @Test func aFolderMayBeCalledByANumber() throws {
    #expect(try Self.samples.read("{images: {path: pets, test: '2019'}}", Diagnostics())?.test == "2019")
    let shared = try #require(try Self.samples.read("{images: {path: pets, test: 0.2}}", Diagnostics()))
    #expect(shared == Self.folder(0.2))
    #expect(
      try Self.samples.read("{images: {path: pets, test: {share: 0.2, seed: 4}}}", Diagnostics())
        == Self.folder(0.2, seed: 4))
    let json = try JSONEncoder().encode(DatasetChoice(shared))
    #expect(try JSONDecoder().decode(DatasetChoice.self, from: json).kind as? ImageFolder == shared)
  }
}
