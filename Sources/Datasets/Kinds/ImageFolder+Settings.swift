import Files
import Settings

extension ImageFolder {
  /// Where the test pictures are.
  private enum TestPart: Sendable {
    case folder(String)
    case share(Share)
  }

  private static let folder = folder(
    "path", "The folder of the pictures, beside book.yml or in the data folder", example: "hymenoptera_data",
    hint:
      "the folder beside book.yml or in the data folder that holds train/ and val/, or with 'test: 0.2' a folder for "
      + "each class")
  private static let train = folder(
    "train", "The folder of the training pictures, in 'path'", standard: "train", example: "training")
  private static let test = Setting<TestPart>(
    "test", "The folder of the test pictures, in 'path'; or the share of each class's pictures that are for testing",
    type: "a folder's path, a number from 0.01 to 0.9, or {share: NUMBER, seed: NUMBER}",
    standard: (.folder("val"), "val"), example: "0.2"
  ) { node, name, diagnostics in
    switch node.value {
    case .mapping:
      let own = SettingsReader(node, owner: name, table: SettingsTable(share, seed), diagnostics: diagnostics)
      own.missing("share", hint: "write {share: 0.2, seed: 1}")
      let (share, seed) = (own[share], own[seed])
      own.finish()
      guard let share, let seed else { return nil }
      return .share(Share(share: share, seed: seed))
    case .scalar(let text, isPlain: true) where SettingsNode.number(text.withoutPercent) != nil:
      if let number = SettingsNode.number(text), shares.contains(number) { return .share(Share(share: number)) }
      diagnostics.report(
        "test cannot be \(text.prefix(80))", at: node.location,
        hint: "a share is a number from \(shares.lowerBound) to \(shares.upperBound), such as 0.2; a folder of that "
          + "name stands in quotation marks")
      return nil
    default: return path(node, name, diagnostics).map { .folder($0) }
    }
  }
  private static let shares = 0.01...0.9
  private static let share = Setting.number(
    "share", "Share of each class's pictures that are for testing, at least one of each", in: shares,
    otherwise: "needed", example: "0.2")
  private static let seed = Setting.integer(
    "seed", "Which pictures a share draws", in: 0...Int(Int32.max), standard: 0, example: "1")
  package static let settings = SettingsTable(folder, train, test)

  private static func folder(
    _ name: String, _ summary: String, standard: String? = nil, example: String, hint: String? = nil
  ) -> Setting<String> {
    Setting(
      name, summary, type: "a folder's path", standard: standard.map { ($0, $0) }, hint: hint, example: example,
      read: path)
  }

  @Sendable private static func path(_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> String? {
    guard let text = node.string(name, diagnostics) else { return nil }
    if let path = ContainedPath.canonical(text) { return path }
    diagnostics.report(
      "\(name) cannot be '\(text.prefix(200))'", at: node.location,
      hint: "name a folder beside book.yml, or one inside the data folder, relative to it; --data or CYCLOPEDIA_DATA "
        + "names the data folder")
    return nil
  }

  package static func read(_ settings: SettingsReader) -> ImageFolder? {
    let (path, train, test) = (settings[folder], settings[train], settings[test])
    guard let path, let train, let test else { return nil }
    func refuse<Value>(_ setting: Setting<Value>, _ message: String, hint: String) -> ImageFolder? {
      settings.diagnostics.report(message, at: settings.location(of: setting), hint: hint)
      return nil
    }
    switch test {
    case .share(let share):
      guard !settings.has(Self.train) else {
        return refuse(
          Self.train, "a share for testing is drawn of all pictures in 'path', so that 'train' names nothing",
          hint: "leave 'train' out, with the folders of the classes in 'path'; or name the folder of the test pictures")
      }
      return ImageFolder(path: path, share: share)
    case .folder(let test):
      guard train != test else {
        let (message, hint) = (
          "train and test are the same folder '\(train)'", "test on pictures that were not trained on"
        )
        return settings.has(Self.test)
          ? refuse(Self.test, message, hint: hint) : refuse(Self.train, message, hint: hint)
      }
      return ImageFolder(path: path, train: train, test: test)
    }
  }
}

extension String {
  fileprivate var withoutPercent: String { hasSuffix("%") ? String(dropLast()) : self }
}
