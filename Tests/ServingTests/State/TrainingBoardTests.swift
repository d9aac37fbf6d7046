import Runs
import Settings
import Testing

@testable import Experiments
@testable import Notebook
@testable import Serving

/// What a build tells becomes what the page shows.
@Suite struct TrainingBoardTests {
  private let names = [1, 2].map { RunName(profile: "quick", name: "a", seed: $0) }

  @Test func aTrainingIsShownAsItGoes() throws {
    let board = TrainingBoard()
    board.take(.begins(BuildForecast(runs: names.map { .init(name: $0) }, speed: TrainingSpeed())))
    #expect(board.shown.trainings == [])
    board.take(.run(names[0], .started(steps: 10, resumedAt: 2, batch: 8)))
    board.take(.run(names[0], .step(3, of: 10, loss: 2)))
    board.take(.run(names[0], .step(4, of: 10, loss: 1)))
    var result = EpochResult(epoch: 0.4, step: 4, trainLoss: 1.5, trainAccuracy: 0.2)
    result.testAccuracy = 0.25
    board.take(.run(names[0], .epoch(result, of: 1)))
    let training = try #require(board.shown.trainings.first)
    #expect((training.name, training.seed) == ("a", 1))
    #expect([training.number, training.total, training.step, training.steps] == [1, 2, 4, 10])
    #expect(training.losses == [.init(step: 3, value: 2), .init(step: 4, value: 1)])
    #expect(training.accuracies == [.init(step: 4, value: 0.25)] && training.accuracy == 0.25)
    #expect(training.epoch == 0.4 && training.epochs == 1)
    // Two steps took some time, and six are left: three times as much.
    let (rate, left) = (try #require(training.imagesPerSecond), try #require(training.left))
    #expect(abs(left * rate - 48) < 1e-6)
  }

  @Test func twoAtATimeAreToldApart() {
    let board = TrainingBoard()
    for name in names { board.take(.run(name, .started(steps: 4, resumedAt: 0, batch: 1))) }
    board.take(.run(names[1], .step(2, of: 4, loss: 1)))
    #expect(board.shown.trainings.map(\.step) == [0, 2])
    #expect(board.names == names)
    board.clear()
    #expect(board.shown.trainings == [])
  }

  @Test func aStepOfARunThatDidNotBeginIsNothing() {
    let board = TrainingBoard()
    board.take(.run(names[0], .step(2, of: 4, loss: 1)))
    #expect(board.shown.trainings == [])
  }

  @Test func warningsAreKept() {
    let board = TrainingBoard()
    let warning = Diagnostic("beware", at: Settings.SourceLocation(file: "a.md"), severity: .warning)
    board.take(.warning(warning))
    #expect(board.warnings == [warning])
  }
}
