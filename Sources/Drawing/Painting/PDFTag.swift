internal import CPangoCairo
import Plotting

/// A group's meaning in Cairo's words: a structure type of ISO 32000, a link or a destination.
struct PDFTag {
  let name: String
  var attributes = ""

  /// Nothing for artifacts: what has no tag is no content.
  init?(_ tag: Tag) {
    switch tag {
    case .heading(let level): name = "H\(min(max(level, 1), 6))"
    case .paragraph: name = "P"
    case .caption: name = "Caption"
    case .listItem: name = "LI"
    case .table: name = "Table"
    case .code: name = "Code"
    case .note: name = "Note"
    case .figure: name = "Figure"
    case .link(let destination): (name, attributes) = (CAIRO_TAG_LINK, "dest='\(PDFTag.place(destination))'")
    case .webLink(let address): (name, attributes) = (CAIRO_TAG_LINK, "uri='\(PDFTag.address(address))'")
    case .destination(let place): (name, attributes) = (CAIRO_TAG_DEST, "name='\(PDFTag.place(place))'")
    case .artifact, .added: return nil
    }
  }

  /// The name of a place: Cairo writes letters beyond ASCII in two ways, so that links to them lead nowhere.
  static func place(_ name: String) -> String {
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return escaped(name) }
    // No name of ASCII letters has such marks.
    return escaped(
      name.showable.unicodeScalars.map { $0.isASCII ? String($0) : "~\(String($0.value, radix: 16))~" }.joined())
  }

  /// An address as a PDF file has it: ASCII without the marks that end a string there, which Cairo does not escape.
  static func address(_ text: String) -> String {
    text.showable.utf8.reduce(into: "") { address, byte in
      let isPlain = (0x21...0x7e).contains(byte) && !"()\\'\"<>".utf8.contains(byte)
      address +=
        isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }

  /// As Cairo's attribute strings want it: quotes and backslashes behind a backslash.
  static func escaped(_ text: String) -> String {
    // Scalars, because a combining mark behind a quote makes another `Character` of it.
    text.showable.unicodeScalars.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : "\($1)" }
  }
}
