import Datasets
import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct DatasetCacheTests {
  /// What is remembered of data may lie in a stranger's store.
  @Test func whatNoDatasetCanBeIsLookedAtAgain() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    let root = DataRoot(option: folder.url.path)
    let choice = DatasetChoice(Shapes(train: 20, test: 10))
    let survey = try #require(try await DatasetCache(root: root, store: store).survey(choice))
    let changes: [(inout DatasetSurvey) -> Void] = [
      { $0.training.labels[3] = 10 }, { $0.test.labels[0] = -1 }, { $0.training.sizes[0].height = 0 },
      { $0.test.sizes[0].width = 1 << 40 }, { $0.test.sizes = [] }, { $0.classes = [] }, { $0.heldBytes = -1 },
      { $0.training.sizes[0].count = .max }, { $0.findings = [DataFinding(.few, [])] },
    ]
    let name = "\(root.path) \(try CanonicalJSON.text(choice))"
    let stamp = try #require(choice.stamp(in: root))
    for change in changes {
      var forged = survey
      change(&forged)
      try store.remember(forged, of: name, stamp: stamp)
      #expect(try store.survey(of: name, stamp: stamp) == nil)
      #expect(try await DatasetCache(root: root, store: store).survey(choice) == survey)
    }
    try store.remember(survey, of: name, stamp: stamp)
    #expect(try store.survey(of: name, stamp: stamp) == survey)
  }

  /// Bits that turn over on a disk change no date.
  @Test func otherPicturesUnderTheSameDatesAreNamed() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    let root = DataRoot(option: folder.url.path)
    let choice = DatasetChoice(Shapes(train: 8, test: 4))
    let shelf = DatasetCache(root: root, store: store)
    let fingerprint = try await shelf.dataset(choice).fingerprint
    #expect(try await DatasetCache(root: root, store: store).dataset(choice).fingerprint == fingerprint)
    let name = "\(root.path) \(try CanonicalJSON.text(choice))"
    let stamp = try #require(choice.stamp(in: root))
    #expect(try store.fingerprint(of: name, stamp: stamp) == fingerprint)
    try store.remember(fingerprint: "another", of: name, stamp: stamp)
    await #expect {
      try await DatasetCache(root: root, store: store).dataset(choice)
    } throws: { "\($0)".hasPrefix("the dataset shapes in \(root.path) has other pictures than before, ") }
  }
}
