import Manuscript

/// The places of a report that links lead to: every label with the one identifier it has in the files.
struct Anchors {
  private(set) var identifiers: [String: String] = [:]
  private var taken: Set<String>

  /// - Parameter reserved: identifiers that the page uses itself.
  init(_ report: Report, reserved: Set<String> = []) {
    taken = reserved
    collect(report.abstract)
    for chapter in report.chapters {
      add(chapter.label)
      if let label = chapter.leadingHeading { identifiers[label] = identifiers[label] ?? identifiers[chapter.label] }
      collect(chapter.body)
    }
  }

  /// The identifier of a label where the label first stands; nil where the report has no such label.
  func identifier(of label: String) -> String? { identifiers[label] }

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
    guard let label, !label.isEmpty, identifiers[label] == nil else { return }
    identifiers[label] = make(label)
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
