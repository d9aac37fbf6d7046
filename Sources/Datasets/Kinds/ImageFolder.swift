import Files
import Foundation
import Hashing
import Learning
import Settings

/// The author's own JPEG and PNG pictures: a folder for each split, in it a folder for each class.
package struct ImageFolder: DatasetKind {
  package static let name = "images"
  package static let summary = "JPEG and PNG pictures in train/ and val/, with a folder for each class in both."

  /// Of pixels that are kept in memory of a split; larger ones are decoded when they are wanted, which takes little of a
  /// step on pictures of that size.
  static let mostBytes = 128 << 20

  /// Relative to the data folder, which it never leaves.
  package var path: String
  /// The splits' folders, relative to `path`.
  package var train: String
  package var test: String

  package init(path: String, train: String = "train", test: String = "val") {
    (self.path, self.train, self.test) = (path, train, test)
  }

  private static let folder = folder(
    "path", "The folder of the pictures, in the data folder", example: "hymenoptera_data",
    hint: "the folder inside the data folder that holds \(ImageFolder(path: "").splits)")
  private static let train = folder(
    "train", "The folder of the training pictures, in 'path'", standard: "train", example: "training")
  private static let test = folder(
    "test", "The folder of the test pictures, in 'path'", standard: "val", example: "test")
  package static let settings = SettingsTable(folder, train, test)

  private static func folder(
    _ name: String, _ summary: String, standard: String? = nil, example: String, hint: String? = nil
  ) -> Setting<String> {
    Setting(
      name, summary, type: "a folder's path", standard: standard.map { ($0, $0) }, hint: hint, example: example
    ) { node, name, diagnostics in
      guard let text = node.string(name, diagnostics) else { return nil }
      if let path = ContainedPath.canonical(text) { return path }
      diagnostics.report(
        "\(name) cannot be '\(text.prefix(200))'", at: node.location,
        hint: "name a folder inside the data folder, relative to it; --data or CYCLOPEDIA_DATA names the data folder")
      return nil
    }
  }

  package static func read(_ settings: SettingsReader) -> ImageFolder? {
    let (path, train, test) = (settings[folder], settings[train], settings[test])
    guard let path, let train, let test else { return nil }
    guard train != test else {
      let place = settings.location(of: settings.has(Self.test) ? Self.test : Self.train)
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
    let (training, test): (ClassFolders, ClassFolders)
    do throws(DatasetError) { (training, test) = try folders(in: root) } catch {
      // What is there and broken is not absent: reading it says what is wrong.
      let isThere = ContainedPath.canonical(path).map { FileManager.default.fileExists(atPath: "\(root.path)/\($0)") }
      if case .missing = error, isThere != true { return nil }
      return "broken \(SHA256Digest(of: error.description))"
    }
    let lines = [(train, training), (self.test, test)].flatMap { split, folders in
      (folders.files + folders.leftOut + folders.outside).map { "\(split)/\($0.name) \($0.stamp)" }
    }
    return "\(lines.count) files \(SHA256Digest(of: lines.joined(separator: "\n")))"
  }

  package func load(from root: DataRoot) throws(DatasetError) -> Dataset {
    try load(from: root, notes: PictureNotes())
  }

  package func load(from root: DataRoot, notes: PictureNotes) throws(DatasetError) -> Dataset {
    try load(from: root, mostBytes: ImageFolder.mostBytes, notes: notes)
  }

  /// - Parameter mostBytes: of pixels that are kept in memory of a split.
  func load(
    from root: DataRoot, mostBytes: Int, notes: PictureNotes = PictureNotes()
  ) throws(DatasetError) -> Dataset {
    let folders = try folders(in: root)
    let training = FolderReader(
      folders.training, prefix: "\(path)/\(train)", mostBytes: mostBytes, notes: notes)
    let test = FolderReader(folders.test, prefix: "\(path)/\(self.test)", mostBytes: mostBytes, notes: notes)
    // Everything can be mended at once.
    if let error = DatasetError(training.faults + test.faults) { throw error }
    var findings = findings(folders.training, folders.test)
    let turned = training.turned + test.turned
    if !turned.isEmpty { findings.append(DataFinding(.turned, turned)) }
    let transparent = training.transparent + test.transparent
    if !transparent.isEmpty { findings.append(DataFinding(.transparent, transparent)) }
    return Dataset(
      name: ImageFolder.name, classes: folders.training.classes, training: training.split,
      test: test.split, findings: findings)
  }

  private static func ending(_ path: String) -> String {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
    return parts.count > 1 ? parts[parts.count - 1].lowercased() : "without an ending"
  }

  /// Pictures that are left out.
  private func findings(_ training: ClassFolders, _ test: ClassFolders) -> [DataFinding] {
    var found: [DataFinding] = []
    func names(_ files: KeyPath<ClassFolders, [ClassFolders.File]>) -> [String] {
      training[keyPath: files].map { "\(path)/\(train)/\($0.name)" }
        + test[keyPath: files].map { "\(path)/\(self.test)/\($0.name)" }
    }
    let (leftOut, outside) = (names(\.leftOut), names(\.outside))
    if !leftOut.isEmpty {
      let sorts = Dictionary(grouping: leftOut, by: Self.ending)
        .mapValues(\.count).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      found.append(
        DataFinding(.leftOut, leftOut, sorts: NameList.text(sorts.map { "\($0.value) \($0.key)" })))
    }
    if !outside.isEmpty { found.append(DataFinding(.outside, outside)) }
    return found
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
