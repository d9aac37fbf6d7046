"""What follows from a report's data files, for the proof of its numbers."""
import csv, functools, json, math, os, re


@functools.cache
def t_quantile(freedom):
    """Of Student's t for 97.5 %."""
    density = lambda x: (1 + x * x / freedom) ** (-(freedom + 1) / 2)
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    low, high = 0.0, 700.0
    for _ in range(60):
        middle = (low + high) / 2
        steps = 2000
        area = sum((1 if k in (0, steps) else 4 if k % 2 else 2) * density(middle * k / steps) for k in range(steps + 1)) * middle / steps / 3
        low, high = (middle, high) if 0.5 + scale * area < 0.975 else (low, middle)
    return low


METRICS = ("train-loss", "train-accuracy", "test-loss", "test-accuracy", "validation-loss", "validation-accuracy")


def spread(values):
    """Mean, half of the 95 % interval, standard deviation and ends of a list."""
    count, mean = len(values), sum(values) / len(values)
    found = [mean, min(values), max(values), *values]
    if count > 1:
        deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / (count - 1))
        half = t_quantile(count - 1) * deviation / math.sqrt(count)
        found += [half, deviation, mean - half, mean + half]
        # Shares end at nothing and at everything.
        if 0 <= min(values) and max(values) <= 1: found += [max(0, mean - half), min(1, mean + half)]
    return found


def wilson(right, count):
    """The 95 % interval of Wilson for a share."""
    if not count: return []
    z, share = 1.959963984540054, right / count
    middle, half = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return [(middle + sign * half) / (1 + z * z / count) for sign in (-1, 1)]


class Data:
    """What follows from the files in `data/`, by name."""

    def __init__(self, folder):
        # By name: what a caption or a table may say; what a compare says of each of its runs; logs, and matrices with their classes.
        self.facts, self.parts, self.logs, self.matrices, self.measured = {}, {}, {}, {}, {}
        files = {}
        for name in sorted(os.listdir(folder + "/data")):
            if not name.endswith(".json"): continue
            with open(f"{folder}/data/{name}", encoding="utf-8") as file: files[name[:-5]] = json.load(file)
        # A policy without a training has steps alone.
        for name in {file[:-4] for file in os.listdir(folder + "/data") if file.endswith(".csv")} - files.keys():
            with open(f"{folder}/data/{name}.csv", encoding="utf-8") as log: self.logs[name] = list(csv.DictReader(log))
            self.facts[name] = self.rates(self.logs[name])
        # A sweep's members are called otherwise than their files.
        for file, content in files.items():
            name = content["name"]
            if content["kind"] in ("compare", "sweep"): continue
            with open(f"{folder}/data/{file}.csv", encoding="utf-8") as log: self.logs[name] = list(csv.DictReader(log))
            self.facts[name] = self.reported(content, name) if content["kind"] == "reported" else self.run(content, name)
        for content in files.values():
            if content["kind"] == "compare": self.compare(content)
            elif content["kind"] == "sweep": self.sweep(content)

    def with_metric(self, name, metric):
        """The rows of a log that have a number for the metric."""
        if (name, metric) not in self.measured: self.measured[name, metric] = [row for row in self.logs[name] if row.get(metric)]
        return self.measured[name, metric]

    def ends(self, name, metric):
        """What was measured after each epoch, by seed."""
        found = {}
        for row in self.with_metric(name, metric): found.setdefault(row.get("seed", "1"), []).append(float(row[metric]))
        return found

    def rates(self, steps):
        """Of learning rates and momenta, step by step."""
        rates = [float(row["learning-rate"]) for row in steps]
        epoch = float(steps[1]["epoch"]) if len(steps) > 1 else 1
        momenta = [float(row["momentum"]) for row in steps if row["momentum"]]
        facts = [max(rates), min(rates), rates[0], rates[-1]]
        # Where rate and momentum turn, as an epoch: at the step, or after it.
        turns = [rates.index(max(rates))] + ([momenta.index(min(momenta)), momenta.index(max(momenta))] if momenta else [])
        facts += [(turn + after) * epoch for turn in turns for after in (0, 1)]
        return facts + ([momenta[0], momenta[-1], min(momenta), max(momenta)] if momenta else [])

    def run(self, content, name):
        rows, seeds = self.logs[name], content["seeds"]
        first = [row for row in rows if row["seed"] == rows[0]["seed"]]
        facts = [len(seeds), len(first)] + self.rates(first)
        for metric in METRICS:
            by_seed = self.ends(name, metric)
            if not by_seed: continue
            best = max if metric.endswith("accuracy") else min
            means = [sum(values) / len(values) for values in zip(*by_seed.values())]
            facts += spread([values[-1] for values in by_seed.values()]) + spread([best(values) for values in by_seed.values()])
            facts += [best(means), means.index(best(means)) + 1, len(means)] + spread([values[0] for values in by_seed.values()])
        errors = [seed["test-errors"] for seed in seeds if "test-errors" in seed]
        facts += spread(errors) if errors else []
        for rule in {rule for seed in seeds for rule in seed.get("suggestions") or {}}:
            values = sorted(seed["suggestions"][rule] for seed in seeds if rule in seed["suggestions"])
            facts += [*values, math.exp(sum(map(math.log, values)) / len(values)), len(values)]
        matrices = [seed["confusion"] for seed in seeds if seed.get("confusion")]
        return facts + [seeds[0]["parameters"]] + (self.matrix(name, matrices, content["classes"]) if matrices else [])

    def reported(self, content, name):
        facts = list(content["results"].values())
        for key in self.logs[name][0] if self.logs[name] else []:
            values = [float(row[key]) for row in self.logs[name] if row[key]]
            if not values: continue
            # Results stand at the end of their epoch, rates at its beginning.
            begun = 0 if key == "learning-rate" else 1
            facts += [values[0], values[-1], *(turn for end in (min, max) for turn in (end(values), values.index(end(values)) + begun)), len(values)]
        return facts + (self.matrix(name, [content["confusion"]], content["classes"]) if content.get("confusion") else [])

    def matrix(self, name, matrices, classes):
        size = range(len(classes))
        total = [[sum(matrix[row][column] for matrix in matrices) for column in size] for row in size]
        self.matrices[name] = (classes, total, matrices)
        pictures, right = sum(map(sum, total)), sum(total[place][place] for place in size)
        worst = sorted((total[row][column] for row in size for column in size if row != column), reverse=True)[:5]
        facts = [pictures, right, pictures - right, len(matrices), len(classes), *worst]
        for row in size:
            taken = sum(total[other][row] for other in size)
            facts += [sum(total[row]), taken - total[row][row], total[row][row] / max(1, sum(total[row])), total[row][row] / max(1, taken)]
            facts += spread([matrix[row][row] / max(1, sum(matrix[row])) for matrix in matrices])
            if len(matrices) == 1: facts += wilson(total[row][row], sum(total[row]))
        return facts

    def compare(self, content):
        name = content["name"]
        everything = []
        for run in content["runs"]:
            facts = []
            for result in run["results"].values():
                if result["values"]: facts += spread(result["values"])
                if difference := result.get("difference"):
                    facts += [difference["mean"], abs(difference["mean"]), *(difference.get("interval") or []), *difference["per-seed"]]
                    facts += [difference["p"]] if difference.get("p") is not None else []
                    # What the test says that it counted.
                    facts += [int(count) for count in re.findall(r"\d+", difference["test"])]
            self.parts.setdefault(name, {})[run["name"]] = facts
            everything += facts + self.facts.get(run["name"], [])
        self.facts[name] = everything + [len(content["runs"])]

    def sweep(self, content):
        name, best = content["name"], next((member for member in content["members"] if member["name"] == content.get("best")), None)
        everything = [len(content["members"])]
        for member in content["members"]:
            values = member["measured"]
            facts = spread(values) if values else []
            if values and best and len(values) == len(best["measured"]): facts += spread([one - other for one, other in zip(values, best["measured"])])
            facts += [float(value) for value in member["values"] if re.fullmatch(r"[\d.e-]+", value)] + [len(values)]
            everything += facts + self.facts.get(member["name"], [])
        self.facts[name] = everything
