"""`serve` in a browser: what is saved is shown at once and at the reader's place, trainings are shown as they go, mistakes come and go, nothing leaks, and nobody else gets anything.

Chromium shows a served book while its files are saved, as editors save them: written anew beside the old file and renamed, written over, or in two pieces. Then:
each edit stands in the page within a second, and what the reader looked at has not moved on the screen; so does a changed sentence of the project's own book, whose time is printed. The curve of a training grows, its button ends it at a checkpoint, and the other one goes on from there. A mistake stands at the top and at its place with file and line, and goes when it is mended. After 200 edits the server has no more memory, descriptors, threads and children than after the first ones. A page of another origin, and one that calls itself by a name that was made to lead to the server, gets nothing by any of its ways: scripts, pictures, frames, requests, forms, events.
"""
import http.server, json, os, random, re, shutil, signal, statistics, subprocess, threading, time

from proofs import books
from proofs.browser import Browser

COUNT = 200
WARM = 30
# More memory than this after so many edits is a leak; the rest is what an allocator keeps.
MOST_GROWTH = 24 << 10
BOOK = "title: Served\nchapters: [a.md, b.md, c.md]\n"
LONG = """
```{train} long
like: plain
epochs: 20000
schedule: {constant: 0.01}
```
"""


def chapter(name, paragraphs=30):
    text = [f"# Chapter {name}"]
    for number in range(paragraphs):
        if number % 6 == 0: text.append(f"## Heading {name} {number}")
        text.append(f"Paragraph {name}-{number} has EDIT 0 in it, and some words behind it that make it longer than a line of the page.")
    return "\n\n".join(text) + "\n"


class Served:
    """The program serving a folder, on a port that was free."""
    def __init__(self, program, folder, *arguments):
        own = {"CYCLOPEDIA_DATA": folder + "/data", "XDG_CACHE_HOME": folder + "/cache"}
        self.log = open(folder + "/serve.log", "wb+")
        self.process = subprocess.Popen([program, "serve", "--port", "0", *arguments], cwd=folder, env={**os.environ, **own},
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.address = until(lambda: re.search(r"http://127\.0\.0\.1:\d+/", self.text()), 120)[0]
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def text(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def state(self):
        """Kilobytes of memory, descriptors, threads, children."""
        place = f"/proc/{self.process.pid}"
        status = open(place + "/status").read()
        number = lambda name: int(re.search(name + r":\s+(\d+)", status)[1])
        children = open(f"{place}/task/{self.process.pid}/children").read().split()
        return number("VmRSS"), len(os.listdir(place + "/fd")), number("Threads"), len(children)

    def end(self):
        """The exit code after Ctrl-C; None where there is none within a minute."""
        self.process.send_signal(signal.SIGINT)
        try: return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        finally: self.log.close()


def until(holds, limit=60):
    """What `holds` comes to, once it is something; the last of it after the limit, in seconds."""
    end = time.monotonic() + limit
    while not (found := holds()) and time.monotonic() < end: time.sleep(0.01)
    return found


def value(browser, expression):
    answer = browser.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
    browser.events.clear()
    return answer["result"].get("value")


def save(path, text, way):
    if way == "renamed":
        with open(path + ".tmp~", "w") as file: file.write(text)
        os.replace(path + ".tmp~", path)
        return
    with open(path, "w") as file:
        if way == "pieces":
            file.write(text[:len(text) // 2])
            file.flush()
            time.sleep(0.01)
            file.write(text[len(text) // 2:])
        else: file.write(text)


# When a text stands in the page for the first time, in milliseconds since 1970; the page's own clock is this machine's.
AWAIT = """new Promise(done => {
  const text = %s, main = document.querySelector('main');
  const found = () => main.textContent.includes(text) && (watch.disconnect(), done(Date.now()), true);
  const watch = new MutationObserver(found);
  watch.observe(main, {childList: true, subtree: true, characterData: true});
  if (!found()) setTimeout(() => { watch.disconnect(); done(null); }, 20000);
})"""


def edit(browser, path, text, shown, way="over"):
    """Milliseconds from the save until the page shows the text; None where it does not."""
    browser.number += 1
    number = browser.number
    message = {"id": number, "method": "Runtime.evaluate", "sessionId": browser.session,
               "params": {"expression": AWAIT % json.dumps(shown), "returnByValue": True, "awaitPromise": True}}
    os.write(browser.to, json.dumps(message).encode() + b"\0")
    began = time.time()
    save(path, text, way)
    answer = browser.wait(lambda found: found.get("id") == number, 60)
    browser.events.clear()
    at = answer["result"]["result"].get("value")
    return at and at - began * 1000


def show(browser, served):
    """Opens the report; before its first page is made, there is one that waits for it."""
    browser.open(served.address)
    return until(lambda: value(browser, "!!document.querySelector('main p') && document.documentElement.dataset.live >= 1"), 60)


def told(times):
    return f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms" if times else "none"


def edits(options, browser, served, folder, tally):
    """Edits before, at and behind the reader's place, saved in every way; then what the server holds."""
    chance, times, moved = random.Random(options.seed), [], 0
    count = options.count or COUNT
    texts = {name: open(f"{folder}/chapters/{name}.md").read() for name in "abc"}
    if not tally.check(show(browser, served), "edits", "there is no page"): return
    value(browser, "[...document.querySelectorAll('main h3')].find(e => e.textContent.includes('b 12')).scrollIntoView()")
    # What the reader looks at: the heading at the upper edge.
    place = "[...document.querySelectorAll('main h3')].find(e => e.textContent.includes('b 12')).getBoundingClientRect().top"
    before, start = value(browser, place), None
    for number in range(1, count + WARM + 1):
        name, way = chance.choice("abc"), chance.choice(["renamed", "over", "pieces"])
        paragraph = chance.randrange(30)
        texts[name] = re.sub(rf"({name}-{paragraph} has EDIT) \d+", rf"\1 {number}", texts[name])
        if number % 10 == 0: texts[name] = texts[name].replace("\n\n", f"\n\nA new paragraph, {number}.\n\n", 1)
        passed = edit(browser, f"{folder}/chapters/{name}.md", texts[name], f"EDIT {number} ", way)
        if not tally.check(passed is not None, f"edit {number}", f"{way}: it is not shown"): continue
        times.append(passed)
        after = value(browser, place)
        if not tally.check(abs(after - before) <= 2, f"edit {number}", f"{way} in {name}: the reader moved by {after - before:.0f} px"): moved += 1
        if number == WARM:
            time.sleep(2)
            start = served.state()
    tally.count("edits", len(times))
    tally.check(statistics.median(times) < 1000, "edits", f"half of them take longer than a second: {told(times)}")
    until(lambda: "ready" in value(browser, "document.querySelector('.live-panel').textContent") or True, 1)
    time.sleep(2)
    end = served.state()
    print(f"serve: {len(times)} edits: {told(times)}; memory {start[0] >> 10} to {end[0] >> 10} MiB, descriptors {start[1]} to "
          f"{end[1]}, threads {start[2]} to {end[2]}, children {start[3]} to {end[3]}")
    tally.check(end[0] - start[0] < MOST_GROWTH, "leaks", f"memory grew from {start[0]} to {end[0]} KiB")
    for what, one, other in zip(["descriptors", "threads", "children"], start[1:], end[1:]):
        tally.check(other <= one + (2 if what == "threads" else 0), "leaks", f"{one} {what} became {other}")


def mistakes(browser, folder, tally):
    path = f"{folder}/chapters/b.md"
    good = open(path).read()
    lines = good.split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("Paragraph b-9 "))
    lines[at] = lines[at] + " See {value}`nowhere.test.accuracy`."
    save(path, "\n".join(lines), "over")
    top = "document.querySelector('.live-mistakes').textContent"
    shown = until(lambda: "nowhere" in (value(browser, top) or ""), 20)
    tally.check(shown and f"chapters/b.md:{at + 1}:" in value(browser, top), "mistake", "it does not stand at the top with file and line")
    note = value(browser, "[...document.querySelectorAll('.live-note')].map(e => e.previousElementSibling.textContent + ' | ' + e.textContent)")
    tally.check(note and len(note) == 1 and "Paragraph b-9 " in note[0] and "nowhere" in note[0], "mistake", f"its place is another: {note}")
    save(path, good, "renamed")
    gone = until(lambda: value(browser, "document.querySelector('.live-mistakes').hidden && !document.querySelector('.live-note')"), 20)
    tally.check(gone, "mistake", "it is mended and still shown")
    tally.count("mistakes", 1)


def live(browser, folder, served, tally):
    path = f"{folder}/chapters/c.md"
    recipe = books.CHAPTER.split("```{range-test}")[0].replace("# Small", "")
    save(path, open(path).read() + recipe + LONG, "over")
    points = "(document.querySelector('.live-panel .loss .line')?.getAttribute('d').match(/[ML]/g) ?? []).length"
    first = until(lambda: value(browser, points) or 0, 60)
    grown = until(lambda: value(browser, points) > first, 60)
    tally.check(first and grown, "curve", f"it has {first} points and does not grow")
    text = value(browser, "document.querySelector('.live-panel').textContent") or ""
    for part in [r"long#1", r"step \d+ of \d+", r"images/s", r"\d+ (s|min|h) left"]:
        tally.check(re.search(part, text), "curve", f"the panel does not say '{part}': {text[:200]}")
    press = "[...document.querySelectorAll('.live-panel button')].find(e => e.textContent.startsWith('%s')).click()"
    value(browser, press % "Stop")
    until(lambda: "not made" in (value(browser, "document.querySelector('.live-panel').textContent") or ""), 30)
    kept = [file for _, _, files in os.walk(folder + "/.cyclopedia/checkpoints") for file in files if file.endswith(".safetensors")]
    tally.check(kept, "stop", "there is no checkpoint")
    reached = max([int(file.split("-")[0]) for file in kept], default=0)
    value(browser, press % "Train")
    again = until(lambda: re.search(r"step (\d+) of", value(browser, "document.querySelector('.live-panel').textContent") or ""), 60)
    tally.check(again and int(again[1]) >= reached, "stop", f"it does not go on from step {reached}")
    tally.count("trainings stopped and gone on with", 1)


# Each way a page can ask another origin; what it gets is written into `got`.
STRANGER = """<!doctype html><meta charset="utf-8"><title>stranger</title><script>
const at = 'AT', got = {};
const tried = [];
const attempt = (name, work) => tried.push(Promise.race([work(), new Promise(done => setTimeout(done, 3000, 'nothing'))])
  .then(value => { got[name] = value; }, error => { got[name] = 'nothing'; }));
for (const path of ['/', '/live/since/1', '/report.html', '/data/run.csv', '/manifest.json', '/live/events', '/live/live.js']) {
  attempt('fetch ' + path, async () => (await (await fetch(at + path)).text()).slice(0, 40) || 'nothing');
  attempt('no-cors ' + path, async () => { const answer = await fetch(at + path, {mode: 'no-cors'});
    return answer.type === 'opaque' ? 'nothing' : 'an answer'; });
}
for (const path of ['/live/stop', '/live/train'])
  attempt('post ' + path, async () => (await fetch(at + path, {method: 'POST'})).ok ? 'done' : 'nothing');
const element = (tag, path, set) => attempt(tag + ' ' + path, () => new Promise(done => {
  const made = document.createElement(tag);
  made.onload = () => done('loaded'); made.onerror = () => done('nothing');
  set(made, at + path); document.head.append(made); }));
element('img', '/figures/run-accuracy.png', (made, to) => { made.src = to; });
element('script', '/live/live.js', (made, to) => { made.src = to; });
element('link', '/live/live.css', (made, to) => { made.rel = 'stylesheet'; made.href = to; });
attempt('events', () => new Promise(done => { const source = new EventSource(at + '/live/events');
  source.onmessage = event => done(event.data.slice(0, 40)); source.onerror = () => done('nothing'); }));
attempt('socket', () => new Promise(done => { const socket = new WebSocket(at.replace('http', 'ws') + '/live/events');
  socket.onmessage = event => done('a message'); socket.onopen = () => done('open'); socket.onerror = () => done('nothing'); }));
attempt('frame', () => new Promise(done => { const frame = document.createElement('iframe'); frame.src = at + '/';
  frame.onload = () => { let text = ''; try { text = frame.contentDocument?.body?.textContent ?? ''; } catch {}
    done(text.includes('Chapter') || frame.contentWindow.length > 0 ? 'a page' : 'nothing'); };
  document.documentElement.append(frame); }));
attempt('window', () => new Promise(done => { const opened = window.open(at + '/');
  setTimeout(() => { let text = ''; try { text = opened?.document?.body?.textContent ?? ''; } catch {}
    done(text.includes('Chapter') ? 'a page' : 'nothing'); }, 1500); }));
Promise.all(tried).then(() => { window.done = true; });
</script>"""


class Stranger(http.server.BaseHTTPRequestHandler):
    page = b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *arguments): pass


def strangers(browser, served, tally):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    phase = served.text().count("stopp")
    for name in ["localhost", "127.0.0.1", "evil.example"]:
        for own in ["127.0.0.1", "evil.example"]:
            Stranger.page = STRANGER.replace("AT", f"http://{own}:{served.port}").encode()
            browser.open(f"http://{name}:{server.server_address[1]}/")
            until(lambda: value(browser, "window.done"), 30)
            got = value(browser, "got") or {}
            tally.check(len(got) >= 21, f"{name} asks {own}", f"only {len(got)} ways were tried")
            for way, what in got.items():
                tally.count("ways of strangers")
                tally.check(what == "nothing", f"{name} asks {own}", f"{way}: {what}")
    # The server's own address under a name that was made to lead there: the browser takes it for the stranger's origin.
    browser.open(f"http://evil.example:{served.port}/")
    text = value(browser, "document.documentElement.outerHTML")
    tally.check("Chapter" not in text and "cyclopedia-live" not in text and "own address only" in text, "rebinding", f"it gets {text[:80]}")
    tally.count("ways of strangers")
    tally.check(served.text().count("stopp") == phase, "strangers", "a training was stopped")
    server.shutdown()


def own(options, browser, work, tally):
    """The project's own book, from committed records: a sentence of its first chapter is changed."""
    root = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
    for profile in ["quick", "cifar10-small"]:
        if not os.path.isdir(f"{root}/output/{profile}/records"): continue
        folder = f"{work}/own-{profile}"
        shutil.copytree(root + "/chapters", folder + "/chapters")
        shutil.copytree(f"{root}/output/{profile}/records", f"{folder}/output/{profile}/records")
        served = Served(options.program, folder, "--profile", profile, "--frozen")
        try:
            if not tally.check(show(browser, served), f"own book, {profile}", "there is no page"): continue
            path, times = folder + "/chapters/01-policies.md", []
            text = open(path).read()
            value(browser, "document.querySelectorAll('main h2')[2].scrollIntoView()")
            for number in range(12):
                # A page that the report is written beside takes longer; most saves come one after the other.
                passed = edit(browser, path, text.replace("training", f"training (edit {number})", 1), f"(edit {number})")
                if tally.check(passed is not None, f"own book, {profile}", "an edit is not shown"): times.append(passed)
                time.sleep(0.3)
            print(f"serve: the project's own book, {profile}: {told(times[2:])}")
            tally.check(times and statistics.median(times) < 1000, f"own book, {profile}", f"half of its edits take longer than a second: {told(times)}")
            tally.count("edits of the own book", len(times))
        finally: tally.check(served.end() == 130, f"own book, {profile}", "Ctrl-C does not end it with exit code 130")


def prove(options, work, tally):
    folder = work + "/book"
    books.write(folder, {"chapters/book.yml": BOOK, **{f"chapters/{name}.md": chapter(name) for name in "abc"}})
    browser = Browser(work, hosts="MAP evil.example 127.0.0.1,EXCLUDE localhost,EXCLUDE 127.0.0.1")
    try:
        served = Served(options.program, folder)
        try:
            edits(options, browser, served, folder, tally)
            mistakes(browser, folder, tally)
            live(browser, folder, served, tally)
            strangers(browser, served, tally)
        finally: tally.check(served.end() == 130, "end", "Ctrl-C does not end it with exit code 130")
        own(options, browser, work, tally)
    finally: browser.close()
