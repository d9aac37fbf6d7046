"""What a proof counts, and how it ends."""
import collections, sys


class Missing(Exception):
    """Something that the proof itself needs is not on this machine."""


class Tally:
    def __init__(self, name):
        self.name, self.counts, self.failures = name, collections.Counter(), []

    def count(self, what, number=1):
        self.counts[what] += number

    def fail(self, case, what):
        self.failures.append((case, what))
        print(f"{self.name}: {case}: {what}", file=sys.stderr, flush=True)

    def check(self, holds, case, what):
        if not holds: self.fail(case, what)
        return holds

    def end(self, seconds):
        """Prints the counts. A proof that tried nothing has proved nothing."""
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        print(f"{self.name}: {counts or 'nothing was tried'}; {len(self.failures)} failures ({seconds:.0f} s)")
        return 0 if self.counts and not self.failures else 1
