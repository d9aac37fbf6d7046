/// Pieces of chapters that many tests begin with.
package enum SampleText {
  /// What a training without a recipe needs: a model that learns within a second.
  package static let settings = """
    data: {shapes: {train: 64, test: 20}}
    batch: 32
    model: {resnet9: {width: 2}}
    """

  /// The same as the recipe `plain`.
  ///
  /// - Parameter more: further settings, on lines of their own.
  package static func recipe(_ more: String...) -> String {
    "```{recipe} plain\n" + ([settings] + more).joined(separator: "\n") + "\n```\n"
  }
}
