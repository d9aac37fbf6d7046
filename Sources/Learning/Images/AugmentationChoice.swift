/// What chance decided for one picture.
package enum AugmentationChoice: Hashable, Sendable {
  case nothing
  case corner(top: Int, left: Int)
  case mirror(Bool)
  case boxes([Box])
  case region(Box)
}

/// Rows `top..<bottom` and columns `left..<right` of a picture.
package struct Box: Hashable, Sendable {
  package var top: Int
  package var left: Int
  package var bottom: Int
  package var right: Int

  package init(top: Int, left: Int, bottom: Int, right: Int) {
    (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
  }

  /// A whole picture.
  init(_ extent: ImageSet.Extent) { self.init(top: 0, left: 0, bottom: extent.height, right: extent.width) }

  /// The part of `extent` in the middle of a picture, to the nearest even pixel as torchvision's `center_crop`.
  init(_ extent: ImageSet.Extent, inTheMiddleOf whole: ImageSet.Extent) {
    top = Int((Double(whole.height - extent.height) / 2).rounded(.toNearestOrEven))
    left = Int((Double(whole.width - extent.width) / 2).rounded(.toNearestOrEven))
    (bottom, right) = (top + extent.height, left + extent.width)
  }
}
