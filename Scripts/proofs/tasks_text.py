"""Tasks about text, write-ups and mistakes, for the proof of tasks."""
import re

# What is typed in a chapter in place of what, and what the program says of it: what is wrong, and what to do.
MISTAKES = [
    ("batch: 50", "batch_size: 50", "has no setting 'batch_size'", "did you mean 'batch'?"),
    ("batch: 50", "batch: 50\nlr: 0.1", "has no setting 'lr'", "the learning rate is the schedule's"),
    ("batch: 50", "batch: fifty", "batch", "whole number"),
    ("seeds: [1, 2]", "seeds: 3", "seeds takes a list", "write [1, 2, 3] for three seeds"),
    ("one-cycle:", "onecycle:", "schedule has no kind 'onecycle'", "did you mean 'one-cycle'?"),
    ("{max: 0.2}", "{}", "one-cycle needs the setting 'max'", "the highest learning rate"),
    ("like: plain", "like: plian", "there is no recipe or run 'plian'", "did you mean 'plain'?"),
    ("{plot} accuracy", "{plot} acuracy", "there is no {plot} 'acuracy'", "did you mean 'accuracy'?"),
    ("onecycle.test.accuracy", "onecycle.test.acc", "there is no result 'test.acc'", "did you mean 'test.accuracy'?"),
    ("`onecycle-accuracy`", "`onecyle-accuracy`", "there is no label 'onecyle-accuracy'", "did you mean 'onecycle-accuracy'?"),
    ("shapes:", "mnist:", "data has no kind 'mnist'", "known names: cifar10, images, shapes"),
    ("{width: 4}}               # 'cyclopedia kinds resnet9' lists its settings, and so for all names\n", "{width: 4}}\noptimizer: lion\n",
     "optimizer has no kind 'lion'", "known names: adam, adamw, sgd"),
    ("```{train} onecycle", "```{trian} onecycle", "trian", "did you mean"),
    ("normalize]\n```", "normalize]", "this fence is not closed", "close it with a line"),
]
COMMANDS = [
    ("cyclopedia biuld", 64, ["there is no command 'cyclopedia biuld'", "did you mean 'cyclopedia build'?"]),
    ("cyclopedia build --profle long", 2, ["there is no option '--profle'", "did you mean '--profile'?"]),
    ("cyclopedia build --profile lang", 2, ["lang", "did you mean 'long'?"]),
    ("cyclopedia runs show onecycl", 2, ["onecycl", "did you mean 'onecycle'?"]),
]
MARKS = """# Notes

One cycle ends at <!-- cyclopedia value onecycle.test.accuracy --><!-- /cyclopedia -->.

<!-- cyclopedia figure onecycle-accuracy -->
<!-- /cyclopedia -->
"""


def begun(task, name, *options):
    task.type(" ".join(["cyclopedia new", name, *options]))
    task.type(f"cd {name}")
    return f"{name}/chapters/first.md"


def changes(task):
    """Changed prose trains nothing; a changed setting is named, and trains what depends on it."""
    chapter = begun(task, "changing")
    task.type("cyclopedia build")
    task.at.edit(chapter, "The network ends", "In the end the network comes")
    task.check("stale" not in task.type("cyclopedia plan", shows="fresh"), "changed prose makes runs stale")
    task.type("cyclopedia build", shows=["2 runs found again", "report.html"])
    task.check("In the end the network comes" in task.at.read("changing/output/quick/report.html"), "the report has the old prose")
    task.at.edit(chapter, "max: 0.2", "max: 0.1")
    task.type("cyclopedia plan", shows=["stale: ", "schedule.one-cycle.max: 0.2 → 0.1"])
    task.type("cyclopedia build", shows="2 runs to train")


def embedding(task):
    begun(task, "notes")
    task.at.edit("notes/README.md", "", MARKS)
    task.type("cyclopedia build")
    task.type("cyclopedia embed README.md")
    task.check(re.search(r"accuracy -->\d.*\(n\s=\s2\)<!-- ", task.at.read("notes/README.md")), "README has no value")
    for command in ["git init -q", "git add -A", "git commit -q -m Notes", "git clone -q . ../clone", "cd ../clone"]: task.type(command)
    task.type("cyclopedia build --frozen")
    task.type("cyclopedia embed README.md --check")
    task.at.edit("clone/README.md", "accuracy -->", "accuracy -->9")
    task.type("cyclopedia embed README.md --check", code=1, shows="README.md")


def archive(task):
    chapter = begun(task, "thesis")
    task.type("cyclopedia build")
    task.type("cyclopedia archive create draft --note first", shows="archived")
    task.type("cyclopedia archive create draft", code=2, shows="draft")
    task.at.edit(chapter, "max: 0.2", "max: 0.1")
    task.type("cyclopedia archive create final", code=1, shows="run 'cyclopedia build'")
    task.type("cyclopedia build")
    task.type("cyclopedia archive create final")
    task.type("cyclopedia archive list", shows=["draft", "final", "first"])
    task.type("cyclopedia diff draft final", shows=["schedule.one-cycle.max", "+schedule: {one-cycle: {max: 0.1}}"])
    task.type("cyclopedia archive verify", shows="as they were archived")
    task.at.edit("thesis/output/archive/draft/report.html", "", "x")
    task.type("cyclopedia archive verify", code=1, shows="draft/report.html: changed")


def mistakes(task):
    """Each has its place, what is wrong, and what to do; together they are told together."""
    chapter = begun(task, "wrong")
    sound = task.at.read(chapter)
    for old, new, what, next_step in MISTAKES:
        task.at.edit(chapter, old, new)
        text = " ".join(task.type("cyclopedia build", code=2, shows="nothing was built").split())
        task.tally.count("mistakes")
        task.check(re.search(r"chapters/first\.md:\d+:\d+: error: ", text), f"'{new}' has no place: {text}")
        for words in (what, next_step): task.check(words in text, f"'{new}' does not say '{words}': {text}")
        task.check("\x1b" not in text and "Optional(" not in text and "Error(" not in text, f"'{new}' is told in a programmer's words: {text}")
        with open(task.at.path(chapter), "w") as file: file.write(sound)
    task.at.edit(chapter, "batch: 50", "batch_size: 50")
    task.at.edit(chapter, "{plot} accuracy", "{plot} acuracy")
    task.type("cyclopedia build", code=2, shows=["'batch_size'", "'acuracy'"])
    with open(task.at.path(chapter), "w") as file: file.write(sound)
    typed = len(task.at.typed)
    for command, code, words in COMMANDS: task.type(command, code, words)
    # What is misspelled on purpose is in no help.
    del task.at.typed[typed:]


def reference(task):
    task.type("cyclopedia kinds train", shows=["epochs", "needed", "schedule", "example"])
    task.type("cyclopedia kinds one-cycle", shows=["Highest rate", "0.3 where it is left out"])
    task.type("cyclopedia kinds accuracy", shows=["plot accuracy", "suggestion rule accuracy"])
    task.type("cyclopedia kinds book.yml", shows="profiles")
    task.type("cyclopedia kinds batch_size", code=2, shows="did you mean 'batch'?")
    task.type("cyclopedia kinds policies --markdown", shows=["### one-cycle", "| `max` | Highest rate |"])
    task.type("cyclopedia build --help", shows="--profile")
