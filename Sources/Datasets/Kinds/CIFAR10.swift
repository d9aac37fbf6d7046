import Files
import Foundation
import Hashing
import Learning
import Settings

/// CIFAR-10 (Krizhevsky, 2009) in its official binary form: 50,000 training and 10,000 test pictures of 32×32.
package struct CIFAR10: DatasetKind {
  package static let name = "cifar10"
  package static let summary = "CIFAR-10: 50,000 training and 10,000 test photographs of 32×32 in ten classes."

  static let folder = "cifar-10-batches-bin"
  static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]
  /// Five of training pictures, then the test pictures.
  static let files = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]
  static let record = 1 + 3 * 32 * 32
  static let recordsPerFile = 10_000
  /// Of all pictures, in whatever order and files.
  static let fingerprint = "977ff5e3e9023dc13cf73c89dc909e4a78b5076ca7313773154c74eb1ddb7c29"
  private static let remedy = "'cyclopedia data fetch cifar10' replaces what is damaged"

  /// How many training and test pictures to take, the first in the order of their digests; nil takes all.
  package var train: Int?
  package var test: Int?
  /// Which classes to take, in this order; nil takes all ten.
  package var classes: [String]?

  package init(train: Int? = nil, test: Int? = nil, classes: [String]? = nil) {
    (self.train, self.test, self.classes) = (train, test, classes)
  }

  private static let train = Setting.integer(
    "train", "How many training pictures, the first by their digests", in: 1...50_000, unit: "pictures",
    otherwise: "all", example: "5000")
  private static let test = Setting.integer(
    "test", "How many test pictures, the first by their digests", in: 1...10_000, unit: "pictures", otherwise: "all",
    example: "1000")
  private static let classes = Setting(
    "classes", "Which classes, in this order", type: "at least two of " + classNames.joined(separator: ", "),
    otherwise: "all ten", example: "[cat, dog]"
  ) { node, _, diagnostics -> [String]? in
    let names = node.items.map { $0.text ?? "" }
    for (item, name) in zip(node.items, names) where !classNames.contains(name) {
      diagnostics.report(
        "CIFAR-10 has no class \(item.summary)", at: item.location,
        hint: NearestName.hint(for: name, among: classNames))
      return nil
    }
    if names.count >= 2, Set(names).count == names.count { return names }
    diagnostics.report("classes takes at least two different names", at: node.location)
    return nil
  }
  package static let settings = SettingsTable(train, test, classes)

  package static func read(_ settings: SettingsReader) -> CIFAR10? {
    let (train, test, classes) = (settings[train], settings[test], settings[classes])
    guard settings.has(Self.classes) == (classes != nil) else { return nil }
    return CIFAR10(train: train, test: test, classes: classes)
  }

  package var knownClasses: [String]? { classes ?? CIFAR10.classNames }
  package var knownTrainingCount: Int? { min(train ?? .max, 5000 * (classes ?? CIFAR10.classNames).count) }

  package func stamp(in root: DataRoot) -> String? {
    let folder = URL(filePath: root.path).appending(path: CIFAR10.folder)
    return FileStamp.of(CIFAR10.files.map { folder.appending(path: $0) })
  }

  package func load(from root: DataRoot) throws(DatasetError) -> Dataset {
    let folder = URL(filePath: root.path).appending(path: CIFAR10.folder)
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw .missing(
        dataset: "cifar10", path: folder.path,
        hint: CIFAR10.otherForm(in: root.path) + DatasetArchive.cifar10.hint(in: root))
    }
    var (training, test, faults) = (Records(), Records(), [DatasetError]())
    for file in CIFAR10.files {
      do throws(DatasetError) {
        let place = folder.appending(path: file)
        let bytes = try bytes(place)
        if file == CIFAR10.files.last {
          try read(bytes, of: place.path, into: &test)
        } else {
          try read(bytes, of: place.path, into: &training)
        }
      } catch { faults.append(error) }
    }
    if let error = DatasetError(faults) { throw error }
    let isPublished = Dataset.fingerprint(CIFAR10.classNames, training.digest, test.digest) == CIFAR10.fingerprint
    return Dataset(
      name: CIFAR10.name, classes: classes ?? CIFAR10.classNames,
      training: DatasetSplit(side: 32, pixels: training.pixels, labels: training.labels),
      test: DatasetSplit(side: 32, pixels: test.pixels, labels: test.labels), mostTraining: train, mostTest: self.test,
      findings: isPublished ? [] : [DataFinding(.foreign, ["CIFAR-10"])])
  }

  /// What is said where the data folder has the pictures as other programs read them.
  private static func otherForm(in root: String) -> String {
    let forms = [("cifar-10-batches-py", "Python"), ("cifar-10-batches-mat", "Matlab")]
    guard let (name, program) = forms.first(where: { FileManager.default.fileExists(atPath: "\(root)/\($0.0)") }) else {
      return ""
    }
    return "\(name)/ is CIFAR-10 for \(program), and its binary form is read: "
  }

  /// Of the files of a split.
  private struct Records {
    /// Of wanted classes.
    var pixels: [UInt8] = []
    var labels: [Int] = []
    /// Of all classes.
    var digests: [SHA256Digest] = []

    /// Of all records, in whatever order they are.
    var digest: SHA256Digest { SHA256Digest(of: digests.sorted().flatMap(\.bytes)) }
  }

  private func bytes(_ file: URL) throws(DatasetError) -> Data {
    let bytes: Data
    do {
      // A pipe would be waited for.
      guard FileStamp.size(file.path) != nil else { throw CocoaError(.fileReadUnknown) }
      bytes = try Data(contentsOf: file)
    } catch {
      throw .missing(dataset: "cifar10", path: file.path, hint: "the file cannot be read; " + CIFAR10.remedy)
    }
    let expected = CIFAR10.record * CIFAR10.recordsPerFile
    guard bytes.count == expected else {
      throw .damaged(
        path: file.path, byte: min(bytes.count, expected),
        detail: "the file has \(bytes.count) bytes, \(expected) are expected; \(CIFAR10.remedy)")
    }
    return bytes
  }

  private func read(_ bytes: Data, of path: String, into split: inout Records) throws(DatasetError) {
    let wanted = CIFAR10.classNames.map { name in
      (classes ?? CIFAR10.classNames).firstIndex(of: name)
    }
    for start in stride(from: 0, to: bytes.count, by: CIFAR10.record) {
      let label = Int(bytes[start])
      guard label < 10 else {
        throw .damaged(
          path: path, byte: start,
          detail: "the label \(label) is above 9; this is not a CIFAR-10 binary file, or it is damaged")
      }
      let record = bytes[start..<start + CIFAR10.record]
      split.digests.append(SHA256Digest(of: record))
      guard let index = wanted[label] else { continue }
      split.labels.append(index)
      split.pixels += record.dropFirst()
    }
  }
}
