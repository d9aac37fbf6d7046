import Synchronization

/// What pictures that have to be read are after the first steps of their preparation, where these do the same every time:
/// mostly small, so that a large photograph is read once.
final class KeptPictures: Sendable {
  struct Picture: Sendable {
    var extent: ImageSet.Extent
    /// 3×H×W.
    var planes: [UInt8]
  }

  private struct State: Sendable {
    /// Sources are kept with their pictures, so that no other takes the place of one.
    var sources: [ObjectIdentifier: any PictureSource] = [:]
    var pictures: [ImageSet.Place: Picture] = [:]
    var bytes = 0
  }

  private let state = Mutex(State())
  private let most: Int

  /// - Parameter most: bytes that are kept; what comes later is read each time.
  init(most: Int = 128 << 20) { self.most = most }

  subscript(place: ImageSet.Place) -> Picture? { state.withLock { $0.pictures[place] } }

  func keep(_ picture: Picture, of place: ImageSet.Place, in source: any PictureSource) {
    state.withLock { state in
      guard state.bytes + picture.planes.count <= most, state.pictures[place] == nil else { return }
      state.sources[place.source] = source
      state.pictures[place] = picture
      state.bytes += picture.planes.count
    }
  }
}
