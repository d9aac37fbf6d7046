import Drawing
import Files
import Foundation
import Plotting
import Publishing

extension WriteUpDifference {
  private static let mostFaults = 200

  /// What could not be used on either side, as sentences without a full stop; of many, the first ones and how many more.
  package var faults: [String] {
    var all: [String] = []
    var known: Set<String> = []
    for fault in first.faults + second.faults where known.insert(fault).inserted { all.append(fault) }
    guard all.count > Self.mostFaults else { return all }
    return all.prefix(Self.mostFaults) + ["and \(all.count - Self.mostFaults) more"]
  }

  /// As one HTML file: the same write-ups, the same bytes.
  ///
  /// - Parameter fonts: gives the faces for the characters that the page uses.
  /// - Throws: where fonts cannot be read, or a figure cannot be drawn.
  package func page(fonts: (Set<Unicode.Scalar>) throws -> [WebFont]) throws -> Data {
    let runPart = RunPart(difference: self, figures: OverlaidFigures(measurer: try PangoMeasurer()))
    var (prosePart, figurePart) = (ProsePart(), FigurePart())
    let figures = figurePart.part(self)
    let page = DifferencePage(
      names: (first.shownName, second.shownName), summary: summary(figures: figures.items.count),
      sides: WriteUpFacts.table(first, second), faults: faults, runs: try runPart.part(), oneSided: runPart.oneSided(),
      prose: prosePart.part(self), figures: figures, versionLine: "Made by Cyclopedia.")
    return Data(try page.write(fonts: fonts).utf8)
  }

  private func summary(figures: Int) -> [String] {
    var found: [String] = []
    func add(_ count: Int, _ noun: String, _ plural: String? = nil) {
      if count > 0 { found.append(NumberText.count(count, noun, plural)) }
    }
    add(runs.count, "run")
    add(onlyFirst.count + onlySecond.count, "run of one side only", "runs of one side only")
    add(chapters?.count ?? 0, "file of the chapters", "files of the chapters")
    add(figures, "figure")
    let sentence = found.isEmpty ? "Nothing that was compared differs." : "Different: \(NumberText.list(found))."
    guard !faults.isEmpty else { return [sentence] }
    return [sentence, "Not all of it could be used: see \(NumberText.count(faults.count, "problem")) below."]
  }
}
