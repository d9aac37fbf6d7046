import Settings

extension ReportedRun {
  /// The names of what it offers, for hints.
  package var offered: [String] {
    let classes = confusion == nil ? [] : ClassResults.all.map { $0.name.replacing("class.", with: "class(NAME).") }
    return values.keys.sorted() + classes
  }

  /// `it reports epochs, test.accuracy`
  var offer: String {
    offered.isEmpty ? "it reports no single result" : "it reports: " + offered.joined(separator: ", ")
  }

  /// Why it has not such a result; nil where it has.
  package func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint? {
    guard path.seed == nil else {
      return Complaint("\(name) is reported and has no seeds", hint: "write \(name) alone")
    }
    guard let kind = ResultKind.find(path.name) else {
      return Complaint(
        "there is no result '\(path.name)'",
        hint: NearestName.find(path.name, among: offered).map { "did you mean '\($0)'?" } ?? offer)
    }
    guard kind.takesArgument == (path.argument != nil) else {
      return Complaint(
        kind.takesArgument ? "\(path.name) needs a class, such as class(cat)" : "\(path.name) takes no brackets",
        hint: offer)
    }
    do throws(ResultProblem) {
      _ = try value(path)
      return nil
    } catch { return Complaint(error.sentence, hint: offer) }
  }

  package func value(_ path: ResultPath) throws(ResultProblem) -> ResultValue {
    guard let kind = ResultKind.find(path.name) else { throw ResultProblem("there is no result '\(path.name)'") }
    if let label = path.argument, let read = kind.ofClass {
      guard confusion != nil else {
        throw ResultProblem("\(name) does not report \(path.name): it has no confusion matrix")
      }
      var value = try ClassResults.value(of: .reported(self), label, kind.unit, read)
      value.isReported = true
      return value
    }
    switch path.moment {
    case .final: return reported(try single(path.name), kind.unit)
    case .best: return reported(try single("\(path.name).best"), kind.unit)
    case .at(let number):
      guard let epoch = epochs.first(where: { $0.epoch == Double(number) }) else {
        throw ResultProblem("\(name) reports no epoch \(number)")
      }
      guard let value = path.metric.flatMap({ epoch[$0] }) else {
        throw ResultProblem("\(name) does not report \(path.name) after epoch \(number)")
      }
      return reported(value, kind.unit)
    case .timeTo(let level, let unit):
      let isAccuracy = path.metric?.isAccuracy ?? false
      guard let reached = try times(path).first(where: { isAccuracy ? $0.value >= level : $0.value <= level }) else {
        throw ResultProblem("\(name) never reaches \(NumberFormat.level(level))")
      }
      return reported(reached.time, unit.unit)
    }
  }

  /// When a metric had which value, in the unit of a `time-to`.
  package func times(_ path: ResultPath) throws(ResultProblem) -> [(time: Double, value: Double)] {
    guard case .timeTo(_, let unit) = path.moment else { return [] }
    guard let metric = path.metric, epochs.contains(where: { $0[metric] != nil }) else {
      throw ResultProblem("\(name) does not report \(path.name) after each epoch")
    }
    var found: [(time: Double, value: Double)] = []
    for epoch in epochs {
      guard let value = epoch[metric] else { continue }
      let time: Double? =
        switch unit {
        case .epochs: epoch.epoch
        case .steps: epoch.step.map(Double.init) ?? stepsPerEpoch.map { ($0 * epoch.epoch).rounded() }
        case .seconds: epoch.seconds
        }
      guard let time else { throw ResultProblem("\(name) does not report its \(unit.rawValue) after each epoch") }
      found.append((time, value))
    }
    return found
  }

  private func single(_ result: String) throws(ResultProblem) -> Double {
    guard let number = values[result] else { throw ResultProblem("\(name) does not report \(result)") }
    return number.value
  }

  private func reported(_ value: Double, _ unit: ResultValue.Unit) -> ResultValue {
    var result = ResultValue([value], unit)
    result.isReported = true
    return result
  }
}
