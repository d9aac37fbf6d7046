import Settings
import Testing

@testable import Learning

/// The schedules of the write-ups that this project repeats, as chapters write them.
@Suite struct WriteUpTests {
  static func rates(_ text: String, epochs: Int, stepsPerEpoch: Int) throws -> [Rates] {
    let (schedule, mistakes) = PolicyTests.read(text)
    #expect(mistakes.isEmpty)
    let length = RunLength(steps: epochs * stepsPerEpoch, stepsPerEpoch: stepsPerEpoch)
    #expect(schedule?.policy.warnings(about: length) == [])
    return try #require(schedule).rates(length)
  }

  /// "Super Convergence" printed the rate of each epoch's first step: `../shared/design/reported/b.csv`.
  @Test func superConvergence() throws {
    let rates = try WriteUpTests.rates(
      "{one-cycle: {max: .0125, peak: .167, div: 10, final-div: 1, anneal: linear, momentum: .9}}", epochs: 24,
      stepsPerEpoch: 98)
    let reported = [
      1: 0.00125, 2: 0.004064050599309824, 3: 0.006878101198619647, 4: 0.00969215179792947, 5: 0.01249875970796482,
      6: 0.011936034617928805, 12: 0.00855968407771272, 18: 0.0051833335374966314, 23: 0.0023697080873165584,
      24: 0.0018069829972805432,
    ]
    for (epoch, rate) in reported {
      #expect(abs(rates[98 * (epoch - 1)].learningRate - rate) < 1e-12 * 0.0125, "epoch \(epoch)")
    }
    #expect(rates.allSatisfy { $0.momentum == 0.9 })
  }

  /// "Achieving super convergence" put its rates at the iterations 1, 180, 360 and 400 of 400.
  @Test func achievingSuperConvergence() throws {
    let rates = try WriteUpTests.rates(
      "{piecewise-linear: {at: steps, rate: [[1, 7e-4], [180, 7e-3], [360, 7e-4], [400, 7e-7]]}}", epochs: 50,
      stepsPerEpoch: 8
    ).map(\.learningRate)
    #expect([1, 180, 360, 400].map { rates[$0 - 1] } == [7e-4, 7e-3, 7e-4, 7e-7])
    #expect(abs(rates[1] - (7e-4 + 6.3e-3 / 179)) < 1e-15)
    #expect(abs(rates[269] - (7e-3 - 6.3e-3 / 2)) < 1e-15)
    #expect(abs(rates[379] - (7e-4 + 7e-7) / 2) < 1e-15)
    let fixed = try WriteUpTests.rates(
      "{step: {start: 7e-3, factor: .1, every: 5 epochs}}", epochs: 50, stepsPerEpoch: 8
    ).map(\.learningRate)
    #expect(fixed[39] == 7e-3 && abs(fixed[40] - 7e-4) < 1e-18)
  }

  /// The replication of Smith's ResNet-56: .08 to .8 and back over 41 epochs each, 13 more down to a tenth.
  @Test func residualNetworkOf56Layers() throws {
    let rates = try WriteUpTests.rates(
      "{one-cycle: {max: .8, div: 10, up: 41 epochs, down: 41 epochs, final-div: 10, anneal: linear, "
        + "momentum: [.95,.8]}}", epochs: 95, stepsPerEpoch: 98)
    let (up, down, last) = (41 * 98 - 1, 82 * 98 - 1, 95 * 98 - 1)
    #expect(rates.count == 9310)
    for (step, rate, momentum) in [(0, 0.08, 0.95), (up, 0.8, 0.8), (down, 0.08, 0.95), (last, 0.008, 0.95)] {
      #expect(abs(rates[step].learningRate - rate) < 1e-14 && abs((rates[step].momentum ?? 0) - momentum) < 1e-14)
    }
    #expect(rates.map(\.learningRate).max() == rates[up].learningRate)
  }

  @Test func impactOfOneCycle() throws {
    let rates = try WriteUpTests.rates(
      "{one-cycle: {max: .05, peak: 5/24, div: 100, final-div: 1, anneal: cosine, momentum: [.95,.85]}}", epochs: 24,
      stepsPerEpoch: 98)
    #expect(abs(rates[489].learningRate - 0.05) < 1e-15 && abs(rates[2351].learningRate - 5e-4) < 1e-15)
  }

  /// Page's: 0 to .4 in five epochs and back to 0; no step is lost at the beginning.
  @Test func page() throws {
    let rates = try WriteUpTests.rates(
      "{piecewise-linear: {at: epochs, rate: [[0, 0], [5, 0.4], [24, 0]]}}", epochs: 24, stepsPerEpoch: 97
    ).map(\.learningRate)
    #expect(abs(rates[0] - 0.4 / 485) < 1e-16 && rates[484] == 0.4 && rates[2327] == 0)
    let short = try WriteUpTests.rates(
      "{piecewise-linear: {at: share, rate: [[0, 0], [1/5, 0.4], [1, 0.04]], momentum: [[0, 0.95], [0.5, 0.85]]}}",
      epochs: 5, stepsPerEpoch: 10)
    #expect(short[9].learningRate == 0.4 && short[49].learningRate == 0.04)
    #expect(short[24].momentum == 0.85 && short[49].momentum == 0.85 && abs((short[4].momentum ?? 0) - 0.93) < 1e-15)
  }
}
