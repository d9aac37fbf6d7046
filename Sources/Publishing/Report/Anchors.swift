import Manuscript

/// The places of a report that links lead to: every label with the one identifier it has in the files.
struct Anchors {
  private(set) var identifiers: [String: String] = [:]
  /// By chapter: labels that stand in several chapters lead into the own one first.
  private var own: [[String: String]] = []
  /// From 0; nil before the first one.
  var chapter: Int?
  private var taken: Set<String>

  /// - Parameter reserved: identifiers that the page uses itself.
  init(_ report: Report, reserved: Set<String> = []) {
    taken = reserved
    collect(report.abstract)
    for (index, part) in report.chapters.enumerated() {
      chapter = index
      own.append([:])
      add(part.label)
      if let label = part.leadingHeading, let place = own[index][part.label] {
        own[index][label] = place
        identifiers[label] = identifiers[label] ?? place
      }
      collect(part.body)
    }
    chapter = nil
    titles = report.chapters.map(\.label)
  }

  /// The chapters' labels.
  private var titles: [String] = []

  /// The identifier of a label, in the current chapter or where it first stands; nil where the report has no such label.
  func identifier(of label: String) -> String? { chapter.flatMap { own[$0][label] } ?? identifiers[label] }

  /// The identifier to which a link leads; nil where that is no place of the report.
  func identifier(of destination: LinkDestination) -> String? {
    switch destination {
    case .label(let label): identifier(of: label)
    case .chapter(let index, let label): own.indices.contains(index) ? own[index][label ?? titles[index]] : nil
    case .web, .file, .outside: nil
    }
  }

  /// An identifier that no label has, of letters, digits and a few marks that files and addresses let through.
  mutating func make(_ wish: String) -> String {
    let marks: Set<Unicode.Scalar> = ["-", "_", ".", ":", "#", "+"]
    let scalars = wish.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || marks.contains(scalar) ? scalar : "-"
    }
    let base = scalars.isEmpty ? "part" : String(String.UnicodeScalarView(scalars))
    var name = base
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = "\(base)-\(count)"
    }
    return name
  }

  private mutating func add(_ label: String?) {
    guard let label, !label.isEmpty else { return }
    guard let chapter else {
      if identifiers[label] == nil { identifiers[label] = make(label) }
      return
    }
    guard own[chapter][label] == nil else { return }
    let place = make(label)
    own[chapter][label] = place
    identifiers[label] = identifiers[label] ?? place
  }

  private mutating func collect(_ blocks: [Block<ReportElement>]) {
    for block in blocks {
      switch block {
      case .heading(_, _, let label): add(label)
      case .paragraph(_, let label), .math(_, let label): add(label)
      case .anchor(let label): add(label)
      case .table(let table): add(table.label)
      case .list(let list): for item in list.items { collect(item.blocks) }
      case .quote(let inner): collect(inner)
      case .code, .rule, .html: break
      case .embed(let element, _): collect(element)
      }
    }
  }

  private mutating func collect(_ element: ReportElement) {
    switch element {
    case .figure(let figure): add(figure.label)
    case .table(let table): add(table.label)
    case .picture(let picture): add(picture.label)
    case .run(let run): add(run.label)
    case .admonition(let admonition): collect(admonition.blocks)
    case .problem: break
    }
  }
}

extension ReportChapter {
  /// The label of a first heading that only repeats the chapter's title.
  var leadingHeading: String? {
    guard case .heading(1, let inlines, let label)? = blocks.first, inlines.plainText == title else { return nil }
    return label
  }

  /// The blocks without that heading.
  var body: [Block<ReportElement>] { leadingHeading == nil ? blocks : Array(blocks.dropFirst()) }
}
