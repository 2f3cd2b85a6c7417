#!/usr/bin/env python3
"""What strangers' files, full disks and impatient people do to copub.

usage: torture.py [--quick] COPUB [ROW…]

Prints a table of the rows tried; exits with 1 if one of them did not hold. SECURITY.md says what the
rows are for.
"""
import os
import sys
import tempfile
import time

import measured
import hostile_inputs
import interrupted
import outputs

ROWS = {
    1: hostile_inputs.external_entities, 2: hostile_inputs.entity_bombs, 6: hostile_inputs.sizes,
    7: hostile_inputs.damaged_containers, 8: hostile_inputs.bombs, 10: interrupted.killed_ingest,
    11: interrupted.killed_report, 12: interrupted.full_disk, 13: interrupted.many_at_once,
    14: outputs.hostile_texts, 15: outputs.long_texts, 19: outputs.sockets, 20: interrupted.signals,
    21: outputs.other_corpora,
}


def main(arguments):
    quick = "--quick" in arguments
    arguments = [argument for argument in arguments if argument != "--quick"]
    if not arguments:
        sys.exit(__doc__)
    measured.COPUB = os.path.abspath(arguments[0])
    numbers = [int(number) for number in arguments[1:]] or list(ROWS)
    rows = []
    for number in numbers:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="copub-torture-") as folder:
            row = ROWS[number](folder, quick)
        row.seconds = time.monotonic() - started
        rows.append(row)
        print(f"{row.number:>3}  {row.threat}: {row.figure} [{row.verdict}], {row.seconds:.0f} s",
              flush=True)
    print("\n| row | threat | asked for | measured | verdict |\n|---|---|---|---|---|")
    for row in rows:
        print(f"| {row.number} | {row.threat} | {row.asked} | {row.figure} | {row.verdict} |")
    return 1 if any(row.failures for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
