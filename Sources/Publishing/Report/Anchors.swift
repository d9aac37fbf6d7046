import Manuscript

/// The places of a report that links lead to: every label with the one identifier it has in the files.
struct Anchors {
  private(set) var identifiers: [String: String] = [:]
  /// By chapter: labels that stand in several chapters lead into the own one first.
  private var own: [[String: String]] = []
  /// From 0; nil before the first one.
  var chapter: Int?
  private var taken: Set<String>
  /// Of the chapters' heads.
  private(set) var chapters: [String] = []

  /// - Parameter reserved: identifiers that the page uses itself.
  init(_ report: Report, reserved: Set<String> = []) {
    taken = reserved
    for part in report.chapters {
      let place = make(part.label)
      chapters.append(place)
      identifiers[part.label] = identifiers[part.label] ?? place
    }
    collect(report.abstract)
    for (index, part) in report.chapters.enumerated() {
      chapter = index
      own.append([:])
      if let label = part.leadingHeading { name(chapters[index], label) }
      collect(part.body)
      // Within its chapter, a heading goes before the chapter itself.
      own[index][part.label] = own[index][part.label] ?? chapters[index]
    }
    chapter = nil
  }

  /// The identifier of a label, in the current chapter or where it first stands; nil where the report has no such label.
  func identifier(of label: String) -> String? { chapter.flatMap { own[$0][label] } ?? identifiers[label] }

  /// The identifier to which a link leads; nil where that is no place of the report.
  func identifier(of destination: LinkDestination) -> String? {
    switch destination {
    case .label(let label): identifier(of: label)
    case .chapter(let index, let label?): own.indices.contains(index) ? own[index][label] : nil
    case .chapter(let index, nil): chapters.indices.contains(index) ? chapters[index] : nil
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
    name(make(label), label)
  }

  /// Lets a label lead to a place that there is, from the current chapter first.
  private mutating func name(_ place: String, _ label: String) {
    if let chapter { own[chapter][label] = own[chapter][label] ?? place }
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
    case .figure(let figure):
      add(figure.label)
      if let place = identifier(of: figure.label) { for alias in figure.aliases { name(place, alias) } }
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
