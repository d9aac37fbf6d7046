/// What a file is, by the end of its name.
package enum MediaType: Sendable {
  case json, csv, svg, png, pdf, script, style, other

  package init(path: String) {
    self =
      switch path.split(separator: ".").last {
      case "json": .json
      case "csv": .csv
      case "svg": .svg
      case "png": .png
      case "pdf": .pdf
      default: .other
      }
  }

  var text: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8"
    case .svg: "image/svg+xml"
    case .png: "image/png"
    case .pdf: "application/pdf"
    case .script: "text/javascript; charset=utf-8"
    case .style: "text/css; charset=utf-8"
    case .other: "application/octet-stream"
    }
  }
}
