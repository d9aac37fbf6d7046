/// A safetensors file of zeros as a text: all of its bytes are ASCII.
enum WeightsText {
  /// - Parameter shapes: float32 tensors by name.
  static func file(_ shapes: [String: [Int]], type: String = "F32") -> String {
    var (offset, entries) = (0, [String]())
    for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      let end = offset + 4 * shape.reduce(1, *)
      entries.append(#""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(offset),\#(end)]}"#)
      offset = end
    }
    var header = "{" + entries.joined(separator: ",") + "}"
    // A length that is a multiple of 256 has no byte above 127 here.
    header += String(repeating: " ", count: (256 - header.utf8.count % 256) % 256)
    precondition(header.utf8.count < 128 * 256, "a header of \(header.utf8.count) bytes")
    let length = "\0" + String(UnicodeScalar(UInt8(header.utf8.count / 256))) + String(repeating: "\0", count: 6)
    return length + header + String(repeating: "\0", count: offset)
  }
}
