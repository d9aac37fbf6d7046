"""Frozen records as another program reads them: JSON with a digest, packed columns, and pixels apart."""
import array, base64, hashlib, itertools, json, os, zlib

# The columns of a record, with the types of their numbers,
# and how often differences are taken: rates run smoothly.
COLUMNS = {"steps": {"learning-rate": "d4", "momentum": "d4", "loss": "d", "correct": "i", "images": "i"},
           "test": {"truth": "i", "predictions": "i", "confidences": "f"}}
PICTURES = "_pictures.json"
BITS = {8: "Q", 4: "I"}


def unpacked(text, kind):
    kind, differences = kind[0], int(kind[1:] or 0)
    planes, width = zlib.decompress(base64.b64decode(text)), array.array(kind).itemsize
    count = len(planes) // width
    if not count: return []
    bits = array.array(BITS[width], b"".join(planes[place::count] for place in range(count))).tolist()
    for _ in range(differences): bits = [bit % 256 ** width for bit in itertools.accumulate(bits)]
    return array.array(kind, array.array(BITS[width], bits).tobytes()).tolist()


def packed(values, kind):
    kind, differences = kind[0], int(kind[1:] or 0)
    try: numbers = array.array(kind, [float(value) if kind != "i" else int(value) for value in values]).tobytes()
    except (OverflowError, ValueError, TypeError): numbers = array.array(kind, [-1 for _ in values]).tobytes()
    width = array.array(kind).itemsize
    bits = array.array(BITS[width], numbers).tolist()
    for _ in range(differences): bits = bits[:1] + [(new - old) % 256 ** width for old, new in zip(bits, bits[1:])]
    numbers = array.array(BITS[width], bits).tobytes()
    return base64.b64encode(zlib.compress(b"".join(numbers[byte::width] for byte in range(width)), 9)).decode()


def unpack(record):
    """The columns of a record, or of a checkpoint's progress, as lists."""
    for part, columns in COLUMNS.items():
        for name, kind in columns.items():
            if name in record.get(part, {}): record[part][name] = unpacked(record[part][name], kind)


def pack(record):
    """The other way; what is no list stays as it is."""
    for part, columns in COLUMNS.items():
        if not isinstance(record, dict) or not isinstance(record.get(part), dict): continue
        for name, kind in columns.items():
            if isinstance(record[part].get(name), list): record[part][name] = packed(record[part][name], kind)


def read(path):
    """The file with its columns as lists."""
    with open(path, "rb") as file: text = file.read()
    start = b'{"digest":"'
    body = b"{" + text[len(start) + 66:].rstrip(b"\n")
    digest = text[len(start):len(start) + 64]
    if not text.startswith(start) or hashlib.sha256(body).hexdigest().encode() != digest: raise ValueError(f"{path}: the checksum is wrong")
    run = json.loads(body)
    for record in run["records"]: unpack(record)
    return run


def write(path, run):
    """The file again, with columns as lists packed and its checksum made right."""
    for record in run["records"] if isinstance(run["records"], list) else []: pack(record)
    body = json.dumps(run, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with open(path, "wb") as out: out.write(b'{"digest":"' + hashlib.sha256(body).hexdigest().encode() + b'",' + body[1:] + b"\n")


def names(folder):
    """The files of a report's runs."""
    return sorted(name for name in os.listdir(os.path.join(folder, "records")) if name != PICTURES)


def untimed(folder):
    """All records of a report without the blocks that say how long things took, by file."""
    found = {}
    for name in names(folder):
        run = read(os.path.join(folder, "records", name))
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
