"""The same records give the same bytes in another folder, time zone and language; the same plans the same records.

Records may differ in their `timing` block alone; where another number of threads made them, also in that number.
"""
import os, re, shutil

from proofs import books, records

# Everything that a program could let into its output.
PLACES = [
    {"TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C", "HOME": "/nonexistent", "USER": "one"},
    {"TZ": "America/St_Johns", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "USER": "two", "SOURCE_DATE_EPOCH": "0",
     "COLUMNS": "40", "NO_COLOR": "1", "SWIFT_DETERMINISTIC_HASHING": "1"},
    {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "TERM": "dumb", "USER": "three"},
]


def built(options, folder, environment, tally, case, *arguments):
    ended = books.run(options.program, folder, *arguments, environment=environment)
    tally.check(ended.code == 0, case, ended.text)
    return os.path.join(folder, "output", "quick")


def alike(files):
    """Without the number of threads, which every record says."""
    return {path: re.sub(r'"threads": ?\d+', "", text if isinstance(text, str) else text.decode()) for path, text in files.items()}


def prove(options, work, tally):
    first = built(options, books.small(work + "/first"), PLACES[0], tally, "the first build", "--threads", "2")
    for number, place in enumerate(PLACES):
        folder = books.small(f"{work}/a much longer name of a folder {number}/ü")
        shutil.copytree(first + "/records", folder + "/output/quick/records")
        again = built(options, folder, place, tally, f"from records, {place['TZ']}")
        one, other = books.tree(first), books.tree(again)
        tally.count("files compared byte for byte", len([path for path in one if one[path] is not None]))
        for path in books.differences(one, other): tally.fail(f"from records, {place['TZ']}", f"{path} differs")
    for number, (place, threads) in enumerate(zip(PLACES, [2, 1, 3])):
        case = f"trained again with {threads} threads, {place['TZ']}"
        again = built(options, books.small(f"{work}/again-{number}"), place, tally, case, "--threads", str(threads))
        one, other = [alike(records.untimed(folder)) for folder in (first, again)]
        tally.count("records compared but for their timing", len(one))
        for path in books.differences(one, other): tally.fail(case, f"the record {path} differs in more than its timing")
        one, other = [alike(records.untimed_files(folder)) for folder in (first, again)]
        for path in books.differences(one, other): tally.fail(case, f"{path} differs")
        tally.count("drawings and data compared", len(one))
