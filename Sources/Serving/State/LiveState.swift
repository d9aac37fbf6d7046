import Foundation
import Settings

/// All that the page shows of the work behind it, as its script gets it: whole each time, so that who comes late or was
/// away misses nothing.
package struct LiveState: Encodable, Equatable, Sendable {
  package enum Phase: String, Encodable, Sendable {
    /// The page is as the chapters are, and the report is written.
    case ready
    /// Something was saved, and what it needs begins when nothing more is.
    case waiting
    case training
    /// On the way to a checkpoint.
    case stopping
    /// Runs are missing, and none of them is made now.
    case stopped
    case writing
  }

  /// What an author has to correct.
  package struct Mistake: Encodable, Equatable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int
    package var message: String
    package var hint: String?
    /// nil where the page has no place near it.
    package var place: PagePlace?
  }

  package struct Point: Encodable, Equatable, Sendable {
    package var step: Int
    package var value: Double
  }

  /// A training under way.
  package struct Training: Encodable, Equatable, Sendable {
    package var name: String
    package var seed: Int
    /// The how manieth it is of those that are made, from 1.
    package var number: Int
    package var total: Int
    package var step: Int
    package var steps: Int
    /// The last one that ended; nil before that, and in range tests.
    package var epoch: Double?
    package var epochs: Double?
    /// Of the last epoch, on test pictures.
    package var accuracy: Double?
    package var imagesPerSecond: Double?
    /// Seconds.
    package var left: Double?
    /// Means of training losses over some steps each; at most `LossCurve.most` of them.
    package var losses: [Point] = []
    /// Test accuracies of epochs, shares of 1.
    package var accuracies: [Point] = []
  }

  /// Another one after each restart: a page of an earlier server loads itself again.
  package var session: String
  /// Counts the pages that were made.
  package var version = 0
  /// How long the last page took to make, in milliseconds.
  package var milliseconds: Int?
  package var phase = Phase.ready
  /// Whether mistakes keep the page from showing the chapters as they are; else from being trained.
  package var isOld = false
  package var mistakes: [Mistake] = []
  /// What failed and is shown in the page as boxes, warnings, and why runs cannot be made.
  package var remarks: [Mistake] = []
  /// What is wrong with data, disk or store; nil where nothing is.
  package var fault: String?
  package var trainings: [Training] = []
  /// Whether the reader can ask for them.
  package var canTrain = false
  /// Names of seeds that have no record, at most a few of them.
  package var missing: [String] = []
  package var missingCount = 0
  /// Seconds of all that is to be made; nil where that is not known.
  package var leftOfAll: Double?

  package init(session: String) { self.session = session }

  /// As one event of a stream: https://html.spec.whatwg.org/multipage/server-sent-events.html
  package var event: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // Every kind of value in it can be encoded, and JSON on one line has no line breaks.
    let json = (try? encoder.encode(self)) ?? Data("{}".utf8)
    return Data("data: ".utf8) + json + Data("\n\n".utf8)
  }
}

extension LiveState.Mistake {
  package init(_ diagnostic: Diagnostic, place: PagePlace?) {
    let location = diagnostic.location
    self.init(
      file: location.file, line: location.line, column: location.column, message: diagnostic.message,
      hint: diagnostic.hint, place: place)
  }
}
