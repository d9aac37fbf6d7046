// The target Experiments has no code yet.
