import Experiments
import Foundation
import Testing

@testable import Notebook

/// The write-up on transfer learning: ants and bees from folders, a ResNet-18 that saw other pictures before.
@Suite struct TransferLearningTests {
  /// - Parameters:
  ///   - size: the side of the pictures that the network takes; 224 in the write-up.
  ///   - file: where the second training's weights are.
  static func chapter(size: Int, width: Int, epochs: Int, weights: String = "pretrained") -> String {
    """
    # Ants and bees

    ```{train} pretrained
    data: {shapes: {train: 64, test: 20}}
    batch: 32
    model: {resnet18: {width: \(width)}}
    epochs: 1
    schedule: {constant: 0.05}
    ```

    ```{recipe} c
    data: {images: {path: hymenoptera_data, train: train, test: val}}
    batch: 4
    model: {resnet18: {width: \(width)}}
    augment: [{resized-crop: {size: \(size), scale: [.08, 1], ratio: [3/4, 4/3]}}, {flip: .5}, {normalize: imagenet}]
    evaluate: [{resize: \(size * 8 / 7)}, {center-crop: \(size)}, {normalize: imagenet}]
    optimizer: {sgd: {momentum: .9}}
    epochs: \(epochs)
    trainable: {0 epochs: [fc], 1 epoch: all}
    ```

    ```{train} c-fixed
    like: c
    schedule: {step: {start: 7e-3, factor: .1, every: 1 epochs}}
    start: {weights: pretrained, except: [fc]}
    ```

    ```{train} c-file
    like: c-fixed
    start: {weights: \(weights), except: [fc]}
    ```

    ```{train} c-1cycle
    like: c
    optimizer: {sgd: {momentum: 0}}
    schedule: {piecewise-linear: {at: steps, rate: [[1, 7e-4], [4, 7e-3], [6, 7e-4], [8, 7e-7]]}}
    start: {weights: pretrained, except: [fc]}
    ```

    ```{compare} c-both
    runs: [c-fixed, c-1cycle]
    by: [test.accuracy.best, test.loss]
    ```

    """
  }

  static func notebook(_ chapter: String) throws -> TestNotebook {
    let notebook = try TestNotebook(["book.yml": "title: Transfer", "c.md": chapter])
    for (split, count) in [("train", 8), ("val", 3)] {
      for (index, name) in ["ants", "bees"].enumerated() {
        for number in 0..<count {
          let shade = UInt8(40 + 20 * number)
          let picture = PlainPicture.png(
            index == 0 ? [shade, 30, 30] : [220, shade, 60], width: 40 + number, height: 36)
          try notebook.write(picture, to: "data/hymenoptera_data/\(split)/\(name)/\(number).png")
        }
      }
    }
    return notebook
  }

  static func withData(_ notebook: TestNotebook) -> Notebook {
    notebook.notebook { $0.data = notebook.folder.appending(path: "data").path }
  }

  @Test func itsChapterIsPlannedInItsOwnSize() async throws {
    let notebook = try Self.notebook(Self.chapter(size: 224, width: 64, epochs: 50))
    #expect(notebook.mistakes() == [])
    let planned = try await Self.withData(notebook).plan()
    #expect(
      planned.map { "\($0.name.name) \($0.status)" } == [
        "pretrained missing", "c-fixed waiting for pretrained", "c-file waiting for pretrained",
        "c-1cycle waiting for pretrained",
      ])
  }

  @Test func itRunsSmall() async throws {
    let notebook = try Self.notebook(Self.chapter(size: 32, width: 4, epochs: 2))
    let built = try await Built(Self.withData(notebook))
    #expect(built.problems == [])
    // One plan is one run.
    #expect(built.trained == ["pretrained#1", "c-fixed#1", "c-1cycle#1"] && built.foundAgain == ["c-file#1"])
    // The same weights as a file of the notebook: another key, the same bits.
    let file = try #require(try notebook.files(in: ".cyclopedia/weights").first)
    try notebook.write(file.value, to: "chapters/resnet18.safetensors")
    try notebook.write(["c.md": Self.chapter(size: 32, width: 4, epochs: 2, weights: "resnet18.safetensors")])
    #expect(try await Built(Self.withData(notebook)).trained == ["c-file#1"])
    let records = try await notebook.records { $0.data = notebook.folder.appending(path: "data").path }
    let (run, read) = (try #require(records["c-fixed#1"]), try #require(records["c-file#1"]))
    #expect(run.data.classes == ["ants", "bees"] && run.steps.count == 8)
    #expect(run.key != read.key && run.steps == read.steps && run.test == read.test)
    #expect(run.provenance.start == read.provenance.start)
    #expect(read.plan.start == RunStart(.file(try #require(read.provenance.start)), except: ["fc"]))
    // Other bytes are another run.
    var other = file.value
    other[other.count - 1] ^= 1
    try notebook.write(other, to: "chapters/resnet18.safetensors")
    let status = try await Self.withData(notebook).plan().first { $0.name.name == "c-file" }?.status
    guard case .stale(let differences) = status else {
      Issue.record("\(String(describing: status))")
      return
    }
    #expect(differences.map(\.setting) == ["start.file"])
  }

  /// How many classes there are is known from the folders only: what does not fit is told before anything is trained.
  @Test func aHeadForOtherClassesIsTold() async throws {
    let notebook = try Self.notebook(
      Self.chapter(size: 32, width: 4, epochs: 2).replacing("except: [fc]", with: "except: []"))
    await #expect {
      _ = try await Built(Self.withData(notebook))
    } throws: { error in
      (error as? UnfitBook)?.found.map(\.message).first
        == "the weights of pretrained do not fit the network: fc.weight has the shape [10, 32], the network wants [2, 32]; "
        + "fc.bias has the shape [10], the network wants [2]"
    }
    #expect(!notebook.exists(".cyclopedia/checkpoints"))
  }
}
