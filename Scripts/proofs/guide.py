"""The guide says what is so: its commands, run in the order in which they are printed, end as it says and print what it shows.

Each chapter has a folder of its own, and its blocks are taken one after the other. A block of a file's text, whose path ends
the sentence before it, is written there; a block `sh` is run, and ends with exit code 0 or the one that the sentence before
it names; every line of a block `text` stands in what the last commands printed. Setting up the machine is left to CI, which
does it first. Commands within sentences are held against the help.
"""
import os, re, subprocess

PATH = re.compile(r"`([\w./-]+\.(?:md|yml))`")
LIMIT = 600


def blocks(text):
    """Fenced blocks that are no directives: line, language, text, and the paragraph before."""
    lines, place, before = text.split("\n"), 0, []
    while place < len(lines):
        fence = re.match(r"(`{3,}|:{3,})(.*)", lines[place])
        if fence is None:
            if lines[place].strip(): before.append(lines[place])
            # What stands before a block is its paragraph, also behind an empty line.
            elif place + 1 < len(lines) and not lines[place + 1].startswith("```"): before = []
            place += 1
            continue
        first, mark, word = place, fence[1], fence[2].strip()
        while place + 1 < len(lines) and lines[place + 1].rstrip() != mark: place += 1
        if not word.startswith("{"):
            yield first + 1, word, "\n".join(lines[first + 1:place + 1]), " ".join(before)
        place, before = place + 2, []


class Shell:
    """A reader at a keyboard: commands go on where the last ones ended."""

    def __init__(self, options, home):
        os.makedirs(home + "/bin")
        os.symlink(options.program, home + "/bin/cyclopedia")
        self.folder, self.state, self.output = home + "/work", home + "/folder", ""
        os.makedirs(self.folder)
        self.environment = {
            **os.environ, "PATH": f"{home}/bin:{os.environ['PATH']}", "HOME": home, "XDG_CACHE_HOME": home + "/cache",
            "CYCLOPEDIA_DATA": home + "/data", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "LC_ALL": "C.UTF-8"}

    def run(self, commands):
        ended = subprocess.run(
            ["bash", "-e", "-c", f"trap 'pwd >{self.state}' EXIT\n{commands}"], cwd=self.folder, env=self.environment,
            timeout=LIMIT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        with open(self.state) as file: self.folder = file.read().strip()
        self.output = ended.stdout.decode(errors="replace")
        return ended.returncode

    def write(self, path, text):
        place = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w") as file: file.write(text + "\n")


def commands(language, text):
    """What of a block is typed here: a workflow's steps too, and nothing that sets up the machine."""
    if language == "yaml": return "\n".join(re.findall(r"run: (cyclopedia .*)", text))
    return "\n".join(line for line in text.split("\n") if not line.startswith(("Scripts/bootstrap", "export PATH")))


def chapter(shell, name, text, tally):
    for line, language, block, before in blocks(text):
        place = f"chapters/guide/{name}:{line}"
        path = PATH.findall(before) if before.endswith(":") else []
        if language in ["markdown", "yaml"] and path:
            shell.write(path[-1], block)
            tally.count("files written")
        if language in ["sh", "yaml"] and commands(language, block):
            wanted = re.search(r"exit code (\d+):$", before)
            code = shell.run(commands(language, block))
            tally.count("commands", len(commands(language, block).split("\n")))
            if not tally.check(code == int(wanted[1] if wanted else 0), place, f"exit code {code}: {shell.output[-600:]}"): return
        if language == "text":
            for words in block.split("\n"):
                tally.count("lines that are printed")
                tally.check(words.strip() in shell.output, place, f"'{words}' is not in: {shell.output[-600:]}")


def spoken(shell, name, text, tally):
    """Commands within sentences: the program knows them and their options."""
    for span in re.findall(r"`(cyclopedia [^`]+)`", text):
        words = span.split()[1:]
        known = [word for word in words if re.fullmatch(r"[a-z]+", word)][:2] if words[0] in ["archive", "runs", "data"] else words[:1]
        if shell.run("cyclopedia help " + " ".join(known)) != 0:
            tally.fail(f"chapters/guide/{name}", f"there is no '{span}'")
            continue
        tally.count("commands in sentences")
        for option in re.findall(r"(?<=\s)(?:--[a-z-]+|-P)", span):
            tally.check(re.search(rf"(?m)^  .*{option}\b", shell.output), f"chapters/guide/{name}", f"'{span}' has no {option}")


def prove(options, work, tally):
    guide = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "chapters", "guide")
    with open(guide + "/book.yml") as file: names = re.findall(r"(?m)^  - (\S+\.md)$", file.read())
    for name in names:
        if options.only not in name: continue
        with open(f"{guide}/{name}") as file: text = file.read()
        shell = Shell(options, f"{work}/{name}")
        tally.count("chapters")
        chapter(shell, name, text, tally)
        spoken(shell, name, text, tally)
