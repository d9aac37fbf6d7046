import Testing

@testable import Learning

/// What a chapter's author may write wrongly, and where the complaint points.
@Suite struct PolicyMistakeTests {
  @Test(arguments: [
    ("{constant: nan}", "2:22 rate must be a finite number, not 'nan'"),
    ("{constant: 0}", "2:22 rate must be above 0, not 0"),
    ("{one-cycle: {peak: 0.3}}", "2:23 one-cycle needs the setting 'max'"),
    ("{one-cycle: {max: 1, anneal: cos}}", "2:40 anneal cannot be 'cos'"),
    ("{one-cycle: {max: 1, momentum: [1, 0.9]}}", "2:43 momentum must be at least 0 and below 1, not 1"),
    ("{one-cycle: {max: 1, down: 2 epochs}}", "2:23 one-cycle needs the setting 'up'"),
    ("{onecycle: {max: 1}}", "2:12 schedule has no kind 'onecycle'"),
    ("{step: {start: 1, factor: .1}}", "2:18 step needs the setting 'every'"),
    ("{ramp: {from: 1, to: 0.1}}", "2:25 from must be below to"),
    ("{cosine: {start: -1}}", "2:28 start must be above 0, not -1"),
    ("{cosine: {start: 1, end: 1}}", "2:36 end must be below start, which is 1.0"),
    ("{cosine: {start: 1, over: 0 epochs}}", "2:37 over must be longer than 0"),
    ("{cosine: {start: 1, over: 1.5}}", "2:37 over takes a length, not '1.5'"),
    ("{cosine: {start: 1, over: [1, 2]}}", "2:37 over takes a length, not a list"),
    ("{cosine: {start: 1, t-max: 5}}", "2:31 cosine has no setting 't-max'"),
    ("{polynomial: {start: 1, power: 0}}", "2:42 power must be above 0, not 0"),
    ("{exponential: {start: 1, factor: 0.9}}", "2:25 exponential needs the setting 'every'"),
    ("{exponential: {start: 1, end: 0.1, every: 1 epoch}}", "2:53 every has no place beside end"),
    ("{exponential: {start: 1, end: 0}}", "2:41 end must be above 0, not 0"),
    (
      "{cosine-restarts: {start: 1, first: 5 epochs, multiplier: 0}}",
      "2:69 multiplier must be between 1 and 1000, not 0"
    ),
    (
      "{cosine-restarts: {start: 1, first: 5 epochs, multiplier: 1.5}}",
      "2:69 multiplier takes a whole number, not '1.5'"
    ),
    ("{warm-up: {from: 0, to: 1, over: 5 epochs}}", "2:28 from must be above 0, not 0"),
    ("{warm-up: {from: 2, to: 1, over: 5 epochs}}", "2:28 from must not be above to, which is 1.0"),
    ("{warm-up: {to: 1, over: 5 epochs, shape: constant}}", "2:21 warm-up needs the setting 'from'"),
    ("{warm-up: {to: 1, over: 5 epochs, shape: cubic}}", "2:52 shape cannot be 'cubic'"),
    ("{cyclic: {min: 1, max: 1, up: 5 steps}}", "2:26 min must be below max, which is 1.0"),
    ("{cyclic: {min: .1, max: 1, up: 5.5 steps}}", "2:42 up takes a length, not '5.5 steps'"),
    ("{cyclic: {min: .1, max: 1, up: 5 steps, mode: exp-range}}", "2:20 cyclic needs the setting 'factor'"),
    ("{cyclic: {min: .1, max: 1, up: 5 steps, factor: .9}}", "2:59 factor has a meaning in mode exp-range only"),
    (
      "{cyclic: {min: .1, max: 1, up: 5 steps, mode: exp-range, factor: 1.1}}",
      "2:76 factor must not be above 1, not 1.1"
    ),
    (
      "{cyclic: {min: .1, max: 1, up: 5 steps, momentum: [.9, .8, .7]}}",
      "2:61 momentum takes one number or two, not 3"
    ),
  ])
  func areLocated(text: String, expected: String) {
    #expect(PolicyTests.read(text).1 == [expected])
  }

  @Test(arguments: [
    ("{milestones: []}", "2:59 milestones is an empty list"),
    ("{milestones: {a: 1}}", "2:59 milestones takes a length, not a mapping"),
    (
      "{milestones: [3 epochs, 2 epochs]}",
      "2:70 milestones must ascend, and '2 epochs' does not come after '3 epochs'"
    ),
    ("{milestones: [0 steps, 2 epochs]}", "2:60 milestones must be longer than 0"),
    ("{milestones: [-1 epochs]}", "2:60 milestones takes a length, not '-1 epochs'"),
    ("{milestones: [nan]}", "2:60 milestones takes a length, not 'nan'"),
    ("{momentum: 0.9}", "2:24 multi-step needs the setting 'milestones'"),
  ])
  func milestonesAreLocated(text: String, expected: String) {
    #expect(PolicyTests.read("{multi-step: {start: 1, factor: .1, " + text.dropFirst() + "}").1 == [expected])
  }

  @Test(arguments: [
    ("{piecewise-constant: {rates: [], milestones: 0.5}}", "2:40 rates is an empty list"),
    ("{piecewise-constant: {rates: [1, a], milestones: 0.5}}", "2:44 rates takes a number, not 'a'"),
    ("{piecewise-constant: {rates: [1, -1], milestones: 0.5}}", "2:44 rates must be at least 0, not -1"),
    (
      "{piecewise-constant: {rates: [1], milestones: 0.5}}",
      "2:40 rates takes one more than there are milestones, 2, not 1"
    ),
    (
      "{piecewise-constant: {rates: [1, 2, 3], milestones: [0.5, 0.5]}}",
      "2:69 milestones must ascend, and '0.5' does not come after '0.5'"
    ),
    ("{piecewise-linear: {rate: [[0, 1], [1, 2]]}}", "2:30 piecewise-linear needs the setting 'at'"),
    ("{piecewise-linear: {at: step, rate: [[0, 1], [1, 2]]}}", "2:35 at cannot be 'step'"),
    ("{piecewise-linear: {at: steps}}", "2:30 piecewise-linear needs the setting 'rate'"),
    ("{piecewise-linear: {at: steps, rate: []}}", "2:48 rate is an empty list"),
    (
      "{piecewise-linear: {at: steps, rate: [1, 0.1]}}",
      "2:49 rate takes knots [position, value], not '1'; 2:52 rate takes knots [position, value], not '0.1'"
    ),
    ("{piecewise-linear: {at: steps, rate: [[1, 1], [5, 2], [5, 3]]}}", "2:66 rate's knots must ascend in position"),
    (
      "{piecewise-linear: {at: steps, rate: [[1.5, 1]]}}",
      "2:50 a knot's position must be a whole number of steps, not 1.5"
    ),
    (
      "{piecewise-linear: {at: share, rate: [[0, 1], [2, 2]]}}", "2:58 a knot's position must be between 0 and 1, not 2"
    ),
    ("{piecewise-linear: {at: epochs, rate: [[-1, 1]]}}", "2:51 a knot's position must be at least 0, not -1"),
    ("{piecewise-linear: {at: epochs, rate: [[0, nan]]}}", "2:54 rate must be a finite number, not 'nan'"),
    (
      "{piecewise-linear: {at: epochs, rate: [[0, 1]], momentum: [[0, 1]]}}",
      "2:74 momentum must be at least 0 and below 1, not 1"
    ),
  ])
  func piecesAreLocated(text: String, expected: String) {
    #expect(PolicyTests.read(text).1.joined(separator: "; ") == expected)
  }

  @Test(arguments: [
    ("{plateau: {start: 1}}", "2:21 plateau needs the setting 'watch'"),
    ("{plateau: {start: 1, watch: test.loss}}", "2:39 plateau cannot watch the test set: nothing may be chosen by it"),
    ("{plateau: {start: 1, watch: loss}}", "2:39 watch cannot be 'loss'"),
    ("{plateau: {start: 1, watch: train.loss, factor: 1}}", "2:59 factor must be below 1, not 1.0"),
    ("{plateau: {start: 1, watch: train.loss, patience: -1}}", "2:61 patience must be between 0 and 1000000, not -1"),
    (
      "{plateau: {start: 1, watch: train.loss, patience: 2 epochs}}",
      "2:61 patience takes a whole number, not '2 epochs'"
    ),
    ("{plateau: {start: 1, watch: train.loss, mode: maximum}}", "2:57 mode cannot be 'maximum'"),
    ("{plateau: {start: 1, watch: train.loss, threshold: -1}}", "2:62 threshold must be at least 0, not -1"),
    ("{plateau: {start: 1, watch: train.loss, floor: 1}}", "2:58 floor must be below start, which is 1.0"),
    ("{plateau: {start: 1, watch: train.loss, momentum: [0.9, 0.8]}}", "2:61 momentum takes a number, not a list"),
    ("{joined: {milestones: 0.5}}", "2:20 joined needs the setting 'policies'"),
    ("{joined: {policies: [], milestones: 0.5}}", "2:31 policies is an empty list"),
    (
      "{joined: {policies: [{constant: 1}], milestones: 0.5}}",
      "2:31 policies takes one more than there are milestones, 2, not 1"
    ),
    ("{joined: {policies: [{constant: 1}, {cosin: 1}], milestones: 0.5}}", "2:48 schedule has no kind 'cosin'"),
    (
      "{joined: {policies: [{constant: 1}, {cosine: {start: nan}}], milestones: 0.5}}",
      "2:64 start must be a finite number, not 'nan'"
    ),
    (
      "{joined: {policies: [{plateau: {start: 1, watch: train.loss}}, {plateau: {start: 1, watch: train.accuracy}}], "
        + "milestones: 0.5}}", "2:31 joined policies can watch one metric, not train.accuracy and train.loss"
    ),
  ])
  func measuredAndJoinedAreLocated(text: String, expected: String) {
    #expect(PolicyTests.read(text).1 == [expected])
  }
}
