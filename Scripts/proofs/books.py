"""Small books in folders of their own, and the program run on them."""
import os, shutil, signal, subprocess, time

BOOK = "title: Small\nchapters: [a.md]\n"
# Forty pictures, a network of width 2, float32: every build takes well under a second.
CHAPTER = """# Small

```{recipe} plain
data: {shapes: {train: 40, test: 20}}
batch: 16
model: {resnet9: {width: 2}}
precision: f32
```

```{range-test} finder
like: plain
from: 1e-4
to: 10
steps: 6
```

```{train} run
like: plain
epochs: 2
schedule: {constant: finder.suggestion or 0.05}
```

```{plot} accuracy
:run: run
```

It ends at {value}`run.test.accuracy`.
"""
# A run that begins with another's final weights, which are kept for it.
STARTED = """
```{train} tuned
like: plain
epochs: 1
schedule: {constant: 0.01}
start: run
```
"""


def write(folder, files):
    """Files by path: text, bytes, or ('link', target)."""
    for path, content in files.items():
        place = os.path.join(folder, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if isinstance(content, tuple): os.symlink(content[1], place)
        else:
            with open(place, "wb") as file: file.write(content if isinstance(content, bytes) else content.encode())


def small(folder, chapter=CHAPTER, book=BOOK):
    write(folder, {"chapters/book.yml": book, "chapters/a.md": chapter})
    return folder


class Ended:
    def __init__(self, code, text, seconds=0):
        self.code, self.text, self.seconds = code, text, seconds


def run(program, folder, *arguments, prefix=(), environment=None, limit=120, start=None):
    """Ends with code None where the program took longer than `limit` seconds."""
    # Each folder has drawings of its own: what one build drew is no proof of what another draws.
    own = {"CYCLOPEDIA_DATA": os.path.join(folder, "data"), "XDG_CACHE_HOME": os.path.join(folder, "cache")}
    environment = {**os.environ, **own, **(environment or {})}
    try:
        ended = subprocess.run(
            [*prefix, program, *arguments], cwd=folder, env=environment, timeout=limit, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=start)
    except subprocess.TimeoutExpired as slow:
        return Ended(None, (slow.output or b"").decode(errors="replace"))
    return Ended(ended.returncode, ended.stdout.decode(errors="replace"))


def interrupted(program, folder, tries=10):
    """Kills a build when it has two checkpoints, again where it was faster; then their paths, or none."""
    for other in [".cyclopedia", "output"]: shutil.rmtree(f"{folder}/{other}", ignore_errors=True)
    process = subprocess.Popen([program, "build"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "CYCLOPEDIA_DATA": folder + "/data"})
    place = folder + "/.cyclopedia/checkpoints"
    while process.poll() is None:
        found = [file for _, _, files in os.walk(place) for file in files if file.endswith(".safetensors") and file[0] != "."]
        # The range test has 6 steps.
        if len(found) >= 2 and max(int(file.split("-")[0]) for file in found) > 6: process.send_signal(signal.SIGKILL)
        time.sleep(0.002)
    found = [os.path.relpath(os.path.join(at, file), folder) for at, _, files in os.walk(place) for file in files
             if file.endswith(".safetensors") and file[0] != "."]
    return found if found or tries == 1 else interrupted(program, folder, tries - 1)


def tree(folder, without=()):
    """Every file and folder below `folder`: bytes by path, a link's target, None for a folder."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(place, name)
            relative = os.path.relpath(path, folder)
            if any(relative == other or relative.startswith(other + "/") for other in without): continue
            if os.path.islink(path): found[relative] = "-> " + os.readlink(path)
            elif os.path.isdir(path): found[relative] = None
            elif os.path.isfile(path):
                with open(path, "rb") as file: found[relative] = file.read()
            else: found[relative] = "special"
    return found


def differences(one, other):
    return sorted(path for path in one.keys() | other.keys() if one.get(path, 0) != other.get(path, 0))
