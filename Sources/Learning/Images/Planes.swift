/// Three planes of pixels, row by row, with spare memory for the form that they take next: once both are large enough,
/// nothing is allocated any more.
struct Planes<Element: BitwiseCopyable & Sendable>: Sendable {
  private(set) var extent = ImageSet.Extent(height: 0, width: 0)
  private var current: [Element] = []
  private var spare: [Element] = []

  var count: Int { 3 * extent.height * extent.width }
  var values: ArraySlice<Element> { current[..<count] }

  func withPixels<Result>(_ body: (UnsafePointer<Element>) -> Result) -> Result {
    current.withUnsafeBufferPointer { pixels in
      guard let start = pixels.baseAddress else { preconditionFailure("no picture was loaded") }
      return body(start)
    }
  }

  mutating func change(_ body: (UnsafeMutablePointer<Element>) -> Void) {
    current.withUnsafeMutableBufferPointer { pixels in
      guard let start = pixels.baseAddress else { preconditionFailure("no picture was loaded") }
      body(start)
    }
  }

  /// Takes another size, with pixels that `body` sets, all of them.
  mutating func set(to new: ImageSet.Extent, zero: Element, _ body: (UnsafeMutablePointer<Element>) -> Void) {
    extent = new
    if current.count < count { current = Array(repeating: zero, count: count) }
    change(body)
  }

  /// Takes another size, with pixels that `body` sets, all of them, from the old ones.
  mutating func remake(
    to new: ImageSet.Extent, zero: Element,
    _ body: (_ old: UnsafePointer<Element>, _ new: UnsafeMutablePointer<Element>) -> Void
  ) {
    let needed = 3 * new.height * new.width
    if spare.count < needed { spare = Array(repeating: zero, count: needed) }
    withPixelsAndSpare(body)
    swap(&current, &spare)
    extent = new
  }

  private mutating func withPixelsAndSpare(_ body: (UnsafePointer<Element>, UnsafeMutablePointer<Element>) -> Void) {
    current.withUnsafeBufferPointer { old in
      spare.withUnsafeMutableBufferPointer { new in
        guard let from = old.baseAddress, let to = new.baseAddress else { preconditionFailure("no picture was loaded") }
        body(from, to)
      }
    }
  }

  /// The part of `new` size whose corner lies at (top, left) of the picture, also beyond its border.
  ///
  /// - Parameter fill: what lies beyond, by channel; nil reflects the picture about its border's pixels.
  mutating func window(top: Int, left: Int, to new: ImageSet.Extent, fill: SIMD3<Element>?, zero: Element)
  where Element: SIMDScalar {
    let (height, width) = (extent.height, extent.width)
    func reflected(_ i: Int, _ count: Int) -> Int { i < 0 ? -i : i >= count ? 2 * count - 2 - i : i }
    // Columns of the window that lie within the picture.
    let first = max(0, min(new.width, -left))
    let last = max(first, min(new.width, width - left))
    remake(to: new, zero: zero) { old, target in
      for c in 0..<3 {
        for y in 0..<new.height {
          let to = target + (c * new.height + y) * new.width
          let row = fill == nil ? reflected(y + top, height) : y + top
          guard (0..<height).contains(row) else {
            to.update(repeating: fill?[c] ?? zero, count: new.width)
            continue
          }
          let from = old + (c * height + row) * width
          for x in 0..<first { to[x] = fill?[c] ?? from[reflected(x + left, width)] }
          if first < last { (to + first).update(from: from + first + left, count: last - first) }
          for x in last..<new.width { to[x] = fill?[c] ?? from[reflected(x + left, width)] }
        }
      }
    }
  }

  /// Left for right.
  mutating func mirror() {
    let (rows, width) = (3 * extent.height, extent.width)
    change { pixels in
      for y in 0..<rows {
        let row = pixels + y * width
        for x in 0..<width / 2 { (row[x], row[width - 1 - x]) = (row[width - 1 - x], row[x]) }
      }
    }
  }

  mutating func paint(_ box: Box, with fill: SIMD3<Element>) where Element: SIMDScalar {
    guard box.left < box.right else { return }
    let (height, width) = (extent.height, extent.width)
    change { pixels in
      for c in 0..<3 {
        for y in box.top..<max(box.top, box.bottom) {
          (pixels + (c * height + y) * width + box.left).update(repeating: fill[c], count: box.right - box.left)
        }
      }
    }
  }

  /// A box of the picture in another size, with bilinear weights that are widened where it shrinks: torchvision's
  /// `resize(antialias=True)`.
  mutating func scale(
    _ box: Box, to new: ImageSet.Extent, zero: Element, number: (Element) -> Float, pixel: (Float) -> Element
  ) {
    let (height, width) = (extent.height, extent.width)
    let across = ResizeWeights(from: box.right - box.left, to: new.width)
    let down = ResizeWeights(from: box.bottom - box.top, to: new.height)
    var rows = [Float](repeating: 0, count: (box.bottom - box.top) * new.width)
    remake(to: new, zero: zero) { old, target in
      for c in 0..<3 {
        for y in box.top..<box.bottom {
          let from = old + (c * height + y) * width + box.left
          for x in 0..<new.width {
            rows[(y - box.top) * new.width + x] = across.sum(x) { number(from[$0]) }
          }
        }
        for y in 0..<new.height {
          for x in 0..<new.width {
            target[(c * new.height + y) * new.width + x] = pixel(down.sum(y) { rows[$0 * new.width + x] })
          }
        }
      }
    }
  }
}

/// Which old pixels along one axis make each new one, and by what weights.
private struct ResizeWeights {
  private var starts: [Int] = []
  private var weights: [[Float]] = []

  init(from count: Int, to new: Int) {
    let scale = Double(count) / Double(new)
    let support = max(1, scale)
    for i in 0..<new {
      let center = (Double(i) + 0.5) * scale
      let first = max(0, Int((center - support + 0.5).rounded(.down)))
      let last = max(first + 1, min(count, Int((center + support + 0.5).rounded(.down))))
      let raw = (first..<last).map { max(0, 1 - abs((Double($0) + 0.5 - center) / support)) }
      let total = raw.reduce(0, +)
      starts.append(first)
      weights.append(raw.map { Float($0 / total) })
    }
  }

  func sum(_ i: Int, _ value: (Int) -> Float) -> Float {
    var sum: Float = 0
    for (offset, weight) in weights[i].enumerated() { sum += weight * value(starts[i] + offset) }
    return sum
  }
}
