package enum PlotKinds {
  package static let all: [any PlotKind.Type] = [
    LRFinderPlot.self, AccuracyPlot.self, LossPlot.self, LearningRatePlot.self, MomentumPlot.self,
    ConfusionMatrixPlot.self, SampleGridPlot.self, MisclassifiedPlot.self, ComparisonPlot.self, PerClassPlot.self,
    PolicyPlot.self, SweepPlot.self, CalibrationPlot.self,
  ]
}

package enum TableKinds {
  package static let all: [any TableKind.Type] = [
    EpochsTable.self, RunsTable.self, PerClassTable.self, MostConfusedTable.self, ModelSummaryTable.self,
    ComparisonTable.self, SuggestionsTable.self, ProvenanceTable.self, SweepTable.self,
  ]
}
