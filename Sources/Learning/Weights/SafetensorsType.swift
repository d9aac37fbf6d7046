import Foundation

/// The type of a tensor's numbers in a safetensors file.
enum SafetensorsType: String {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case int16 = "I16"
  case int8 = "I8"
  case uint64 = "U64"
  case uint32 = "U32"
  case uint16 = "U16"
  case uint8 = "U8"
  case bool = "BOOL"

  /// Bytes of a number.
  var width: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// Numbers as float32: exact, but for F64, of which each becomes the nearest one.
  ///
  /// - Returns: nil for whole numbers.
  func floats(_ bytes: Data, count: Int) -> [Float]? {
    switch self {
    case .float32: Self.map(bytes, count, UInt32.self) { Float(bitPattern: UInt32(littleEndian: $0)) }
    case .float64: Self.map(bytes, count, UInt64.self) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
    case .bfloat16:
      Self.map(bytes, count, UInt16.self) { Float(bitPattern: UInt32(UInt16(littleEndian: $0)) << 16) }
    case .float16: Self.map(bytes, count, UInt16.self) { Self.half(UInt16(littleEndian: $0)) }
    case .int64, .int32, .int16, .int8, .uint64, .uint32, .uint16, .uint8, .bool: nil
    }
  }

  private static func map<Bits>(_ bytes: Data, _ count: Int, _ type: Bits.Type, _ value: (Bits) -> Float) -> [Float]
  where Bits: BitwiseCopyable {
    [Float](unsafeUninitializedCapacity: count) { target, filled in
      bytes.withUnsafeBytes { raw in
        for i in 0..<count {
          let bits = raw.loadUnaligned(fromByteOffset: i * MemoryLayout<Bits>.size, as: type)
          target.initializeElement(at: i, to: value(bits))
        }
      }
      filled = count
    }
  }

  /// IEEE 754 binary16: a sign, 5 bits of exponent, 10 of significand. Not every processor's Swift has a type for it.
  private static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits >> 15 == 1 ? -1 : 1
    let (exponent, significand) = (Int(bits >> 10 & 31), Float(bits & 1023))
    switch exponent {
    case 0: return sign * significand * 0x1p-24
    case 31: return significand == 0 ? sign * .infinity : .nan
    default: return sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + significand / 1024)
    }
  }
}
