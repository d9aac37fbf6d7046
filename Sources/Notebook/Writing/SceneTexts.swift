import Drawing
import Plotting

/// The figures of a page as SVG, by their labels: what is drawn as on the page before is not written again.
///
/// It is filled by one pass on one thread and does not leave it.
final class SceneTexts {
  private let before: [String: (scene: Scene, svg: String)]
  private var made: [String: (scene: Scene, svg: String)] = [:]

  /// - Parameter earlier: of the page before; what that has and this one has not is let go.
  init(after earlier: SceneTexts? = nil) { before = earlier?.made ?? [:] }

  func svg(_ scene: Scene, label: String) throws(DrawingError) -> String {
    let known = before[label].flatMap { $0.scene == scene ? $0.svg : nil }
    let svg = if let known { known } else { try SVGText.write(scene, idPrefix: label, paper: .adaptive) }
    made[label] = (scene, svg)
    return svg
  }
}
