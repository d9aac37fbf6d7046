import Files
import Foundation

/// One split on disk as torchvision's `ImageFolder` reads it: a folder per class, with pictures at any depth.
struct ClassFolders {
  static let extensions = ["jpg", "jpeg", "png"]
  /// Pictures that are not read.
  static let otherExtensions = [
    "webp", "bmp", "gif", "tif", "tiff", "jfif", "jpe", "jp2", "jxl", "heic", "heif", "avif", "ppm", "pgm", "pbm",
    "pnm", "tga", "dib", "ico", "svg", "psd", "dng", "nef", "cr2", "arw",
  ]
  /// How files of JPEG, PNG, GIF, BMP and TIFF begin, whatever they are called.
  private static let signatures: [[UInt8]] = [
    JPEGHeader.signature, PNGHeader.signature, Array("GIF8".utf8), Array("BM".utf8), Array("II*\0".utf8),
    Array("MM\0*".utf8),
  ]
  static let deepest = 8

  struct File {
    /// From the split's folder on: `ants/0013035.jpg`.
    let name: String
    let label: Int
    /// By which a change is noticed, as `FileStamp` has it.
    let stamp: String
  }

  /// As messages name it.
  let path: String
  /// Sorted by their UTF-8 bytes, as Python sorts them.
  private(set) var classes: [String] = []
  /// By class, then by name.
  private(set) var files: [File] = []
  /// Pictures in class folders that are not read, and pictures beside these folders.
  private(set) var leftOut: [File] = []
  private(set) var outside: [File] = []
  /// What keeps it from being used and does not keep the rest from being read.
  private(set) var faults: [DatasetError] = []
  /// The data folder, which no symbolic link may leave.
  private let root: String

  private enum Entry {
    case folder
    case file(stamp: String)
    case other
  }

  /// - Parameter root: the real path of the data folder.
  init(path: String, root: String) throws(DatasetError) {
    (self.path, self.root) = (path, root)
    for name in try names(in: "") {
      switch try entry(name) {
      case .folder: break
      case .file(let stamp) where ClassFolders.isPicture(name) || isOtherPicture(name):
        outside.append(File(name: name, label: 0, stamp: stamp))
        continue
      default: continue
      }
      guard classes.count < Dataset.mostClasses else {
        throw .unusable("\(path) holds more than \(Dataset.mostClasses) class folders; leave some out")
      }
      let before = files.count
      try collect(from: name, label: classes.count, depth: 1)
      if files.count == before {
        faults.append(
          .unusable(
            "\(path)/\(name) holds no picture (\(ClassFolders.extensions.joined(separator: ", "))); "
              + "put the pictures of the class there, or remove the folder"))
      }
      classes.append(name)
    }
    if classes.count < 2 {
      faults.append(
        .unusable(
          "\(path) holds \(classes.count == 1 ? "one class folder" : "no class folder"); "
            + "at least two are needed: a folder for each class, with its pictures"))
    }
  }

  private mutating func collect(from folder: String, label: Int, depth: Int) throws(DatasetError) {
    guard depth <= ClassFolders.deepest else {
      throw .unusable("\(path)/\(folder) lies more than \(ClassFolders.deepest) folders deep")
    }
    for name in try names(in: folder) {
      let child = "\(folder)/\(name)"
      switch try entry(child) {
      case .folder: try collect(from: child, label: label, depth: depth + 1)
      case .file(let stamp) where ClassFolders.isPicture(name):
        files.append(File(name: child, label: label, stamp: stamp))
      case .file(let stamp) where isOtherPicture(child):
        leftOut.append(File(name: child, label: label, stamp: stamp))
      default: continue
      }
    }
  }

  private static func isPicture(_ name: String) -> Bool {
    extensions.contains { name.lowercased().hasSuffix("." + $0) }
  }

  /// By its name, or by how it begins.
  private func isOtherPicture(_ name: String) -> Bool {
    if ClassFolders.otherExtensions.contains(where: { name.lowercased().hasSuffix("." + $0) }) { return true }
    guard let file = FileHandle(forReadingAtPath: "\(path)/\(name)") else { return false }
    defer { try? file.close() }
    let start = [UInt8]((try? file.read(upToCount: 12)) ?? Data())
    return ClassFolders.signatures.contains { start.starts(with: $0) }
      || start.starts(with: Array("RIFF".utf8)) && start.suffix(4) == Array("WEBP".utf8)
  }

  /// What is not hidden, sorted.
  private func names(in folder: String) throws(DatasetError) -> [String] {
    let place = folder.isEmpty ? path : "\(path)/\(folder)"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: place).filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch { throw .unusable("\(place) cannot be listed; look at its permissions") }
  }

  private mutating func entry(_ name: String) throws(DatasetError) -> Entry {
    let place = "\(path)/\(name)"
    var about = stat()
    // Only a link can lead out of a folder that lies within.
    if lstat(place, &about) != 0 || about.st_mode & S_IFMT == S_IFLNK {
      guard let real = ContainedPath.real(place) else {
        if ClassFolders.isPicture(name) {
          faults.append(
            .damaged(path: place, byte: 0, detail: "the file is not there; a symbolic link leads nowhere"))
        }
        return .other
      }
      guard ContainedPath.isInside(real, root) else { throw .leadsOut(place, of: root) }
      guard stat(real, &about) == 0 else { return .other }
    }
    switch about.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(stamp: FileStamp.text(of: about))
    default: return .other
    }
  }
}

extension DatasetError {
  static func leadsOut(_ path: String, of root: String) -> DatasetError {
    .unusable(
      "\(path) leads out of the data folder \(root) by a symbolic link; "
        + "put the files there, or name another folder with --data or CYCLOPEDIA_DATA")
  }
}
