"""Checkpoints and stores that somebody wrote by hand, with right checksums: one number or text in the place of another.

Each is refused, or is a run like any other: no crash, no hang. A run whose checkpoint was refused begins again where that is
asked for, and comes to the same record.
"""
import concurrent.futures, copy, hashlib, json, os, random, shutil, sqlite3, struct

from proofs import books, records
from proofs.hostile_records import forged, leaves

COUNT = 150
LONG = books.CHAPTER.replace("epochs: 2", "epochs: 40").replace("{constant: finder.suggestion or 0.05}", "{one-cycle: {max: 0.05}}")
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
STATEMENTS = [
    f"DROP TABLE run; CREATE VIEW run AS {ENDLESS}", f"DROP TABLE report; CREATE VIEW report AS {ENDLESS}",
    f"CREATE TRIGGER t AFTER INSERT ON run BEGIN INSERT INTO name {ENDLESS[:-len('SELECT i FROM n')]}SELECT i, i, i, i FROM n; END",
    "CREATE TRIGGER t AFTER INSERT ON run BEGIN SELECT raise(abort, 'x'); END", f"DROP TABLE run; CREATE VIEW run AS {ENDLESS}; PRAGMA user_version = -1", "DROP TABLE run", "DROP TABLE name", "DROP INDEX run_plan",
    "CREATE TABLE x (y)", "PRAGMA user_version = 0", "PRAGMA user_version = 2", "PRAGMA user_version = -1", "DELETE FROM run",
    "PRAGMA application_id = 7; PRAGMA journal_mode = DELETE", "UPDATE run SET record = zeroblob(80000000) WHERE rowid = 1", "UPDATE run SET digest = ''",
    "UPDATE run SET record = 'x'", "UPDATE run SET plan = 'x'", "UPDATE run SET finished = zeroblob(100)", "UPDATE name SET key = x'00ff'",
    "UPDATE name SET key = '../../x'", "UPDATE fingerprint SET fingerprint = '../../x'", "UPDATE fingerprint SET stamp = 'x'",
    "UPDATE report SET inputs = 'x', folder = '/'", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'x'",
    "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1", "PRAGMA encoding = 'UTF-16'", "PRAGMA page_size = 65536; VACUUM",
]


def checkpoint(folder, path, change):
    """One checkpoint with its header changed, under the name that it then must have, and no other."""
    with open(f"{folder}/{path}", "rb") as file: content = file.read()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    progress = json.loads(header["__metadata__"]["cyclopedia.progress"])
    records.unpack(progress)
    change(header, progress)
    records.pack(progress)
    if "__metadata__" in header and "cyclopedia.progress" in header["__metadata__"]:
        header["__metadata__"]["cyclopedia.progress"] = json.dumps(progress, separators=(",", ":"), sort_keys=True)
    text = json.dumps(header, separators=(",", ":")).encode()
    made = struct.pack("<Q", len(text)) + text + content[8 + length:]
    place = os.path.dirname(f"{folder}/{path}")
    step = os.path.basename(path).split("-")[0]
    for name in os.listdir(place): os.remove(f"{place}/{name}")
    books.write(place, {f"{step}-{hashlib.sha256(made).hexdigest()}.safetensors": made})


def put(root, path, value):
    for key in path[:-1]: root = root[key]
    root[path[-1]] = copy.deepcopy(value)


def checkpoints(folder, path):
    """Names and changes of a checkpoint."""
    with open(f"{folder}/{path}", "rb") as file: content = file.read()
    header = json.loads(content[8:8 + struct.unpack("<Q", content[:8])[0]])
    progress = json.loads(header.pop("__metadata__")["cyclopedia.progress"])
    records.unpack(progress)
    for place, old in leaves(progress):
        if not place: continue
        for value in forged(old):
            yield (f"progress/{'/'.join(map(str, place))} = {ascii(value)[:40]}",
                   lambda header, progress, place=place, value=value: put(progress, place, value))
    for name in sorted(header)[:3]:
        for place, old in leaves(header[name]):
            for value in forged(old) if place else [{}, [], 0, None]:
                yield (f"tensor/{name}/{'/'.join(map(str, place))} = {ascii(value)[:40]}",
                       lambda header, progress, place=(name, *place), value=value: put(header, place, value))
        yield f"tensor/{name} missing", lambda header, progress, name=name: header.pop(name)


def store(folder, statement):
    base = sqlite3.connect(folder + "/.cyclopedia/store.sqlite")
    base.executescript(statement)
    base.close()


def journal(folder, mode):
    """A rollback journal that names a file outside as the journal of several stores: SQLite would remove that."""
    store(folder, f"PRAGMA journal_mode = {mode}")
    books.write(os.path.dirname(folder), {"mine.txt": "mine"})
    name = os.path.join(os.path.dirname(folder), "mine.txt").encode()
    page, mark = 0x40000000 // 4096 + 1, bytes([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
    books.write(folder, {".cyclopedia/store.sqlite-journal": b"\1" * 512 + struct.pack(">I", page) + name
                         + struct.pack(">II", len(name), sum(name)) + mark})


def stored(folder, name, place, value):
    """The store with one record changed, and its checksum made right."""
    base = sqlite3.connect(folder + "/.cyclopedia/store.sqlite")
    key, record = next(row for row in base.execute("SELECT key, record FROM run") if json.loads(row[1])["steps"].get("momentum") or name == "finder")
    content = json.loads(record)
    records.unpack(content)
    put(content, place, value)
    records.pack(content)
    body = json.dumps(content, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    base.execute("UPDATE run SET record = ?, digest = ? WHERE key = ?", (body, hashlib.sha256(body).hexdigest(), key))
    base.commit()
    base.close()


def prove(options, work, tally, ended):
    """`ended` runs the program within bounds; see hostile.py."""
    long, whole = books.small(work + "/long", LONG), books.small(work + "/whole", LONG)
    built = books.run(options.program, whole)
    if not tally.check(built.code == 0, "the book of the stores", built.text): return
    wanted = records.untimed(whole + "/output/quick")
    path = max(books.interrupted(options.program, long), key=lambda path: int(os.path.basename(path).split("-")[0]), default=None)
    if not tally.check(path, "the book of the stores", "it was not interrupted"): return
    count = options.count or COUNT
    # By their names: where the run was killed decides how many there are, and the same are drawn everywhere.
    draw = lambda named: sorted(named, key=lambda one: random.Random(f"{options.seed} {one[0]}").random())[:count]
    cases = [(f"checkpoint/{name}", long, lambda folder, change=change: checkpoint(folder, path, change))
             for name, change in draw(checkpoints(long, path))]
    shutil.rmtree(whole + "/output")
    run = next(json.loads(row[0]) for row in sqlite3.connect(whole + "/.cyclopedia/store.sqlite").execute("SELECT record FROM run"))
    records.unpack(run)
    named = [(f"stored/{'/'.join(map(str, place))} = {ascii(value)[:40]}", place, value)
             for place, old in leaves(run) if place for value in forged(old)]
    cases += [(name, whole, lambda folder, place=place, value=value: stored(folder, "finder", place, value))
              for name, place, value in draw(named)]
    cases += [(f"store/{statement[:60]}", whole, lambda folder, statement=statement: store(folder, statement)) for statement in STATEMENTS]
    cases += [(f"store/journal of a store in mode {mode}", whole, lambda folder, mode=mode: journal(folder, mode)) for mode in ["wal", "delete"]]
    chosen = [case for case in cases if options.only in case[0]]

    def one(numbered):
        number, (name, template, change) = numbered
        folder = shutil.copytree(template, f"{work}/store-{number}/book")
        change(folder)
        return name, folder, *ended(options.program, os.path.dirname(folder), folder, ["build"])

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, folder, result, changed in pool.map(one, enumerate(chosen)):
            sort = name.split("/")[0]
            tally.count(f"forged {'checkpoints' if sort == 'checkpoint' else 'records in a store' if sort == 'stored' else 'stores'}")
            tally.check(not changed, name, f"changed {changed}")
            if not tally.check(result.code in (0, 1, 3) and (result.code != 3 or "hint: " in result.text), name,
                               f"exit code {result.code}: {result.text[-600:]}"): continue
            if sort == "checkpoint" and result.code == 3:
                tally.count("refused checkpoints")
                again = books.run(options.program, folder, "build", "--begin-anew")
                tally.check(again.code == 0 and records.untimed(folder + "/output/quick") == wanted, name, f"begun anew: {again.text[-300:]}")
            shutil.rmtree(os.path.dirname(folder))
