import Hashing
import Settings

/// What its user would want to know of a dataset, or of what a run holds out of it, and would not see in any number.
package struct DataFinding: Hashable, Codable, Sendable {
  package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// Files of pictures that are neither JPEG nor PNG by their names.
    case leftOut = "left-out"
    /// Pictures that lie in no class folder.
    case outside
    /// Pictures that are turned as their Exif data says.
    case turned
    /// Pictures with parts through which a page would be seen.
    case transparent
    /// Test pictures that are training pictures too.
    case copies
    /// Pictures of a split that are there more than once.
    case repeated
    /// Pictures that lie in several classes.
    case contradictory
    /// Classes with few training pictures.
    case few
    /// Classes of which a share for testing is less than a picture, and one is taken.
    case oneTested = "one-tested"
    /// Files of a known dataset with other pictures than were published.
    case foreign
    /// Classes of which a held-out share takes all pictures, leaves one, or takes none.
    case heldOut = "held-out"
    case oneLeft = "one-left"
    case notHeldOut = "not-held-out"
  }

  package var kind: Kind
  /// How many files, pictures or classes.
  package var count: Int
  /// Of how many; nil where that says nothing.
  package var total: Int?
  /// The first three, by name.
  package var names: [String]
  /// What files, as `4 webp, 2 bmp`; nil for other kinds.
  package var sorts: String?

  static let mostNames = 3
  /// A class with fewer training pictures is mentioned.
  static let few = 5

  /// - Parameters:
  ///   - names: of all; the first are kept.
  ///   - count: where not all of them have a name.
  package init(_ kind: Kind, _ names: [String], count: Int? = nil, total: Int? = nil, sorts: String? = nil) {
    (self.kind, self.count, self.total, self.sorts) = (kind, count ?? names.count, total, sorts)
    self.names = names.sorted().prefix(Self.mostNames).map(Self.short)
  }

  /// The end of a name tells more than its beginning.
  private static func short(_ name: String) -> String {
    let scalars = name.unicodeScalars
    return scalars.count > mostScalars ? "…" + String(scalars.suffix(mostScalars)) : name
  }

  private static let mostScalars = 200

  /// A sentence without its full stop.
  package var words: String {
    let isOne = count == 1
    func counted(_ noun: String, _ plural: String) -> String { "\(count) \(isOne ? noun : plural)" }
    switch kind {
    case .leftOut:
      return "\(counted("file of the data was", "files of the data were")) left out, "
        + "\(isOne ? "which is" : "which are") neither JPEG nor PNG by name: \(sorts ?? "")\(shown)"
    case .outside:
      return "\(counted("picture of the data was", "pictures of the data were")) left out, "
        + "\(isOne ? "which lies" : "which lie") in no class folder\(shown)"
    case .turned:
      return "\(counted("picture of the data was", "pictures of the data were")) turned as "
        + "\(isOne ? "its" : "their") Exif data says\(shown)"
    case .transparent:
      return "\(counted("picture of the data has", "pictures of the data have")) transparent parts, which "
        + "\(isOne ? "is" : "are") taken as on white paper\(shown)"
    case .copies:
      return "\(count) of \(total ?? count) test pictures \(isOne ? "is a training picture" : "are training pictures") "
        + "too, which flatters what is measured on \(isOne ? "it" : "them")\(shown)"
    case .repeated:
      return "\(counted("picture is a copy", "pictures are copies")) of others of the same split, which counts these "
        + "twice, and held-out ones may be trained on\(shown)"
    case .contradictory:
      return "\(counted("picture of the data lies", "pictures of the data lie")) in more than one class, so that no "
        + "network can be right about \(isOne ? "it" : "them") everywhere\(shown)"
    case .few:
      return "\(counted("class has", "classes have")) fewer than \(Self.few) training pictures\(shown)"
    case .oneTested:
      return "the share for testing is less than a picture of \(counted("class", "classes")), and one is taken\(shown)"
    case .foreign:
      return
        "the files of \(names.first ?? "the dataset") have its form and other pictures than those that were published"
    case .heldOut:
      return "all training pictures of \(counted("class", "classes")) are held out, so that "
        + "\(isOne ? "it is" : "they are") never trained on\(shown)"
    case .oneLeft: return "one training picture is left of \(counted("class", "classes")) by what is held out\(shown)"
    case .notHeldOut:
      return "no picture of \(counted("class", "classes")) is held out, so that held-out numbers do not speak of "
        + "\(isOne ? "it" : "them")\(shown)"
    }
  }

  /// What can be done about it.
  package var hint: String? {
    switch kind {
    case .leftOut: "convert them to PNG or JPEG, or move them away"
    case .outside: "put them into the folder of their class, or move them away"
    case .turned: nil
    case .transparent: "put them on the paper that is meant, and save them without transparency"
    case .copies: "take them out of one of the splits"
    case .repeated: "keep one of each"
    case .contradictory: "leave them in the class that is theirs"
    case .few: "what is said of such a class rests on few pictures"
    case .oneTested: "take a larger share, or add pictures: what one picture shows of a class says nothing"
    case .foreign:
      "'cyclopedia data fetch cifar10' fetches the published files; other pictures can be a folder of images"
    case .heldOut, .oneLeft, .notHeldOut:
      "write 'validation: {share: \(sorts ?? "0.1"), by: class}' to hold out some of each class and train on the rest"
    }
  }

  private var shown: String {
    guard !names.isEmpty else { return "" }
    return " (\(NameList.text(names))\(count > names.count ? " and \(count - names.count) more" : ""))"
  }
}

extension DataFinding {
  /// What the pictures of both splits show.
  static func pictures(_ training: DatasetSplit, _ test: DatasetSplit, classes: [String]) -> [DataFinding] {
    var found: [DataFinding] = []
    let known = Set(training.contents)
    let copies = test.contents.indices.filter { known.contains(test.contents[$0]) }
    if !copies.isEmpty {
      let names = test.files.map { files in copies.map { files[$0] } } ?? []
      found.append(DataFinding(.copies, names, count: copies.count, total: test.contents.count))
    }
    found += repeated(training, test) + contradictory(training, test)
    var counts = Array(repeating: 0, count: classes.count)
    for label in training.set.labels { counts[label] += 1 }
    let few = classes.indices.filter { counts[$0] < Self.few }
    if !few.isEmpty { found.append(DataFinding(.few, few.map { "\(classes[$0]): \(counts[$0])" })) }
    return found
  }

  private static func repeated(_ training: DatasetSplit, _ test: DatasetSplit) -> [DataFinding] {
    var (count, names): (Int, [String]) = (0, [])
    for split in [training, test] {
      // A picture of another class is another finding.
      var seen: Set<SHA256Digest> = []
      for (place, digest) in split.digests.enumerated() where !seen.insert(digest).inserted {
        count += 1
        names += split.files.map { [$0[place]] } ?? []
      }
    }
    return count == 0 ? [] : [DataFinding(.repeated, names, count: count)]
  }

  private static func contradictory(_ training: DatasetSplit, _ test: DatasetSplit) -> [DataFinding] {
    var labels: [SHA256Digest: Int] = [:]
    var contradicted: Set<SHA256Digest> = []
    for split in [training, test] {
      for (place, content) in split.contents.enumerated() {
        let label = split.set.labels[place]
        if labels[content] == nil { labels[content] = label }
        if labels[content] != label { contradicted.insert(content) }
      }
    }
    guard !contradicted.isEmpty else { return [] }
    // Every place of such a picture, so that its author can choose.
    let names = [training, test].flatMap { split in
      (split.files ?? []).enumerated().filter { contradicted.contains(split.contents[$0.offset]) }.map(\.element)
    }
    return [DataFinding(.contradictory, names, count: contradicted.count)]
  }

  /// What a held-out share makes of the classes.
  ///
  /// - Parameters:
  ///   - labels: of the training pictures that are held out, and of those that are left.
  package static func heldOut(_ held: [Int], of left: [Int], classes: [String]) -> [DataFinding] {
    guard !held.isEmpty else { return [] }
    var counts = Array(repeating: (held: 0, left: 0), count: classes.count)
    for label in held { counts[label].held += 1 }
    for label in left { counts[label].left += 1 }
    func names(_ isMeant: ((held: Int, left: Int)) -> Bool) -> [String] {
      classes.indices.filter { isMeant(counts[$0]) }.map { classes[$0] }
    }
    // The least share, in hundredths, that takes a picture of the smallest class.
    let smallest = counts.map { $0.held + $0.left }.filter { $0 > 1 }.min() ?? 10
    let share = "\(Double(max(10, (100 + smallest - 1) / smallest)) / 100)"
    return [
      DataFinding(.heldOut, names { $0.left == 0 && $0.held > 0 }, sorts: share),
      DataFinding(.oneLeft, names { $0.left == 1 && $0.held > 0 }, sorts: share),
      DataFinding(.notHeldOut, names { $0.left > 0 && $0.held == 0 }, sorts: share),
    ].filter { $0.count > 0 }
  }

  /// Whether it is of what a run holds out, and not of the dataset.
  package var isOfHeldOut: Bool { [.heldOut, .oneLeft, .notHeldOut].contains(kind) }

  /// Why it cannot stand in a record; nil where nothing speaks against it.
  package var fault: String? {
    let texts = names + [sorts].compactMap(\.self)
    return count > 0 && names.count <= Self.mostNames
      && texts.allSatisfy { $0.unicodeScalars.count <= 2 * Self.mostScalars } && total ?? 1 > 0
      ? nil : "what it says of its data cannot be"
  }
}
