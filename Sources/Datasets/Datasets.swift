// The target Datasets has no code yet.
