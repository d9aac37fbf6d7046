import Datasets
import Experiments
import RunReading
import Runs

/// The data of a book's runs, each dataset looked at once.
struct SurveyedData: Sendable {
  private let datasets: DatasetCache
  /// Of data that is there and sound.
  private(set) var surveys: [DatasetChoice: DatasetSurvey] = [:]
  /// Why data that is there cannot be used.
  private(set) var failures: [DatasetChoice: DatasetError] = [:]
  /// Why data counts as absent.
  private(set) var absences: [DatasetChoice: DatasetError] = [:]

  init(_ datasets: DatasetCache) { self.datasets = datasets }

  mutating func look(at run: RunDefinition) async throws {
    guard let choice = run.outline?.data, surveys[choice] == nil, failures[choice] == nil else { return }
    do {
      surveys[choice] = try await datasets.survey(choice)
    } catch let error as DatasetError { failures[choice] = error }
  }

  /// Finds out why the data of a run that is to be made is absent, where it is.
  mutating func explain(_ run: RunDefinition) async {
    guard let choice = run.outline?.data, surveys[choice] == nil, failures[choice] == nil else { return }
    absences[choice] = await datasets.absence(of: choice)
  }
}
