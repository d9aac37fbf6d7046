"""Edits of a book's files while it is built and archived: a report is of one state of the book, and so is an archive.

Every kind of file that a book is made of is replaced, in one step and by one of the same size and date where it is no text: while the build reads, trains and writes, between the build and `archive create`, and while that runs. Then:
the report shows the book from before the edit or from after it, byte for byte as a build of that book in a folder of its
own from the same records, or the build has refused; the next build shows the edited book and trains only what the edit
changes; the third has nothing to do. A write-up that is archived, at whatever moment, holds chapters and the report that
is made of them; what the first report leaves out, `archive create` refuses.
"""
import os, random, shutil, subprocess, time

from proofs import books, pictures, records

COUNT = 36
BOOK = "title: OLDTITLE\nchapters: [a.md]\n"
CHAPTER = """# Edited

OLDTEXT ![dot](dot.png)

```{include} part.md
```

```{reported} theirs
source: Ada
epochs: log.csv
```

```{table} epochs
:run: theirs
```
""" + books.CHAPTER.replace("# Small\n", "")
STARTED = """
```{train} tuned
like: plain
epochs: 2
schedule: {constant: 0.01}
start: {weights: w.safetensors}
```
"""
LOG = "epoch,test.accuracy\n1,0.25\n2,0.61\n"
STAGES = ["reading", "training", "writing", "built", "archiving"]


def edits(weights):
    """By file of the chapters: the bytes before and after the edit."""
    other = bytearray(weights)
    # The last number's lowest byte: it stays a number.
    other[-4] ^= 1
    dots = [pictures.png(4, 4, number) for number in range(40)]
    dot = next(one for one in dots[1:] if len(one) == len(dots[0]) and one != dots[0])
    texts = {"a.md": (CHAPTER + STARTED, "OLDTEXT", "NEWTEXT"), "book.yml": (BOOK, "OLDTITLE", "NEWTITLE"),
             "part.md": ("OLDPART\n", "OLDPART", "NEWPART"), "log.csv": (LOG, "0.61", "0.87")}
    found = {path: (text.encode(), text.replace(old, new).encode()) for path, (text, old, new) in texts.items()}
    return {**found, "dot.png": (dots[0], dot), "w.safetensors": (weights, bytes(other))}


def weights(options, work):
    """The final weights of a training, as the program keeps them."""
    folder = books.small(work + "/weights", chapter=books.CHAPTER + books.STARTED)
    books.run(options.program, folder)
    place = folder + "/.cyclopedia/weights"
    with open(os.path.join(place, sorted(os.listdir(place))[0]), "rb") as file: return file.read()


def replace(folder, path, content):
    """In one step, with the date of the old file."""
    place = f"{folder}/chapters/{path}"
    about = os.stat(place)
    with open(place + ".new", "wb") as file: file.write(content)
    os.utime(place + ".new", ns=(about.st_atime_ns, about.st_mtime_ns))
    os.replace(place + ".new", place)


def isAt(stage, folder):
    if stage == "training":
        place = folder + "/.cyclopedia/checkpoints"
        return any(file.endswith(".safetensors") for _, _, files in os.walk(place) for file in files)
    return any(name.startswith(".") for name in os.listdir(folder + "/output")) if os.path.isdir(folder + "/output") else False


def edited(options, folder, stage, path, content, chance, *arguments):
    """Runs the program and edits a file meanwhile; whether the edit came before the end."""
    process = subprocess.Popen([options.program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, env={**os.environ, "CYCLOPEDIA_DATA": folder + "/data"})
    if stage in ["training", "writing"]:
        while process.poll() is None and not isAt(stage, folder): time.sleep(0.0005)
    else:
        time.sleep(chance.uniform(0, 0.15))
    isInTime = process.poll() is None
    replace(folder, path, content)
    text = process.communicate(timeout=120)[0].decode(errors="replace")
    return books.Ended(process.returncode, text), isInTime


def page(options, work, folder, chapters, report):
    """What a build of these chapters from this report's records shows."""
    place = work + "/judge"
    shutil.rmtree(place, ignore_errors=True)
    books.write(place, {"chapters/" + path: content for path, content in chapters.items()})
    shutil.copytree(report + "/records", place + "/output/quick/records")
    shutil.copytree(folder + "/.cyclopedia", place + "/.cyclopedia")
    ended = books.run(options.program, place)
    made = place + "/output/quick/report.html"
    if ended.code != 0 or not os.path.isfile(made): return ended.text
    with open(made, "rb") as file: return file.read()


def finished(report):
    """When each run of a report ended, which tells one training from another."""
    found = {}
    for name in records.names(report):
        for record in records.read(f"{report}/records/{name}")["records"]:
            found[name, record["plan"]["seed"]] = record["timing"]["finished"], record["timing"]["training"]
    return found


def read(path):
    with open(path, "rb") as file: return file.read()


class Case:
    def __init__(self, options, work, tally, name, files, path):
        self.options, self.work, self.tally, self.name, self.path = options, work, tally, name, path
        self.folder, self.report = work + "/case", work + "/case/output/quick"
        self.old = {file: content for file, (content, _) in files.items()}
        self.new = {**self.old, path: files[path][1]}
        shutil.rmtree(self.folder, ignore_errors=True)
        books.write(self.folder, {"chapters/" + file: content for file, content in self.old.items()})

    def check(self, holds, what): return self.tally.check(holds, self.name, what)

    def shows(self, report, chapters): return read(report + "/report.html") == page(self.options, self.work, self.folder, chapters, report)

    def archives(self):
        """Every write-up has the chapters that its report is made of."""
        place = self.folder + "/output/archive"
        for name in sorted(os.listdir(place)) if os.path.isdir(place) else []:
            if not os.path.isdir(f"{place}/{name}"): continue
            self.tally.count("write-ups compared with their chapters")
            kept = {file: content for file, content in books.tree(f"{place}/{name}/chapters").items() if content is not None}
            self.check(self.shows(f"{place}/{name}", {**self.old, **kept}), f"the write-up {name} has other chapters than its report")

    def run(self, *arguments): return books.run(self.options.program, self.folder, *arguments)

    def prove(self, stage, chance):
        content, before = self.new[self.path], None
        if stage in ["built", "archiving"]:
            if not self.check(self.run("build").code == 0, "the first build failed"): return
            before = finished(self.report)
            if stage == "built":
                replace(self.folder, self.path, content)
                ended = self.run("archive", "create", "early")
                self.check(ended.code == 1 and "stale" in ended.text or ended.code == 1 and "incomplete" in ended.text,
                           f"'archive create' of a book that was edited: exit code {ended.code}: {ended.text}")
                isInTime = True
            else:
                ended, isInTime = edited(self.options, self.folder, stage, self.path, content, chance, "archive", "create", "early")
                self.check(ended.code in [0, 1], f"exit code {ended.code}: {ended.text}")
        else:
            ended, isInTime = edited(self.options, self.folder, stage, self.path, content, chance, "build")
            if ended.code == 0:
                before = finished(self.report)
                self.check(self.shows(self.report, self.old) or self.shows(self.report, self.new),
                           "the report is neither of the old book nor of the new one")
            else:
                self.check(ended.code == 2 and "has changed since the chapters were read" in ended.text, f"exit code {ended.code}: {ended.text}")
                self.check(not os.path.exists(self.report), "a report of a build that refused")
        self.tally.count(f"edits while {stage}" if isInTime else f"edits after {stage}")
        self.archives()
        self.after(before)

    def after(self, before):
        ended = self.run("build")
        if not self.check(ended.code == 0, f"the next build: exit code {ended.code}: {ended.text}"): return
        self.check(self.shows(self.report, self.new), "the next build does not show the edit")
        after = finished(self.report)
        for run in (before or {}).keys() & after.keys():
            if self.path == "w.safetensors" and run[0] == "tuned.json": continue
            self.check(before[run] == after[run], f"the next build has trained {run[0]} again")
        again = self.run("build")
        self.check(again.code == 0 and "up to date" in again.text and "images/s" not in again.text, f"the third build: {again.text}")
        made = self.run("archive", "create", "late")
        self.check(made.code == 0, f"'archive create': exit code {made.code}: {made.text}")
        self.archives()


def prove(options, work, tally):
    files = edits(weights(options, work))
    cases = [(path, stage) for path in files for stage in STAGES if options.only in f"{path} while {stage}"]
    chance = random.Random(options.seed)
    chance.shuffle(cases)
    count = options.count or COUNT
    for number in range(count):
        path, stage = cases[number % len(cases)]
        Case(options, work, tally, f"{path} while {stage}", files, path).prove(stage, chance)
