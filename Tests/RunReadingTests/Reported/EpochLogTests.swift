import Learning
import Settings
import Testing

@testable import RunReading

/// Logs of epochs as people write them, and those that are not understood.
@Suite struct EpochLogTests {
  static func log(_ text: String, testImages: Int? = nil) -> (log: EpochLog?, said: [String]) {
    let diagnostics = Diagnostics()
    let log = EpochLog(text, file: "log.csv", testImages: testImages, diagnostics: diagnostics)
    return (log, diagnostics.sorted.map(\.description))
  }

  /// The columns of write-ups "A", "B" and "D".
  @Test func theColumnsOfWriteUpsAreRead() throws {
    let a = try #require(
      Self.log(
        "epoch,train_loss,train_accuracy,test_loss,test_accuracy\n1,1.9032,0.3130,1.4918,0.4817\n2,1.5,.475,1.48,.53\n"
      ).log)
    #expect(a.epochs.map(\.epoch) == [1, 2])
    #expect(a.epochs[0][.trainLoss] == 1.9032 && a.epochs[0][.trainAccuracy] == 0.313)
    #expect(a.epochs[1][.testLoss] == 1.48 && a.epochs[1][.testAccuracy] == 0.53)
    #expect(!a.hasLastBatchLoss && a.epochs[0].learningRate == nil)

    let b = try #require(
      Self.log(
        "epoch,learning_rate,last_batch_train_loss,train_accuracy,test_correct\n1,0.00125,1.2764,0.4128,5308\n",
        testImages: 10_000
      ).log)
    #expect(b.hasLastBatchLoss)
    #expect(b.epochs[0][.trainLoss] == 1.2764 && b.epochs[0][.testAccuracy] == 0.5308)
    #expect(b.epochs[0].learningRate == 0.00125)

    let d = try #require(
      Self.log("epoch,last_batch_train_loss,train_accuracy,test_accuracy\n1,1.3702,0.3288,0.4580\n").log)
    #expect(d.epochs[0].metrics.count == 3 && d.hasLastBatchLoss)
  }

  static let heads: [(String, Metric, Double)] = [
    ("train_loss", .trainLoss, 0.5), ("Training loss", .trainLoss, 0.5), ("valid_loss", .validationLoss, 0.5),
    ("val_acc", .validationAccuracy, 0.5), ("validation-accuracy", .validationAccuracy, 0.5),
    ("test.accuracy", .testAccuracy, 0.5), ("test_accuracy_percent", .testAccuracy, 0.005),
    ("Test accuracy (%)", .testAccuracy, 0.005), ("train accuracy %", .trainAccuracy, 0.005),
  ]

  @Test(arguments: heads) func headsAreMappedToResults(head: String, metric: Metric, value: Double) throws {
    let log = try #require(Self.log("Epoch,\(head)\n1,0.5\n").log)
    #expect(log.epochs[0].metrics.mapValues(\.value) == [metric: value])
  }

  @Test func othersThanMetricsAreRead() throws {
    let log = try #require(
      Self.log(
        "\u{FEFF}epoch,iteration,lr,momentum,epoch_seconds,\"test_accuracy\"\r\n1,98,0.1,0.9,10,\r\n2,196,0.2,0.8,12, 50 %\r\n"
      ).log)
    #expect(log.epochs.map(\.step) == [98, 196])
    #expect(log.epochs.map(\.learningRate) == [0.1, 0.2])
    #expect(log.epochs.map(\.momentum) == [0.9, 0.8])
    #expect(log.epochs.map(\.seconds) == [10, 22])
    // An empty cell: not measured after this epoch.
    #expect(log.epochs.map { $0[.testAccuracy] } == [nil, 0.5])
  }

  static let mistakes: [(String, [String])] = [
    ("", ["log.csv:1:1: error: log.csv is empty\n  hint: its first line names the columns, separated by commas"]),
    (
      "epoch;test_loss\n1;2\n",
      ["log.csv:1:1: error: log.csv has one column only\n  hint: separate the cells by commas"]
    ),
    (
      "epoch,test_loss\n",
      [
        "log.csv:1:1: error: log.csv has no line below the names of its columns\n  hint: write one for each epoch or class"
      ]
    ),
    (
      "epoch,test_loss\n1,2,3\n",
      [
        "log.csv:2:1: error: this line has 3 cells, and the first has 2\n"
          + "  hint: an empty cell keeps its comma; text with commas stands in double quotes"
      ]
    ),
    (
      "epoch,test_loss\n1,2\n\n2,1\n",
      [
        "log.csv:3:1: error: this line has 1 cell, and the first has 2\n"
          + "  hint: an empty cell keeps its comma; text with commas stands in double quotes"
      ]
    ),
    (
      "epoch,test_loss\n1,\u{1}2\n",
      [
        "log.csv:2:3: error: a control character stands here\n"
          + "  hint: save the file as plain text, with one line for each epoch or class"
      ]
    ),
    (
      "epoch,\"test_loss\n1,2\n",
      ["log.csv:1:7: error: this quotation has no end on its line\n  hint: close it with a double quote"]
    ),
    (
      "epoch,\"test_loss\" x\n1,2\n",
      ["log.csv:1:19: error: text stands behind a quotation\n  hint: a comma ends a cell"]
    ),
    (
      "epoch,test_los\n1,2\n",
      ["log.csv:1:7: error: a log of epochs has no column 'test_los'\n  hint: did you mean 'test_loss'?"]
    ),
    (
      "epoch,\n1,2\n",
      [
        "log.csv:1:7: error: this column has no name\n  hint: known names: "
          + EpochColumn.names.map { $0.name.replacing(".", with: "_") }.sorted().joined(separator: ", ")
      ]
    ),
    (
      "epoch,accuracy\n1,0.5\n",
      [
        "log.csv:1:7: error: 'accuracy' does not say of which pictures\n"
          + "  hint: name it train_accuracy, validation_accuracy or test_accuracy"
      ]
    ),
    (
      "epoch,test_loss_percent\n1,0.5\n",
      ["log.csv:1:7: error: 'test_loss_percent' cannot be in per cent\n  hint: accuracies can"]
    ),
    (
      "epoch,valid_loss,val_loss\n1,1,1\n",
      ["log.csv:1:18: error: 'val_loss' and 'valid_loss' are both validation.loss\n  hint: leave one out"]
    ),
    (
      "epoch,test_correct\n1,5\n",
      [
        "log.csv:1:7: error: 'test_correct' counts test pictures, and nothing says how many there were\n"
          + "  hint: write 'test.images: 10000' or the like into the directive"
      ]
    ),
    // A range test of write-up "B": ten trainings, and no epochs.
    (
      "learning_rate,train_accuracy\n0.001,0.3725\n",
      [
        "log.csv:1:1: error: the log has no column 'epoch'\n"
          + "  hint: every line is an epoch, and its number says which; rows of anything else are no log of epochs"
      ]
    ),
    (
      "epoch,test_accuracy\n1,0.5\n2,48.17\n",
      [
        "log.csv:3:3: error: test_accuracy is no share: 48.17\n"
          + "  hint: shares are between 0 and 1; where it is in per cent, write '48.17 %'"
      ]
    ),
    (
      "epoch,test_accuracy_percent\n1,101\n",
      ["log.csv:2:3: error: test_accuracy_percent is no share: 101\n  hint: between 0 % and 100 %"]
    ),
    (
      "epoch,test_loss,test_accuracy\n1,x,y\n",
      [
        "log.csv:2:3: error: test_loss takes a number, not 'x'",
        "log.csv:2:5: error: test_accuracy takes a number, not 'y'",
      ]
    ),
    ("epoch,test_loss\n1,nan\n", ["log.csv:2:3: error: test_loss must be a finite number, not 'nan'"]),
    ("epoch,test_loss\n1,-1\n", ["log.csv:2:3: error: test_loss is 0, or from 1e-30 to 1e30, and not -1"]),
    (
      "epoch,lr,test_loss\n1,,1\n",
      ["log.csv:2:3: error: 'lr' is empty\n  hint: fill the cell, or leave the column out"]
    ),
    (
      "epoch,test_loss\n0,1\n1,1\n",
      [
        "log.csv:2:1: error: an epoch's number must be above 0\n"
          + "  hint: it says how many passes are done; where the log counts from 0, add 1 to each"
      ]
    ),
    (
      "epoch,test_loss\n2,1\n2,1\n",
      [
        "log.csv:3:1: error: epoch does not rise: 2.0 comes after 2.0\n"
          + "  hint: a log has one line for each epoch, in order"
      ]
    ),
    (
      "epoch,step,test_loss\n1,98,1\n2,90,1\n",
      [
        "log.csv:3:1: error: step does not rise: 90.0 comes after 98.0\n"
          + "  hint: a log has one line for each epoch, in order"
      ]
    ),
  ]

  @Test(arguments: mistakes) func aMistakeIsNamedWithItsPlace(text: String, expected: [String]) {
    let (log, said) = Self.log(text)
    #expect(said == expected)
    #expect(log == nil)
  }

  @Test func moreRightPicturesThanThereAreIsAMistake() {
    #expect(
      Self.log("epoch,test_correct\n1,11\n", testImages: 10).said == [
        "log.csv:2:3: error: test_correct is 11, and there were 10 test pictures\n  hint: correct it, or 'test.images'"
      ])
  }

  @Test func longFilesAndManyMistakesEnd() {
    let rows = (1...10_001).map { "\($0),1\n" }.joined()
    #expect(Self.log("epoch,test_loss\n" + rows).said.count == 1)
    #expect(Self.log("epoch,test_loss\n1," + String(repeating: "1", count: CSVText.largestText)).said.count == 1)
    let wrong = (1...1000).map { "\($0),x\n" }.joined()
    #expect(Self.log("epoch,test_loss\n" + wrong).said.count == EpochLog.mostMistakes)
  }
}
