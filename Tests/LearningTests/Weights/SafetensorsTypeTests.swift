import Foundation
import Testing

@testable import Learning

/// Numbers of other types than float32, as other programs write them.
@Suite struct SafetensorsTypeTests {
  /// A file of tensors whose bytes follow each other in the order given.
  static func file(_ tensors: [(name: String, type: String, shape: [Int], bytes: [UInt8])]) -> Data {
    var (body, entries): ([UInt8], [String]) = ([], [])
    for tensor in tensors {
      let end = body.count + tensor.bytes.count
      let place = "[\(body.count),\(end)]"
      entries.append(
        #""\#(tensor.name)":{"dtype":"\#(tensor.type)","shape":\#(tensor.shape),"data_offsets":\#(place)}"#)
      body += tensor.bytes
    }
    return SafetensorsTests.file("{\(entries.joined(separator: ","))}", body: 0) + body
  }

  private static func bytes<Bits: FixedWidthInteger>(_ values: [Bits]) -> [UInt8] {
    values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
  }

  /// Every half that there is, against the rule that defines it.
  @Test func halvesAreExact() throws {
    let all = (0...UInt16.max).map { $0 }
    let read = try Safetensors.read(
      Self.file([("a", "F16", [all.count], Self.bytes(all))]), source: "x"
    ).tensors["a"]
    let values = try #require(read?.values)
    for (bits, value) in zip(all, values) {
      let (exponent, significand) = (Int(bits >> 10 & 31), Double(bits & 1023))
      if exponent == 31 {
        #expect(significand == 0 ? value.isInfinite : value.isNaN)
      } else {
        let size = exponent == 0 ? significand * pow(2, -24) : (1024 + significand) * pow(2, Double(exponent) - 25)
        #expect(Double(value.magnitude) == size)
      }
      if !value.isNaN { #expect((value.sign == .minus) == (bits >> 15 == 1)) }
    }
  }

  @Test func bfloatsAreTheUpperHalves() throws {
    let numbers: [Float] = [0, -0.0, 1, -2.5, 3e38, .infinity, 1.1754944e-38]
    let halves = numbers.map { UInt16(truncatingIfNeeded: $0.bitPattern >> 16) }
    let read = try Safetensors.read(Self.file([("a", "BF16", [7], Self.bytes(halves))]), source: "x").tensors["a"]
    #expect(read?.values.map(\.bitPattern) == halves.map { UInt32($0) << 16 })
  }

  @Test func doublesBecomeTheNearestFloats() throws {
    let numbers: [Double] = [0.1, -1 / 3, 1e300, 2]
    let content = try Safetensors.read(
      Self.file([("a", "F64", [2, 2], Self.bytes(numbers.map(\.bitPattern)))]), source: "x")
    #expect(content.tensors["a"] == Tensor(shape: [2, 2], values: [0.1, -1 / 3, .infinity, 2]))
    #expect(content.rounded == ["a"])
  }

  /// As the format's own library sorts them: wide types first, and what is empty where it falls.
  @Test(arguments: ["I64", "I32", "I16", "I8", "U64", "U32", "U16", "U8", "BOOL", "F32"])
  func wholeNumbersAndEmptyTensorsStandAside(type: String) throws {
    let one = Self.bytes([Float(1).bitPattern])
    let width = ["I64": 8, "U64": 8, "I32": 4, "U32": 4, "F32": 4, "I16": 2, "U16": 2][type] ?? 1
    let files: [[(name: String, type: String, shape: [Int], bytes: [UInt8])]] = [
      [("z", type, [0], []), ("a", "F32", [1], one)], [("a", "F32", [1], one), ("z", type, [0, 7], [])],
      [("z", type, [3], Array(repeating: 1, count: 3 * width)), ("a", "F32", [1], one), ("y", type, [0], [])],
    ]
    for tensors in files {
      let content = try Safetensors.read(Self.file(tensors), source: "x")
      #expect(content.tensors["a"] == Tensor(shape: [1], values: [1]))
      #expect(content.tensors.count == (type == "F32" ? tensors.count : 1))
    }
  }
}
