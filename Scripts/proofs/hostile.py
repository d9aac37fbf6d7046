"""Hostile chapters: each ends with exit code 2 and a place in the text, or with a page that is safe.

Data that is not in the data folder, or leads out of it, is the environment's: exit code 3.

Safe: nothing outside of the output and the store has changed; nothing from outside of the notebook is shown; in headless
Chromium the page and every drawing have no script, no attribute that listens, no address of a forbidden scheme, and ask
for nothing. Messages have no control characters. Time, memory and sizes are bounded.
"""
import base64, concurrent.futures, os, re, resource, shutil

from proofs import books, hostile_paths, hostile_places, hostile_records, hostile_stores, hostile_texts
from proofs.browser import Browser

SECRET = hostile_paths.SECRET
SECONDS, MEMORY, LARGEST = 60, 4 << 30, 64 << 20
PLACE = re.compile(r"^(chapters[^\s:]*|-P|--profile|[^\n]*\.(yml|md)):?[^\n]*: error: ", re.M)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LOUD = ["<script>window.hit=1</script>", "<img src=https://hostile.example/x.png>", "<b onclick=x>x</b>", "<a href='javascript:x'>x</a>",
        "<img src=x onerror='alert(1)'>", "<meta http-equiv=refresh content=9>", "<style>@import url(//hostile.example/x)</style>"]


def limits():
    os.nice(15)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def box(work, number, template, case):
    """A folder with a secret, and the book in a folder within."""
    name, book, front, text, files, _ = case
    place = os.path.join(work, f"{number}")
    folder = os.path.join(place, "book")
    shutil.copytree(template, folder)
    for extension in ["md", "csv", "x", "safetensors"]: books.write(place, {f"secret.{extension}": SECRET + "\n"})
    books.write(place, {"secret.png": hostile_texts.PNG + SECRET.encode(), "secret.d/train/a/1.png": hostile_texts.PNG})
    chapter = books.CHAPTER.replace("# Small", "") if front else books.CHAPTER
    chapter = chapter.encode() if isinstance(text, bytes) else chapter.replace("\0", "")
    whole = chapter + text if isinstance(text, bytes) else front + chapter + "\n" + text.replace("BOX", place)
    books.write(folder, {**files, "chapters/book.yml": (book or "title: T\n") + "chapters: [a.md]\n", "chapters/a.md":
                         whole if isinstance(whole, bytes) else whole.encode("utf-8", "surrogatepass")})
    if "pipe." in name or "/pipe" in name: os.mkfifo(os.path.join(folder, "chapters", "pipe.md"))
    return place, folder


def ended(program, place, folder, arguments):
    """The program's end, and the files outside of output and store that it changed."""
    own = ["book/output", "book/.cyclopedia", "cache"]
    before = books.tree(place, own)
    result = books.run(program, folder, *arguments, limit=3 * SECONDS, start=limits,
                       environment={"HOME": place, "TMPDIR": place, "XDG_CACHE_HOME": place + "/cache"})
    return result, books.differences(before, books.tree(place, own))


def judge(case, place, folder, result, changed, browser, tally):
    name, arguments = case[0], case[5]
    isData = name.startswith("data/") and re.search(r"error: (the dataset images is not at|[^\n]* leads out of the data)", result.text)
    if not tally.check(result.code in (0, 1, 2, 3 if isData else 2), name, f"exit code {result.code}: {result.text[-300:]}"): return
    tally.check(not changed, name, f"changed {changed}")
    tally.check(SECRET not in result.text, name, "tells what lies outside")
    control = CONTROL.search(result.text)
    tally.check(not control, name, f"a message has {control and ascii(control[0])}: {ascii(result.text[:200])}")
    tally.check(len(result.text) < 100_000, name, f"{len(result.text)} characters of messages")
    output = books.tree(os.path.join(folder, "output")) if os.path.isdir(os.path.join(folder, "output")) else {}
    if result.code in (2, 3):
        tally.count("refused")
        tally.check(result.code == 3 or PLACE.search(result.text) or arguments, name, f"no place is named: {result.text[:300]}")
        return tally.check(not any(output.values()), name, f"wrote {list(output)[:4]}")
    tally.count("safe pages")
    secret = base64.b64encode(hostile_texts.PNG + SECRET.encode())[:-4]
    for path, content in output.items():
        if not isinstance(content, bytes): continue
        for mark in [SECRET.encode(), b"root:x:0:0", secret]:
            tally.check(mark not in content, name, f"{path} shows what lies outside")
        if path.endswith((".html", ".svg")):
            tally.count("files opened in Chromium")
            for fault in browser.faults(os.path.join(folder, "output", path)): tally.fail(name, f"{path}: {fault}")


def prove(options, work, tally):
    browser = Browser(work)
    for number, text in enumerate(LOUD):
        books.write(work, {"loud.html": f"<!doctype html><link rel=icon href='data:,'>{text}"})
        tally.check(browser.faults(work + "/loud.html"), f"loud page {number}", "the browser saw no fault in it")
    template = books.small(work + "/template")
    first = books.run(options.program, template)
    if not tally.check(first.code == 0, "the book itself", first.text): return
    shutil.rmtree(template + "/output")
    for file in ["book.yml", "a.md"]: os.remove(f"{template}/chapters/{file}")
    cases = [case for source in (hostile_texts, hostile_paths) for case in source.cases() if options.only in case[0]]
    tally.count("hostile chapters", len(cases))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        def one(numbered):
            number, case = numbered
            place, folder = box(work, number, template, case)
            return case, place, folder, *ended(options.program, place, folder, case[5])
        for case, place, folder, result, changed in pool.map(one, enumerate(cases)):
            judge(case, place, folder, result, changed, browser, tally)
            shutil.rmtree(place)
    hostile_records.prove(options, work, tally, ended, browser)
    hostile_places.prove(options, work, tally, ended)
    hostile_stores.prove(options, work, tally, ended)
    browser.close()
