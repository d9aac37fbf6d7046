import Files
import Foundation
import Hashing
import Learning
import Settings

/// The author's own JPEG and PNG pictures: a folder for each split, in it a folder for each class.
package struct ImageFolder: DatasetKind {
  package static let name = "images"
  package static let summary = "JPEG and PNG pictures in train/ and val/, with a folder for each class in both."

  /// All pixels of both splits are held in memory.
  static let mostBytes = 8 << 30

  /// Relative to the data folder, which it never leaves.
  package var path: String
  /// The splits' folders, relative to `path`.
  package var train: String
  package var test: String

  package init(path: String, train: String = "train", test: String = "val") {
    (self.path, self.train, self.test) = (path, train, test)
  }

  package static func read(_ settings: SettingsReader) -> ImageFolder? {
    func folder(_ setting: String, default value: String?) -> String? {
      guard let text = settings.string(setting) else { return settings.has(setting) ? nil : value }
      if let path = ContainedPath.canonical(text) { return path }
      settings.diagnostics.report(
        "\(setting) cannot be '\(text.prefix(200))'", at: settings.location(of: setting),
        hint: "name a folder inside the data folder, relative to it; --data or CYCLOPEDIA_DATA names the data folder")
      return nil
    }
    settings.missing("path", hint: "the folder inside the data folder that holds \(ImageFolder(path: "").splits)")
    let path = folder("path", default: nil)
    let train = folder("train", default: "train")
    let test = folder("test", default: "val")
    guard let path, let train, let test else { return nil }
    guard train != test else {
      let place = settings.location(of: settings.has("test") ? "test" : "train")
      settings.diagnostics.report(
        "train and test are the same folder '\(train)'", at: place, hint: "test on pictures that were not trained on")
      return nil
    }
    return ImageFolder(path: path, train: train, test: test)
  }

  private var splits: String { "\(train)/ and \(test)/" }

  package var knownClasses: [String]? { nil }
  package var knownTrainingCount: Int? { nil }

  package func stamp(in root: DataRoot) -> String? {
    guard let (training, test) = try? folders(in: root) else { return nil }
    let lines = [(train, training), (self.test, test)].flatMap { split, folders in
      folders.files.map { "\(split)/\($0.name) \($0.stamp)" }
    }
    return "\(lines.count) files \(SHA256Digest(of: lines.joined(separator: "\n")))"
  }

  package func load(from root: DataRoot) throws(DatasetError) -> Dataset {
    try load(from: root, mostBytes: ImageFolder.mostBytes)
  }

  func load(from root: DataRoot, mostBytes: Int) throws(DatasetError) -> Dataset {
    let (training, test) = try folders(in: root)
    // The headers of all pictures, before the pixels of any.
    var (bytes, faults): (Int, [DatasetError]) = (0, [])
    var counts: [Int] = []
    for folders in [training, test] {
      let before = bytes
      for file in folders.files {
        do throws(DatasetError) {
          let picture = try PictureFile(contentsOf: "\(folders.path)/\(file.name)")
          bytes += 3 * picture.width * picture.height
        } catch { faults.append(error) }
        guard bytes <= mostBytes else { throw tooLarge(mostBytes, at: "\(folders.path)/\(file.name)") }
      }
      counts.append(bytes - before)
    }
    // What decoding shows of the others is said with it, so that everything can be mended at once.
    let damaged = Set(faults.compactMap { if case .damaged(let path, _, _) = $0 { path } else { nil } })
    let sets = [(training, counts[0]), (test, counts[1])].map { folders, bytes in
      decode(folders, bytes: bytes, but: damaged, &faults)
    }
    if let error = DatasetError(faults.sorted { $0.description < $1.description }) { throw error }
    return Dataset(
      name: ImageFolder.name, classes: training.classes, training: sets[0], test: sets[1],
      trainingFiles: training.files.map { "\(path)/\(train)/\($0.name)" },
      testFiles: test.files.map { "\(path)/\(self.test)/\($0.name)" })
  }

  private func tooLarge(_ most: Int, at file: String) -> DatasetError {
    .unusable(
      "the pictures in \(path) have more than \(most >> 20) MiB of pixels (reached at \(file)); "
        + "scale them down, or take fewer")
  }

  /// - Parameters:
  ///   - bytes: that the pixels take, as the headers say.
  ///   - damaged: files that are not tried.
  private func decode(
    _ folders: ClassFolders, bytes: Int, but damaged: Set<String>, _ faults: inout [DatasetError]
  ) -> ImageSet {
    var extents: [ImageSet.Extent] = []
    var labels: [Int] = []
    var pixels: [UInt8] = []
    pixels.reserveCapacity(bytes)
    for file in folders.files where !damaged.contains("\(folders.path)/\(file.name)") {
      do throws(DatasetError) {
        let picture = try PictureFile(contentsOf: "\(folders.path)/\(file.name)")
        guard pixels.count + 3 * picture.width * picture.height <= bytes else {
          throw .damaged(path: picture.path, byte: 0, detail: "pictures changed while they were read; start again")
        }
        pixels += try picture.decoded().planes
        extents.append(ImageSet.Extent(height: picture.height, width: picture.width))
        labels.append(file.label)
      } catch { faults.append(error) }
    }
    return ImageSet(extents: extents, pixels: pixels, labels: labels)
  }
}

extension ImageFolder {
  /// Both splits as they lie on disk, with the same classes.
  private func folders(in root: DataRoot) throws(DatasetError) -> (training: ClassFolders, test: ClassFolders) {
    let training = try folder(train, in: root)
    let test = try folder(test, in: root)
    guard training.classes == test.classes else {
      func only(_ a: ClassFolders, _ b: ClassFolders, _ name: String) -> String? {
        let names = a.classes.filter { !b.classes.contains($0) }
        guard !names.isEmpty else { return nil }
        return "only \(name) has \(names.prefix(10).joined(separator: ", "))\(names.count > 10 ? ", …" : "")"
      }
      let difference = [only(training, test, train), only(test, training, self.test)].compactMap { $0 }
      throw .unusable(
        "the splits in \(root.path)/\(path) have different classes: \(difference.joined(separator: "; "))")
    }
    return (training, test)
  }

  private func folder(_ split: String, in root: DataRoot) throws(DatasetError) -> ClassFolders {
    // A value may come from elsewhere than `read`.
    guard let base = ContainedPath.canonical(path), let split = ContainedPath.canonical(split) else {
      throw .unusable("the path '\(path)/\(split)' leads out of the data folder")
    }
    let place = [root.path, base, split].filter { $0 != "." }.joined(separator: "/")
    guard let realRoot = ContainedPath.real(root.path), let real = ContainedPath.real(place),
      FileManager.default.fileExists(atPath: real + "/.")
    else {
      throw .missing(
        dataset: "images", path: place,
        hint: archive?.hint(in: root)
          ?? "the folder \(base)/ with \(splits) was looked for in \(root.path); put it there, or name the folder "
          + "that holds \(base)/ with --data or CYCLOPEDIA_DATA")
    }
    guard ContainedPath.isInside(real, realRoot) else { throw .leadsOut(place, of: realRoot) }
    return try ClassFolders(path: place, root: realRoot)
  }
}
