/// What a run reached after each epoch, for every seed it was trained with.
package struct RunCurve: Hashable, Sendable {
  /// The state at the end of an epoch.
  package struct EpochPoint: Hashable, Sendable {
    package var epoch: Double
    package var step: Int
    /// Since the start of training; nothing where no clock ran.
    package var seconds: Double?
    /// Accuracies as fractions 0…1, or losses.
    package var train: Double?
    package var test: Double?

    package init(epoch: Double, step: Int, seconds: Double? = nil, train: Double? = nil, test: Double? = nil) {
      (self.epoch, self.step, self.seconds, self.train, self.test) = (epoch, step, seconds, train, test)
    }
  }

  package var name: String
  /// Which color of the palette the run has in the whole book.
  package var slot: Int
  /// One list of epochs per seed.
  package var seeds: [[EpochPoint]]
  /// Reported by others, not run here.
  package var reported: Bool
  /// How the run ended, where that is not by finishing: `diverged at step 130`.
  package var ending: String?
  /// Of the lists of epochs; empty where they are counted.
  package var seedNumbers: [Int] = []

  /// Whether it was measured on held-out pictures and not on test pictures, so that its test side has no line.
  package var lacksHeldOut = false

  package init(
    name: String, slot: Int, seeds: [[EpochPoint]], reported: Bool = false, ending: String? = nil
  ) {
    (self.name, self.slot, self.seeds, self.reported, self.ending) = (name, slot, seeds, reported, ending)
  }
}

extension RunCurve {
  /// Within a sentence: `it diverged at step 130`, `2 of 3 seeds diverged`.
  var endingClause: String? { ending.map { $0.first?.isNumber == true ? $0 : "it \($0)" } }
}

extension [Int] {
  /// The seed at a place, or how many of them it makes.
  func text(at index: Int) -> String { indices.contains(index) ? "\(self[index])" : "\(index + 1)" }
}
