/// Every kind of figure; `FigureKinds` is tested against the folder.
package enum FigureKinds {
  package static let all: [any Figure.Type] = [
    LRFinderFigure.self, AccuracyFigure.self, LossFigure.self, LearningRateFigure.self, MomentumFigure.self,
    PolicyFigure.self, ConfusionMatrixFigure.self, SampleGridFigure.self, MisclassifiedFigure.self,
    ComparisonFigure.self, PerClassFigure.self, SweepFigure.self,
  ]
}
