"""Every number that the committed reports show of their runs, in captions, descriptions, tables and prose, against their data files.

What stands in two places comes from one: each number is, rounded to the digits that it has, one that follows from the data
of the runs that the row, caption or description names; a share or a difference in prose from the results of any run. How
many of them would be noticed were they one more in their last digit is counted, since a check that passes everything is none.
"""
import bisect, html.parser, math, os, re

from proofs.numbers_data import METRICS, Data


class Pieces(html.parser.HTMLParser):
    """Captions, descriptions and rows of tables of the figures of a page."""

    def __init__(self):
        super().__init__()
        self.found, self.figure, self.depth, self.text, self.row, self.head = [], None, 0, None, None, []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "svg": self.depth += 1
        if self.depth: return
        if tag == "figure": self.figure, self.names = attributes.get("id"), []
        if tag == "a" and self.figure and (attributes.get("href") or "").startswith("data/"):
            for piece in self.found:
                if piece["figure"] == self.figure: piece["links"].append(os.path.splitext(attributes["href"][5:])[0])
        if attributes.get("role") == "img" and self.figure: self.add("description", attributes["aria-label"])
        if tag == "p" and not self.figure: self.text = ""
        if tag == "figcaption": self.text = ""
        if tag == "thead": self.head = []
        if tag == "tr": self.row = []
        if tag in ("td", "th"): self.text = ""

    def handle_endtag(self, tag):
        if tag == "svg": self.depth -= 1
        if tag == "p" and not self.figure and self.text is not None: self.add("prose", self.text); self.text = None
        if self.depth or not self.figure: return
        if tag == "figcaption": self.add("caption", self.text); self.text = None
        if tag in ("td", "th") and self.row is not None: self.row.append(self.text or ""); self.text = None
        if tag == "tr" and self.row is not None: self.head = self.head or self.row; self.add("row", self.row); self.row = None
        if tag == "figure": self.figure = None

    def handle_data(self, data):
        if not self.depth and self.text is not None: self.text += data

    def add(self, kind, content):
        self.found.append({"figure": self.figure, "kind": kind, "content": content, "head": list(self.head), "links": []})


# A printed number: its sign, digits with their commas, decimals, a power of ten, and what stands around it.
NUMBER = re.compile(r"(?<![\w.#/])(<\s)?(?<!\w\()(?<!/ )([−+]?)(\d[\d,]*)(\.\d+)?(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?:e(-?\d+))?(?![\w(]|\.\d)")
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def numbers(text):
    """Values of a text with half of their last digit; nothing stands for that of what is said to be below a value."""
    for match in NUMBER.finditer(re.sub(r"(?<![\w×.])10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", "1×10", text)):
        below, sign, whole, decimals, power, exponent = match.groups()
        digits = len(decimals or ".") - 1
        scale = 10.0 ** int((power or "0").translate(RAISED)) * 10.0 ** int(exponent or 0)
        value = float(whole.replace(",", "") + (decimals or "")) * scale * (-1 if sign == "−" else 1)
        yield match.group(0), value, None if below else 0.5 * 10.0 ** -digits * scale


class Facts:
    """Numbers that something may show, as they are or in per cent."""

    def __init__(self, values):
        self.ordered = sorted({value * scale for value in values for scale in (1, 100) if math.isfinite(value)})

    def has(self, value, half):
        """What was a hair from the middle may be rounded to either side. Without a half, something must be below the value."""
        if half is None: return any(0 <= one < value for one in self.ordered)
        reach = half * (1 + 1e-6) + 1e-9
        place = bisect.bisect_left(self.ordered, value - reach)
        return place < len(self.ordered) and self.ordered[place] <= value + reach


# What rows are counted by, and what the data files do not have.
COUNTED = {"run", "seed", "step", "epoch", "Epoch", "n", "Seeds", "rank", "Trained, s", "Time"}
# Columns of tables of which that holds as a whole.
ALONE = {"confidence", "smoothed", "Layer", "Key", "label"}
NAMES = {"rate": "learning-rate", "learning rate": "learning-rate", "Rate at its end": "learning-rate"}
POWER = "of them would be noticed were they one more in their last digit"


class Page:
    """Judges the pieces of a page by the data beside it."""

    def __init__(self, folder, tally):
        self.data, self.tally, self.pieces = Data(folder), tally, Pieces()
        with open(folder + "/report.html", encoding="utf-8") as file: self.pieces.feed(file.read())
        self.facts = {name: Facts(values) for name, values in self.data.facts.items()}
        self.all = Facts([value for values in self.data.facts.values() for value in values]
                         + [value for runs in self.data.parts.values() for facts in runs.values() for value in facts])
        self.captions, self.links, self.heads = {}, {}, {}
        for piece in self.pieces.found:
            figure = piece["figure"]
            if piece["kind"] == "caption": self.captions[figure] = piece["content"]
            self.links.setdefault(figure, set()).update(piece["links"])
            self.heads.setdefault(figure, set()).update(piece["head"])

    def named(self, text):
        return {name for name in self.facts if re.search(r"(?<![\w-])" + re.escape(name) + r"(?![\w(-])", text, re.I)}

    def subject(self, figure):
        """What a figure or table is of; everything where that cannot be told."""
        file = lambda name: re.sub(r"[();]+", ".", name).strip(".")
        named = self.named(self.captions.get(figure, ""))
        begun = [name for name in self.facts if figure.startswith(file(name) + "-")]
        linked = {name for name in self.facts if file(name) in self.links[figure]}
        found = named | linked | ({max(begun, key=len)} if begun else set())
        found |= {name for name, runs in self.data.parts.items() if len(found & set(runs)) > 1}
        return found & set(self.facts) or set(self.facts)

    def judge(self, text, known, case, shown):
        for written, value, half in numbers(re.sub(r"\b95\s%", "", text)):
            self.tally.count("numbers")
            self.tally.check(any(one.has(value, half) for one in known), case, f"{written} follows from no data of the runs named: {shown}")
            if half and not any(one.has(value + 2 * half, half) for one in known): self.tally.count(POWER)

    def exact(self, row, subject):
        """What each cell of a row may be, where its place in the data can be told; nothing for others."""
        place = dict(zip(row["head"], row["content"]))
        # What others reported says so behind its name.
        if place.get("run", "").endswith(", reported"): place |= {"run": place["run"][:-len(", reported")], "seed": "reported"}
        runs = [place["run"]] if place.get("run") in self.data.logs else [name for name in subject if name in self.data.logs]
        found = {}
        for name in runs:
            for head, values in (self.of_step(name, place) | self.of_class(name, place)).items(): found.setdefault(head, []).extend(values)
        return found

    def of_step(self, name, place):
        """A row of a step or of an epoch."""
        found = {}
        for head in place:
            metric = NAMES.get(head, re.sub(r",? %$", "", head).lower().replace(" ", "-"))
            if metric not in METRICS + ("learning-rate", "momentum"): continue
            values = self.data.with_metric(name, metric)
            if place.get("seed") == "reported":
                # A reported rate is that of an epoch's first step, which is where the epoch before it ends.
                before = 1 if metric == "learning-rate" else 0
                values = [entry for entry in values if place.get("epoch") and float(entry["epoch"]) - before == float(place["epoch"])]
            elif "step" in place and place["step"]:
                # An epoch's results stand at its last step, rates at their own.
                step = int(place["step"].replace(",", "")) - (1 if metric in METRICS else 0)
                values = [entry for entry in values if entry["step"] == str(step) and place.get("seed", entry.get("seed")) == entry.get("seed")]
            elif "Epoch" in place:
                last = {entry["step"] for entry in self.data.with_metric(name, "train-loss")}
                ends = [[entry for entry in values if entry["seed"] == seed and entry["step"] in last] for seed in sorted({entry["seed"] for entry in values})]
                place_of = int(place["Epoch"]) - 1
                means = [float(end[place_of][metric]) for end in ends if place_of < len(end)]
                if means: found[head] = [sum(means) / len(means)]
                continue
            else: continue
            if values: found[head] = [float(entry[metric]) for entry in values]
        return found

    def of_class(self, name, place):
        """A row of a class, or of the sums over all."""
        if name not in self.data.matrices: return {}
        classes, total, matrices = self.data.matrices[name]
        if place.get("true class") == "total":
            return {head: [sum(row[classes.index(head)] for row in total)] for head in place if head in classes} | {"total": [sum(map(sum, total))]}
        truth = place.get("true class") or place.get("True class") or place.get("Class")
        if truth not in classes: return {}
        row_of = total[classes.index(truth)]
        wrong = sum(map(sum, total)) - sum(total[index][index] for index in range(len(classes)))
        recall = row_of[classes.index(truth)] / max(1, sum(row_of))
        found = {head: [row_of[classes.index(head)]] for head in place if head in classes} | {"total": [sum(row_of)], "recall": [recall]}
        if (taken := place.get("Taken for")) in classes:
            count = row_of[classes.index(taken)]
            found |= {"Pictures": [count], "Of the class, %": [count / sum(row_of)], "Of all mistakes, %": [count / wrong]}
        if "Recall, %" in place:
            for_it = sum(other[classes.index(truth)] for other in total)
            most = max(count for index, count in enumerate(row_of) if classes[index] != truth)
            found |= {"Test pictures": [sum(row_of)], "Recall, %": [recall], "Precision, %": [row_of[classes.index(truth)] / max(1, for_it)], "Most often taken for": [most]}
        return found

    def row(self, piece, subject):
        head, content, case = piece["head"], piece["content"], f"{piece['figure']}, row"
        if content == head or len(content) != len(head): return
        shown, exact = " | ".join(content), self.exact(piece, subject)
        in_row = self.named(" ".join(cell for title, cell in zip(head, content) if title in ("run", "Run")))
        known = [self.facts[name] for name in in_row or subject]
        known += [Facts(runs[run]) for runs in self.data.parts.values() for run in in_row if run in runs]
        for title, cell in zip(head, content):
            if title in exact: self.judge(cell, [Facts(exact[title])], case, shown)
            elif title not in COUNTED: self.judge(cell, known, case, shown)

    def check(self):
        for piece in self.pieces.found:
            figure, kind, content = piece["figure"], piece["kind"], piece["content"]
            if kind == "prose":
                for part in re.findall(r"[+−]?[\d.,]+(?:\s±\s[\d.]+)?\s(?:%|points)", content): self.judge(part, [self.all], kind, content)
                continue
            subject = self.subject(figure)
            isAlone = bool(self.heads[figure] & ALONE)
            if kind == "row":
                if not isAlone: self.row(piece, subject)
                continue
            known = [self.facts[name] for name in subject | self.named(content)]
            text = re.sub(r"^\s*(Figure|Table)\s[\d.]+\s", "", content)
            # Smoothed curves are in no data file; what is suggested is.
            parts = [part for part in re.split(r"(?<=[a-z)%])\.\s", text) if "uggest" in part and "smoothed" not in part] if isAlone else [text]
            for part in parts: self.judge(part, known, f"{figure}, {kind}", content)


def prove(options, work, tally):
    output = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "output")
    folders = [name for name in sorted(os.listdir(output)) if os.path.isfile(f"{output}/{name}/report.html") and options.only in name]
    tally.check(folders, "output", "there is no report")
    for name in folders: Page(f"{output}/{name}", tally).check()
    noticed = tally.counts[POWER] / max(1, tally.counts["numbers"])
    tally.check(noticed > 0.75, "the proof itself", f"it would notice {noticed:.0%} of wrong last digits")
