import Manuscript

extension Block<ReportElement> {
  /// A figure that leaves room for a second beside it: two of them in a row are a pair.
  var smallFigure: ReportFigure? {
    guard case .embed(.figure(let figure), _) = self, figure.scene.size.width <= 80 * 72 / 25.4 else { return nil }
    return figure
  }
}
