import Learning

/// What a look at all files of a dataset tells beside its pixels: enough to check runs before the first step.
package struct DatasetSurvey: Hashable, Codable, Sendable {
  /// The pictures of one height and width.
  package struct Size: Hashable, Codable, Sendable {
    package var height: Int
    package var width: Int
    package var count: Int
    /// The file of the first of them, from the data folder on; nil where pictures have no files of their own.
    package var example: String?

    package var extent: ImageSet.Extent { .init(height: height, width: width) }
  }

  package struct Split: Hashable, Codable, Sendable {
    /// The class of each picture, in the order of their digests.
    package var labels: [Int]
    /// The smallest first.
    package var sizes: [Size]
  }

  package var fingerprint: String
  package var classes: [String]
  package var training: Split
  package var test: Split
  package var findings: [DataFinding]
  /// What its pixels take of memory.
  package var heldBytes: Int
}

extension DatasetSurvey {
  /// Whether a dataset can be so: what is remembered of one may lie in a stranger's store.
  package var isSound: Bool {
    let names = classes + (training.sizes + test.sizes).compactMap(\.example)
    return (1...Dataset.mostClasses).contains(classes.count) && (0...1 << 48).contains(heldBytes)
      && names.allSatisfy { $0.utf8.count <= 8192 } && findings.allSatisfy { $0.fault == nil }
      && [training, test].allSatisfy { split in
        split.labels.allSatisfy(classes.indices.contains) && split.sizes.allSatisfy(\.isSound)
          && split.sizes.reduce(0) { $0 + $1.count } == split.labels.count
      }
  }
}

extension DatasetSurvey.Size {
  fileprivate var isSound: Bool {
    // No side that is read is longer.
    let sides = 1...1 << 20
    return sides.contains(height) && sides.contains(width) && (1...1 << 40).contains(count)
  }
}

extension Dataset {
  package var survey: DatasetSurvey {
    DatasetSurvey(
      fingerprint: fingerprint, classes: classes, training: .init(training, files: trainingFiles),
      test: .init(test, files: testFiles), findings: findings, heldBytes: training.heldBytes + test.heldBytes)
  }
}

extension DatasetSurvey.Split {
  fileprivate init(_ set: ImageSet, files: [String]?) {
    labels = set.labels
    var sizes: [ImageSet.Extent: DatasetSurvey.Size] = [:]
    for (index, extent) in set.extents.enumerated() {
      let file = files?[index]
      var size =
        sizes[extent] ?? .init(height: extent.height, width: extent.width, count: 0, example: file)
      size.count += 1
      size.example = [size.example, file].compactMap(\.self).min()
      sizes[extent] = size
    }
    self.sizes = sizes.values.sorted {
      ($0.height * $0.width, $0.height) < ($1.height * $1.width, $1.height)
    }
  }
}
