"""What a newcomer wants, a first report and fourteen tasks, done at a terminal with what README and the help show, each looked at in what it leaves.

Every command of ours that is typed is in the help, with its options; others are the shell's and git's. What an editor would
put into a file is counted as typed. The first report with a training of one's own takes at most nine commands and five minutes
of typing. A list of commands and characters is printed; what the program cannot do is said with it.
"""
import os, re

from proofs.terminal import Terminal
from proofs.tasks_data import numbers_out, own_pictures, scientific_writing
from proofs.tasks_runs import adamw_and_networks, first_report, fixed_against_cycle, interrupted, progress, range_test, triangular
from proofs.tasks_text import archive, changes, embedding, mistakes, reference

# The order of the list that newcomers were given.
TASKS = {
    "first report": first_report, "fixed against 1cycle": fixed_against_cycle, "range test": range_test,
    "triangular2 drawn": triangular, "prose and hyper-parameters": changes, "Ctrl-C and going on": interrupted,
    "embedding": embedding, "archive and diff": archive, "mistakes": mistakes, "own pictures": own_pictures,
    "numbers out": numbers_out, "scientific writing": scientific_writing, "reference": reference, "progress": progress,
    "another optimizer and network": adamw_and_networks}
WIDTHS = {"progress": [40, 80, 200]}
SHELL = {"cd", "ls", "cat", "git", "mkdir"}
# A slow typist; and what a first report may take.
CHARACTERS_A_MINUTE, MINUTES, COMMANDS = 150, 5, 9


class Task:
    """What a task is given: a terminal, and a place for what did not hold."""

    def __init__(self, name, terminal, tally):
        self.name, self.at, self.tally = name, terminal, tally

    def check(self, holds, what):
        return self.tally.check(holds, f"{self.name}, {self.at.columns} columns", what)

    def type(self, command, code=0, shows=()):
        """Types it; it ends with that exit code and shows these words."""
        ended, text = self.at.type(command)
        self.check(ended == code, f"'{command}' ended with exit code {ended}: {text[-400:]}")
        for words in [shows] if isinstance(shows, str) else shows:
            self.check(words in text, f"'{command}' does not show '{words}': {text[-600:]}")
        return text


def is_known(task, command, help_of):
    """Whether the help knows a command of ours and its options."""
    for part in re.split(r" \| | && ", command):
        words = part.split()
        if words[0] in SHELL: continue
        if not task.check(words[0] == "cyclopedia", f"'{words[0]}' is neither ours nor the shell's"): continue
        name = " ".join(re.findall(r"^[a-z]+(?: (?:create|list|verify|show|export|prune|fetch))?", " ".join(words[1:])))
        text = help_of(name)
        for option in re.findall(r"(?<=\s)(?:--[a-z-]+|-P)", part):
            task.check(re.search(rf"(?m)^  .*{option}\b", text), f"the help of '{name}' has no {option}")


def prove(options, work, tally):
    helps = {}
    for name, run in TASKS.items():
        if options.only not in name: continue
        for columns in WIDTHS.get(name, [80]):
            terminal = Terminal(options.program, f"{work}/{name.replace(' ', '-')}-{columns}", columns)
            try:
                task = Task(name, terminal, tally)
                run(task)
                typed = list(terminal.typed)
                print(f"tasks: {name}, {columns} columns: {terminal.commands} commands, {terminal.characters} characters", flush=True)
                if run is first_report:
                    task.check(terminal.commands <= COMMANDS and terminal.characters <= CHARACTERS_A_MINUTE * MINUTES, "it takes too much typing")
                tally.count("tasks")
                tally.count("commands", len(typed))

                def help_of(words):
                    if words not in helps: helps[words] = terminal.type(f"cyclopedia help {words}" if words != "help" else "cyclopedia --help")[1]
                    return helps[words]

                for command in typed: is_known(task, command, help_of)
            except TimeoutError as late:
                tally.fail(name, str(late))
            finally:
                terminal.end()
    print("tasks: what cannot be done in a chapter: layers, a loss or an optimizer of one's own; formulas set as formulas; a .bib file")
