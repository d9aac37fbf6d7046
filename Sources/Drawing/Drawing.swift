// The target Drawing has no code yet.
