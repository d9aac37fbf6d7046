@testable import Learning

extension ConvolutionClass {
  /// Reads a class' description.
  init?(named name: String) {
    let form = /([a-z0-9-]+) (f32|bf16) (\d+)×(\d+)\/(\d)\+(\d) (\d+)→(\d+) (\d+)×(\d+)( bias)?/
    guard let found = name.wholeMatch(of: form), found.3 == found.4,
      let instructions = InstructionSet(rawValue: String(found.1)),
      let precision = Precision(rawValue: String(found.2)), let kernel = Int(found.3), let stride = Int(found.5),
      let padding = Int(found.6), let from = Int(found.7), let to = Int(found.8), let height = Int(found.9),
      let width = Int(found.10)
    else { return nil }
    self.init(
      inChannels: from, outChannels: to, height: height, width: width, kernel: kernel, stride: stride, padding: padding,
      hasBias: found.11 != nil, precision: precision, instructions: instructions)
  }
}
