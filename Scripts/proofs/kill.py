"""The process killed at every call that changes a file, and at random moments: the next build comes to the same.

strace kills it on entering the N-th write, sync, rename, unlink, mkdir or truncate. Its counts are a thread's own, so that
what was not hit is tried again; a call counts as hit by its path and how often that was met by then. After each kill: the
old report is whole or there is none, the next build ends with exit code 0, its records are equal to the uninterrupted ones
but for their timing, final weights, drawings and data are equal bytes, nothing is left half written, and a third build
trains nothing.
"""
import collections, os, random, re, shutil, signal, subprocess, time

from proofs import books, records
from proofs.tally import Missing

CALLS = ["write", "pwrite64", "writev", "fsync", "fdatasync", "syncfs", "rename", "renameat", "renameat2", "unlink", "unlinkat",
         "rmdir", "mkdir", "mkdirat", "ftruncate", "fallocate", "linkat", "symlinkat", "fchmod"]
RANDOM, LIMIT = 300, 300
HALF_WRITTEN = re.compile(r"(^|/)\.[^/]*\.\d+(\.probe)?$")


# On one processor one thread mostly does all that waits for files.
STRACE = ["taskset", "-c", str(min(os.sched_getaffinity(0))), "strace", "-f", "-qq", "-y", "-o"]


def traced(options, folder, log, *injection):
    prefix = [*STRACE, log, "-e", "trace=" + ",".join(CALLS), *injection]
    return books.run(options.program, folder, "build", prefix=prefix, limit=LIMIT)


class Call(collections.namedtuple("Call", "number call place time")):
    """One line of a trace: its number among its like, the path without digits, and how often that was met by then."""

    @property
    def moment(self): return self.call, self.place, self.time


def calls(log):
    """The calls of a trace in their order."""
    found, byName, byPlace = [], collections.Counter(), collections.Counter()
    with open(log, errors="replace") as lines:
        for line in lines:
            text = re.match(r"\d+ +(\w+)\((?:[^<\"]*[<\"]([^>\"]*))?", line)
            if not text or text[1] not in CALLS: continue
            place = re.sub(r"[0-9a-f]{64}|\d+", "N", text[2] or "").split("/book/", 1)[-1]
            byName[text[1]] += 1
            byPlace[text[1], place] += 1
            found.append(Call(byName[text[1]], text[1], place, byPlace[text[1], place]))
    return found


class Judge:
    def __init__(self, options, tally, whole):
        self.options, self.tally = options, tally
        place = whole + "/output/quick"
        self.records, self.files = records.untimed(place), records.untimed_files(place)
        self.weights = books.tree(whole + "/.cyclopedia/weights")

    def judge(self, case, folder, old):
        """`old` is the report that was there before the kill, None where there was none."""
        check, place = self.tally.check, folder + "/output/quick"
        if old is not None: check(os.path.isfile(place + "/report.html"), case, "the old report is gone")
        if os.path.isdir(place):
            here = books.tree(place)
            isNew = old is None or here.keys() != old.keys() or any(here[path] != old[path] for path in here)
            if isNew: check(records.untimed(place) == self.records, case, "half of a report")
        ended = books.run(self.options.program, folder, limit=LIMIT)
        if not check(ended.code == 0, case, f"the next build: exit code {ended.code}: {ended.text}"): return
        check("warning" not in ended.text, case, f"the next build warns: {ended.text}")
        check(records.untimed(place) == self.records, case, "other records")
        check(records.untimed_files(place) == self.files, case, "other drawings or data")
        check(books.tree(folder + "/.cyclopedia/weights") == self.weights, case, "other final weights")
        left = [path for path in books.tree(folder) if HALF_WRITTEN.search(path) or path.startswith(".cyclopedia/checkpoints/")]
        check(not left, case, f"left behind: {left}")
        again = books.run(self.options.program, folder, limit=LIMIT)
        check(again.code == 0 and "up to date" in again.text and "images/s" not in again.text, case, f"built again: {again.text}")


def sweep(options, work, judge, template, old, sort, tally):
    log = work + "/log"
    folder = shutil.copytree(template, work + "/book")
    if not tally.check(traced(options, folder, log).code == 0, sort, "the build under strace fails"): return
    shutil.rmtree(folder)
    whole = calls(log)
    points = sorted({(call.call, call.number) for call in whole})
    if options.count is not None and len(points) > options.count:
        points = random.Random(options.seed).sample(points, options.count)
    hit = set()

    def kill(call, number):
        case = f"{sort}, {call} {number}"
        if options.only not in case: return
        folder = shutil.copytree(template, work + "/book")
        ended = traced(options, folder, log, "-e", f"inject={call}:signal=KILL:when={number}")
        if ended.code == 0: tally.count("kills that came too late")
        else:
            tally.count("kills at a call")
            hit.add(calls(log)[-1].moment)
        judge.judge(case, folder, old)
        shutil.rmtree(folder)

    for point in points: kill(*point)
    # strace counts by threads, and how many there are is chance: what was not hit is tried again.
    for attempt in range(0 if options.count else 6):
        for call in whole:
            if call.moment not in hit: kill(call.call, call.number)
    reached = len({call.moment for call in whole} & hit)
    tally.count(f"of the {len(whole)} calls of a build {sort} hit", reached)
    # SQLite's waits for its lock and what threads tell each other come and go.
    if not options.count: tally.check(reached > 0.98 * len(whole), sort, f"only {reached} of {len(whole)} calls were hit")


def moments(options, work, judge, template, tally):
    draw = random.Random(options.seed)
    began = time.monotonic()
    books.run(options.program, shutil.copytree(template, work + "/timed"))
    length = time.monotonic() - began
    wanted, kills = RANDOM if options.count is None else options.count, 0
    for number in range(5 * wanted):
        if kills == wanted: return
        folder = shutil.copytree(template, work + "/book")
        moment = draw.uniform(0, length)
        began = time.monotonic()
        process = subprocess.Popen([options.program, "build"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(moment)
            # The first may have waited for a disk that was busy.
            length = min(length, time.monotonic() - began)
        except subprocess.TimeoutExpired: process.send_signal(signal.SIGKILL)
        # What is done by then has not been killed.
        if process.wait():
            kills += 1
            tally.count("kills at a random moment")
            judge.judge(f"moment {number}, after {moment:.3f} s", folder, None)
        shutil.rmtree(folder)
    tally.fail("random moments", f"only {kills} of {wanted} builds were killed")


def prove(options, work, tally):
    if not (shutil.which("strace") and shutil.which("taskset")):
        raise Missing("needs strace and taskset; Scripts/bootstrap --pages installs them")
    if subprocess.run([*STRACE, "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode:
        raise Missing("strace may not trace here")
    # Steps enough that nothing is to be warned of.
    chapter = books.CHAPTER.replace("from: 1e-4\nto: 10\nsteps: 6", "from: 0.05\nto: 0.5\nsteps: 12")
    chapter = chapter.replace("epochs: 2", "epochs: 3") + books.STARTED + "\n```{plot} lr-finder\n:run: finder\n```\n"
    whole = books.small(work + "/whole", chapter)
    if not tally.check(books.run(options.program, whole).code == 0, "the book itself", "it is not built"): return
    judge = Judge(options, tally, whole)
    fresh = books.small(work + "/fresh", chapter)
    sweep(options, work, judge, fresh, None, "of a new book", tally)
    # An old report stands there, of another text with other runs.
    older = books.small(work + "/older")
    tally.check(books.run(options.program, older).code == 0, "the older book", "it is not built")
    books.small(older, chapter)
    sweep(options, work, judge, older, books.tree(older + "/output/quick"), "over an old report", tally)
    moments(options, work, judge, fresh, tally)
