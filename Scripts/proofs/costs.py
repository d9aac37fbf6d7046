"""What safety costs: checkpoints under 1 % of an epoch, a kill under a minute of work, a store of 1,000 runs under 100 ms.

The epoch has CIFAR-10's size: 50,000 pictures, ResNet-9 of width 64, batches of 512; its pictures are drawn, so that no data is
needed. It takes some minutes, and a quiet machine.
"""
import glob, os, signal, sqlite3, statistics, subprocess, time

from proofs import books, records

EPOCH = """# Epoch

```{train} epoch
data: {shapes: {train: 50000, test: 1000}}
batch: 512
model: resnet9
epochs: 1
schedule: {constant: 0.01}
```

It ends at {value}`epoch.test.accuracy`.
"""
MINUTE, RUNS = 60, 1000


def store(options, work, tally):
    folder = books.small(work + "/store")
    if not tally.check(books.run(options.program, folder).code == 0, "the small book", "it is not built"): return
    few = opening(options, folder)
    with sqlite3.connect(folder + "/.cyclopedia/store.sqlite") as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(run)")]
        rows = [dict(zip(columns, row)) for row in database.execute("SELECT * FROM run")]
        for number in range(RUNS - len(rows)):
            row = {**rows[number % len(rows)], "key": f"{number:064x}"}
            row["plan"] = row["plan"].replace('"seed":1', f'"seed":{number + 2}')
            database.execute(f"INSERT INTO run ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    many = opening(options, folder)
    tally.count("runs in the store", RUNS)
    print(f"costs: 'plan' takes {1000 * few:.0f} ms with {len(rows)} runs in the store and {1000 * many:.0f} ms with {RUNS}")
    tally.check(many - few < 0.1, "the store", f"{RUNS} runs cost {1000 * (many - few):.0f} ms")


def opening(options, folder):
    def once():
        began = time.monotonic()
        books.run(options.program, folder, "plan")
        return time.monotonic() - began
    return statistics.median(once() for _ in range(9))


def newest(folder):
    """When the newest checkpoint was written, in seconds since 1970; None where there is none."""
    files = glob.glob(folder + "/.cyclopedia/checkpoints/*/*.safetensors")
    times = [os.path.getmtime(file) for file in files if os.path.exists(file)]
    return max(times, default=None)


def epoch(options, work, tally):
    folder = books.small(work + "/epoch", EPOCH)
    process = subprocess.Popen([options.program, "build"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began, first, killed = time.time(), None, None
    # Killed within the epoch, behind the first checkpoint that is made by time.
    while process.poll() is None and killed is None:
        last, now = newest(folder), time.time()
        if last and not first: first = last - began
        if last and now - last > 10: killed = now - last
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if not tally.check(killed, "an epoch", "it ended before it could be killed: the machine is too fast for this"): return
    tally.count("kills of an epoch")
    # With the time in which the pictures are drawn; a kill just before it would have cost all of that.
    tally.check(first < MINUTE + 5, "an epoch", f"the first checkpoint came after {first:.0f} s")
    ended = books.run(options.program, folder, limit=900)
    if not tally.check(ended.code == 0 and "going on after step" in ended.text, "an epoch", f"it does not go on: {ended.text}"): return
    timing = records.read(folder + "/output/quick/records/epoch.json")["records"][0]["timing"]
    share = timing["checkpoints"] / timing["training"][-1]
    print(f"costs: {timing['training'][-1]:.1f} s of training, {1000 * timing['checkpoints']:.0f} ms of checkpoints ({100 * share:.2f} %); "
          f"the first came {first:.0f} s after the start, and the kill cost {killed:.0f} s")
    tally.check(share < 0.01, "an epoch", f"checkpoints take {100 * share:.2f} %")


def prove(options, work, tally):
    store(options, work, tally)
    epoch(options, work, tally)
