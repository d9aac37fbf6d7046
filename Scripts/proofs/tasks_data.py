"""Tasks about pictures, numbers and scientific text, for the proof of tasks."""
import csv, glob, io, json, os, re, struct, zlib

PAPER = """
## Method

(the-method)=
### Momentum

The velocity is $v = m v + g$, as Sutskever and others have it.[^momentum] It is used in {numref}`onecycle-accuracy` and
{numref}`onecycle-epochs-table`, and told of in {ref}`the-method`; the claim is that
{claim}`onecycle.test.accuracy > 0.11`.

[^momentum]: [On the importance of initialization and momentum](https://proceedings.mlr.press/v28/sutskever13.html), 2013.

```{table} epochs
:run: onecycle
```
"""


def picture(path, color, place):
    """A PNG of 24×24: a bright square somewhere on a color."""
    rows = b"".join(
        b"\0" + b"".join(bytes((255, 255, 255) if abs(x - place) < 4 and abs(y - 12) < 4 else color) for x in range(24)) for y in range(24))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def own_pictures(task):
    """The template's pictures give way to a folder of one's own."""
    task.type("cyclopedia new mine --template own-pictures", shows="put your own there")
    task.type("cd mine")
    folder = task.at.path("mine/chapters/pictures")
    for name in os.listdir(folder):
        for file in glob.glob(f"{folder}/{name}/*"): os.remove(file)
        os.rmdir(f"{folder}/{name}")
    for name, color in {"reds": (200, 0, 0), "blues": (0, 0, 200)}.items():
        os.makedirs(f"{folder}/{name}")
        for number in range(20): picture(f"{folder}/{name}/{name}-{number}.png", (color[0] + number, number, color[2] + number), number)
    task.type("cyclopedia build", shows="report.html, report.pdf")
    page = task.at.read("mine/output/quick/report.html")
    task.check("reds" in page and "blues" in page, "the report has none of the classes")
    task.check("Of 8 test pictures" in page, "a fifth of each class is not for testing")
    os.rename(folder, folder + "-away")
    task.type("cyclopedia build -P epochs=2", code=3, shows="pictures")


def numbers_out(task):
    task.type("cyclopedia new out --template compare")
    task.type("cd out")
    task.type("cyclopedia build")
    task.type("cyclopedia runs export --to numbers", shows="numbers/onecycle_seed3.epochs.csv")
    rows = list(csv.DictReader(io.StringIO(task.at.read("out/numbers/onecycle_seed1.epochs.csv"))))
    one = json.loads(task.at.read("out/numbers/onecycle_seed1.json"))
    task.check(len(rows) == 4, f"there are {len(rows)} epochs")
    # What a program reads comes through a file, not through the terminal.
    task.type("cyclopedia plan --json > plan.json")
    plan = {(run["name"], run["seed"]): run for run in json.loads(task.at.read("out/plan.json"))}
    accuracy = plan["onecycle", 1]["results"]["test.accuracy"]
    task.check(str(accuracy) in json.dumps(one), "the exported run has another accuracy than the plan")
    task.type("cyclopedia runs list --csv > runs.csv")
    listed = list(csv.DictReader(io.StringIO(task.at.read("out/runs.csv"))))
    task.check(any(float(row["test.accuracy"]) == accuracy for row in listed), "the list of runs has another accuracy")
    task.check(len(listed) == 6, f"{len(listed)} runs are listed")
    data = json.loads(task.at.read("out/output/quick/data/onecycle.json"))
    task.check(data["seeds"][0].get("confusion"), "the data file has no confusion matrix")
    difference = json.loads(task.at.read("out/output/quick/data/policies.json"))["runs"][1]["results"]["test.accuracy"]["difference"]
    task.check({"mean", "interval", "p"} <= difference.keys(), f"the data file has no test: {difference}")


def scientific_writing(task):
    """Notes, numbers of figures and tables, headings and claims work; a citation and a labelled formula say that they do not."""
    task.type("cyclopedia new paper")
    task.type("cd paper")
    chapter = "paper/chapters/first.md"
    task.at.edit(chapter, "", PAPER)
    task.type("cyclopedia build")
    page = re.sub(r"<[^>]*>", "", task.at.read("paper/output/quick/report.html"))
    for words in ["It is used in Figure 1 and", "Table 1, and told of in Momentum", "v = m v + g", "On the importance of initialization"]:
        task.check(words in " ".join(page.split()), f"the report has no '{words}'")
    task.at.edit(chapter, "", "\nAs {cite}`smith2018` says.\n")
    task.type("cyclopedia build", code=2, shows=["there is no role {cite}", "write a note, [^key], or a link"])
    task.at.edit(chapter, "\nAs {cite}`smith2018` says.\n", "\n$$\na = b\n$$ (eq-sum)\n\nBy {eq}`eq-sum`.\n")
    task.type("cyclopedia build", code=2, shows="eq")
