/// How long something lasts within a run: `5 epochs`, `490 steps`, or a bare share of the run such as `5/24`.
package enum Length: Hashable, Codable, Sendable {
  case epochs(Double)
  case steps(Int)
  /// 0…1 of the run's steps.
  case share(Double)

  /// - Returns: nil after a complaint.
  package init?(_ node: SettingsNode, name: String, diagnostics: Diagnostics) {
    let words = (node.text ?? "").split(separator: " ")
    if words.count == 2, let count = SettingsNode.number(String(words[0])), count.isFinite, count >= 0 {
      switch words[1] {
      case "epochs", "epoch":
        self = .epochs(count)
        return
      case "steps", "step":
        guard let whole = Int(exactly: count) else { break }
        self = .steps(whole)
        return
      default: break
      }
    } else if let text = node.text, let share = SettingsNode.number(text), (0...1).contains(share) {
      self = .share(share)
      return
    }
    diagnostics.report(
      "\(name) takes a length, not \(node.summary)", at: node.location,
      hint: "write '5 epochs', '490 steps', or a share of the run between 0 and 1 such as '5/24'")
    return nil
  }
}

/// As chapters write it: `5 epochs`, `490 steps`, or a number.
extension Length {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let share = try? container.decode(Double.self) {
      self = .share(share)
      return
    }
    let words = try container.decode(String.self).split(separator: " ")
    switch words.last {
    case "epochs":
      if let count = words.first.flatMap({ Double($0) }) {
        self = .epochs(count)
        return
      }
    case "steps":
      if let count = words.first.flatMap({ Int($0) }) {
        self = .steps(count)
        return
      }
    default: break
    }
    throw DecodingError.dataCorruptedError(in: container, debugDescription: "no length")
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .epochs, .steps: try container.encode(text)
    case .share(let share): try container.encode(share)
    }
  }
}

extension Length {
  /// As chapters write it.
  package var text: String {
    switch self {
    case .epochs(let count): "\(Setting<Double>.text(count)) epochs"
    case .steps(let count): "\(count) steps"
    case .share(let share): Setting<Double>.text(share)
    }
  }
}
