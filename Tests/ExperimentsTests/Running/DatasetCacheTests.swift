import Datasets
import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct DatasetCacheTests {
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
