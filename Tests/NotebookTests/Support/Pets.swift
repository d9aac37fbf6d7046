import Foundation

/// A folder of pictures, and a training on them.
enum Pets {
  static let settings = """
    data: {images: {path: pets}}
    batch: 4
    model: {resnet9: {width: 2}}
    augment: [{resize: 32}, normalize]
    evaluate: [{resize: 32}, normalize]
    epochs: 1
    schedule: {constant: 0.01}
    """

  /// Four times the same picture of each class, to train on and to test with.
  static func write(_ picture: Data, of classes: [String], to notebook: TestNotebook) throws {
    for split in ["train", "val"] {
      for name in classes {
        for index in 0..<4 { try notebook.write(picture, to: "data/pets/\(split)/\(name)/\(index).png") }
      }
    }
  }
}
