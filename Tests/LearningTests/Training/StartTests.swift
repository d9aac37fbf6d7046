import Testing

@testable import Learning

/// Trainings that begin with weights from elsewhere.
@Suite struct StartTests {
  static func trainer(classes: Int = 3, seed: UInt64) throws -> Trainer {
    var task = TrainerTests.task(.float32, seed: seed)
    task.classes = classes
    return try Trainer(task, training: TrainerTests.training)
  }

  @Test func weightsAreTakenOverExceptWhatIsLeftOut() async throws {
    let source = try StartTests.trainer(classes: 5, seed: 1)
    _ = try await source.advance(to: 4)
    let given = try await source.weights()
    let trainer = try StartTests.trainer(seed: 2)
    let fresh = try await trainer.state()
    try await trainer.start(from: given, except: ["head"])
    let state = try await trainer.state()
    #expect(state.step == 0 && state.schedule == fresh.schedule)
    for (name, tensor) in state.tensors {
      if name.hasPrefix("momentum/") || name.hasPrefix("weights/head.") {
        #expect(tensor == fresh.tensors[name], "\(name)")
      } else {
        #expect(tensor == given[String(name.dropFirst("weights/".count))], "\(name)")
        #expect(tensor != fresh.tensors[name], "\(name)")
      }
    }
    #expect(given.keys.contains("prep.norm.running_var"))
  }

  @Test func whatDoesNotFitIsNamed() async throws {
    let given = try await StartTests.trainer(classes: 5, seed: 1).weights()
    let trainer = try StartTests.trainer(seed: 2)
    await #expect {
      try await trainer.start(from: given)
    } throws: {
      "\($0)"
        == "load weights: head.weight has the shape [5, 32], the network wants [3, 32]; "
        + "head.bias has the shape [5], the network wants [3]"
    }
    await #expect {
      try await trainer.start(from: given, except: ["heat"])
    } throws: { "\($0)" == "load weights: there is no layer 'heat' to leave out" }
    await #expect {
      try await trainer.start(from: given.filter { $0.key != "prep.conv.weight" }, except: ["head"])
    } throws: { "\($0)" == "load weights: missing: prep.conv.weight; not of this network: none" }
    // A refusal moves nothing.
    #expect(try await trainer.weights() == StartTests.trainer(seed: 2).weights())
  }
}
