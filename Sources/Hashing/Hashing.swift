// The target Hashing has no code yet.
