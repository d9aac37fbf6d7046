import Settings

extension ResultKind {
  /// Why a run of some kind has not such a result; nil where it has.
  package static func complaint(about path: ResultPath, of kind: RunDefinition.Kind) -> Complaint? {
    guard kind != .recipe else {
      return Complaint("'\(path.run)' is a recipe, which has no results", hint: "name a range test or a training")
    }
    let offered = all.filter { $0.offer == .both || ($0.offer == .rangeTests) == (kind == .rangeTest) }
    guard let result = offered.first(where: { $0.name == path.name }) else {
      let exists = find(path.name) != nil
      return Complaint(
        exists ? "a \(kind.words) has no \(path.name)" : "there is no result '\(path.name)'",
        hint: NearestName.hint(for: path.name, among: offered.map(\.name)))
    }
    guard result.takesArgument == (path.argument != nil) else {
      return Complaint(
        result.takesArgument ? "\(path.name) needs a class, such as class(cat)" : "\(path.name) takes no brackets")
    }
    guard result.hasMoments || path.moment == .final else {
      return Complaint("\(path.name) is one result of the whole run", hint: "leave the ending out")
    }
    return complaint(about: path.moment, of: path)
  }

  /// Why a run never has such a moment.
  private static func complaint(about moment: ResultPath.Moment, of path: ResultPath) -> Complaint? {
    switch moment {
    case .final, .best: return nil
    case .at(let epoch):
      return epoch < 1 ? Complaint("there is no epoch \(epoch)", hint: "epochs count from 1") : nil
    case .timeTo(let level, _):
      let found = path.metric?.complaint(aboutLevel: level)
      return found.map { found in Complaint(found.message, hint: found.hint) }
    }
  }

  /// The same for what a setting is made of.
  package static func complaint(aboutSetting path: ResultPath, of kind: RunDefinition.Kind) -> Complaint? {
    if let complaint = complaint(about: path, of: kind) { return complaint }
    guard find(path.name)?.isText == true else { return nil }
    return Complaint(
      "\(path.name) is a text, and a setting needs a number", hint: "name another result of \(path.run)")
  }
}
