internal import CPangoCairo
import Plotting

extension PangoMeasurer: TextAnalyzer {
  package func direction(of text: String) -> TextDirection? {
    for scalar in text.unicodeScalars {
      switch cyclopedia_direction(scalar.value) {
      case 1: return .leftToRight
      case -1: return .rightToLeft
      default: continue
      }
    }
    return nil
  }

  package func isBidirectional(_ text: String) -> Bool {
    text.unicodeScalars.contains { cyclopedia_direction($0.value) == -1 }
  }

  package func runs(of line: [LinePiece], in direction: TextDirection) -> [LineRun] {
    shaper.runs(of: line, in: direction)
  }

  package func breaks(in text: String) -> [Int: Bool] {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return [:] }
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { cyclopedia_breaks_without_spaces($0.value) != 0 }) else { return [:] }
    var allowed = [UInt8](repeating: 0, count: scalars.count)
    var utf8 = text
    utf8.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cyclopedia_line_breaks($0.baseAddress, Int32($0.count), &allowed, Int32(scalars.count))
      }
    }
    var result: [Int: Bool] = [:]
    for word in scalars.indices.split(whereSeparator: { scalars[$0].properties.isWhitespace })
    where word.contains(where: { cyclopedia_breaks_without_spaces(scalars[$0].value) != 0 }) {
      for place in word { result[place] = place > word.startIndex && allowed[place] != 0 }
    }
    return result
  }
}
