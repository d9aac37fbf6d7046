"""Tasks about trainings, for the proof of tasks."""
import csv, json, re

from proofs import records

OWN = """
```{train} mine
like: plain
epochs: 2
schedule: {step: {start: 0.1, factor: 0.2, every: 1 epoch}}
```

My own training comes to {value}`mine.test.accuracy`.

```{plot} loss
:run: mine
```
"""
TRIANGLES = """
```{policy} triangles
schedule: {cyclic: {min: 0.01, max: 0.1, up: 2 epochs, mode: triangular2}}
epochs: 8
```

```{plot} policy
:run: triangles
```
"""


def first_report(task):
    """From an empty folder to a report with a training of one's own."""
    task.type("cyclopedia new mine", shows="next: cd mine && cyclopedia build")
    task.type("cd mine")
    task.at.edit("mine/chapters/first.md", "", OWN)
    task.type("cyclopedia build", shows="output/quick/report.html, report.pdf")
    page = task.at.read("mine/output/quick/report.html")
    task.check("My own training comes to" in page and "Mine ends" in page, "the report has nothing of the own training")


def fixed_against_cycle(task):
    task.type("cyclopedia new study --template compare")
    task.type("cd study")
    task.type("cyclopedia build", shows="report.html, report.pdf")
    page, found = task.at.read("study/output/quick/report.html"), json.loads(task.at.read("study/output/quick/data/policies.json"))
    results = {run["name"]: run["results"]["test.accuracy"] for run in found["runs"]}
    task.check(len(results["onecycle"]["values"]) == 3 and results["onecycle"]["difference"]["p"] >= 0, f"no test over three seeds: {results}")
    task.check("paired t test over 3 seeds" in page and "95 % interval" in page, "the report does not name the test")


def range_test(task):
    task.type("cyclopedia new rates --template range-test")
    task.type("cd rates")
    task.type("cyclopedia build", shows="report.html, report.pdf")
    shown = json.loads(task.type("cyclopedia runs show finder --json"))
    page = task.at.read("rates/output/quick/report.html")
    # A test that suggests nothing says why.
    task.check("suggests a" in page or "without a suggestion:" in page, "the report says nothing of a suggestion")
    task.check("finder" in json.dumps(shown), "'runs show' is not about the test")


def triangular(task):
    task.type("cyclopedia kinds cyclic", shows=["triangular2", "example"])
    task.type("cyclopedia new triangle")
    task.type("cd triangle")
    task.at.edit("triangle/chapters/first.md", "", TRIANGLES)
    task.type("cyclopedia build")
    rates = [float(row["learning-rate"]) for row in csv.DictReader(task.at.read("triangle/output/quick/data/triangles.csv").split("\n"))]
    half = len(rates) // 2
    first, second = max(rates[:half]) - 0.01, max(rates[half:]) - 0.01
    task.check(abs(second / first - 0.5) < 1e-6, f"the second triangle is {second / first} of the first one's height")
    task.check("<svg" in task.at.read("triangle/output/quick/figures/triangles-policy.svg"), "it is not drawn")


def interrupted(task):
    """Stopped with Ctrl-C behind the first epoch, gone on, and compared with a training that nobody stopped."""
    task.type("cyclopedia new long")
    task.type("cd long")
    task.at.send("cyclopedia build -P epochs=20 --only onecycle#1")
    task.at.wait(lambda: any("loss" in line for line in task.at.screen()), "an epoch's end")
    task.at.interrupt()
    code, text = task.at.done()
    task.check(code == 130, f"Ctrl-C ends with {code}: {text}")
    task.type("cyclopedia plan -P epochs=20", shows="interrupted")
    task.type("cyclopedia build -P epochs=20", shows="going on after step")
    task.type("cyclopedia build -P epochs=20 --store ../other --output ../other", shows="report.html")
    gone_on, whole = (records.untimed(task.at.path(f"{place}/quick+epochs=20")) for place in ("long/output", "other"))
    task.check(gone_on == whole, "the training that went on has other numbers")


def progress(task):
    """A line that is redrawn and never broken, whatever the width."""
    task.type("cyclopedia new wait")
    task.type("cd wait")
    task.at.send("cyclopedia build -P epochs=12")
    seen, broken = set(), []

    def look():
        # As the terminal broke them: what goes on in a second row, or stays above the newest line, is broken.
        rows = task.at.lines(joined=False)
        for place, row in enumerate(rows):
            if " of 240 steps" not in row: continue
            seen.add(row.strip())
            if place + 1 < len(rows): broken.append(rows[place:place + 2])
        return len(task.at.asked()) >= task.at.prompts

    task.at.wait(look, "the end of the build")
    code, text = task.at.done()
    task.check(code == 0, f"exit code {code}: {text}")
    task.check(seen, "no line of progress was seen")
    task.check(not broken, f"a line of progress is broken: {broken[:1]}")
    task.check(all(len(line) < task.at.columns for line in seen), "a line of progress is wider than the terminal")
    task.check(" left" not in text and "of 240 steps" not in text, f"lines of progress stay: {text}")
    wanted = ["onecycle#1", "240 steps"] + (["run 1 of 2", "loss", "images/s"] if task.at.columns >= 80 else [])
    for words in wanted: task.check(any(words in line for line in seen), f"no line of progress has '{words}': {sorted(seen)[:3]}")


def adamw_and_networks(task):
    """Another optimizer and another network are named; own ones are refused with the names of those there are."""
    task.type("cyclopedia kinds optimizers", shows="adamw")
    task.type("cyclopedia kinds cifar-resnet", shows="depth")
    task.type("cyclopedia new other")
    task.type("cd other")
    chapter, model = "other/chapters/first.md", "model: {resnet9: {width: 4}}"
    task.at.edit(chapter, model, "optimizer: {adamw: {weight-decay: 0.05}}\nmodel: {cifar-resnet: {depth: 8, width: 4}}")
    task.at.edit(chapter, "max: 0.2", "max: 0.01")
    task.type("cyclopedia build")
    shown = task.type("cyclopedia runs show onecycle#1")
    task.check("adamw" in shown and "cifar-resnet" in shown, f"the run is not with AdamW: {shown}")
    task.at.edit(chapter, "model: {cifar-resnet: {depth: 8, width: 4}}", "model: [{conv: 16}, {linear: 10}]")
    task.type("cyclopedia build", code=2, shows=["model takes one of its kinds", "known kinds: cifar-resnet, resnet18, resnet9"])
