import Foundation
import Testing

@testable import Experiments

@Suite struct PackedColumnTests {
  private static func isKept<Number: PackedNumber>(_ values: [Number], _ differences: Int) -> Bool {
    let text = PackedColumn.text(of: values, differences: differences)
    let read: [Number]? = PackedColumn.values(of: text, count: values.count, differences: differences)
    return read?.map(\.packedBits) == values.map(\.packedBits)
  }

  @Test(arguments: 0...4) func everyBitIsKept(differences: Int) {
    let doubles = [0, -0.0, 1, -1, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1]
    #expect(Self.isKept(doubles, differences) && Self.isKept(doubles.map { Float($0) }, differences))
    #expect(Self.isKept((0..<3000).map { 0.5 + cos(Double($0) / 900) / 2 }, differences))
    #expect(Self.isKept([0, 1, -1, 512, Int(Int32.max), Int(Int32.min)], differences))
    #expect(Self.isKept([Double](), differences) && Self.isKept([7], differences))
  }

  @Test func smoothColumnsAreSmall() {
    let rates = (0..<2352).map { 0.025 + 0.025 * cos(Double($0) / 750) }
    #expect(PackedColumn.text(of: rates, differences: 4).count < 9000)
    #expect(PackedColumn.text(of: Array(repeating: 512, count: 100_000), differences: 0).count < 1000)
  }

  @Test func anotherCountOrOtherBytesAreRefused() {
    let text = PackedColumn.text(of: [1.0, 2, 3], differences: 0)
    for count in [-1, 0, 2, 4, 1 << 40, Int.max] {
      #expect(PackedColumn.values(of: text, count: count, differences: 0) == [Double]?.none, "\(count)")
    }
    for other in ["", "AAAA", "not base64!", String(text.dropLast(4)), text + "AAAA"] {
      #expect(PackedColumn.values(of: other, count: 3, differences: 0) == [Double]?.none, "\(other)")
    }
  }
}
