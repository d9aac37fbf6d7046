"""Frozen records that somebody wrote by hand, with a right checksum: one number or text of a run in the place of another.

Each is refused with its file's name, or changes nothing that could harm: no crash, no hang, no script in what is drawn.
"""
import concurrent.futures, copy, os, random, shutil

from proofs import books, records

FIGURES = "".join(f"\n```{{plot}} {kind}\n:run: {run}\n:label: f{number}\n```\n" for number, (kind, run) in enumerate([
    ("lr-finder", "finder"), ("loss", "run"), ("learning-rate", "run"), ("momentum", "run"), ("confusion-matrix", "run"),
    ("per-class", "run"), ("misclassified", "run"), ("sample-grid", "run")]))
TABLES = "".join(f"\n```{{table}} {kind}\n:runs: run\n:label: t{number}\n```\n" for number, kind in enumerate(
    ["epochs", "runs", "per-class", "most-confused", "model-summary", "provenance"]))
CHAPTER = books.CHAPTER.replace("{constant: finder.suggestion or 0.05}", "{one-cycle: {max: 0.05}}") + FIGURES + TABLES
TEXT = '"><script>window.hit=1</script><img src=x onerror=alert(1)>\u202e\x1b[31m]]>--></script>'
NUMBERS = [0, -1, 1e308, 10**18, 2**62, 2**63 - 1, -2**63, "nan", "inf", 17]
COUNT = 400


def leaves(value, path=()):
    """Every number and text of a record, of lists the first and the last, and every list itself."""
    if isinstance(value, dict):
        for key, inner in value.items(): yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        yield path, value
        for place in sorted({0, len(value) - 1} & set(range(len(value)))): yield from leaves(value[place], (*path, place))
    else: yield path, value


def forged(value):
    if isinstance(value, list): return [[], value[:-1], value + value[-1:], value * 50] + [[number] * len(value) for number in NUMBERS]
    if isinstance(value, bool): return [not value]
    if isinstance(value, (int, float)): return NUMBERS
    return ["", TEXT, "x" * 100_000, "AAAA", "-1", "99999-12-31T23:59:59Z"]


def book(folder, run, path, value):
    """The book with one record changed, and its checksum made right."""
    file = f"{folder}/output/quick/records/{run}.json"
    content = records.read(file)
    inner = content
    for key in path[:-1]: inner = inner[key]
    inner[path[-1]] = copy.deepcopy(value)
    records.write(file, content)


def prove(options, work, tally, ended, browser):
    """`ended` runs the program within bounds; see hostile.py."""
    template = books.small(work + "/records", CHAPTER)
    built = books.run(options.program, template)
    if not tally.check(built.code == 0, "the book of the records", built.text): return
    shutil.rmtree(template + "/.cyclopedia")
    cases = [(run, path, value) for run in ["run", "finder"]
             for path, old in leaves(records.read(f"{template}/output/quick/records/{run}.json")) if path for value in forged(old)]
    random.Random(options.seed).shuffle(cases)
    cases = [case for case in cases if options.only in f"record/{case[0]}/{'/'.join(map(str, case[1]))}"][:options.count or COUNT]

    def one(numbered):
        number, (run, path, value) = numbered
        folder = shutil.copytree(template, f"{work}/forged-{number}/book")
        book(folder, run, path, value)
        return run, path, value, folder, *ended(options.program, os.path.dirname(folder), folder, [])

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for run, path, value, folder, result, changed in pool.map(one, enumerate(cases)):
            name = f"record/{run}/{'/'.join(map(str, path))} = {ascii(value)[:40]}"
            tally.count("forged records")
            tally.check(result.code in (0, 1, 2, 3), name, f"exit code {result.code}: {result.text[-600:]}")
            tally.check(not changed, name, f"changed {changed}")
            refused = f"{run}.json cannot be used: " in result.text
            tally.count("refused records" if refused else "records that harm nothing")
            page = folder + "/output/quick/report.html"
            if not refused and os.path.isfile(page):
                for fault in browser.faults(page): tally.fail(name, fault)
            shutil.rmtree(os.path.dirname(folder))
