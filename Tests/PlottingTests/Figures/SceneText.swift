import Foundation
import Plotting

/// A scene as lines of text, one element each: what it is, where, in which color; the same on every machine.
struct SceneText {
  var lines: [String] = []

  init(_ scene: Scene) {
    lines = ["scene \(number(scene.size.width)) × \(number(scene.size.height))", "title \(scene.title)"]
    lines.append("summary \(scene.summary)")
    add(scene.elements, indent: "")
  }

  private mutating func add(_ elements: [Element], indent: String) {
    for element in elements {
      switch element {
      case .shape(let path, let fill, let stroke):
        let paint = [fill.map { "fill \(name($0))" }, stroke.map(words)].compactMap(\.self)
        lines.append("\(indent)\(words(path)) \(paint.joined(separator: " "))")
      case .text(let text): lines.append(indent + words(text))
      case .picture(let raster, let rect):
        lines.append("\(indent)picture \(raster.width)×\(raster.height) \(digest(raster)) \(words(rect))")
      case .group(let group):
        let tag = group.tag.map { " \($0)" } ?? ""
        let clip = group.clip.map { " clip \(words($0))" } ?? ""
        lines.append("\(indent)group at \(pair(group.origin))\(clip)\(tag)")
        add(group.elements, indent: indent + "  ")
      }
    }
  }

  /// Rectangles and circles by what they are made of; other paths step by step.
  private func words(_ path: Path) -> String {
    let points = path.steps.compactMap { step -> Point? in
      switch step {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
    let (x, y) = (points.map(\.x), points.map(\.y))
    if let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() {
      let box = Rect(x: left, y: top, width: right - left, height: bottom - top)
      if path == .rect(box) { return "rect \(words(box))" }
      let center = Point(points[0].x - box.width / 2, points[0].y)
      if case .curve? = path.steps.dropFirst().first {
        return "circle at \(pair(center)) radius \(number(box.width / 2))"
      }
    }
    let steps = path.steps.map { step in
      switch step {
      case .move(let point): "M \(pair(point))"
      case .line(let point): "L \(pair(point))"
      case .curve(let a, let b, let point): "C \(pair(a)) \(pair(b)) \(pair(point))"
      case .close: "Z"
      }
    }
    return "path \(steps.joined(separator: " "))"
  }

  private func words(_ text: PlacedText) -> String {
    let turn = text.rotation == 0 ? "" : " turned \(number(text.rotation))"
    return "text “\(text.text)” \(text.anchor.rawValue) at \(pair(text.position))\(turn) \(name(text.font))"
      + " \(name(text.color)) width \(number(text.width))"
  }

  private func words(_ rect: Rect) -> String {
    "\(pair(Point(rect.x, rect.y))) \(number(rect.width))×\(number(rect.height))"
  }

  private func words(_ stroke: Stroke) -> String {
    let dash = stroke.dash.isEmpty ? "" : " dash " + stroke.dash.map(number).joined(separator: "-")
    return "stroke \(name(stroke.color)) \(number(stroke.width))\(dash)\(stroke.roundEnds ? " round" : "")"
  }

  private func pair(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  /// With two decimals at most.
  private func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() + 0
    guard abs(hundredths) < 1e12 else { return "\(value)" }
    return hundredths.remainder(dividingBy: 100) == 0 ? "\(Int(hundredths) / 100)" : "\(hundredths / 100)"
  }

  /// FNV-1a of the pixels.
  private func digest(_ raster: Raster) -> String {
    let hash = raster.pixels.reduce(UInt32(0x811c_9dc5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    return "#" + String(hash, radix: 16)
  }
}
