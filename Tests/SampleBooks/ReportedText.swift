/// A reported run with a log of three epochs and a confusion matrix, and one with single results.
package enum ReportedText {
  package static let log = """
    epoch,step,learning_rate,momentum,train_loss,train_accuracy,test_loss,test_accuracy
    1,98,0.1,0.95,1.9,0.30,1.5,0.400
    2,196,0.4,0.85,1.5,0.475,1.2,0.650
    3,294,0.1,0.95,1.0,0.58,1.3,0.600
    """
  static let matrix = "true,cat,dog\ncat,7,3\ndog,5,5\n"

  package static let directives = """

    ```{reported} theirs
    source: {text: 'Doe, "One cycle"', link: https://example.org/one-cycle}
    epochs: data/log.csv
    confusion: data/matrix.csv
    ```

    ```{reported} short
    source: Roe
    epochs: 24
    test.accuracy: 94.1 %
    test.accuracy.best: 0.943
    test.images: 10000
    ```

    """

  package static let files = ["data/log.csv": log, "data/matrix.csv": matrix]
}
