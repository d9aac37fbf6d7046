import Foundation
import Learning
import Settings
import Testing

@testable import Datasets

@Suite struct DataRootTests {
  @Test(
    arguments: [
      (["CYCLOPEDIA_DATA": "/d"], "/d"), (["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/cyclopedia"),
      (["HOME": "/h"], "/h/.cache/cyclopedia"), (["HOME": ""], "/own/.cache/cyclopedia"),
      ([:], "/own/.cache/cyclopedia"),
    ] as [([String: String], String)])
  func noPlaceIsOneThatOthersCanMake(environment: [String: String], path: String) {
    #expect(DataRoot(environment: environment, home: "/own").path == path)
    #expect(DataRoot(option: "x", environment: environment).path == "x")
  }
}

@Suite struct ShapesTests {
  /// The same bytes on every machine: this fingerprint may never change.
  @Test func picturesAreFixed() throws {
    let data = try Shapes(train: 40, test: 20).load(from: DataRoot(option: "/nowhere"))
    #expect(data.fingerprint == "bc9275e7804a9b69b67e5d2d1dd6d6e297618b186a12ee677517f54877863c7a")
  }

  @Test func classesAreEvenAndSplitsDiffer() throws {
    let data = try Shapes(train: 100, test: 50).load(from: DataRoot(option: "/nowhere"))
    #expect(data.classes.count == 10)
    for label in 0..<10 {
      #expect(data.training.labels.filter { $0 == label }.count == 10)
      #expect(data.test.labels.filter { $0 == label }.count == 5)
    }
    let pictures = try [data.training, data.test].flatMap { set in
      try set.labels.indices.map { try set.planes(of: $0) }
    }
    #expect(Set(pictures).count == 150)
    #expect(try Shapes(train: 100, test: 50, seed: 2).load(from: DataRoot(option: "/")).fingerprint != data.fingerprint)
  }
}

@Suite struct CIFAR10Tests {
  /// A dataset folder in a new temporary place.
  static func folder(_ change: (URL) throws -> Void) throws -> DataRoot {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let folder = root.appending(path: CIFAR10.folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = Data(count: CIFAR10.record * CIFAR10.recordsPerFile)
    for name in (1...5).map({ "data_batch_\($0).bin" }) + ["test_batch.bin"] {
      try file.write(to: folder.appending(path: name))
    }
    try change(folder)
    return DataRoot(option: root.path)
  }

  func message(_ root: DataRoot) -> String {
    do { _ = try CIFAR10().load(from: root) } catch { return error.description }
    return "no error"
  }

  @Test func aMissingDatasetNamesBothWays() {
    let message = message(DataRoot(option: "/nowhere"))
    #expect(message.hasPrefix("the dataset cifar10 is not at /nowhere/cifar-10-batches-bin\n"))
    #expect(message.contains("'cyclopedia data fetch cifar10 --data /nowhere' (from https://www.cs.toronto.edu/~kriz)"))
    #expect(message.contains("or name the folder that holds cifar-10-batches-bin/ with --data DIR or CYCLOPEDIA_DATA"))
  }

  @Test func theFormForOtherProgramsIsNamed() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(
      at: root.appending(path: "cifar-10-batches-py"), withIntermediateDirectories: true)
    #expect(
      message(DataRoot(option: root.path)).contains(
        "\n  hint: cifar-10-batches-py/ is CIFAR-10 for Python, and its binary form is read: either fetch it with "))
  }

  /// All files that are wrong, each with its byte.
  @Test func everyWrongFileIsNamed() throws {
    let root = try CIFAR10Tests.folder { folder in
      for (name, count) in [("data_batch_2.bin", 10), ("data_batch_5.bin", 20), ("test_batch.bin", 30)] {
        try Data(count: count).write(to: folder.appending(path: name))
      }
    }
    defer { try? FileManager.default.removeItem(atPath: root.path) }
    let lines = message(root).split(separator: "\n")
    #expect(lines.count == 3 && zip(lines, [10, 20, 30]).allSatisfy { $0.contains(", byte \($1): the file has ") })
  }

  @Test func aTruncatedFileIsNamedWithItsByte() throws {
    let root = try CIFAR10Tests.folder { folder in
      try Data(count: 5000).write(to: folder.appending(path: "data_batch_3.bin"))
    }
    defer { try? FileManager.default.removeItem(atPath: root.path) }
    #expect(
      message(root)
        == "\(root.path)/cifar-10-batches-bin/data_batch_3.bin, byte 5000: the file has 5000 bytes, 30730000 are "
        + "expected; 'cyclopedia data fetch cifar10' replaces what is damaged")
  }

  @Test func aWrongLabelIsNamedWithItsByte() throws {
    let root = try CIFAR10Tests.folder { folder in
      var bytes = Data(count: CIFAR10.record * CIFAR10.recordsPerFile)
      bytes[3073 * 7] = 10
      try bytes.write(to: folder.appending(path: "test_batch.bin"))
    }
    defer { try? FileManager.default.removeItem(atPath: root.path) }
    #expect(
      message(root).hasPrefix("\(root.path)/cifar-10-batches-bin/test_batch.bin, byte 21511: the label 10 is above 9"))
  }

  static let isHere = FileManager.default.fileExists(atPath: DataRoot().path + "/" + CIFAR10.folder)

  @Test(.enabled(if: isHere, "CIFAR-10 is not at CYCLOPEDIA_DATA: not checked"))
  func theRealDataHasThePublishedNumbers() throws {
    let data = try CIFAR10().load(from: DataRoot())
    #expect((data.training.count, data.test.count) == (50_000, 10_000))
    for label in 0..<10 { #expect(data.training.labels.filter { $0 == label }.count == 5000) }
    let measured = ChannelStatistics(of: data.training)
    let means = [0.49139968, 0.48215841, 0.44653091]
    let deviations = [0.24703223, 0.24348513, 0.26158784]
    for c in 0..<3 {
      #expect(abs(measured.mean[c] - means[c]) < 1e-7)
      #expect(abs(measured.deviation[c] - deviations[c]) < 1e-7)
    }
  }

  @Test(arguments: [
    ("cifar100", "1:7 data has no kind 'cifar100'"),
    ("{cifar10: {train: 0}}", "1:25 train must be between 1 and 50000, not 0"),
    ("{cifar10: {classes: [cat, dgo]}}", "1:33 CIFAR-10 has no class 'dgo'"),
    ("{cifar10: {classes: [cat]}}", "1:27 classes takes at least two different names"),
    ("{shapes: {trian: 100}}", "1:17 shapes has no setting 'trian'"),
  ])
  func mistakesAreLocated(text: String, expected: String) throws {
    let diagnostics = Diagnostics()
    let node = try #require(
      SettingsText.parse("data: " + text, at: SourceLocation(file: "d.md"), diagnostics: diagnostics)?["data"])
    _ = DatasetChoice.read(node, diagnostics: diagnostics)
    #expect(diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" } == [expected])
  }
}
