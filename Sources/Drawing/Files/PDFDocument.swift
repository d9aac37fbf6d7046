internal import CPangoCairo
import Plotting

/// A PDF of many pages with structure, links, outline and metadata.
package enum PDFDocument {
  /// Equal pages are equal bytes: the document's date is the only one in the file.
  ///
  /// - Parameter text: whose fonts are loaded already; nil loads them.
  /// - Throws: `DrawingError`, also where a link or an outline entry leads nowhere.
  package static func write(
    _ document: DocumentPages, text: PangoMeasurer? = nil
  ) throws(DrawingError) -> [UInt8] {
    try check(document)
    let canvas = try Canvas(pdfOf: document.pages.first?.size ?? Size(595.28, 841.89))
    let painter = try ScenePainter(canvas: canvas, shaper: TextShaper.loaded(text), paper: .light, writesTags: true)
    canvas.withPDFSurface { surface in
      for (key, value) in [
        (CAIRO_PDF_METADATA_TITLE, document.title), (CAIRO_PDF_METADATA_AUTHOR, document.authors),
        (CAIRO_PDF_METADATA_SUBJECT, document.subject), (CAIRO_PDF_METADATA_CREATOR, "Cyclopedia"),
        (CAIRO_PDF_METADATA_CREATE_DATE, document.date), (CAIRO_PDF_METADATA_MOD_DATE, document.date),
      ] where !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value.showable) }
    }
    for page in document.pages {
      canvas.withPDFSurface { cairo_pdf_surface_set_size($0, page.size.width, page.size.height) }
      try painter.paint(page)
      canvas.endPage()
    }
    canvas.withPDFSurface { addOutline(document.outline, to: $0) }
    return try canvas.finishedPDF()
  }

  private static func addOutline(_ entries: [DocumentPages.OutlineEntry], to surface: OpaquePointer) {
    var parents: [(level: Int, identifier: Int32)] = []
    for entry in entries {
      parents.removeAll { $0.level >= entry.level }
      let parent = parents.last?.identifier ?? CAIRO_PDF_OUTLINE_ROOT
      let place = "dest='\(PDFTag.place(entry.destination))'"
      let open = entry.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0)
      parents.append((entry.level, cairo_pdf_surface_add_outline(surface, parent, entry.title.showable, place, open)))
    }
  }

  /// Cairo itself is silent about links to nowhere.
  private static func check(_ document: DocumentPages) throws(DrawingError) {
    var places: Set<String> = []
    var links: [String] = []
    func visit(_ elements: [Element]) throws(DrawingError) {
      for case .group(let group) in elements {
        if case .destination(let name) = group.tag {
          guard places.insert(name).inserted else { throw .duplicateDestination(name) }
        }
        if case .link(let name) = group.tag { links.append(name) }
        try visit(group.elements)
      }
    }
    for page in document.pages { try visit(page.elements) }
    for name in links + document.outline.map(\.destination) where !places.contains(name) {
      throw .missingDestination(name)
    }
  }
}
