import Datasets
import Foundation

/// Datasets, the last one kept in memory, and their fingerprints, known without loading where a store remembers them and
/// the files have not changed.
package actor DatasetCache {
  private let root: DataRoot
  private let store: RunStore?
  private var last: (choice: DatasetChoice, data: Dataset)?

  package init(root: DataRoot, store: RunStore? = nil) { (self.root, self.store) = (root, store) }

  /// - Returns: nil where the data is absent.
  /// - Throws: where the data is there and damaged.
  package func fingerprint(of choice: DatasetChoice) throws -> String? {
    if let last, last.choice == choice { return last.data.fingerprint }
    guard let stamp = choice.stamp(in: root) else { return nil }
    if let known = try store?.fingerprint(of: try name(choice), stamp: stamp) { return known }
    return try dataset(choice).fingerprint
  }

  package func dataset(_ choice: DatasetChoice) throws -> Dataset {
    if let last, last.choice == choice { return last.data }
    // Two large ones at once may be too much.
    last = nil
    let stamp = choice.stamp(in: root)
    let data = try choice.load(from: root)
    if let stamp, let known = try store?.fingerprint(of: try name(choice), stamp: stamp), known != data.fingerprint {
      throw DatasetError.unusable(
        "the dataset \(choice.name) in \(root.path) has other pictures than before, and all its files kept their sizes, "
          + "dates and places\n  hint: a disk may be failing: restore the files; where the change was meant, 'touch' one of "
          + "them"
      )
    }
    last = (choice, data)
    if let stamp, let store, !store.isReadOnly {
      try store.remember(fingerprint: data.fingerprint, of: try name(choice), stamp: stamp)
    }
    return data
  }

  private func name(_ choice: DatasetChoice) throws -> String { "\(root.path) \(try CanonicalJSON.text(choice))" }
}
