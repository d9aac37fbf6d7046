"""Books that come with links, pipes and devices in the place of what the program itself writes and reads.

Nothing outside of the book changes, nothing is waited for, and the program ends well, or with exit code 3 and what to do.
"""
import concurrent.futures, os, shutil

from proofs import books, records

OBSTACLES = {"folder": "BOX/elsewhere", "file": "BOX/secret.sqlite", "absent": "BOX/new", "device": "/dev/zero", "loop": "LOOP", "pipe": None}
COMMANDS = [["build"], ["plan"], ["embed", "page.md"], ["archive", "create", "a"], ["archive", "list"], ["archive", "verify"]]
# In the output folder, and of the store.
OUTPUT = ["output", "output/quick", "output/quick/records", "output/quick/records/run.json", "output/quick/manifest.json",
          "output/quick/report.html", "output/quick/figures", "output/archive", "output/archive/SHA256SUMS"]
STORE = [".cyclopedia", ".cyclopedia/store.sqlite", ".cyclopedia/store.sqlite-wal", ".cyclopedia/store.sqlite-shm",
         ".cyclopedia/store.sqlite-journal", ".cyclopedia/store.made", ".cyclopedia/checkpoints", ".cyclopedia/weights",
         ".cyclopedia/checkpoints/KEY", ".cyclopedia/checkpoints/KEY.lock", ".cyclopedia/checkpoints/KEY/6-DIGEST.safetensors",
         ".cyclopedia/weights/KEY-DIGEST.safetensors"]


def cases(key):
    for path in OUTPUT + STORE:
        for kind in OBSTACLES:
            for command in COMMANDS if path.count("/") < 2 and kind in ("folder", "pipe") else COMMANDS[:1]:
                yield f"place/{path}/{kind}/{' '.join(command)}", path.replace("KEY", key).replace("DIGEST", "0" * 64), kind, command


def obstruct(folder, path, kind):
    place, box = os.path.join(folder, path), os.path.dirname(folder)
    # What is there would be found again, and nothing written.
    shutil.rmtree(folder + ("/.cyclopedia" if path.startswith("output") else "/output"), ignore_errors=True)
    if os.path.isdir(place): shutil.rmtree(place)
    elif os.path.lexists(place): os.remove(place)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    if kind == "pipe": return os.mkfifo(place)
    os.symlink(os.path.basename(place) if kind == "loop" else OBSTACLES[kind].replace("BOX", box), place)


def prove(options, work, tally, ended):
    """`ended` runs the program within bounds; see hostile.py."""
    template = books.small(work + "/places", books.CHAPTER.replace("finder.suggestion or ", "") + books.STARTED)
    built = books.run(options.program, template)
    if not tally.check(built.code == 0, "the book of the places", built.text): return
    books.write(template, {"page.md": "<!-- cyclopedia value run.test.accuracy -->x<!-- /cyclopedia -->\n"})
    key = records.read(template + "/output/quick/records/run.json")["records"][0]["key"]
    chosen = [case for case in cases(key) if options.only in case[0]]

    def one(numbered):
        number, (name, path, kind, command) = numbered
        box = f"{work}/place-{number}"
        folder = shutil.copytree(template, box + "/book")
        books.write(box, {"elsewhere/mine.txt": "mine", "elsewhere/.mine.99999999": "mine", "elsewhere/quick/mine.txt": "mine",
                          "secret.sqlite": "mine"})
        obstruct(folder, path, kind)
        return name, command, box, *ended(options.program, box, folder, command)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, command, box, result, changed in pool.map(one, enumerate(chosen)):
            tally.count("links and pipes in the program's own places")
            tally.check(not [path for path in changed if path != "book/page.md"], name, f"changed {changed}")
            isSaid = result.code == 0 or (result.code in (1, 3) and ("hint: " in result.text or command[:1] != ["build"]))
            tally.check(isSaid, name, f"exit code {result.code}: {result.text[-600:]}")
            shutil.rmtree(box)
