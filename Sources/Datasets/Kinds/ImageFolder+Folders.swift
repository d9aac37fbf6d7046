import Files
import Foundation

extension ImageFolder {
  /// The folders that are read, relative to `path`.
  var parts: [String] { share == nil ? [train, test] : ["."] }

  /// What is looked for in `path`.
  private var contents: String { share == nil ? "\(train)/ and \(test)/" : "a folder for each class" }

  /// Of each part, as it lies on disk.
  func folders(in root: DataRoot) throws(DatasetError) -> [ClassFolders] {
    var found: [ClassFolders] = []
    for part in parts { found.append(try folder(part, in: root)) }
    return found
  }

  /// All that is wrong with folders, and between them.
  func faults(of folders: [ClassFolders]) -> [DatasetError] {
    var faults = folders.flatMap(\.faults)
    if share != nil {
      let splits = Set(folders[0].classes.map { $0.lowercased() })
      if splits.isSubset(of: Self.splitNames), splits.count > 1 {
        faults.append(
          .unusable(
            "\(folders[0].path) holds \(folders[0].classes.map { "\($0)/" }.joined(separator: " and ")), which are no "
              + "classes; name the folder of the test pictures, 'test: \(folders[0].classes.last ?? "val")', and that of "
              + "the training pictures with 'train' where it is not train/"))
      }
    } else if folders[0].classes != folders[1].classes {
      func only(_ a: ClassFolders, _ b: ClassFolders, _ name: String) -> String? {
        let names = a.classes.filter { !b.classes.contains($0) }
        guard !names.isEmpty else { return nil }
        return "only \(name) has \(names.prefix(10).joined(separator: ", "))\(names.count > 10 ? ", …" : "")"
      }
      let difference = [only(folders[0], folders[1], train), only(folders[1], folders[0], test)].compactMap { $0 }
      let place = folders[0].path.dropLast(train.count + 1)
      faults.append(.unusable("the splits in \(place) have different classes: \(difference.joined(separator: "; "))"))
    }
    return faults
  }

  private static let splitNames: Set = ["train", "training", "val", "valid", "validation", "test", "testing", "eval"]

  private func folder(_ part: String, in root: DataRoot) throws(DatasetError) -> ClassFolders {
    // A value may come from elsewhere than `read`.
    guard let base = ContainedPath.canonical(path), let part = ContainedPath.canonical(part) else {
      throw .unusable("the path '\(path)/\(part)' leads out of the data folder")
    }
    // The book's own folder is all there or not at all: no split of one with a split of the other.
    let home = root.places.first { FileManager.default.fileExists(atPath: "\($0)/\(base)/.") } ?? root.path
    let place = [home, base, part].filter { $0 != "." }.joined(separator: "/")
    guard let realHome = ContainedPath.real(home), let real = ContainedPath.real(place),
      FileManager.default.fileExists(atPath: real + "/.")
    else {
      throw .missing(dataset: "images", path: place, hint: archive?.hint(in: root) ?? absence(of: base, in: root))
    }
    guard ContainedPath.isInside(real, realHome) else { throw .leadsOut(place, of: realHome) }
    return try ClassFolders(path: place, root: realHome)
  }

  private func absence(of base: String, in root: DataRoot) -> String {
    let looked = root.places.map { "\($0)/\(base)" }
    let holder = root.places.first { FileManager.default.fileExists(atPath: "\($0)/\(base)/.") }
    if let holder, share == nil, let classes = try? ClassFolders(path: "\(holder)/\(base)", root: holder).classes,
      !classes.contains(where: { Self.splitNames.contains($0.lowercased()) })
    {
      return
        "\(holder)/\(base) holds folders of classes and no \(contents); 'test: 0.2' draws a fifth of each class for "
        + "testing"
    }
    return
      "\(base)/ with \(contents) was looked for at \(looked.joined(separator: " and at ")); put it there, or name the "
      + "folder that holds \(base)/ with --data or CYCLOPEDIA_DATA"
  }
}
