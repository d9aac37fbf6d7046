import Plotting

/// A document that grows, as UTF-8.
struct MarkupBytes {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func line(_ text: String) {
    add(text)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// - Parameter start: the name, and what stands before it.
  mutating func attribute(_ start: String, _ value: Double) {
    add(start)
    add("=\"")
    add(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// At most three decimals, without trailing zeros; what is not finite becomes 0, which every reader accepts.
  mutating func add(_ value: Double) {
    guard value.isFinite, abs(value) < 1e12 else { return bytes.append(UInt8(ascii: "0")) }
    let thousandths = Int((value * 1000).rounded())
    if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    add(whole)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var (scale, left) = (100, rest)
    while left > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(left / scale))
      (left, scale) = (left % scale, scale / 10)
    }
  }

  /// - Parameter value: at least 0.
  private mutating func add(_ value: Int) {
    if value >= 10 { add(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  mutating func add(_ path: Path) {
    for step in path.steps {
      switch step {
      case .move(let p): add("M", p)
      case .line(let p): add("L", p)
      case .curve(let a, let b, let p):
        add("C", a)
        add(" ", b)
        add(" ", p)
      case .close: add("Z")
      }
    }
  }

  private mutating func add(_ mark: String, _ point: Point) {
    add(mark)
    add(point.x)
    bytes.append(UInt8(ascii: " "))
    add(point.y)
  }
}
