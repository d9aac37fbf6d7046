/// The axis along training: epochs, steps or time.
struct CurveAxis {
  enum Unit: String {
    case epochs = "epoch"
    case steps = "optimizer step"
    case seconds = "time, s"
    case minutes = "time, min"
    case hours = "time, h"
  }

  var unit: Unit

  /// Time needs a clock at every point and falls back to epochs.
  init(_ wanted: FigureStyle.Axis, lastSecond: Double?) {
    switch (wanted, lastSecond) {
    case (.steps, _): unit = .steps
    case (.time, .some(let last)): unit = last > 7200 ? .hours : last > 180 ? .minutes : .seconds
    case (.epochs, _), (.time, .none): unit = .epochs
    }
  }

  var secondsPerUnit: Double {
    switch unit {
    case .hours: 3600
    case .minutes: 60
    case .seconds, .epochs, .steps: 1
    }
  }

  func position(_ point: RunCurve.EpochPoint) -> Double {
    switch unit {
    case .epochs: point.epoch
    case .steps: Double(point.step)
    case .seconds, .minutes, .hours: (point.seconds ?? .nan) / secondsPerUnit
    }
  }

  func axis(_ style: FigureStyle) -> Plot.Axis {
    Plot.Axis(
      style.xLabel ?? unit.rawValue, kind: style.xLog == true ? .log : .linear,
      wholeNumbers: unit == .epochs || unit == .steps)
  }
}
