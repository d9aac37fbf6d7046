"""Files of store, checkpoints, records and dataset with bytes flipped, cut off, emptied and overwritten.

Of each damage one of these holds, and nothing else: the build names the file and comes to the same records; it ends with
exit code 3, names the file, and once that is moved away or restored comes to the same records; or the damage changes
nothing at all (bytes that nothing reads), and everything is found again. A training that had to be made again was said.
Where nothing was trained again, the report is equal byte for byte. `archive verify` names every file of a write-up that was
damaged, is missing or was added, and no other.
"""
import os, random, re, shutil

from proofs import books, records
from proofs.pictures import png

EACH = 24
CHAPTER = books.CHAPTER.replace("{shapes: {train: 40, test: 20}}", "{images: {path: pets}}").replace(
    "epochs: 2", "epochs: EPOCHS").replace("precision: f32",
    "augment: [{resize: 32}, normalize]\nevaluate: [{resize: 32}, normalize]\nprecision: f32")


def book(folder, epochs=2):
    books.small(folder, CHAPTER.replace("EPOCHS", str(epochs)) + books.STARTED)
    for split, count in [("train", 12), ("val", 6)]:
        for number in range(count):
            for name in ["cat", "dog"]:
                books.write(folder, {f"data/pets/{split}/{name}/{number}.png": png(16, 16, f"{split}{name}{number}")})
    return folder


def damages(size, draw, each=EACH):
    """Names and changes of a file of this size."""
    for number in range(each):
        place, bit = draw.randrange(size), 1 << draw.randrange(8)
        yield f"bit {bit} of byte {place} flipped", lambda old, place=place, bit=bit: old[:place] + bytes([old[place] ^ bit]) + old[place + 1:]
    for place in sorted({0, 1, size // 2, size - 1, *(draw.randrange(size) for _ in range(each // 4))}):
        yield f"cut off at byte {place}", lambda old, place=place: old[:place]
    for number in range(each // 4):
        place = draw.randrange(size)
        yield f"zeros from byte {place}", lambda old, place=place: old[:place] + bytes(min(512, len(old) - place)) + old[place + 512:]
    yield "overwritten with text", lambda old: (b"not what was here\n" * (len(old) // 18 + 1))[:len(old)]


class Damage:
    """One file of a book, damaged in every way."""

    def __init__(self, options, work, tally, template, wanted):
        self.options, self.work, self.tally, self.template, self.wanted = options, work, tally, template, wanted
        self.report = books.tree(template + "/output")

    def sweep(self, sort, path, without=(), keeps_date=False):
        with open(os.path.join(self.template, path), "rb") as file: size = len(file.read())
        for name, change in damages(size, random.Random(f"{self.options.seed} {sort}"), self.options.count or EACH):
            case = f"{sort}: {path}: {name}"
            if self.options.only not in case: continue
            folder = self.work + "/damaged"
            shutil.copytree(self.template, folder, symlinks=True)
            for other in without:
                other = os.path.join(folder, other)
                (shutil.rmtree if os.path.isdir(other) else os.remove)(other)
            file = os.path.join(folder, path)
            about = os.stat(file)
            with open(file, "rb") as old: bytes = old.read()
            with open(file, "wb") as new: new.write(change(bytes))
            if keeps_date: os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
            self.tally.count(f"damages of {sort}")
            self.judge(case, folder, path, bytes)
            shutil.rmtree(folder)

    def judge(self, case, folder, path, bytes):
        ended = books.run(self.options.program, folder, "build", limit=120)
        named = os.path.basename(path) in ended.text and ("warning: " in ended.text or "error: " in ended.text)
        trained = "images/s" in ended.text
        if ended.code == 3:
            self.tally.count("ended with exit code 3")
            if not self.tally.check(named, case, f"the file is not named: {ended.text}"): return
            # What the message says: the dataset's file restored, any other moved away.
            place = os.path.join(folder, path)
            if path.startswith("data/"): books.write(folder, {path: bytes})
            else: os.rename(place, place + ".away")
            ended = books.run(self.options.program, folder, "build")
        elif trained or path.startswith(".cyclopedia/checkpoints"):
            self.tally.check(named, case, f"trained again and did not say why: {ended.text}")
        self.tally.count("named" if named else "changed nothing")
        if not self.tally.check(ended.code == 0, case, f"exit code {ended.code}: {ended.text}"): return
        if path.startswith("data/") and trained: return self.tally.count("trained on the pictures as they are now")
        found = records.untimed(folder + "/output/quick")
        if self.report and not trained and "images/s" not in ended.text:
            changed = books.differences(self.report, books.tree(folder + "/output"))
            self.tally.check(not changed, case, f"another report: {changed}")
        self.tally.check(found == self.wanted, case, f"other records: {ended.text}")


def archive(options, work, template, tally):
    folder = shutil.copytree(template, work + "/archived")
    # The store knows a report by its place.
    books.run(options.program, folder)
    ended = books.run(options.program, folder, "archive", "create", "one")
    if not tally.check(ended.code == 0, "archive create", ended.text): return
    place = folder + "/output/archive/one"
    clean = books.run(options.program, folder, "archive", "verify", "one")
    tally.check(clean.code == 0, "archive verify", clean.text)
    files = [path for path, content in books.tree(place).items() if content is not None]

    def verify(path, case):
        tally.count("damages of an archive")
        ended = books.run(options.program, folder, "archive", "verify", "one")
        named = [other for other in files + ["added"] if re.search(rf"(^|[\s'/]){re.escape(other)}([\s':,]|$)", ended.text)]
        # All the others hang on the list and on the card.
        isMain = path in ("SHA256SUMS", "archive.json")
        if tally.check(ended.code == 1 and path in named and (isMain or named == [path]), case, f"{ended.code}: {ended.text[:300]}"):
            tally.count("named")

    draw = random.Random(f"{options.seed} archive")
    for path in files:
        with open(f"{place}/{path}", "rb") as file: bytes = file.read()
        for name, change in draw.sample(list(damages(len(bytes), draw)), 6):
            if change(bytes) == bytes: continue
            os.chmod(f"{place}/{path}", 0o644)
            with open(f"{place}/{path}", "wb") as file: file.write(change(bytes))
            verify(path, f"archive: {path}: {name}")
        os.remove(f"{place}/{path}")
        verify(path, f"archive: {path}: removed")
        with open(f"{place}/{path}", "wb") as file: file.write(bytes)
    with open(place + "/added", "wb") as file: file.write(b"x")
    verify("added", "archive: a file was added")
    shutil.rmtree(folder)


def prove(options, work, tally):
    template = book(work + "/template")
    ended = books.run(options.program, template)
    if not tally.check(ended.code == 0, "the book itself", ended.text): return
    damage = Damage(options, work, tally, template, records.untimed(template + "/output/quick"))
    for name in os.listdir(template + "/output/quick/records"):
        damage.sweep("records", f"output/quick/records/{name}", without=[".cyclopedia"])
        damage.sweep("records beside a store", f"output/quick/records/{name}")
    for name in sorted(os.listdir(template + "/.cyclopedia")):
        if os.path.isfile(f"{template}/.cyclopedia/{name}") and os.path.getsize(f"{template}/.cyclopedia/{name}"):
            damage.sweep("store", f".cyclopedia/{name}", without=["output"])
            damage.sweep("store beside a report", f".cyclopedia/{name}")
    # The weights are read where the run that begins with them is made again.
    tuned = "output/quick/records/tuned.json"
    for name in os.listdir(template + "/.cyclopedia/weights"):
        damage.sweep("weights", f".cyclopedia/weights/{name}", without=[tuned, ".cyclopedia/store.sqlite"])
    for path in ["manifest.json", "report.html", "report.pdf", "figures/run-accuracy.svg", "data/run.csv"]:
        damage.sweep("report", f"output/quick/{path}")
    # A figure that is kept drawn is drawn again where it is not as it was written.
    drawn = template + "/cache/cyclopedia/figures"
    kept = sorted(os.listdir(drawn), key=lambda name: os.path.getsize(f"{drawn}/{name}"))
    tally.check(kept, "drawn figures", "none is kept")
    for name in kept[:1]: damage.sweep("drawn figures", f"cache/cyclopedia/figures/{name}", without=["output/quick/report.html"])
    archive(options, work, template, tally)
    damage.sweep("dataset", "data/pets/train/cat/3.png", without=["output", ".cyclopedia"])
    damage.sweep("dataset beside records", "data/pets/train/cat/3.png")
    damage.sweep("dataset with its old date", "data/pets/val/dog/1.png", keeps_date=True)
    long, whole = book(work + "/long", 300), book(work + "/whole", 300)
    tally.check(books.run(options.program, whole).code == 0, "the longer book", "it is not built")
    damage = Damage(options, work, tally, long, records.untimed(whole + "/output/quick"))
    paths = books.interrupted(options.program, long)
    tally.check(paths, "checkpoints", "no build could be interrupted")
    for path in paths: damage.sweep("checkpoints", path)
