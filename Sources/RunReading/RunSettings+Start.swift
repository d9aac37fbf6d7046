import Learning
import Runs
import Settings

extension RunSettings {
  static let start = Setting(
    "start", "Weights to begin with", type: "a run, a .safetensors file, or {weights: …, except: [LAYERS]}",
    otherwise: "fresh weights", example: "{weights: pretrained, except: [head]}", parts: startParts
  ) { node, _, diagnostics in start(node, diagnostics) }
  static let trainable = Setting(
    "trainable", "Which layers are trained, and from when on", type: "all | layers | {LENGTH: layers, …}",
    otherwise: "all", example: "{0 epochs: [head], 5 epochs: all}"
  ) { node, _, diagnostics in trainable(node, diagnostics) }

  private static let startParts = SettingsTable(weights, except)
  private static let weights = Setting.text(
    "weights", "Whose weights", type: "a training, or a .safetensors file in the book's folder",
    hint: "name a training of the book, or a .safetensors file in its folder", example: "pretrained")
  private static let except = Setting(
    "except", "Layers that begin with fresh weights", type: "layers", otherwise: "none", example: "[head]"
  ) { node, name, diagnostics in layers(node.items, setting: name, diagnostics) }

  /// `{weights: FILE.safetensors | RUN, except: [fc]}`, or the file or run alone; nil after a complaint.
  private static func start(_ node: SettingsNode, _ diagnostics: Diagnostics) -> StartSetting? {
    var node = node
    if node.text != nil {
      node = SettingsNode(.mapping([.init(name: "weights", location: node.location, value: node)]), at: node.location)
    }
    let hint = weights.hint
    if case .list = node.value {
      diagnostics.report("start takes one run or file, not a list", at: node.location, hint: hint)
      return nil
    }
    let settings = SettingsReader(
      node, owner: "start", table: startParts, diagnostics: diagnostics)
    let (text, location) = (settings[weights], settings.location(of: weights))
    let fresh = settings.written(except)
    settings.finish()
    guard let text, isSound(fresh) else { return nil }
    let except = fresh.flatMap { $0 } ?? []
    if text.hasSuffix(".safetensors") {
      return StartSetting(source: .file(text, digest: nil), location: location, except: except)
    }
    guard let run = RunReference(text) else {
      diagnostics.report("weights cannot be '\(text.prefix(200))'", at: location, hint: hint)
      return nil
    }
    return StartSetting(source: .run(run), location: location, except: except)
  }

  typealias Trainable = (parts: [TrainablePart], layers: [LayerName])

  /// `{0 epochs: [fc], 5 epochs: all}`, or what is trained from the first step on; nil after a complaint.
  private static func trainable(_ node: SettingsNode, _ diagnostics: Diagnostics) -> Trainable? {
    guard case .mapping(let entries) = node.value else {
      return part(from: .epochs(0), node, diagnostics).map { ([$0.part], $0.layers) }
    }
    var found: Trainable = ([], [])
    for (index, entry) in entries.enumerated() {
      let key = SettingsNode(.scalar(entry.name, isPlain: true), at: entry.location)
      guard let from = Length(key, name: "trainable", diagnostics: diagnostics),
        let part = part(from: from.isNothing ? .epochs(0) : from, entry.value, diagnostics)
      else { return nil }
      guard index > 0 || from.isNothing else {
        diagnostics.report(
          "trainable begins at '\(entry.name)', and what is trained before is not said", at: entry.location,
          hint: "begin with '0 epochs: [\(part.layers.first?.name ?? "fc")]' or '0 epochs: all'")
        return nil
      }
      found.parts.append(part.part)
      found.layers += part.layers
    }
    guard !found.parts.isEmpty else {
      diagnostics.report("trainable is empty", at: node.location, hint: "write '{0 epochs: [fc], 5 epochs: all}'")
      return nil
    }
    return found
  }

  private static func part(
    from: Length, _ node: SettingsNode, _ diagnostics: Diagnostics
  ) -> (part: TrainablePart, layers: [LayerName])? {
    if node.text == "all" { return (TrainablePart(from: from, layers: .all), []) }
    let items = if case .list(let items) = node.value { items } else { [node] }
    guard let layers = layers(items, setting: "trainable", diagnostics) else { return nil }
    guard !layers.isEmpty else {
      diagnostics.report("trainable names no layer", at: node.location, hint: "write 'all', or a list such as [fc]")
      return nil
    }
    return (TrainablePart(from: from, layers: .layers(layers.map(\.name))), layers)
  }

  private static func layers(
    _ items: [SettingsNode], setting: String, _ diagnostics: Diagnostics
  ) -> [LayerName]? {
    let names = items.compactMap { item in
      item.string(setting, diagnostics).map { LayerName(name: $0, location: item.location) }
    }
    return names.count == items.count ? names : nil
  }
}

extension Length {
  fileprivate var isNothing: Bool {
    switch self {
    case .epochs(let count), .share(let count): count == 0
    case .steps(let count): count == 0
    }
  }
}
