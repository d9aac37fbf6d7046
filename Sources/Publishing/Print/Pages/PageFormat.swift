import Plotting

/// The paper of the PDF.
package enum PageFormat: String, Hashable, Sendable, CaseIterable {
  case a4, letter

  /// In points.
  package var size: Size { self == .a4 ? Size(595.28, 841.89) : Size(612, 792) }
}
