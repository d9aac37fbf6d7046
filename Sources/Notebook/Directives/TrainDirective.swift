import Manuscript

package enum TrainDirective: DirectiveKind, RunNaming {
  package static let name = "train"
  package static let summary = "Trains a model and tests it after every epoch."

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.run(directive, .training)
  }
}
