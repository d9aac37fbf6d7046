import Foundation
import Learning

extension RunSession {
  func outcome(diverged: Int?) -> RunRecord.Outcome {
    if let diverged { return .diverged(step: diverged) }
    return progress.step < length ? .stopped(step: progress.step) : .finished
  }

  mutating func record(diverged: Int?) async throws -> RunRecord {
    var test: TestResult?
    if !isTest, diverged == nil {
      // After a resumption behind the last epoch there is no result at hand yet.
      if let known = lastTest { test = known } else { test = try await self.test() }
    }
    let samples = try await trainer.samples(RecordedPicture.most).map { sample in
      let index = places[sample.index]
      return RecordedPicture(
        index: index, truth: dataset.training.labels[index], extent: sample.extent, planes: sample.planes)
    }
    var mistakes: [RecordedPicture] = []
    for index in (test?.mistakes ?? []).prefix(RecordedPicture.most) {
      mistakes.append(try RecordedPicture(index, of: dataset.test, files: dataset.testFiles))
    }
    let findings = dataset.findings + plan.findings(dataset.training.labels, classes: dataset.classes)
    let input = try await trainer.input
    return RunRecord(
      key: key, plan: plan, outcome: outcome(diverged: diverged),
      data: DatasetInfo(
        name: dataset.name, fingerprint: dataset.fingerprint, classes: dataset.classes,
        trainingCount: dataset.training.count, testCount: dataset.test.count,
        findings: findings.isEmpty ? nil : findings),
      input: [input.height, input.width], parameters: try await trainer.parameters(),
      stepsPerEpoch: trainer.stepsPerEpoch, steps: progress.steps,
      epochs: progress.epochs, evaluations: progress.evaluations, test: test, samples: samples,
      mistakes: mistakes,
      provenance: progress.provenance,
      timing: RunTiming(
        training: progress.training, testing: progress.testing, checkpoints: progress.checkpoints,
        finished: Date().formatted(.iso8601), jobs: jobs))
  }
}
