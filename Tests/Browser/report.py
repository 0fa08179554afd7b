"""What held and what did not."""

import sys
import time


class Report:
    def __init__(self):
        self.passed, self.failed, self.began = 0, 0, time.monotonic()

    def check(self, what, holds, seen=""):
        """Says so only where it does not hold: there are thousands."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {what}" + (f": {seen}" if seen else ""), flush=True)
        return bool(holds)

    def part(self, name):
        print(f"{time.monotonic() - self.began:6.1f} s  {name}", flush=True)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)
