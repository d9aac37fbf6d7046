import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Says whether a text is well-formed XML.
struct XMLCheck {
  func accepts(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }
}
