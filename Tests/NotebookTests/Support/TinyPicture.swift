/// A picture of four by four pixels.
enum TinyPicture {
  static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAP0lEQVR42gE0AMv/AAAyZEZ4qoy+8NIENgAeUIJklsiq3A7wIlQA"
    + "PG6ggrTmyPosDkByAFqMvqDSBOYYSixekEJyFoFrG5i/AAAAAElFTkSuQmCC"
}
