import Plotting

extension Scene {
  /// The same, made smaller where it is wider or higher than the room.
  func fitting(_ room: Size) -> Scene {
    let factor = min(1, room.width / size.width, room.height / size.height)
    guard factor < 1 else { return self }
    var copy = self
    copy.size = Size(size.width * factor, size.height * factor)
    copy.elements = elements.map { $0.scaled(by: factor) }
    return copy
  }
}

extension Element {
  fileprivate func scaled(by factor: Double) -> Element {
    switch self {
    case .shape(let path, let fill, var stroke):
      stroke?.width *= factor
      if let dash = stroke?.dash { stroke?.dash = dash.map { $0 * factor } }
      return .shape(path.scaled(by: factor), fill: fill, stroke: stroke)
    case .text(var text):
      text.position = text.position.scaled(by: factor)
      text.font.size *= factor
      text.width *= factor
      return .text(text)
    case .picture(let raster, let rect): return .picture(raster, in: rect.scaled(by: factor))
    case .group(var group):
      group.origin = group.origin.scaled(by: factor)
      group.clip = group.clip?.scaled(by: factor)
      group.elements = group.elements.map { $0.scaled(by: factor) }
      return .group(group)
    }
  }
}

extension Point {
  fileprivate func scaled(by factor: Double) -> Point { Point(x * factor, y * factor) }
}

extension Rect {
  fileprivate func scaled(by factor: Double) -> Rect {
    Rect(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}

extension Path {
  fileprivate func scaled(by factor: Double) -> Path {
    Path(
      steps.map { step in
        switch step {
        case .move(let point): .move(point.scaled(by: factor))
        case .line(let point): .line(point.scaled(by: factor))
        case .curve(let a, let b, let end):
          .curve(a.scaled(by: factor), b.scaled(by: factor), end.scaled(by: factor))
        case .close: .close
        }
      })
  }
}
