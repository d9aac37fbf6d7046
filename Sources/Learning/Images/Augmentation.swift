import Settings

/// One step of preparing a picture.
///
/// Its choices are drawn first, from the picture's own random stream, and then applied; steps without chance choose
/// nothing. What stands before `normalize` works on bytes, what stands after it on normalized numbers.
package protocol AugmentationKind: NamedKind, Hashable, Codable, Sendable {
  /// What it fills new pixels with.
  var fill: Fill? { get }
  /// Whether it does the same with a picture every time.
  static var isFixed: Bool { get }
  /// Whether two pictures of the same size may be treated differently by chance.
  var isRandom: Bool { get }
  /// The picture's size afterwards.
  func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent
  func choose(for extent: ImageSet.Extent, from stream: inout RandomStream) -> AugmentationChoice
  func apply(_ choice: AugmentationChoice, to frame: inout Frame)
}

extension AugmentationKind {
  package var fill: Fill? { nil }
  package static var isFixed: Bool { false }
  package var isRandom: Bool { false }
  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent { extent }
  package func choose(for extent: ImageSet.Extent, from stream: inout RandomStream) -> AugmentationChoice { .nothing }
}

enum AugmentationSettings {
  /// - Parameters:
  ///   - summary: what has that size.
  ///   - most: the greatest size.
  static func size(_ summary: String, most: Int, example: Int) -> Setting<Int> {
    .integer("size", summary, in: 1...most, unit: "pixels", example: "\(example)")
  }

  static func probability(standard: Double) -> Setting<Double> {
    .number("probability", "How often it is done", in: 0...1, standard: standard, example: "0.7")
  }
}

/// A step of any kind, as a chapter names it.
package struct Augmentation: Hashable, Codable, Sendable {
  package static let all: [any AugmentationKind.Type] = [
    Pad.self, Crop.self, CenterCrop.self, ResizedCrop.self, Resize.self, Flip.self, Cutout.self, Normalize.self,
  ]

  package var step: any AugmentationKind

  package init(_ step: any AugmentationKind) { self.step = step }

  package var name: String { type(of: step).name }

  /// Reads a list such as `[{pad: 4}, {crop: 32}, {flip: 0.5}, normalize]`.
  ///
  /// - Returns: nil after a complaint.
  package static func read(list: [SettingsNode], setting: String = "augment", diagnostics: Diagnostics)
    -> [Augmentation]?
  {
    var steps: [(augmentation: Augmentation, location: SourceLocation)] = []
    for node in list {
      guard let read = node.kind(among: all, setting: setting, diagnostics),
        let step = read.value as? any AugmentationKind
      else { continue }
      steps.append((Augmentation(step), read.location))
    }
    let places = steps.indices.filter { steps[$0].augmentation.name == Normalize.name }
    for place in places.dropFirst() {
      diagnostics.report("normalize stands twice", at: steps[place].location, hint: "keep one of them")
    }
    for (augmentation, location) in steps[..<(places.first ?? steps.count)] {
      guard case .value(let value)? = augmentation.step.fill, !(0...255).contains(value) else { continue }
      diagnostics.report(
        "\(augmentation.name) fills bytes, which are 0 to 255, with \(value)", at: location,
        hint: "what stands before normalize works on bytes")
    }
    for (augmentation, location) in steps[(places.first ?? steps.count)...] {
      guard case .value(let value)? = augmentation.step.fill, abs(value) > 10 else { continue }
      diagnostics.report(
        "\(augmentation.name) fills normalized numbers, which are small, with \(Setting.text(value))", at: location,
        hint: "write 'mean', or a number such as 0; what stands before normalize works on bytes", severity: .warning)
    }
    let random = setting == "evaluate" ? steps.filter(\.augmentation.step.isRandom) : []
    for (augmentation, location) in random {
      diagnostics.report(
        "evaluate prepares the pictures that are measured on, and \(augmentation.name) does so by chance", at: location,
        hint: "leave it out; resize, center-crop, pad and normalize do the same every time")
    }
    return steps.count == list.count && places.count <= 1 && random.isEmpty ? steps.map(\.augmentation) : nil
  }

  package static func == (a: Augmentation, b: Augmentation) -> Bool { AnyHashable(a.step) == AnyHashable(b.step) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(step)) }

  package func encode(to encoder: any Encoder) throws { try KindKey.encode(step, named: name, to: encoder) }

  package init(from decoder: any Decoder) throws {
    let (values, type) = try KindKey.decode("step", among: Augmentation.all.map { ($0.name, $0) }, from: decoder)
    step = try type.init(from: values)
  }
}
