import Files
import Foundation
import Hashing
import Learning
import Synchronization

/// Reads the pictures of one split once, each to its digests; keeps their pixels as long as there is room for them.
struct FolderReader {
  private let folders: ClassFolders
  /// What stands before the names of files, from the data folder on.
  private let prefix: String
  private var extents: [ImageSet.Extent] = []
  private var labels: [Int] = []
  private var digests: [SHA256Digest] = []
  private var contents: [SHA256Digest] = []
  private var sums: [ChannelSums] = []
  private var pixels: [UInt8] = []
  private var isHeld = true
  private(set) var turned: [String] = []
  private(set) var faults: [DatasetError] = []

  /// Pictures that are decoded at once: each may take 200 MB.
  private static let atOnce = min(4, ProcessInfo.processInfo.activeProcessorCount)

  private struct Record: Sendable {
    var extent: ImageSet.Extent
    var label: Int
    var digest: SHA256Digest
    var content: SHA256Digest
    var sums: ChannelSums
    var planes: [UInt8]
    var isTurned: Bool
  }

  /// - Parameter mostBytes: of pixels that are kept.
  init(_ folders: ClassFolders, prefix: String, mostBytes: Int) {
    (self.folders, self.prefix) = (folders, prefix)
    for start in stride(from: 0, to: folders.files.count, by: Self.atOnce) {
      let files = folders.files[start..<min(start + Self.atOnce, folders.files.count)]
      for (file, result) in zip(files, Self.read(files, in: folders.path)) {
        switch result {
        case .success(let record): add(record, file.name, mostBytes: mostBytes)
        case .failure(let error): faults.append(error)
        }
      }
    }
  }

  private static func read(
    _ files: ArraySlice<ClassFolders.File>, in folder: String
  ) -> [Result<Record, DatasetError>] {
    let results = Mutex<[Int: Result<Record, DatasetError>]>([:])
    DispatchQueue.concurrentPerform(iterations: files.count) { place in
      let file = files[files.startIndex + place]
      let result = Result { () throws(DatasetError) in try record(file, in: folder) }
      results.withLock { $0[place] = result }
    }
    return results.withLock { found in files.indices.compactMap { found[$0 - files.startIndex] } }
  }

  private static func record(_ file: ClassFolders.File, in folder: String) throws(DatasetError) -> Record {
    let picture = try PictureFile(contentsOf: "\(folder)/\(file.name)")
    let seen = try picture.decoded().turned(picture.orientation)
    let (planes, extent) = (seen.planes, ImageSet.Extent(height: seen.height, width: seen.width))
    return planes.withUnsafeBufferPointer { bytes in
      Record(
        extent: extent, label: file.label, digest: DatasetSplit.digest(bytes, label: file.label, extent),
        content: DatasetSplit.content(bytes, extent), sums: ChannelSums(bytes), planes: planes,
        isTurned: picture.orientation != .upright)
    }
  }

  private mutating func add(_ record: Record, _ name: String, mostBytes: Int) {
    extents.append(record.extent)
    labels.append(record.label)
    digests.append(record.digest)
    contents.append(record.content)
    sums.append(record.sums)
    if record.isTurned { turned.append("\(prefix)/\(name)") }
    if isHeld, pixels.count + record.planes.count > mostBytes { (isHeld, pixels) = (false, []) }
    if isHeld { pixels += record.planes }
  }

  /// Where not all pixels were kept, pictures are read again when they are wanted.
  var split: DatasetSplit {
    let set =
      isHeld
      ? ImageSet(extents: extents, pixels: pixels, labels: labels)
      : ImageSet(extents: extents, source: FolderPictures(folders, sums: sums, digests: contents), labels: labels)
    return DatasetSplit(
      set, digests: digests, contents: contents, files: folders.files.map { "\(prefix)/\($0.name)" })
  }
}

/// Pictures that are decoded when they are wanted.
private final class FolderPictures: PictureSource {
  private let folder: String
  private let files: [ClassFolders.File]
  private let sums: [ChannelSums]
  private let digests: [SHA256Digest]

  init(_ folders: ClassFolders, sums: [ChannelSums], digests: [SHA256Digest]) {
    (folder, files, self.sums, self.digests) = (folders.path, folders.files, sums, digests)
  }

  func sums(of place: Int) -> ChannelSums { sums[place] }

  func planes(of place: Int) throws -> [UInt8] {
    let picture = try PictureFile(contentsOf: "\(folder)/\(files[place].name)")
    let seen = try picture.decoded().turned(picture.orientation)
    let planes = seen.planes
    let extent = ImageSet.Extent(height: seen.height, width: seen.width)
    // Nobody looks at the stamps of files while a run is under way.
    guard planes.withUnsafeBufferPointer({ DatasetSplit.content($0, extent) }) == digests[place] else {
      throw DatasetError.damaged(
        path: picture.path, byte: 0, detail: "the picture is another than when the run began; build again")
    }
    return planes
  }
}
