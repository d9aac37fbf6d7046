import Foundation
import Testing

@testable import Learning

@Suite struct SafetensorsTests {
  static let tensors = [
    "b.weight": Tensor(shape: [2, 3], values: [1, -2, 3.5, .infinity, 0, 1e-38]),
    "a": Tensor(shape: [], values: [7]), "empty": Tensor(shape: [0, 4], values: []),
  ]

  @Test func roundTripKeepsEveryBit() throws {
    let bytes = try Safetensors.bytes(of: SafetensorsTests.tensors)
    #expect(try Safetensors.read(bytes, source: "x").tensors == SafetensorsTests.tensors)
    #expect(try Safetensors.bytes(of: SafetensorsTests.tensors) == bytes)
  }

  static func file(_ header: String, body: Int) -> Data {
    var data = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: header.utf8)
    data.append(Data(count: body))
    return data
  }

  @Test(arguments: [
    (Data([1, 2, 3]), "the file ends within its first 8 bytes (byte 3)"),
    (Data([255, 255, 255, 255, 255, 255, 255, 255, 0]), "the header claims 18446744073709551615 bytes"),
    (file("[]", body: 0), "the header is not a mapping (byte 8)"),
    (file("{", body: 0), "the header is not a tensor list (byte 8)"),
    (file(#"{"a":1}"#, body: 0), "the header is not a tensor list (byte 8)"),
    (file("7", body: 0), "the header is not a mapping (byte 8)"),
    (list(of: 100_001), "the header lists 100001 tensors, at most 100000 are read (byte 8)"),
    (
      file(
        #"{"\#(String(repeating: "a", count: 16 << 20))":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}"#, body: 4),
      "the header's list of tensors has 16777268 bytes, at most 16777216 are read (byte 8)"
    ),
    (
      file(#"{"__metadata__":{"a":[\#(String(repeating: "[],", count: 600_000))1]}}"#, body: 0),
      "the header has 1200004 values, at most 1000000 are read (byte 8)"
    ),
    (
      file(#"{"a":{"dtype":"F8_E5M2","shape":[1],"data_offsets":[0,1]}}"#, body: 1),
      "has the type F8_E5M2; F32, F16, BF16 and F64 are read"
    ),
    (file(#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,2]}}"#, body: 2), "claims the shape [2]"),
    (file(#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, body: 4), "claims the shape [-1]"),
    (file(#"{"a":{"dtype":"F32","shape":[9000000000000000000,9],"data_offsets":[0,4]}}"#, body: 4), "claims the shape"),
    (
      file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, body: 4),
      "the file ends early: its tensors take 8 bytes, and 4 are there; copy it again"
    ),
    (file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, body: 8), "claims the bytes [4, 8]"),
    (file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, body: 9), "5 bytes follow the last tensor"),
  ])
  func liesAreRefused(bytes: Data, message: String) {
    #expect {
      _ = try Safetensors.read(bytes, source: "w.safetensors")
    } throws: { error in
      "\(error)".hasPrefix("read w.safetensors: ") && "\(error)".contains(message)
    }
  }

  /// A file of tensors without a value.
  static func list(of count: Int) -> Data {
    let tensors = (0..<count).map { #""t\#($0)":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"# }
    return file("{\(tensors.joined(separator: ","))}", body: 0)
  }

  @Test func asManyTensorsAsAreAllowedAreRead() throws {
    #expect(try Safetensors.read(SafetensorsTests.list(of: 100_000), source: "x").tensors.count == 100_000)
  }

  /// Checkpoints keep the course of a run there, which may be long.
  @Test func metadataMayBeLong() throws {
    let text = String(repeating: "{\"[,", count: 6_000_000)
    let bytes = try Safetensors.bytes(of: SafetensorsTests.tensors, metadata: ["a": text, "}": "b"])
    let read = try Safetensors.read(bytes, source: "x")
    #expect(read.metadata == ["a": text, "}": "b"] && read.tensors == SafetensorsTests.tensors)
  }

  @Test func whatCouldNotBeReadIsNotWritten() throws {
    let name = String(repeating: "a", count: 16 << 20)
    #expect {
      _ = try Safetensors.bytes(of: [name: .zeros([1])])
    } throws: {
      "\($0)".hasPrefix("write safetensors: the header's list of tensors has ")
    }
  }

  @Test func otherNetworksWeightsAreRefusedWithBothLists() throws {
    let network = try Network(
      ResNet9(width: 2).layer(classes: 3), input: .init(channels: 3, height: 32, width: 32), precision: .float32,
      threads: 1,
      seed: 1)
    var tensors = network.weights.tensors(.weights)
    tensors["head.weight"] = nil
    tensors["fc.weight"] = .zeros([3])
    #expect {
      try network.weights.load(tensors, into: .weights)
    } throws: { error in
      "\(error)" == "load weights: missing: head.weight; not of this network: fc.weight"
    }
  }
}
