import Foundation
import Testing

@testable import Notebook

/// What is to be said of data, in `plan`, in `build` and in the report.
@Suite struct DataFindingBuildTests {
  private static let settings = Pets.settings.replacing("[{resize: 32}, normalize]", with: "[normalize]")

  private static let large = settings.replacing("batch: 4", with: "batch: 256")
    .replacing("[normalize]", with: "[{resize: 32}, {center-crop: 32}, normalize]")

  private static let chapter = """
    # One

    ```{train} first
    \(settings)
    ```

    ```{train} second
    like: first
    schedule: {constant: 0.02}
    ```

    ```{train} third
    like: first
    schedule: {constant: 0.03}
    show: none
    ```
    """

  private static let leftOut =
    "1 file of the data was left out, which is neither JPEG nor PNG by name: 1 webp (pets/train/cat/more.webp)"
  private static let copies =
    "1 of 10 test pictures is a training picture too, which flatters what is measured on it (pets/val/dog/9.png)"

  /// Ten pictures in each split, one of which is in both, and a file that is left out.
  private static func notebook(_ chapter: String) throws -> TestNotebook {
    let notebook = try TestNotebook(plain: ["one.md": chapter])
    for (split, shade) in [("train", UInt8(10)), ("val", 200)] {
      for (index, name) in ["cat", "dog"].enumerated() {
        for number in 0..<5 {
          let color = [shade + UInt8(number), UInt8(100 * index), 30]
          try notebook.write(
            PlainPicture.png(color, width: 32, height: 32), to: "data/pets/\(split)/\(name)/\(number).png")
        }
      }
    }
    try notebook.write(Data([1]), to: "data/pets/train/cat/more.webp")
    try notebook.remove("data/pets/val/dog/4.png")
    try notebook.write(notebook.bytes("data/pets/train/dog/2.png"), to: "data/pets/val/dog/9.png")
    return notebook
  }

  private static func withData(_ notebook: TestNotebook, _ name: String = "data") -> Notebook {
    notebook.notebook { $0.data = notebook.folder.appending(path: name).path }
  }

  @Test func itIsSaidOnceInEach() async throws {
    let notebook = try Self.notebook(Self.chapter)
    let planned = try await Self.withData(notebook).look().look.warnings
    #expect(planned.map(\.message) == [Self.leftOut, Self.copies])
    #expect(planned.map(\.location.line) == [4, 4] && planned.allSatisfy { $0.hint != nil })
    let built = try await Built(Self.withData(notebook))
    #expect(built.warnings == planned && built.trained.count == 3)
    let page = try notebook.text("output/quick/report.html")
    #expect(page.components(separatedBy: Self.leftOut).count == 2)
    #expect(page.components(separatedBy: Self.copies).count == 2)
    // Also in a box that shows nothing else.
    #expect(page.components(separatedBy: "What is said of the data of first holds here too.").count == 3)
  }

  /// Every trouble at once in 5,000 pictures: one finding of each kind, with its count and its first three names.
  @Test func aLargeFolderWithEveryTroubleHasOneFindingOfEach() async throws {
    let notebook = try TestNotebook(
      plain: ["one.md": "# One\n\n```{train} first\n\(Self.large)\nvalidation: 0.5\n```\n"])
    var number = 0
    func write(_ path: String) throws {
      number += 1
      let color = [UInt8(number >> 8), UInt8(number & 255), 77]
      try notebook.write(PlainPicture.png(color, width: 4, height: 4), to: "data/pets/\(path)")
    }
    for (split, count) in [("train", 2400), ("val", 98)] {
      for name in ["cat", "dog"] { for index in 0..<count { try write("\(split)/\(name)/\(index).png") } }
    }
    for split in ["train", "val"] { for index in 0..<2 { try write("\(split)/emu/\(index).png") } }
    for index in 0..<7 { try notebook.write(Data([1]), to: "data/pets/train/cat/x\(index).webp") }
    for index in 0..<2 { try notebook.write(Data([1]), to: "data/pets/val/dog/y\(index).gif") }
    for index in 0..<4 { try write("train/loose\(index).png") }
    for index in 0..<5 {
      try notebook.write(notebook.bytes("data/pets/train/dog/\(index).png"), to: "data/pets/val/dog/c\(index).png")
    }
    let turned = try #require(Data(base64Encoded: TurnedPicture.jpeg))
    for index in 0..<4 { try notebook.write(turned + Data([UInt8(index)]), to: "data/pets/train/cat/t\(index).jpg") }
    let planned = try await Self.withData(notebook).look().look.warnings
    let expected = [
      "9 files of the data were left out, which are neither JPEG nor PNG by name: 7 webp, 2 gif "
        + "(pets/train/cat/x0.webp, pets/train/cat/x1.webp, pets/train/cat/x2.webp and 6 more)",
      "4 pictures of the data were left out, which lie in no class folder "
        + "(pets/train/loose0.png, pets/train/loose1.png, pets/train/loose2.png and 1 more)",
      "5 of 203 test pictures are training pictures too, which flatters what is measured on them "
        + "(pets/val/dog/c0.png, pets/val/dog/c1.png, pets/val/dog/c2.png and 2 more)",
    ]
    let said = planned.map(\.message)
    #expect(said.contains { $0.hasPrefix("3 pictures are copies of others of the same split") })
    #expect(said.contains { $0.hasPrefix("4 pictures") && $0.contains("Exif") && $0.contains("pets/train/cat/t0.jpg") })
    for words in expected { #expect(said.filter { $0 == words }.count == 1, "\(said)") }
    #expect(said.filter { $0.contains("emu") }.count == 2 && said.count == 7, "\(said)")
    let built = try await Built(Self.withData(notebook))
    #expect(built.warnings == planned)
    let page = try notebook.text("output/quick/report.html")
    // There they are sentences.
    for words in said { #expect(page.components(separatedBy: words.dropFirst()).count == 2, "\(words)") }
  }

  /// The report says what was so when its runs were made, with and without the data.
  @Test func recordsKeepIt() async throws {
    let notebook = try Self.notebook(Self.chapter)
    let warnings = try await Built(Self.withData(notebook)).warnings
    let before = try notebook.files(in: "output/quick")
    try notebook.remove(".cyclopedia")
    for name in before.keys where !name.hasPrefix("records/") { try notebook.remove("output/quick/\(name)") }
    let again = try await Built(Self.withData(notebook, "nowhere"))
    #expect(again.trained == [] && again.warnings.map(\.message) == warnings.map(\.message))
    #expect(try notebook.files(in: "output/quick") == before)
  }

  @Test func dataWithoutFindingsIsNotSpokenOf() async throws {
    let notebook = try Self.notebook(Self.chapter)
    try notebook.remove("data/pets/train/cat/more.webp")
    try notebook.remove("data/pets/val/dog/9.png")
    #expect(try await Built(Self.withData(notebook)).warnings == [])
    let records = try await notebook.records { $0.data = notebook.folder.appending(path: "data").path }
    #expect(records.count == 3 && records.values.allSatisfy { $0.data.findings == nil })
    #expect(try !notebook.text("output/quick/records/first.json").contains("findings"))
  }

  /// Half of ten pictures, of which two are of a third class: by class one of them is left to train on.
  @Test func aShareByClassLeavesEachClassSomething() async throws {
    let share = "validation: {share: 0.5, by: class}"
    let chapter =
      "# One\n\n```{train} all\n\(Self.settings)\nvalidation: 0.5\n```\n\n"
      + "```{train} each\nlike: all\n\(share)\n```\n\n{value}`each.validation.accuracy`\n"
    let notebook = try Self.notebook(chapter)
    for split in ["train", "val"] {
      for number in 0..<6 {
        let picture = PlainPicture.png([7, UInt8(number), split == "val" ? 9 : 90], width: 32, height: 32)
        try notebook.write(picture, to: "data/pets/\(split)/emu/\(number).png")
      }
    }
    _ = try await Built(Self.withData(notebook))
    let records = try await notebook.records { $0.data = notebook.folder.appending(path: "data").path }
    let (all, each) = (try #require(records["all#1"]), try #require(records["each#1"]))
    #expect(all.key != each.key && each.plan.validation == 0.5 && all.stepsPerEpoch == each.stepsPerEpoch)
    #expect(each.data.findings?.contains { $0.isOfHeldOut } == false)
    // Eight of sixteen: 2.5, 2.5 and 3.
    let labels = try #require(try await Self.withData(notebook).finder(writes: false).datasets.survey(each.plan.data))
      .training.labels
    let held = each.plan.split(labels, classes: 3).held.map { labels[$0] }
    #expect(held.count == 8 && held.filter { $0 == 2 }.count == 3)
  }
}
