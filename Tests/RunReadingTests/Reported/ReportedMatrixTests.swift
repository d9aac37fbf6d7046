import Plotting
import Runs
import Settings
import Testing

@testable import RunReading

/// Confusion matrices from files.
@Suite struct ReportedMatrixTests {
  static func matrix(_ text: String) -> (matrix: ConfusionMatrix?, said: [String]) {
    let diagnostics = Diagnostics()
    let matrix = ConfusionMatrix(text, file: "m.csv", diagnostics: diagnostics)
    return (matrix, diagnostics.sorted.map(\.description))
  }

  @Test func rowsAreTrueClasses() throws {
    let matrix = try #require(Self.matrix("true,cat,\"dog, big\"\ncat,7,3\n\"dog, big\",1,9\n").matrix)
    #expect(matrix.classes == ["cat", "dog, big"])
    #expect(matrix.counts == [[7, 3], [1, 9]])
    #expect((matrix.images, matrix.correct) == (20, 16))
  }

  static let mistakes: [(String, String)] = [
    (
      "predicted,cat,dog\ncat,1,2\ndog,3,4\n",
      "m.csv:1:1: error: a confusion matrix begins with 'true', not 'predicted'\n"
        + "  hint: true classes go down and predicted ones across: 'true,cat,dog'"
    ),
    (
      "true,cat,cat\ncat,1,2\ncat,3,4\n",
      "m.csv:1:10: error: the class 'cat' stands twice\n  hint: name every class once"
    ),
    ("true,cat,\ncat,1,2\n", "m.csv:1:10: error: a class has no name\n  hint: name every class once"),
    (
      "true,cat,dog\ndog,1,2\ncat,3,4\n",
      "m.csv:2:1: error: here stands the line of 'dog' instead of the line of 'cat'\n"
        + "  hint: rows are true classes, in the order of the columns"
    ),
    (
      "true,cat,dog\ncat,1,2\n",
      "m.csv:1:1: error: the matrix has 2 columns and 1 rows\n  hint: write a line for each true class, down to 'dog'"
    ),
    (
      "true,cat,dog\ncat,0.5,2\ndog,3,4\n", "m.csv:2:5: error: a count of pictures takes a whole number, not '0.5'"
    ),
    (
      "true,cat,dog\ncat,-1,2\ndog,3,4\n",
      "m.csv:2:5: error: a count of pictures must be between 0 and 1000000000, not -1"
    ),
    (
      "true,cat,dog\ncat,0,0\ndog,0,0\n", "m.csv:2:5: error: the matrix counts no picture\n  hint: shares are no counts"
    ),
  ]

  @Test(arguments: mistakes) func aMistakeIsNamedWithItsPlace(text: String, expected: String) {
    let (matrix, said) = Self.matrix(text)
    #expect(said == [expected])
    #expect(matrix == nil)
  }

  @Test func tooManyClassesAreRefused() {
    let names = (0...ConfusionMatrix.mostClasses).map { "c\($0)" }
    let said = Self.matrix("true,\(names.joined(separator: ","))\nc0\(String(repeating: ",1", count: names.count))\n")
      .said
    #expect(said.first?.contains("at most 200 classes, not 201") == true, "\(said)")
  }
}
