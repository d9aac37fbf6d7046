import Datasets
import Experiments
import Runs
import Settings

extension RunDefinition {
  /// Its plan as far as it is known before any run: numbers that other runs decide are open, and it begins with fresh
  /// weights. nil for a recipe.
  package var outline: RunPlan? {
    guard kind != .recipe else { return nil }
    return template
      ?? RunSettings(ResultsInSettings.opened(settings), kind: kind, name: name, diagnostics: Diagnostics()).plan
  }

  /// The same with the classes that a look at its data told.
  ///
  /// - Parameter diagnostics: is told of every setting that does not fit the data.
  package func knowing(_ survey: DatasetSurvey, _ diagnostics: Diagnostics) -> RunDefinition {
    let read = RunSettings(
      ResultsInSettings.opened(settings), kind: kind, name: name, survey: survey, diagnostics: diagnostics)
    var copy = self
    copy.knownClasses = read.knownClasses
    return copy
  }
}
