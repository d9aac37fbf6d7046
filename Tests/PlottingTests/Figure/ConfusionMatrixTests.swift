import Testing

@testable import Plotting

/// The one source of counts, recall and precision.
@Suite struct ConfusionMatrixTests {
  /// Two cats, three dogs, no ship; one cat and two dogs are taken for what is no class.
  static let matrix = ConfusionMatrix(
    classes: ["cat", "dog", "ship"], truth: [0, 0, 1, 1, 1], predictions: [1, 7, 1, 3, -1])

  @Test func everyPictureCounts() {
    let matrix = Self.matrix
    #expect(matrix.counts == [[0, 1, 0], [0, 1, 0], [0, 0, 0]] && matrix.others == [1, 2, 0])
    #expect(matrix.totals == [2, 3, 0] && matrix.predictedTotals == [0, 2, 0])
    #expect(matrix.images == 5 && matrix.correct == 1 && matrix.errors == 4 && matrix.strays == 3)
    #expect(matrix.strayNote == " 3 pictures were taken for none of these classes.")
  }

  @Test func nothingOverNothingDoesNotExist() {
    #expect([0, 1, 2].map(Self.matrix.recall) == [0, 1.0 / 3, nil])
    #expect([0, 1, 2].map(Self.matrix.precision) == [nil, 0.5, nil])
    #expect([0, 1, 2].map(Self.matrix.falsePositives) == [0, 1, 0])
    #expect(Self.matrix.extremes.map { [$0.best, $0.worst] } == [1, 0])
    #expect(ConfusionMatrix(classes: ["a", "b"], counts: [[1, 0], [0, 0]]).extremes == nil)
  }

  @Test func mistakesAreSorted() {
    let found = Self.matrix.confusions.map { [$0.truth, $0.predicted ?? -1, $0.count] }
    #expect(found == [[1, -1, 2], [0, 1, 1], [0, -1, 1]])
    #expect(Self.matrix.name(nil) == "none of these" && Self.matrix.name(2) == "ship")
  }

  @Test func tiesAreNamed() throws {
    let even = ConfusionMatrix(classes: ["a", "b", "c"], counts: [[5, 2, 0], [2, 5, 1], [0, 0, 5]])
    let found = try #require(even.mostFrequent)
    #expect(found.names == "a taken for b and b taken for a" && !found.isOne && found.count == 2)
    let many = ConfusionMatrix(classes: ["a", "b", "c"], counts: [[5, 2, 2], [2, 5, 2], [2, 0, 5]])
    #expect(many.mostFrequent?.names == "a taken for b, a taken for c, b taken for a and 2 more")
    #expect(ConfusionMatrix(classes: ["a", "b"], counts: [[1, 0], [0, 1]]).mostFrequent == nil)
    #expect(
      ConfusionMatrixFigure(even).automaticCaption.hasPrefix(
        "The most frequent confusions are a taken for b and b taken for a, 2 times each."))
  }

  @Test func sumsAreOfAll() {
    let sum = Self.matrix + Self.matrix
    #expect(sum.images == 10 && sum.others == [2, 4, 0] && sum.counts[0] == [0, 2, 0])
    #expect(sum.recall(1) == Self.matrix.recall(1))
  }

  @Test func figureDataAndWordsSayTheSame() {
    let figure = ConfusionMatrixFigure(Self.matrix)
    #expect(figure.data.columns == ["true class", "cat", "dog", "ship", "none of these", "total", "recall"])
    #expect(figure.data.rows[2] == ["ship", "0", "0", "0", "0", "0", ""])
    #expect(figure.data.rows[3] == ["total", "0", "2", "0", "3", "5", ""])
    for words in [figure.automaticAlt, figure.automaticCaption] {
      #expect(words.contains("3 pictures were taken for none of these classes"))
    }
    #expect(figure.automaticCaption.hasPrefix("The most frequent confusion is dog taken for none of these"))
  }
}
