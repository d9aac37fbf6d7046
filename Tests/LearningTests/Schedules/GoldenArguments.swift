import Settings

@testable import Learning

extension GoldenCase {
  /// PyTorch's arguments, with its defaults, as our policies.
  struct Arguments {
    var values: [String: Value]
    var baseRate: Double

    func number(_ key: String, _ standard: Double) -> Double {
      if case .number(let value)? = values[key] { value } else { standard }
    }

    func steps(_ key: String, _ standard: Double = 1) -> Length { .steps(Int(number(key, standard))) }

    func text(_ key: String) -> String? { if case .text(let value)? = values[key] { value } else { nil } }

    func flag(_ key: String, _ standard: Bool) -> Bool {
      if case .flag(let value)? = values[key] { value } else { standard }
    }

    func nested(_ key: String) -> Arguments {
      guard case .settings(let inner)? = values[key] else { return Arguments(values: [:], baseRate: baseRate) }
      return Arguments(values: inner, baseRate: baseRate)
    }

    var step: StepPolicy { StepPolicy(start: baseRate, factor: number("gamma", 0.1), every: steps("step_size")) }

    var multiStep: MultiStepPolicy {
      guard case .numbers(let milestones)? = values["milestones"] else {
        return MultiStepPolicy(start: baseRate, factor: 1, milestones: [])
      }
      return MultiStepPolicy(
        start: baseRate, factor: number("gamma", 0.1), milestones: milestones.map { .steps(Int($0)) })
    }

    var oneCycle: OneCyclePolicy {
      OneCyclePolicy(
        max: number("max_lr", 0), peak: .share(number("pct_start", 0.3)), div: number("div_factor", 25),
        finalDiv: number("final_div_factor", 1e4), anneal: text("anneal_strategy") == "linear" ? .linear : .cosine,
        momentum: flag("cycle_momentum", true)
          ? MomentumCycle(number("max_momentum", 0.95), number("base_momentum", 0.85)) : nil,
        threePhase: flag("three_phase", false))
    }

    var cyclic: CyclicPolicy {
      let up = number("step_size_up", 2000)
      let modes: [String: CyclicPolicy.Mode] = ["triangular2": .triangular2, "exp_range": .expRange]
      return CyclicPolicy(
        min: number("base_lr", 0), max: number("max_lr", 0), up: .steps(Int(up)), down: steps("step_size_down", up),
        mode: text("mode").flatMap { modes[$0] } ?? .triangular,
        factor: text("mode") == "exp_range" ? number("gamma", 1) : nil,
        momentum: flag("cycle_momentum", true)
          ? MomentumCycle(number("max_momentum", 0.9), number("base_momentum", 0.8)) : nil)
    }

    var cosine: CosinePolicy { CosinePolicy(start: baseRate, end: number("eta_min", 0), over: steps("T_max")) }

    var cosineRestarts: CosineRestartsPolicy {
      CosineRestartsPolicy(
        start: baseRate, end: number("eta_min", 0), first: steps("T_0"), multiplier: Int(number("T_mult", 1)))
    }

    var constantWarmUp: WarmUpPolicy {
      WarmUpPolicy(
        from: baseRate * number("factor", 1.0 / 3), to: baseRate, over: steps("total_iters", 5), shape: .constant)
    }

    var linearWarmUp: WarmUpPolicy {
      WarmUpPolicy(
        from: baseRate * number("start_factor", 1.0 / 3), to: baseRate * number("end_factor", 1),
        over: steps("total_iters", 5))
    }

    var plateau: PlateauPolicy {
      var policy = PlateauPolicy(start: baseRate, watch: .validationLoss, mode: text("mode") == "max" ? .max : .min)
      policy.factor = number("factor", 0.1)
      policy.patience = Int(number("patience", 10))
      policy.cooldown = Int(number("cooldown", 0))
      policy.threshold = number("threshold", 1e-4)
      policy.thresholdMode = text("threshold_mode") == "abs" ? .absolute : .relative
      policy.floor = number("min_lr", 0)
      policy.eps = number("eps", 1e-8)
      return policy
    }

    var joined: JoinedPolicy {
      JoinedPolicy(
        [Schedule(nested("first").linearWarmUp), Schedule(nested("then").cosine)], at: [steps("milestone")])
    }
  }
}
