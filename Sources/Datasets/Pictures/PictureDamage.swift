/// What is wrong with a picture file, and at which byte that shows.
struct PictureDamage: Error, Hashable {
  let byte: Int
  let detail: String

  init(_ byte: Int, _ detail: String) { (self.byte, self.detail) = (byte, detail) }

  static func endsEarly(_ bytes: [UInt8]) -> PictureDamage {
    PictureDamage(bytes.count, "the file ends early; copy it again")
  }
}
