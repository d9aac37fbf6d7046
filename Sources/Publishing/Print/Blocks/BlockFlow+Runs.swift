import Manuscript
import Plotting

extension BlockFlow {
  /// Kind and name, below them what came out, and the settings in two columns.
  func run(_ run: RunBox, in place: Place) -> [Strip] {
    let indent = 11.0
    let width = place.width - indent
    let quiet = TextKind.run.with(color: Palette.muted)
    let head = setter.words([([.text(run.kind + " ")], quiet), ([.strong([.code(run.name)])], .run)])
    var strips = lines(head, .run, width: width)
    if let outcome = run.outcome, !outcome.isEmpty {
      strips += lines(words([.text(outcome)], .run), .run, width: width)
    }
    strips = strips.together()
    let settings = settings(run.settingLines, width: width).withoutWidows()
    strips += settings.spaced(before: 3).changingFirst { $0.keepsWithPrevious = true }
    let background = Strip.Background(number: number(), x: 0, width: place.width, fill: nil, bar: Palette.rule)
    return strips.shifted(by: indent).onBackground(background, padding: 1.5).spaced(before: place.space + 4)
      .changingFirst { $0.destinations = destinations(run.label) }
  }

  /// Names on the left, values beside them; a value that is too long goes on below itself, and two short settings
  /// share a line.
  private func settings(_ settings: [RunBox.SettingLine], width: Double) -> [Strip] {
    let font = TextKind.settings.font
    let widest = settings.map { ruler.width($0.name, font) }.max() ?? 0
    let column = widest == 0 ? 0 : min(widest, width * 0.3) + 9
    let half = width / 2
    func isShort(_ index: Int) -> Bool {
      guard settings.indices.contains(index), settings[index].values.count == 1 else { return false }
      return column + ruler.width(settings[index].values[0], font) < half - 8
        && ruler.width(settings[index].name, font) <= column - 6
    }
    var result: [Strip] = []
    var index = 0
    while index < settings.count {
      var strips = setting(settings[index], column: column, width: width)
      if isShort(index), isShort(index + 1) {
        let beside = setting(settings[index + 1], column: column, width: half).shifted(by: half)
        strips[0].elements += beside.flatMap(\.elements)
        index += 1
      }
      result += strips
      index += 1
    }
    return result
  }

  private func setting(_ setting: RunBox.SettingLine, column: Double, width: Double) -> [Strip] {
    let value = TextKind.settings
    let name = value.with(color: Palette.muted)
    let names = lines(words([.text(setting.name)], name), name, width: max(column - 6, 20), tag: .code)
    var values = setting.values.flatMap { text -> [Strip] in
      let spaces = Double(text.prefix { $0 == " " }.count) * ruler.width(" ", value.font)
      return lines(words([.text(text)], value), value, width: width - column - spaces, tag: .code)
        .shifted(by: spaces)
    }.shifted(by: column)
    guard !setting.name.isEmpty else { return values.together() }
    while values.count < names.count { values.append(Strip(height: name.leading)) }
    // All of the name before the value, as it is read.
    let nameLines = names.enumerated().map { index, strip in
      Element.group(Group(at: Point(0, Double(index) * name.leading), strip.elements))
    }
    return values.together().changingFirst {
      $0.elements.insert(contentsOf: nameLines, at: 0)
      if $0.block.number == 0, let first = names.first { $0.block = first.block }
    }
  }
}
