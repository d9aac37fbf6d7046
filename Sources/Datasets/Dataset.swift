import Hashing
import Learning

/// Training and test pictures with the names of their classes.
package struct Dataset: Sendable {
  /// Records and figures of more classes are not made.
  package static let mostClasses = 1000

  /// As a chapter names it: `cifar10`.
  package var name: String
  package var classes: [String]
  package var training: ImageSet
  package var test: ImageSet
  /// The file of each picture, from the data folder on; nil where pictures have no files of their own.
  package var trainingFiles: [String]?
  package var testFiles: [String]?
  /// What its user would want to know of it; each kind once.
  package var findings: [DataFinding]
  /// SHA-256 over the records' digests of both splits, in order: equal data, equal fingerprint, in whatever files.
  package var fingerprint: String

  /// Sorts each split by the digest of its records (label byte, planes, tail) and takes the first ones in that order, so
  /// that every copy of a dataset gives the same runs.
  ///
  /// - Parameters:
  ///   - mostTraining: how many pictures to keep of each split; nil keeps all. The same of `mostTest`.
  ///   - findings: of its files; what its pictures show is added.
  init(
    name: String, classes: [String], training: DatasetSplit, test: DatasetSplit, mostTraining: Int? = nil,
    mostTest: Int? = nil, findings: [DataFinding]? = nil
  ) {
    let (training, test) = (training.sorted(most: mostTraining), test.sorted(most: mostTest))
    (self.name, self.classes, self.training, self.test) = (name, classes, training.set, test.set)
    (trainingFiles, testFiles) = (training.files, test.files)
    fingerprint = Self.fingerprint(classes, training.digest, test.digest)
    // What is drawn is as its settings ask.
    self.findings = findings.map { $0 + DataFinding.pictures(training, test, classes: classes) } ?? []
  }

  static func fingerprint(_ classes: [String], _ training: SHA256Digest, _ test: SHA256Digest) -> String {
    SHA256Digest(of: "\(classes.joined(separator: "\n"))\n\(training)\n\(test)").description
  }
}
