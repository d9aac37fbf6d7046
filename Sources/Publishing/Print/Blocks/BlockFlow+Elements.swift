import Manuscript
import Plotting

extension BlockFlow {
  func element(_ element: ReportElement, in place: Place) -> [Strip] {
    switch element {
    case .figure(let figure):
      self.figure(
        figure.scene, alt: figure.alt, name: "Figure \(figure.number).", caption: figure.caption, label: figure.label,
        in: place)
    case .picture(let picture):
      self.figure(
        scene(of: picture.image, in: place), alt: picture.alt, name: "Figure \(picture.number).",
        caption: picture.caption, label: picture.label, in: place)
    case .table(let table): self.table(table, in: place)
    case .admonition(let admonition):
      box(
        admonition.title ?? [.text(admonition.kind.title)], color: admonition.kind.color,
        blocks: admonition.blocks, in: place)
    case .run(let run): self.run(run, in: place)
    case .problem(let problem):
      box(
        [.text(problem.title)], color: Palette.warning, blocks: [.paragraph([.text(problem.message)], label: nil)],
        in: place)
    }
  }

  /// A figure with its caption as one strip.
  func figure(
    _ scene: Scene, alt: String, name: String, caption: [Inline], label: String?, in place: Place,
    captionWidth: Double? = nil
  ) -> [Strip] {
    let lines = self.caption(name, caption, width: captionWidth ?? min(place.width, style.textWidth))
    let captionHeight = lines.reduce(0) { $0 + $1.height }
    let width = captionWidth ?? (place.isOutermost ? style.frameWidth : place.width)
    let scene = scene.fitting(Size(width, max(72, style.height - captionHeight - 20)))
    var y = scene.size.height + 7
    var captionElements: [Element] = []
    for line in lines {
      captionElements.append(.group(Group(at: Point(0, y), line.elements)))
      y += line.height
    }
    var strip = Strip(
      height: y + 12,
      elements: [
        .group(Group(tag: .figure(alt: alt), scene.elements)), .group(Group(tag: .caption, captionElements)),
      ])
    strip.spaceBefore = style.blockSpace + 4
    strip.floats = place.isOutermost
    strip.destinations = destinations(label)
    strip.notes = lines.flatMap(\.notes)
    return [strip]
  }

  /// Two small figures beside each other.
  func pair(_ left: ReportFigure, _ right: ReportFigure, in place: Place) -> [Strip] {
    let width = 78 * PageStyle.millimeter
    let strips = [left, right].flatMap { figure in
      self.figure(
        figure.scene, alt: figure.alt, name: "Figure \(figure.number).", caption: figure.caption, label: figure.label,
        in: place, captionWidth: width)
    }
    var pair = strips[0]
    pair.height = max(strips[0].height, strips[1].height)
    pair.elements += [strips[1]].shifted(by: style.frameWidth - width)[0].elements
    pair.destinations += strips[1].destinations
    pair.notes += strips[1].notes
    return [pair]
  }

  /// Number, finding in semibold, and the rest.
  func caption(_ name: String, _ inlines: [Inline], width: Double) -> [Strip] {
    let caption = Caption(inlines)
    let kind = TextKind.caption
    var strong = kind.with(color: Palette.ink)
    strong.font.weight = .semibold
    let words = setter(addresses: .inParentheses).words([
      ([.text(name + " ")], kind), (caption.finding, strong), ([.text(" ")], kind), (caption.rest, kind),
    ])
    return lines(words, kind, width: width, tag: .caption, direction: ruler.direction(of: inlines.plainText)).together()
  }

  /// A picture that is a paragraph of its own; nil where there is other text.
  func solePicture(_ inlines: [Inline], in place: Place) -> [Strip]? {
    guard let sole = SolePicture(inlines), let image = images[sole.path] else { return nil }
    let scene = scene(of: image, in: place)
    var picture = Element.group(Group(tag: .figure(alt: sole.alt), scene.elements))
    if let target = setter.target(of: sole.link) { picture = .group(Group(tag: target.tag, [picture])) }
    var strip = Strip(height: scene.size.height, elements: [picture])
    strip.spaceBefore = style.blockSpace
    if case .web(let address)? = setter.target(of: sole.link) {
      // Beside the picture's foot.
      let mark = ruler.placed(
        notes.letter(of: address), TextKind.caption.with(size: 7).with(color: Palette.link),
        x: scene.size.width + 2, baseline: scene.size.height)
      strip.elements.append(.group(Group(tag: .added, [mark])))
      strip.notes = note(.address(address))
    }
    return [strip]
  }

  /// As large as in a browser, and no wider than the place.
  private func scene(of image: ReportImage, in place: Place) -> Scene {
    let size = LinePicture.size(of: image.raster)
    let picture = Element.picture(image.raster, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
    return Scene(size: size, elements: [picture]).fitting(Size(place.width, style.height * 0.7))
  }

  private func box(
    _ title: [Inline], color: Color, blocks: [Block<ReportElement>], in place: Place
  ) -> [Strip] {
    let padding = place.step(22) / 2
    let kind = TextKind.boxTitle.with(color: color)
    var head = lines(words(title, kind), kind, width: place.width - 2 * padding).together()
    for index in head.indices { head[index].keepsWithNext = true }
    let body = strips(blocks, in: place.inside(width: place.width - 2 * padding, kind: .box)).spaced(before: 2)
    let background = Strip.Background(number: number(), x: 0, width: place.width, fill: Palette.shade, bar: color)
    return (head + body).shifted(by: padding).onBackground(background, padding: 7).spaced(before: style.blockSpace)
  }
}

extension Admonition.Kind {
  var color: Color {
    switch self {
    case .note: Palette.link
    case .tip: Palette.tip
    case .warning: Palette.warning
    }
  }
}
