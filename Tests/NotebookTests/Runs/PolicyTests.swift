import Experiments
import Foundation
import Plotting
import Testing

@testable import Notebook
@testable import Runs

/// Schedules without trainings.
@Suite struct PolicyDirectiveTests {
  static let mistakes: [Mistake] = [
    Mistake(
      "```{policy} slow\n👉epochs: 2\n```\n", "the policy 'slow' needs the setting 'schedule'",
      hint: "write {constant: 0.1}, or one of 'cyclopedia kinds'"),
    Mistake(
      "```{policy} slow\nschedule: {constant: 0.1}\nepochs: 2\n👉epoch: 3\n```\n",
      "the policy 'slow' has no setting 'epoch'",
      hint: "did you mean 'epochs'?"),
    Mistake(
      "```{policy} slow\nschedule: 👉{one-cycle: {max: 1, peak: 50 epochs}}\nepochs: 2\n```\n",
      "one-cycle's rise takes 5000 steps (50 epochs), and the run has 200 steps (2 epochs)",
      hint: "change the policy's lengths or the run's, or join several policies"),
    Mistake(
      "```{policy} slow\nschedule: {constant: 0.1}\nepochs: 2\n```\n\n```{plot} accuracy\n:run: 👉slow\n```\n",
      "{plot} accuracy shows trainings, and 'slow' is a policy without a training", hint: "show it with {plot} policy"),
    Mistake(
      "```{policy} slow\nschedule: {constant: 0.1}\nepochs: 2\n```\n\nA 👉{value}`slow.steps`.\n",
      "'slow' is a policy, which has no results", hint: "name a training"),
  ]

  @Test(arguments: mistakes) func aMistakeIsNamed(mistake: Mistake) throws { try expect(mistake) }

  @Test func policiesAndTrainingsAreDrawnTogether() async throws {
    let chapter = """
      # Two

      ```{policy} wave
      schedule: {one-cycle: {max: 0.4, peak: 5 steps}}
      steps: 20
      steps-per-epoch: 10
      ```

      ```{plot} policy
      :runs: wave, fixed
      ```

      """
    let notebook = try TestNotebook(SmallBook.files.merging(["two.md": chapter]) { $1 })
    let (book, _) = try notebook.notebook().check()
    let wave = try #require(book.symbols.all(PolicyDefinition.self).first)
    #expect(try wave.schedule.rates(wave.length).map(\.learningRate).max() == 0.4)
    #expect(try wave.schedule.rates(wave.length).firstIndex { $0.learningRate == 0.4 } == 4)
    _ = try await notebook.notebook().build(stop: StopRequest()) { _ in }
    #expect(notebook.exists("output/quick/figures/wave-policy.svg"))
    let page = try String(contentsOf: notebook.folder.appending(path: "output/quick/report.html"), encoding: .utf8)
    #expect(page.contains("Wave starts at a learning rate of 0.016, rises to 0.4"))
  }

  /// A policy over steps has no epochs that anybody named; its data file has its rates.
  @Test(arguments: [
    ("steps: 2000", "optimizer step"), ("steps: 2000\nsteps-per-epoch: 50", "epoch"), ("epochs: 20", "epoch"),
  ])
  func itIsDrawnOverWhatItsLengthCounts(length: String, title: String) async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Policies",
      "one.md": """
      # One

      ```{policy} slow
      schedule: {constant: 0.125}
      \(length)
      ```

      ```{plot} policy
      :run: slow
      ```
      """,
    ])
    _ = try await Built(notebook.notebook())
    #expect(try notebook.text("output/quick/figures/slow-policy.svg").contains(">\(title)<"))
    let rows = try notebook.text("output/quick/data/slow.csv").split(separator: "\n")
    #expect(rows.count == 2001 && rows[0] == "step,epoch,learning-rate,momentum" && rows[2000].contains(",0.125,"))
    #expect(try notebook.text("output/quick/report.html").contains("href=\"data/slow.csv\""))
  }
}
