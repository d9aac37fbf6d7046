// The target Publishing has no code yet.
