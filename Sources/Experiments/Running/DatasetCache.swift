import Datasets
import Foundation

/// Datasets, the last one kept in memory, and what a look at them told: known without loading where a store remembers it
/// and the files have not changed.
///
/// Files are compared with what is remembered once; what changes after that is noticed when the data is loaded.
package actor DatasetCache {
  private let root: DataRoot
  private let store: RunStore?
  private var last: (choice: DatasetChoice, data: Dataset)?
  private var looked: [DatasetChoice: DatasetSurvey] = [:]

  package init(root: DataRoot, store: RunStore? = nil) { (self.root, self.store) = (root, store) }

  /// - Returns: nil where the data is absent.
  /// - Throws: where the data is there and damaged.
  package func fingerprint(of choice: DatasetChoice) throws -> String? { try survey(choice)?.fingerprint }

  /// - Returns: nil where the data is absent.
  /// - Throws: where the data is there and damaged.
  package func survey(_ choice: DatasetChoice) throws -> DatasetSurvey? {
    if let known = looked[choice] { return known }
    guard let stamp = choice.stamp(in: root) else { return nil }
    if let known = try store?.survey(of: try name(choice), stamp: stamp) {
      looked[choice] = known
      return known
    }
    return try dataset(choice).survey
  }

  /// Why data that is absent cannot be loaded; nil where it can by now.
  package func absence(of choice: DatasetChoice) -> DatasetError? {
    do throws(DatasetError) {
      _ = try choice.load(from: root)
      return nil
    } catch { return error }
  }

  package func dataset(_ choice: DatasetChoice) throws -> Dataset {
    if let last, last.choice == choice { return last.data }
    // Two large ones at once may be too much.
    last = nil
    let stamp = choice.stamp(in: root)
    let data = try load(choice)
    if let known = looked[choice], known.fingerprint != data.fingerprint {
      throw DatasetError.unusable(
        "the dataset \(choice.name) in \(root.path) has other pictures than at the beginning of this build\n"
          + "  hint: build again: what was trained is kept, and the new pictures are looked at")
    }
    if let stamp { try remember(data, of: choice, stamp: stamp) }
    last = (choice, data)
    return data
  }

  /// What is learned of single files is remembered also where others of them are damaged.
  private func load(_ choice: DatasetChoice) throws -> Dataset {
    let name = try name(choice)
    let notes = PictureNotes(try store?.pictures(of: name) ?? Data())
    let result = Result { () throws(DatasetError) in try choice.load(from: root, notes: notes) }
    if let store, !store.isReadOnly, notes.hasChanged { try store.remember(pictures: notes.bytes, of: name) }
    return try result.get()
  }

  private func remember(_ data: Dataset, of choice: DatasetChoice, stamp: String) throws {
    let name = try name(choice)
    if let known = try store?.fingerprint(of: name, stamp: stamp), known != data.fingerprint {
      throw DatasetError.unusable(
        "the dataset \(choice.name) in \(root.path) has other pictures than before, and all its files kept their sizes, "
          + "dates and places\n  hint: a disk may be failing: restore the files; where the change was meant, 'touch' one of "
          + "them"
      )
    }
    let survey = data.survey
    looked[choice] = survey
    guard let store, !store.isReadOnly else { return }
    try store.remember(fingerprint: data.fingerprint, of: name, stamp: stamp)
    try store.remember(survey, of: name, stamp: stamp)
  }

  private func name(_ choice: DatasetChoice) throws -> String { "\(root.path) \(try CanonicalJSON.text(choice))" }
}
