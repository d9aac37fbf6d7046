import Foundation
import Plotting

/// Measures text with the house's fonts, as the drawings will show it; remembers what it measured.
package final class PangoMeasurer: TextMeasurer {
  let shaper: TextShaper
  private var known: [Font: [String: TextMetrics]] = [:]

  /// - Throws: `DrawingError.missingFont`, naming the package to install.
  package init() throws(DrawingError) { shaper = try TextShaper() }

  /// Characters that were measured and that no font of this machine has: drawings show boxes in their place.
  package var unshown: [UnshownCharacter] { shaper.unshown.map(UnshownCharacter.init) }

  /// Which fonts of the house this machine has: their files, sizes and dates.
  package var fontStamp: String {
    let files = Font.Family.allCases.map { shaper.loadedFile(Font($0, 10)).path }
    return files.map { path in
      let about = try? FileManager.default.attributesOfItem(atPath: path)
      let date = (about?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(path) \(about?[.size] as? Int ?? 0) \(date)"
    }.joined(separator: "\n")
  }

  package func measure(_ text: String, _ font: Font) -> TextMetrics {
    if let metrics = known[font]?[text] { return metrics }
    let metrics = shaper.measure(text, font)
    known[font, default: [:]][text] = metrics
    return metrics
  }
}

extension TextShaper {
  /// The measurer's, whose fonts are loaded already; a new one where there is none.
  static func loaded(_ text: PangoMeasurer?) throws(DrawingError) -> TextShaper {
    if let text { text.shaper } else { try TextShaper() }
  }
}
