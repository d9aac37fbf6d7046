extension RunBox {
  /// A setting and its value; a value of several lines keeps them.
  struct SettingLine: Hashable, Sendable {
    var name: String
    var values: [String]
  }

  /// The settings by name. Indented lines belong to the setting above them.
  var settingLines: [SettingLine] {
    (settings ?? "").split(separator: "\n").reduce(into: []) { lines, line in
      let isInner = line.hasPrefix(" ") || line.hasPrefix("-")
      if isInner, !lines.isEmpty {
        let inner = line.hasPrefix("  ") ? line.dropFirst(2) : line
        lines[lines.count - 1].values.append(String(inner))
      } else if let colon = line.firstRange(of: ":"), !isInner {
        let value = line[colon.upperBound...].drop { $0 == " " }
        lines.append(SettingLine(name: String(line[..<colon.lowerBound]), values: value.isEmpty ? [] : [String(value)]))
      } else {
        lines.append(SettingLine(name: "", values: [String(line)]))
      }
    }
  }
}
