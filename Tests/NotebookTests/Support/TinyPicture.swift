import Foundation

/// A picture of four by four pixels.
enum TinyPicture {
  static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAP0lEQVR42gE0AMv/AAAyZEZ4qoy+8NIENgAeUIJklsiq3A7wIlQA"
    + "PG6ggrTmyPosDkByAFqMvqDSBOYYSixekEJyFoFrG5i/AAAAAElFTkSuQmCC"

  static let bytes = Data(base64Encoded: png) ?? Data()
}
