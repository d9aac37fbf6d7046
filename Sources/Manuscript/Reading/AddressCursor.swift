/// Finds the addresses of a block's links in the source, one after the other, so that equal ones are told apart.
struct AddressCursor {
  /// How far an address is looked for, since some (`www.…`, those of definitions) are not written in the block.
  static let reach = 4 * 1024

  var line: Int
  var byte: Int
  let lastLine: Int

  /// Line (from 1) and byte (from 0) of the address; moves behind it.
  mutating func find(_ address: [UInt8], in source: SourceText) -> (line: Int, byte: Int)? {
    guard let lead = address.first else { return nil }
    var left = Self.reach
    var first = byte
    for number in line...max(line, lastLine) {
      let row = source.line(number)
      var at = min(row.startIndex + first, row.endIndex)
      while at < row.endIndex, left > 0 {
        if row[at] == lead, row[at...].starts(with: address) {
          (line, byte) = (number, at - row.startIndex + address.count)
          return (number, at - row.startIndex)
        }
        at += 1
        left -= 1
      }
      first = 0
      left -= 1
      if left <= 0 { return nil }
    }
    return nil
  }
}
