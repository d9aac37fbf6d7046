import Foundation
import Testing

@testable import Experiments
@testable import Learning

/// Every number and text of a record is changed in turn, as it is written; the result must not equal the record.
@Suite struct RecordEqualityTests {
  /// A record that has all keys.
  static func whole(_ plan: RunPlan) throws -> RunRecord {
    var record = try SampleRecord.finished(plan)
    (record.epochs[0].validationLoss, record.epochs[0].validationAccuracy) = (1.25, 0.625)
    record.evaluations = [StepEvaluation(step: 2, loss: 2, accuracy: 0.25)]
    record.timing.checkpoints = 0.5
    record.provenance.kernels = ["prep": try #require(ConvolutionAlgorithms("direct"))]
    record.provenance.replaced = ["prep: winograd, direct instead"]
    record.provenance.start = String(repeating: "0b", count: 32)
    record.provenance.revision = BookRevision(commit: String(repeating: "1a", count: 20), isDirty: false)
    return record
  }

  static func trained() -> RunPlan {
    var plan = SamplePlan.training(epochs: 1)
    plan.start = RunStart(.file("c0ffee"), except: ["head"])
    plan.trainable = [.init(from: .epochs(0), layers: .layers(["head"]))]
    return plan
  }

  @Test(arguments: [trained(), SamplePlan.rangeTest()])
  func everyKeyCounts(_ plan: RunPlan) throws {
    let record = try Self.whole(plan)
    let json = try JSONSerialization.jsonObject(with: try CanonicalJSON.data(record))
    let paths = Self.leaves(json).filter { $0.first != .key("timing") }
    #expect(paths.count > 70)
    var unread: [String] = []
    for path in paths {
      var wasRead = false
      for other in Self.others(Self.value(json, path)) {
        let changed = try JSONSerialization.data(withJSONObject: Self.with(json, path, other))
        guard let read = try? CanonicalJSON.value(RunRecord.self, from: changed) else { continue }
        // Another way to write the same is no change.
        guard try SampleRecord.text(read) != SampleRecord.text(record) else { continue }
        wasRead = true
        let isEqual = read == record
        #expect(!isEqual, "\(path) as \(other)")
      }
      if !wasRead { unread.append("\(path)") }
    }
    let columns = record.test == nil ? Self.columns.filter { $0.part != "test" } : Self.columns
    // A column is changed with its numbers, and how many there are with all of them.
    let packed = columns.map { "[\($0.part), \($0.name)]" }
    let counts = Set(["[steps, count]", "[test, pictures]"]).intersection(unread)
    #expect(Set(unread) == counts.union(packed))
    for column in columns {
      let path = [Step.key(column.part), .key(column.name)]
      let text = try #require(Self.value(json, path) as? String)
      let count = column.part == "test" ? record.test?.count ?? 0 : record.steps.count
      let other = try #require(column.change(text, count))
      let changed = try JSONSerialization.data(withJSONObject: Self.with(json, path, other))
      #expect(try CanonicalJSON.value(RunRecord.self, from: changed) != record, "\(path)")
    }
  }

  struct Column: Sendable {
    var part: String
    var name: String
    /// The packed text with another last number.
    var change: @Sendable (_ text: String, _ count: Int) -> String?

    init<Number: PackedNumber & Numeric>(_ part: String, _ name: String, _ differences: Int, plus one: Number)
    where Number: Sendable {
      (self.part, self.name) = (part, name)
      change = { text, count in
        guard var values: [Number] = PackedColumn.values(of: text, count: count, differences: differences),
          let last = values.last
        else { return nil }
        values[values.count - 1] = last + one
        return PackedColumn.text(of: values, differences: differences)
      }
    }
  }

  static let columns = [
    Column("steps", "learning-rate", PackedColumn.differences, plus: 1.0),
    Column("steps", "momentum", PackedColumn.differences, plus: 1.0), Column("steps", "loss", 0, plus: 1.0),
    Column("steps", "correct", 0, plus: 1), Column("steps", "images", 0, plus: 1), Column("test", "truth", 0, plus: 1),
    Column("test", "predictions", 0, plus: 1), Column("test", "confidences", 0, plus: Float(1)),
  ]

  enum Step: Hashable, CustomStringConvertible {
    case key(String)
    case place(Int)
    var description: String {
      switch self {
      case .key(let key): key
      case .place(let place): "\(place)"
      }
    }
  }

  /// The paths of all values that hold no others.
  static func leaves(_ json: Any) -> [[Step]] {
    if let object = json as? [String: Any], !object.isEmpty, !isCase(object) {
      return object.sorted { $0.key < $1.key }.flatMap { key, value in leaves(value).map { [.key(key)] + $0 } }
    }
    if let list = json as? [Any], !list.isEmpty {
      return list.enumerated().flatMap { place, value in leaves(value).map { [.place(place)] + $0 } }
    }
    return [[]]
  }

  /// A case without values: `{"finished": {}}`
  private static func isCase(_ object: [String: Any]) -> Bool {
    object.count == 1 && (object.values.first as? [String: Any])?.isEmpty == true
  }

  static func value(_ json: Any, _ path: [Step]) -> Any {
    path.reduce(json) { value, step in
      switch step {
      case .key(let key): (value as? [String: Any])?[key] ?? value
      case .place(let place): (value as? [Any])?[place] ?? value
      }
    }
  }

  static func with(_ json: Any, _ path: [Step], _ other: Any) -> Any {
    guard let step = path.first else { return other }
    let rest = Array(path.dropFirst())
    switch step {
    case .key(let key):
      var object = json as? [String: Any] ?? [:]
      object[key] = with(object[key] ?? 0, rest, other)
      return object
    case .place(let place):
      var list = json as? [Any] ?? []
      list[place] = with(list[place], rest, other)
      return list
    }
  }

  /// What may stand in a value's place; of names that belong to a kind, some others of it.
  static func others(_ value: Any) -> [Any] {
    if let number = value as? NSNumber {
      if isFlag(number) { return [!number.boolValue] }
      return [number.doubleValue + 1, number.doubleValue / 2 + 0.125]
    }
    if let text = value as? String {
      return [
        "x" + text, text + "=", "0" + text.dropFirst(), "1" + text.dropFirst(), "bf16", "f32", "auto", "drop", "keep",
        "linear", "cosine", "none", "direct/direct/winograd", "winograd", "zero", "mean", "all",
        "AAAA" + text.dropFirst(4), "3 epochs", "black", ["mean": [0.1, 0.2, 0.3], "std": [1, 1, 1]],
        ["range-test": ["smoothing": "none"]],
      ]
    }
    return [["x"], ["x": 1], 1, ["diverged": ["step": 3]]]
  }

  private static func isFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
