import Foundation
import Notebook
import Serving
import Testing

/// A book that is read while it is written. Each test waits for what must come, however long that takes.
@Suite(.timeLimit(.minutes(20))) struct LiveBookTests {
  @Test func aSavedChapterBecomesTheNextPage() async throws {
    let served = try await ServedBook(SampleBook())
    let before = try await served.state { $0.version > 0 }
    try served.book.write(SampleBook.chapter + "\nA new sentence.\n", to: "a.md")
    _ = try await served.state { $0.version > before.version }
    #expect(await served.text().contains("A new sentence."))
    // The report follows once the files rest.
    let report = served.book.folder.url.appending(path: "output/quick/report.html")
    while (try? String(contentsOf: report, encoding: .utf8))?.contains("A new sentence.") != true {
      try await Task.sleep(for: .milliseconds(20))
    }
    await served.end()
  }

  @Test func aMistakeStandsAtItsPlaceUntilItIsMended() async throws {
    let served = try await ServedBook(SampleBook())
    let before = try await served.state { $0.version > 0 }
    try served.book.write(SampleBook.chapter + "\nSee {value}`nothing.test.accuracy`.\n", to: "a.md")
    let broken = try await served.state { !$0.mistakes.isEmpty }
    let mistake = try #require(broken.mistakes.first)
    #expect(mistake.file.hasSuffix("chapters/a.md") && mistake.line == 9)
    #expect(mistake.message == "there is no run 'nothing'")
    #expect(mistake.place?.identifier == "heading")
    // The last good page stays.
    #expect(broken.version == before.version)
    #expect(await served.text().contains("A second one."))
    try served.book.write(SampleBook.chapter, to: "a.md")
    _ = try await served.state { $0.mistakes.isEmpty }
    await served.end()
  }

  @Test func aBookThatBeginsWithAMistakeIsShownOnceItIsMended() async throws {
    let book = try SampleBook("\n```{plot} nothing\n```\n")
    let served = try await ServedBook(book)
    let broken = try await served.state { !$0.mistakes.isEmpty }
    #expect(broken.version == 0 && broken.mistakes[0].place == nil)
    #expect(await served.text().contains("/live/live.js"))
    try book.write(SampleBook.chapter, to: "a.md")
    _ = try await served.state { $0.version == 1 && $0.mistakes.isEmpty }
    await served.end()
  }

  @Test func aTrainingIsShownAsItGoes() async throws {
    let served = try await ServedBook(SampleBook(SampleBook.training(epochs: 20_000)))
    let begun = try await served.state { ($0.trainings.first?.losses.count ?? 0) > 2 }
    #expect(begun.phase == "training" && begun.missingCount == 1)
    #expect(begun.trainings.map(\.name) == ["small"] && begun.trainings[0].steps == 100_000)
    let last = begun.trainings[0].losses.last?.step ?? 0
    _ = try await served.state { ($0.trainings.first?.losses.last?.step ?? 0) > last }
    await served.end()
  }

  @Test func whatIsMissingIsTrainedAndComesIntoThePage() async throws {
    let served = try await ServedBook(SampleBook(SampleBook.training(epochs: 1)))
    let done = try await served.state { $0.phase == "ready" && $0.version > 0 && $0.missingCount == 0 }
    #expect(done.trainings.isEmpty && done.mistakes == [])
    let page = await served.text()
    #expect(page.contains("It ends at") && !page.contains("it is not made yet"))
    await served.end()
  }

  @Test func aStopMakesACheckpointFromWhichTheTrainingGoesOn() async throws {
    let served = try await ServedBook(SampleBook(SampleBook.training(epochs: 20_000)))
    let begun = try await served.state { ($0.trainings.first?.step ?? 0) > 5 }
    await served.live.stop()
    let stopped = try await served.state { $0.phase == "stopped" && $0.canTrain }
    #expect(stopped.missingCount == 1 && stopped.trainings.isEmpty)
    // The reader wanted it so: what is saved meanwhile trains nothing.
    try served.book.write(SampleBook.chapter + "\nMore." + SampleBook.training(epochs: 20_000), to: "a.md")
    let edited = try await served.state { $0.version > stopped.version && $0.phase == "stopped" }
    #expect(edited.missingCount == 1)
    await served.live.train()
    let again = try await served.state { !$0.trainings.isEmpty }
    #expect(again.trainings[0].step >= begun.trainings[0].step)
    await served.end()
  }

  @Test func aTrainingThatIsNoLongerAskedForIsStopped() async throws {
    let served = try await ServedBook(SampleBook(SampleBook.training(epochs: 20_000)))
    _ = try await served.state { ($0.trainings.first?.step ?? 0) > 2 }
    try served.book.write(SampleBook.chapter + SampleBook.training(epochs: 1), to: "a.md")
    let done = try await served.state { $0.phase == "ready" && $0.missingCount == 0 }
    #expect(done.mistakes == [] && done.fault == nil)
    await served.end()
  }

  @Test func whatCannotBeMadeIsToldBesideThePageUntilItCan() async throws {
    let text = SampleBook.training(epochs: 1)
    let absent = text.replacing("data: {shapes: {train: 40, test: 20}}", with: "data: {images: {path: nowhere}}")
    let served = try await ServedBook(SampleBook(absent))
    let refused = try await served.state { !$0.mistakes.isEmpty }
    #expect(refused.version == 1 && refused.missingCount == 1)
    #expect(refused.mistakes[0].file.hasSuffix("chapters/a.md") && refused.mistakes[0].message.contains("nowhere"))
    #expect(await served.text().contains("A second one."))
    try served.book.write(SampleBook.chapter + text, to: "a.md")
    let done = try await served.state { $0.phase == "ready" && $0.missingCount == 0 }
    #expect(done.mistakes == [] && done.fault == nil)
    await served.end()
  }

  @Test func changedProseLeavesATrainingAlone() async throws {
    let served = try await ServedBook(SampleBook(SampleBook.training(epochs: 20_000)))
    let begun = try await served.state { ($0.trainings.first?.step ?? 0) > 2 }
    try served.book.write(SampleBook.chapter + "\nMore." + SampleBook.training(epochs: 20_000), to: "a.md")
    let edited = try await served.state { $0.version > begun.version }
    #expect(await served.text().contains("More."))
    let later = try await served.state { ($0.trainings.first?.step ?? 0) > (edited.trainings.first?.step ?? 0) }
    #expect(later.phase == "training")
    #expect((edited.trainings.first?.step ?? 0) >= begun.trainings[0].step)
    await served.end()
  }
}
