import Experiments
import Foundation
import SampleBooks
import Testing

@testable import Notebook

/// Books of twelve runs with a mistake in the last, which only its data shows.
@Suite struct LateMistakeTests {
  struct Late: CustomTestStringConvertible, Sendable {
    /// Of the last run, beside those of `Pets`; `👉` stands before the place that must be pointed at.
    var settings: String
    /// How the message begins, without the folder of the test.
    var message: String
    var text = ""
    var files: [String: Data] = [:]
    var isSurroundings = false
    /// Further problems, by the beginnings of their messages.
    var others: [String] = []

    var testDescription: String { message }
  }

  private static let data = "data: {images: {path: pets}}"
  private static let small = PlainPicture.png([9, 9, 9], width: 20, height: 24)
  private static let square = PlainPicture.png([9, 9, 9], width: 32, height: 32)
  private static let noPicture = Data("no picture".utf8)

  static let all: [Late] = [
    Late(
      settings: "data: 👉{images: {path: dogs}}\nbatch: 4",
      message: "the dataset images is not at data/dogs/train", isSurroundings: true),
    Late(
      settings: "data: 👉{images: {path: pets}}\nbatch: 4",
      message: "data/pets/train/cat/9.png, byte 0: the content is neither JPEG nor PNG",
      files: ["data/pets/train/cat/9.png": noPicture, "data/pets/val/dog/7.png": noPicture], isSurroundings: true,
      others: ["data/pets/val/dog/7.png, byte 0: the content is neither JPEG nor PNG"]),
    Late(
      settings: "data: 👉{images: {path: pets}}\nbatch: 4",
      message: "the splits in data/pets have different classes: only train has emu",
      files: ["data/pets/train/emu/0.png": small], isSurroundings: true),
    Late(
      settings: "\(data)\nbatch: 👉9\nlast-batch: drop",
      message: "8 training pictures do not fill one batch of 9"),
    Late(
      settings: "\(data)\nbatch: 👉7\nmodel: {resnet18: {width: 2}}",
      message:
        "the last batch of an epoch, which has one of 8 training pictures, has a single value of each channel at "
        + "the batch norm layer4.0.bn1"),
    Late(
      settings: "\(data)\nbatch: 👉1\nmodel: {resnet18: {width: 2}}",
      message: "a batch of one picture has a single value of each channel at the batch norm layer4.0.bn1"),
    Late(
      settings: "\(data)\nbatch: 4\naugment: 👉[{crop: 40}, normalize]",
      message: "'augment' does not fit all pictures: crop: pictures of 32×32 have no square of 40 pixels; pad them "
        + "first (pets/train/cat/0.png and 7 more)"),
    Late(
      settings: "\(data)\nbatch: 4\naugment: [normalize]\nevaluate: 👉[{center-crop: 16}, normalize]",
      message: "pictures come out of 'evaluate' as 16×16 (pets/val/cat/0.png and 7 more), and the network takes 32×32"),
    Late(
      settings: "\(data)\nbatch: 4\naugment: [normalize]\nevaluate: 👉[{center-crop: 32}, normalize]",
      message:
        "'evaluate' does not fit all pictures: center-crop: pictures of 24×20 have no square of 32 pixels; resize "
        + "or pad them first (pets/val/dog/small.png)",
      files: ["data/pets/val/dog/small.png": small]),
    Late(
      settings: "\(data)\nbatch: 4\nmodel: 👉{resnet9: {width: 2, classes: 2}}",
      message: "the model has 2 classes, and the data has 3",
      files: ["data/pets/train/emu/0.png": square, "data/pets/val/emu/0.png": square]),
    Late(
      settings: "\(data)\nbatch: 4\nstart: 👉run-k",
      message: "the weights of run-k do not fit the network: head.bias has the shape [10], the network wants [2]"),
    Late(
      settings: "\(data)\nbatch: 4\nvalidation: 👉0.01", message: "validation holds out none of 8 training pictures"),
    Late(
      settings: "\(data)\nbatch: 4", message: "late has no class 'cow'", text: "👉{value}`late.class(cow).recall`"),
    Late(
      settings: "\(data)\nbatch: 4", message: "batches(4) has no class 'cow'",
      text: "```{sweep} batches\nlike: late\nvary: {batch: [4, 8]}\n```\n\n👉{value}`batches.best.class(cow).recall`"),
    Late(
      settings: "\(data)\nbatch: 4", message: "late has no class 'cow'",
      text: "👉{claim}`late.class(cow).recall > 0.1`"),
    Late(
      settings: "\(data)\nbatch: 4", message: "late has no class 'cow'",
      text: "```{quotient} share\nof: 👉late.class(cow).recall\nover: late.test.accuracy\n```"),
    Late(
      settings: "\(data)\nbatch: 4\naugment: [{resize: 4096}, normalize]\nevaluate: [{resize: 4096}, normalize]\n"
        + "model: {resnet9: {width: 512}}",
      message: "train: the pictures, the network's weights and a step's buffers take ", isSurroundings: true),
  ]

  @Test(arguments: all) func itIsToldBeforeTheFirstStep(late: Late) async throws {
    let others = "abcdefghijk".map { "```{train} run-\($0)\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n" }
    let own = ["model: {resnet9: {width: 2}}", "augment: [normalize]", "epochs: 1", "schedule: {constant: 0.1}"]
    let missing = own.filter { line in !late.settings.contains("\n\(line.prefix { $0 != ":" }):") }
    let last = "```{train} late\n\(late.settings)\n\(missing.joined(separator: "\n"))\n```\n\n\(late.text)\n"
    let text = MarkedText("# Late\n\n" + SampleText.recipe() + others.joined(separator: "\n") + last, file: "late.md")
    let notebook = try TestNotebook(plain: ["late.md": text.text])
    try Pets.write(PlainPicture.png([1, 2, 3], width: 32, height: 32), of: ["cat", "dog"], to: notebook)
    for (path, bytes) in late.files { try notebook.write(bytes, to: path) }
    let book = notebook.notebook { $0.data = notebook.folder.appending(path: "data").path }

    let planned = try await book.look().look
    let root = notebook.folder.path + "/"
    let found = planned.problems.map { $0.message.replacing(root, with: "") }
    #expect(found.count == 1 + late.others.count, "\(found)")
    for (message, start) in zip(found, [late.message] + late.others) {
      #expect(message.hasPrefix(start), "\(message)")
    }
    if let place = text.places.first {
      #expect(planned.problems.allSatisfy { ($0.location.line, $0.location.column) == (place.line, place.column) })
    }
    #expect(planned.planned.count == (late.text.contains("{sweep}") ? 14 : 12))
    await #expect {
      _ = try await Built(book)
    } throws: { error in
      guard let unfit = error as? UnfitBook else { return false }
      // How much memory is free changes from one look to the next.
      let (said, known) = (unfit.found, planned.problems)
      return said.map(\.location) == known.map(\.location) && said.map(\.hint) == known.map(\.hint)
        && said.map { $0.message.prefix(40) } == known.map { $0.message.prefix(40) }
        && unfit.isSurroundings == late.isSurroundings
    }
    #expect(!notebook.exists(".cyclopedia/checkpoints") && !notebook.exists("output"))
  }

  /// Both sorts at once: each with its place, and the author's own decide how the program ends.
  @Test func allOfThemAreToldTogether() async throws {
    let notebook = try TestNotebook(plain: [
      "late.md": """
      # Late

      ```{train} one
      data: {images: {path: dogs}}
      batch: 4
      model: {resnet9: {width: 2}}
      epochs: 1
      schedule: {constant: 0.1}
      ```

      ```{train} two
      data: {images: {path: pets}}
      batch: 9
      last-batch: drop
      model: {resnet9: {width: 2}}
      precision: bf16
      epochs: 1
      schedule: {constant: 0.1}
      ```
      """
    ])
    try Pets.write(PlainPicture.png([1, 2, 3], width: 32, height: 32), of: ["cat", "dog"], to: notebook)
    for command in ["plan", "build"] {
      let ended = try await Program.run([command], in: notebook.folder, environment: ["CYCLOPEDIA_CPU": "avx2"])
      #expect(ended.code == 2, "\(ended.errors)")
      let places = ended.errors.split(separator: "\n").filter { $0.contains(": error: ") }.map { $0.prefix(22) }
      #expect(places == ["chapters/late.md:4:7: ", "chapters/late.md:13:8:"], "\(ended.errors)")
      #expect(ended.errors.hasSuffix("\n2 problems; nothing was trained\n"))
    }
    let text = try notebook.text("chapters/late.md").replacing("batch: 9", with: "batch: 4")
    try notebook.write(["late.md": text])
    let ended = try await Program.run([], in: notebook.folder, environment: ["CYCLOPEDIA_CPU": "avx2"])
    #expect(ended.errors.contains("chapters/late.md:16:12: error: precision bf16: kernels use avx2 here"))
    #expect(ended.code == 2)
    try notebook.write(["late.md": text.replacing("precision: bf16\n", with: "")])
    #expect(try await Program.run([], in: notebook.folder).code == 3)
  }

  /// A run that was begun with other threads is told of before the others are trained.
  @Test func aCheckpointFromElsewhereIsToldBeforeAnyStep() async throws {
    let long = SmallBook.one.replacing("steps: 10", with: "steps: 400")
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": long]) { $1 })
    let stop = StopRequest()
    await #expect(throws: RunStopped.self) {
      try await notebook.notebook { $0.threads = 2 }.build(stop: stop) { event in
        if case .run(_, .step(3, of: _, loss: _)) = event { stop.stop() }
      }
    }
    let early = "```{train} early\nlike: plain\nepochs: 1\nschedule: {constant: 0.2}\n```\n\n"
    try notebook.write(["one.md": long.replacing("```{range-test}", with: early + "```{range-test}")])
    await #expect {
      _ = try await Built(notebook.notebook())
    } throws: { error in
      guard let unfit = error as? UnfitBook else { return false }
      return unfit.isSurroundings && unfit.found.map(\.location.line) == [16]
        && unfit.found[0].message.hasPrefix("finder#1 was interrupted after step ")
        && unfit.found[0].message.hasSuffix("cannot go on here to the same end: threads: 2 then, 1 now")
        && unfit.found[0].hint?.contains("build --begin-anew") == true
    }
    let anew = try await Built(notebook.notebook { $0.beginsAnew = true })
    #expect(anew.trained.contains("early#1") && anew.trained.contains("finder#1"))
  }

  /// What is made already is not refused, whatever is asked of new runs.
  @Test func aRunThatIsThereStays() async throws {
    let chapter = "# One\n\n```{train} one\n\(Pets.settings)\n```\n"
    let notebook = try TestNotebook(plain: ["one.md": chapter])
    try Pets.write(PlainPicture.png([1, 2, 3], width: 32, height: 32), of: ["cat", "dog"], to: notebook)
    let data = notebook.folder.appending(path: "data").path
    #expect(try await Built(notebook.notebook { $0.data = data }).trained == ["one#1"])
    #expect(try await Built(notebook.notebook { $0.data = data + "/nowhere" }).foundAgain == ["one#1"])
    try notebook.write(["one.md": chapter.replacing("constant: 0.01", with: "constant: 0.02")])
    await #expect {
      _ = try await Built(notebook.notebook { $0.data = data + "/nowhere" })
    } throws: { ($0 as? UnfitBook)?.isSurroundings == true }
  }

  /// Warnings that need the data are the same in both.
  @Test func planWarnsOfWhatBuildWarnsOf() async throws {
    let settings = Pets.settings.replacing(
      "{constant: 0.01}", with: "{step: {start: 0.01, factor: 0.1, every: 30 epochs}}")
    let notebook = try TestNotebook(plain: ["one.md": "# One\n\n```{train} one\n\(settings)\n```\n"])
    try Pets.write(PlainPicture.png([1, 2, 3], width: 32, height: 32), of: ["cat", "dog"], to: notebook)
    let book = notebook.notebook { $0.data = notebook.folder.appending(path: "data").path }
    let warnings = try await book.look().look.warnings
    #expect(warnings.map(\.message).contains { $0.hasPrefix("step never changes the rate: ") }, "\(warnings)")
    #expect(try await Built(book).warnings == warnings)
    let plan = try await Program.run(["plan"], in: notebook.folder)
    #expect(plan.code == 0 && plan.errors.contains("warning: step never changes the rate"))
  }
}
