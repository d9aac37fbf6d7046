/// Where pictures are read from when they are wanted, because all of them together would take too much memory.
package protocol PictureSource: AnyObject, Sendable {
  /// A picture's planes, 3×H×W.
  ///
  /// - Throws: where it cannot be read, or is not the one that it was.
  func planes(of place: Int) throws -> [UInt8]
  /// What a picture's channels sum up to, known without reading it again.
  func sums(of place: Int) -> ChannelSums
}
