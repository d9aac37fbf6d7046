import Files
import Foundation
import Hashing
import Learning
import Synchronization

/// Learns of each picture of one split what it is, and keeps their pixels where there is room for all of them.
struct FolderReader {
  private let folders: ClassFolders
  /// What stands before the names of files, from the data folder on.
  private let prefix: String
  /// One for each file, where none is damaged.
  private let found: [PictureNote]
  /// Of all pictures; nil where they would take too much memory.
  private let pixels: [UInt8]?
  let faults: [DatasetError]

  private struct Picture: Sendable {
    var note: PictureNote
    var planes: [UInt8]
  }

  /// - Parameters:
  ///   - mostBytes: of pixels that are kept.
  ///   - notes: of files that need not be read, unless their pixels are kept.
  init(_ folders: ClassFolders, prefix: String, mostBytes: Int, notes: PictureNotes) {
    (self.folders, self.prefix) = (folders, prefix)
    var found = folders.files.map { notes.note(of: $0, in: folders.path) }
    var planes: [Int: [UInt8]] = [:]
    var faults: [DatasetError] = []
    var room = mostBytes - found.reduce(0) { $0 + ($1?.extent.bytes ?? 0) }
    func read(_ places: [Int]) {
      Self.read(places, of: folders) { place, result in
        switch result {
        case .success(let picture):
          if found[place] == nil { room -= picture.planes.count }
          found[place] = picture.note
          notes.keep(picture.note, of: folders.files[place], in: folders.path)
          planes = room < 0 ? [:] : planes
          if room >= 0 { planes[place] = picture.planes }
        case .failure(let error): faults.append(error)
        }
      }
    }
    // What is not known comes first: where it is damaged, the others need not be read.
    read(found.indices.filter { found[$0] == nil })
    let isHeld = room >= 0 && faults.isEmpty
    if isHeld { read(found.indices.filter { planes[$0] == nil }) }
    self.found = found.compactMap(\.self)
    self.faults = faults
    pixels = isHeld && faults.isEmpty ? found.indices.reduce(into: []) { $0 += planes[$1] ?? [] } : nil
  }

  /// Pictures that are decoded at once: each may take 200 MB.
  private static let atOnce = min(4, ProcessInfo.processInfo.activeProcessorCount)

  private static func read(
    _ places: [Int], of folders: ClassFolders, _ take: (Int, Result<Picture, DatasetError>) -> Void
  ) {
    for start in stride(from: 0, to: places.count, by: atOnce) {
      let some = Array(places[start..<min(start + atOnce, places.count)])
      let results = Mutex<[Int: Result<Picture, DatasetError>]>([:])
      DispatchQueue.concurrentPerform(iterations: some.count) { index in
        let file = folders.files[some[index]]
        let result = Result { () throws(DatasetError) in try picture(file, in: folders.path) }
        results.withLock { $0[some[index]] = result }
      }
      let read = results.withLock { $0 }
      for place in some { if let result = read[place] { take(place, result) } }
    }
  }

  private static func picture(_ file: ClassFolders.File, in folder: String) throws(DatasetError) -> Picture {
    let picture = try PictureFile(contentsOf: "\(folder)/\(file.name)")
    let seen = try picture.decoded().turned(picture.orientation)
    let planes = seen.planes
    let note = planes.withUnsafeBufferPointer {
      PictureNote(seen, label: file.label, planes: $0, isTurned: picture.orientation != .upright)
    }
    return Picture(note: note, planes: planes)
  }

  private func name(_ file: ClassFolders.File) -> String { "\(prefix)/\(file.name)" }

  /// Files of pictures that are turned.
  var turned: [String] { zip(folders.files, found).filter { $1.isTurned }.map { name($0.0) } }

  /// Files of pictures with transparent parts.
  var transparent: [String] { zip(folders.files, found).filter { $1.isTransparent }.map { name($0.0) } }

  /// Where not all pixels are kept, pictures are read when they are wanted.
  var split: DatasetSplit {
    let (extents, labels) = (found.map(\.extent), found.map(\.label))
    let set =
      pixels.map { ImageSet(extents: extents, pixels: $0, labels: labels) }
      ?? ImageSet(extents: extents, source: FolderPictures(folders, found), labels: labels)
    return DatasetSplit(
      set, digests: found.map(\.digest), contents: found.map(\.content), files: folders.files.map(name))
  }
}

/// Pictures that are decoded when they are wanted.
private final class FolderPictures: PictureSource {
  private let folder: String
  private let files: [ClassFolders.File]
  private let notes: [PictureNote]

  init(_ folders: ClassFolders, _ notes: [PictureNote]) {
    (folder, files, self.notes) = (folders.path, folders.files, notes)
  }

  func sums(of place: Int) -> ChannelSums { notes[place].sums }

  func planes(of place: Int) throws -> [UInt8] {
    let picture = try PictureFile(contentsOf: "\(folder)/\(files[place].name)")
    let seen = try picture.decoded().turned(picture.orientation)
    let planes = seen.planes
    let extent = ImageSet.Extent(height: seen.height, width: seen.width)
    // Nobody looks at the stamps of files while a run is under way.
    guard planes.withUnsafeBufferPointer({ DatasetSplit.content($0, extent) }) == notes[place].content else {
      throw DatasetError.damaged(
        path: picture.path, byte: 0, detail: "the picture is another than when the run began; build again")
    }
    return planes
  }
}
