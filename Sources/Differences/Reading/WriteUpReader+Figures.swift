import Files
import Foundation
import Hashing

extension WriteUpReader {
  private static let largestPicture = 8 << 20
  private static let mostFigures = 1000

  /// The drawings in `figures`, by label; what cannot be shown has no picture and is named.
  mutating func figures() -> [String: DrawnFigure] {
    var labels: [String] = []
    do throws(SandboxedFolder.Problem) {
      let inner = try SandboxedFolder(RelativePath("figures"), in: folder)
      labels = try inner.entries(isDeep: false).compactMap { Self.label($0.path) }
    } catch .absent { return [:] } catch {
      faults.append("\(shown("figures")) cannot be used: \(error)")
      return [:]
    }
    if labels.count > Self.mostFigures {
      faults.append("of \(labels.count) drawings of \(shown("figures")), \(Self.mostFigures) are compared")
    }
    var figures: [String: DrawnFigure] = [:]
    for label in labels.prefix(Self.mostFigures) { figures[label] = figure(label) }
    return figures
  }

  /// `figures/LABEL.svg`; of another file nil.
  private static func label(_ path: RelativePath) -> String? {
    guard path.isPlain else { return nil }
    let name = String(decoding: path.bytes, as: UTF8.self)
    return name.hasSuffix(".svg") && !name.hasSuffix(".dark.svg") ? String(name.dropLast(4)) : nil
  }

  private mutating func figure(_ label: String) -> DrawnFigure? {
    guard let svg = fileIfThere("figures/\(label).svg", most: Self.largestPicture) else { return nil }
    var figure = DrawnFigure(
      shows: manifest?.figures?[label].map { PrintableText.text($0.shows, most: 4000) },
      digest: SHA256Digest(of: svg).description)
    if PlainSVG.isOne(svg) {
      let dark = fileIfThere("figures/\(label).dark.svg", most: Self.largestPicture)
      figure.picture = .svg(svg, dark: dark.flatMap { PlainSVG.isOne($0) ? $0 : nil })
    } else if let png = fileIfThere("figures/\(label).png", most: Self.largestPicture), png.starts(with: Self.pngStart)
    {
      faults.append("\(shown("figures/\(label).svg")) has more in it than a drawing; its PNG is shown instead")
      figure.picture = .png(png)
    } else {
      faults.append("\(shown("figures/\(label).svg")) has more in it than a drawing, and is not shown")
    }
    return figure
  }

  private static let pngStart = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
}
