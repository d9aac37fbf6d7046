import Settings

extension Knots {
  /// Reads `[[position, value], …]`, by ascending position.
  ///
  /// - Parameters:
  ///   - unit: nil after a complaint about it.
  ///   - value: reads a knot's value, nil after a complaint.
  /// - Returns: nil after a complaint.
  static func read(
    _ node: SettingsNode, _ name: String, _ unit: Unit?, _ diagnostics: Diagnostics, value: (SettingsNode) -> Double?
  ) -> Knots? {
    var last: Double?
    let knots = node.items(name, diagnostics) { node -> Knot? in
      guard case .list(let pair) = node.value, pair.count == 2 else {
        diagnostics.report("\(name) takes knots [position, value], not \(node.summary)", at: node.location)
        return nil
      }
      let (position, value) = (position(pair[0], unit, diagnostics), value(pair[1]))
      guard let position else { return nil }
      if let last, position <= last {
        diagnostics.report("\(name)'s knots must ascend in position", at: pair[0].location)
        return nil
      }
      last = position
      return value.map { Knot(position, $0) }
    }
    return knots.map { Knots($0) }
  }

  private static func position(_ node: SettingsNode, _ unit: Unit?, _ diagnostics: Diagnostics) -> Double? {
    if node.isOpen {
      diagnostics.report("a knot's position takes a number, not \(node.summary)", at: node.location)
      return nil
    }
    guard let position = node.number("a knot's position", diagnostics) else { return nil }
    let isWhole = unit != .steps || position == position.rounded()
    guard position >= 0, unit != .share || position <= 1, isWhole else {
      let wanted = unit == .share ? "between 0 and 1" : isWhole ? "at least 0" : "a whole number of steps"
      diagnostics.report("a knot's position must be \(wanted), not \(node.text ?? "")", at: node.location)
      return nil
    }
    return position
  }
}
