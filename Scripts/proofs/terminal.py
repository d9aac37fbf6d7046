"""A person at a terminal, through tmux: what is typed, what the screen shows, and how much of it was typed."""
import os, re, shlex, shutil, subprocess, time

from proofs.tally import Missing

# Waiting is for something to be seen, and not for a time; what takes longer than this hangs.
LIMIT = 600
PROMPT = re.compile(r"^\[(\d+)\]\$ ?(.*)$")


class Terminal:
    """A shell of its own in a window of so many columns. Commands and characters are counted as they are typed."""

    def __init__(self, program, home, columns=80):
        if shutil.which("tmux") is None: raise Missing("there is no tmux; 'Scripts/bootstrap --pages' installs it")
        os.makedirs(home + "/bin")
        os.symlink(program, home + "/bin/cyclopedia")
        self.columns, self.socket, self.folder = columns, home + "/tmux", home + "/work"
        self.commands, self.characters, self.prompts, self.typed = 0, 0, 1, []
        os.makedirs(self.folder)
        environment = {
            "PATH": f"{home}/bin:{os.environ['PATH']}", "HOME": home, "XDG_CACHE_HOME": home + "/cache", "CYCLOPEDIA_DATA": home + "/data",
            "LC_ALL": "C.UTF-8", "TERM": "screen-256color", "HISTFILE": "", "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
        with open(home + "/bashrc", "w") as file:
            for name, value in environment.items(): file.write(f"export {name}={shlex.quote(value)}\n")
            file.write("PS1='[$?]$ '\n")
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", "50", "-c", self.folder,
                  f"bash --noprofile --rcfile {shlex.quote(home)}/bashrc -i", ";", "set-option", "-g", "history-limit", "100000")
        self.wait(lambda: len(self.asked()) >= 1, "a prompt")

    def tmux(self, *words):
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        return subprocess.run(["tmux", "-u", "-S", self.socket, *words], env=environment, stdout=subprocess.PIPE, check=True).stdout.decode()

    def lines(self, joined=True):
        """Everything that was shown, with lines that the terminal broke put together again or left as it broke them."""
        return self.tmux("capture-pane", "-p", "-S", "-", *(["-J"] if joined else [])).rstrip("\n").split("\n")

    def screen(self):
        return self.tmux("capture-pane", "-p").rstrip("\n").split("\n")

    def asked(self):
        """The prompts that were shown, each with the exit code before it."""
        return [match for match in map(PROMPT.match, (line.rstrip() for line in self.lines())) if match]

    def wait(self, holds, what):
        began = time.monotonic()
        while not holds():
            if time.monotonic() - began > LIMIT: raise TimeoutError(f"{what} did not come: {self.lines()[-20:]}")
            time.sleep(0.05)

    def send(self, command):
        """Types a command and the return key, and waits for nothing."""
        self.tmux("send-keys", "-l", command)
        self.tmux("send-keys", "Enter")
        self.commands, self.characters = self.commands + 1, self.characters + len(command) + 1
        self.typed.append(command)
        self.prompts += 1

    def interrupt(self):
        self.tmux("send-keys", "C-c")
        self.characters += 1

    def done(self):
        """Waits for the next prompt: the exit code and the text since the last one."""
        self.wait(lambda: len(self.asked()) >= self.prompts, self.typed[-1])
        lines = self.lines()
        places = [place for place, line in enumerate(lines) if PROMPT.match(line.rstrip())]
        return int(PROMPT.match(lines[places[-1]].rstrip())[1]), "\n".join(line.rstrip() for line in lines[places[-2] + 1:places[-1]])

    def type(self, command):
        self.send(command)
        return self.done()

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file: return file.read()

    def edit(self, name, old, new):
        """In an editor: what replaces the old text, or comes behind all of it where that is empty, is typed."""
        text = self.read(name) if os.path.exists(self.path(name)) else ""
        if old and old not in text: raise ValueError(f"{name} has no '{old}'")
        with open(self.path(name), "w", encoding="utf-8") as file: file.write(text.replace(old, new, 1) if old else text + new)
        self.characters += len(new)

    def end(self):
        self.tmux("kill-server")
