import Archiving
import Experiments
import Runs

/// The results that stand for a whole write-up in lists.
enum MainResults {
  /// Final test accuracy of what the book compares, else of all its trainings; sweeps' members only where compared.
  static func of(_ book: CheckedBook, _ results: Results) -> [ArchiveMetadata.MainResult] {
    let trainings = book.symbols.all(RunDefinition.self).filter { $0.kind == .training }.map(\.name)
    let compared = Set(book.symbols.all(CompareDefinition.self).flatMap(\.runs).map(\.name))
    let chosen =
      compared.isEmpty
      ? trainings.filter { MemberName.sweep(of: $0) == $0 } : trainings.filter { compared.contains($0) }
    return chosen.prefix(ArchiveMetadata.mostResults).compactMap { name in
      guard let run = results.runs[name], let path = ResultPath("\(name).\(CompareMeasure.accuracy)") else {
        return nil
      }
      var value: String
      do throws(ResultProblem) { value = ValueFormat.text(try results.value(path), nil) } catch {
        value = run.ending ?? error.sentence
      }
      value = value.replacing("\u{a0}", with: " ")
      return ArchiveMetadata.MainResult(run: name, measure: "test accuracy", value: value)
    }
  }
}
