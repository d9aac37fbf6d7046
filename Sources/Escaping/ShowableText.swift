extension StringProtocol {
  /// The text with U+FFFD for what no page can show: control characters but tab and line feed, noncharacters, and what
  /// would turn the text around it.
  ///
  /// Source: The Unicode Standard, chapter 23.7, Noncharacters; HTML Living Standard, 13.2.3.5.
  package var showable: String {
    let text = keepingItsDirections
    guard !text.unicodeScalars.allSatisfy(\.isShowable) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isShowable ? $0 : "\u{FFFD}" }))
  }

  /// The text without isolates, which show nothing and have done their work once a line is in order.
  package var withoutIsolates: String {
    guard unicodeScalars.contains(where: \.isIsolate) else { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isIsolate }))
  }
}

extension Unicode.Scalar {
  fileprivate var isShowable: Bool {
    switch value {
    case 9, 10: true
    case 0...31, 127...159, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }

  fileprivate var isIsolate: Bool { (0x2066...0x2069).contains(value) }
}
