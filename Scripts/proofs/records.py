"""Frozen records as another program reads them: a checksum, then JSON."""
import hashlib, json, os


def read(path):
    with open(path, "rb") as file: digest, body = file.read().split(b"\n", 1)
    if hashlib.sha256(body.rstrip(b"\n")).hexdigest().encode() != digest: raise ValueError(f"{path}: the checksum is wrong")
    return json.loads(body)


def untimed(folder):
    """All records of a report without the blocks that say how long things took, by file."""
    place = os.path.join(folder, "records")
    found = {}
    for name in sorted(os.listdir(place)):
        run = read(os.path.join(place, name))
        for record in run["records"]: del record["timing"]
        found[name] = json.dumps(run, sort_keys=True)
    return found


def untimed_files(folder):
    """The files of a report that no time is written in: drawings and data."""
    found = {}
    for kind in ["figures", "data"]:
        for name in sorted(os.listdir(os.path.join(folder, kind))):
            # A figure's PDF and PNG say when its newest run ended.
            if name.endswith((".pdf", ".png")): continue
            with open(os.path.join(folder, kind, name), "rb") as file: found[f"{kind}/{name}"] = file.read()
    return found
