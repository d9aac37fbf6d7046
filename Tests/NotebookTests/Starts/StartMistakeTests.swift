import Foundation
import Learning
import Testing

@testable import Notebook

/// Settings of what runs begin with and of what they train.
@Suite struct StartMistakeTests {
  private static let layers =
    "prep.conv, prep.norm, layer1.conv_unit.conv, layer1.conv_unit.norm, layer1.residual.0.conv, "
    + "layer1.residual.0.norm, layer1.residual.1.conv, layer1.residual.1.norm, layer2.conv_unit.conv, "
    + "layer2.conv_unit.norm, layer3.conv_unit.conv, layer3.conv_unit.norm, layer3.residual.0.conv, "
    + "layer3.residual.0.norm, layer3.residual.1.conv, layer3.residual.1.norm, head"
  private static let ways = "name a training of the book, or a .safetensors file in its folder"

  private static func run(
    _ lines: String, _ message: String, hint: String?, files: [String: String] = [:]
  ) -> Mistake {
    Mistake(
      "```{train} late\nlike: plain\nepochs: 2\nschedule: {constant: 0.1}\n\(lines)\n```\n", message, hint: hint,
      files: files)
  }

  static let forms: [Mistake] = [
    run("start: 👉{except: [head]}", "start needs the setting 'weights'", hint: ways),
    run("start: 👉[fixed]", "start takes one run or file, not a list", hint: ways),
    run("start: {weights: fixed, 👉exept: [head]}", "start has no setting 'exept'", hint: "did you mean 'except'?"),
    run("start: {weights: 👉resnet18.pt}", "weights cannot be 'resnet18.pt'", hint: ways),
    run("start: {weights: 👉[fixed]}", "weights takes a text, not a list", hint: nil),
    run("start: {weights: fixed, except: [👉{a: 1}]}", "except takes a text, not a mapping", hint: nil),
  ]

  static let runs: [Mistake] = [
    run("start: {weights: 👉fixd}", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    run("start: 👉plain", "'plain' is a recipe, which leaves no weights", hint: "name a training"),
    run("start: 👉finder", "'finder' is a range test, which leaves no weights", hint: "name a training"),
    run("start: 👉policies", "'policies' is a compare, which has no weights", hint: "name a training"),
    run("start: 👉onecycle#9", "onecycle has no seed 9", hint: "its seeds: 1, 2"),
    run("start: 👉late", "late starts from its own weights", hint: "start one of them from other weights"),
    run(
      "start: {weights: fixed, except: [head, 👉heat]}", "the network has no layer 'heat'",
      hint: "its layers: \(layers)"),
    run(
      "start: {weights: 👉fixed, except: [prep, layer1, layer2, layer3, head]}",
      "the weights of fixed do not fit the network: 'except' leaves none of them",
      hint: "name the layers that differ in 'except', or take the same model; its layers: \(layers)"),
    Mistake(
      "```{train} wide\nlike: plain\nmodel: {resnet9: {width: 2, classes: 12}}\nepochs: 1\n"
        + "schedule: {constant: 0.1}\nstart: 👉fixed\n```\n",
      "the weights of fixed do not fit the network: head.bias has the shape [10], the network wants [12]",
      hint: "name the layers that differ in 'except', or take the same model; its layers: \(layers)"),
    Mistake(
      "```{sweep} rates\nlike: fixed\nvary: {schedule.constant: [0.1, 0.2]}\n```\n\n"
        + "```{train} late\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nstart: 👉rates\n```\n",
      "'rates' is a sweep of 2 trainings", hint: "name one of them: rates(0.1), rates(0.2)"),
    Mistake(
      "```{sweep} rates\nlike: fixed\nstart: 👉rates(0.1)\nvary: {schedule.constant: [0.1, 0.2]}\n```\n",
      "rates starts from its own weights", hint: "start one of them from other weights"),
    Mistake(
      "```{reported} theirs\nsource: A\ntest.loss: 1\n```\n\n"
        + "```{train} late\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nstart: 👉theirs\n```\n",
      "'theirs' is a reported run, which has no weights", hint: "name a training"),
    Mistake(
      "```{train} one\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nstart: two\n```\n\n"
        + "```{train} two\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nstart: 👉one\n```\n",
      "runs wait for each other: one needs two needs one", hint: "start one of them from other weights"),
  ]

  static let fits = Dictionary(
    uniqueKeysWithValues: (try? WeightList(ResNet9(width: 2).layer(classes: 10), input: ImageSet.openShape).entries)
      .map { entries in entries.map { ($0.name, $0.shape.map { $0 ?? 16 }) } } ?? [])
  private static var lacking: [String: [Int]] {
    var shapes = fits.filter { $0.key != "prep.conv.weight" }
    shapes["fc.weight"] = [1]
    return shapes
  }

  static let files: [Mistake] = [
    run(
      "start: {weights: 👉w.safetensors}", "there is no file 'w.safetensors'",
      hint: "create it, or correct its name"),
    run(
      "start: {weights: 👉../w.safetensors}", "the path '../w.safetensors' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    run(
      "start: {weights: 👉/etc/w.safetensors}", "the path '/etc/w.safetensors' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    run(
      "start: 👉w.safetensors",
      "'w.safetensors' cannot be used: the file ends within its first 8 bytes (byte 3)",
      hint: "write it with safetensors.torch.save_file(model.state_dict(), …)",
      files: ["w.safetensors": "abc"]),
    run(
      "start: 👉w.safetensors",
      "'w.safetensors' cannot be used: the tensor 'a' has the type F8_E4M3; F32, F16, BF16 and F64 are read (byte 8)",
      hint: "write it with safetensors.torch.save_file(model.state_dict(), …)",
      files: ["w.safetensors": WeightsText.file(["a": [1]], type: "F8_E4M3")]),
    run(
      "start: 👉w.safetensors",
      "the weights in w.safetensors do not fit the network: missing: prep.conv.weight; not of this network: fc.weight",
      hint: "name the layers that differ in 'except', or take the same model; its layers: \(layers)",
      files: ["w.safetensors": WeightsText.file(lacking)]),
    run(
      "start: {weights: 👉w.safetensors, except: [layer1]}",
      "the weights in w.safetensors do not fit the network: head.bias has the shape [3], the network wants [10]",
      hint: "name the layers that differ in 'except', or take the same model; its layers: \(layers)",
      files: ["w.safetensors": WeightsText.file(fits.merging(["head.bias": [3], "layer1.x": [1]]) { $1 })]),
  ]

  static let trainable: [Mistake] = [
    run("trainable: {👉soon: [head]}", "trainable takes a length, not 'soon'", hint: lengths),
    run(
      "trainable: {👉1 epoch: all}", "trainable begins at '1 epoch', and what is trained before is not said",
      hint: "begin with '0 epochs: [fc]' or '0 epochs: all'"),
    run("trainable: 👉{}", "trainable is empty", hint: "write '{0 epochs: [fc], 5 epochs: all}'"),
    run("trainable: {0 epochs: 👉[]}", "trainable names no layer", hint: "write 'all', or a list such as [fc]"),
    run("trainable: {0 epochs: 👉{head: 1}}", "trainable takes a text, not a mapping", hint: nil),
    run("trainable: [head, 👉heat]", "the network has no layer 'heat'", hint: "its layers: \(layers)"),
    run(
      "trainable: {0 epochs: [head], 1 epoch: [👉laye]}", "the network has no layer 'laye'",
      hint: "its layers: \(layers)"),
    run(
      "trainable: 👉{0 epochs: [head], 2 epochs: all}",
      "trainable changes after 4 steps (2 epochs), and the run has 4 steps (2 epochs)", hint: within),
    run(
      "trainable: 👉{0 epochs: [head], 1 epoch: all, 2 steps: [head]}",
      "trainable has two parts that begin after 2 steps (1 epoch), or they do not ascend", hint: within),
    .rangeTest(
      "from: 1e-4\nto: 1\nsteps: 10\ntrainable: [👉heat]", "the network has no layer 'heat'",
      hint: "its layers: \(layers)"),
  ]
  private static let lengths =
    "write '5 epochs', '490 steps', or a share of the run between 0 and 1 such as '5/24'"
  private static let within = "let it change within the run: '5 epochs', '490 steps', or a share such as '0.2'"

  @Test(arguments: forms) func aFormIsNamed(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: runs) func aRunIsNamed(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: files) func aFileIsNamed(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: trainable) func aPartIsNamed(mistake: Mistake) throws { try expect(mistake) }

  /// A recipe's mistake stands once, in its own place, whoever takes it over.
  @Test func aRecipesMistakeStandsOnce() throws {
    let lines = "like: from\nepochs: 1\nschedule: {constant: 0.1}\n```\n\n"
    try expect(
      Mistake(
        "```{recipe} from\nlike: plain\nstart: 👉fixd\n```\n\n```{train} a\n\(lines)```{train} b\n\(lines)",
        "there is no run 'fixd'", hint: "did you mean 'fixed'?"))
  }

  @Test func aFileThatFitsIsTaken() throws {
    let text = """
      # Case

      ```{train} one
      like: plain
      epochs: 2
      schedule: {constant: 0.1}
      start: {weights: weights/w.safetensors, except: [head]}
      trainable: {0: [head, layer3], 0.5: all}
      ```

      """
    var shapes = Self.fits.filter { !$0.key.hasPrefix("head.") }
    shapes["head.weight"] = [1000, 16]
    let notebook = try TestNotebook(
      afterBase: text, files: ["weights/w.safetensors": WeightsText.file(shapes)])
    #expect(notebook.mistakes() == [])
  }

  private static let started = """
    # Case

    ```{train} one
    like: plain
    epochs: 2
    schedule: {constant: 0.1}
    start: w.safetensors
    ```

    """

  /// What only the size of the pictures tells is told before anything trains.
  @Test func aSideThatOnlyThePicturesTellIsCompared() async throws {
    var shapes = Self.fits
    shapes["head.weight"] = [10, 99]
    let notebook = try TestNotebook(afterBase: Self.started, files: ["w.safetensors": WeightsText.file(shapes)])
    let problems = try await notebook.notebook().look().look.problems
    #expect(
      problems.map(\.message) == [
        "the weights do not fit the network: head.weight has the shape [10, 99], the network wants [10, 16]"
      ])
  }

  @Test func weightsThatAreNoNumbersAreNamed() throws {
    let notebook = try TestNotebook(afterBase: Self.started)
    var bytes = Data(WeightsText.file(Self.fits).utf8)
    // The last tensor by name ends in a float32 that is NaN.
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xC0, 0x7F])
    try notebook.write(bytes, to: "chapters/w.safetensors")
    let last = try #require(Self.fits.keys.sorted().last)
    #expect(
      notebook.mistakes().map(\.message)
        == ["the weights in w.safetensors hold numbers that are NaN or infinite: \(last)"])
  }
}
