// The target Notebook has no code yet.
