"""A disk that fills up: the old report stays whole, exit code 3 says how much space is needed, and with room it succeeds.

The book lies on a small file system in memory, of which a file of ballast leaves a little more room each time.
"""
import os, re, shutil, subprocess

from proofs import books, records
from proofs.tally import Missing

SIZE, STEP = 24 << 20, 48 << 10
SPACE = re.compile(r"\d+(\.\d+)? ?(bytes|KB|MB|GB)")


def mounted(place):
    os.makedirs(place)
    if os.geteuid() != 0 or not shutil.which("mount") or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place]).returncode:
        raise Missing("needs root, or a user and mount namespace of its own: unshare -rm Scripts/prove disk")


def leave(place, room):
    """Fills the file system up to `room` bytes."""
    ballast = place + "/ballast"
    if os.path.exists(ballast): os.remove(ballast)
    free = os.statvfs(place)
    size = free.f_bavail * free.f_bsize - room
    with open(ballast, "wb") as file: os.posix_fallocate(file.fileno(), 0, max(1, size))


def prove(options, work, tally):
    place = work + "/disk"
    mounted(place)
    try: sweep(options, work, place, tally)
    finally: subprocess.run(["umount", "-l", place])


def sweep(options, work, place, tally):
    changed = books.CHAPTER.replace("epochs: 2", "epochs: 3") + "\n```{plot} loss\n:run: run\n```\n"
    wanted = work + "/wanted"
    tally.check(books.run(options.program, books.small(wanted, changed)).code == 0, "the book itself", "it is not built")
    wanted = records.untimed(wanted + "/output/quick")
    first = books.small(work + "/old")
    tally.check(books.run(options.program, first).code == 0, "the old report", "it is not built")
    for sort, kept in [("with its old store", True), ("with no store", False)]:
        room, done = 0, False
        while not done and room < SIZE:
            case = f"{sort}, {room >> 10} KiB of room"
            folder = place + "/book"
            shutil.copytree(first, folder)
            if not kept: shutil.rmtree(folder + "/.cyclopedia")
            books.small(folder, changed)
            leave(place, room)
            old = books.tree(folder + "/output")
            ended = books.run(options.program, folder)
            tally.count("builds on a full disk")
            done = ended.code == 0
            if not done:
                tally.check(ended.code == 3, case, f"exit code {ended.code}: {ended.text}")
                tally.check(SPACE.search(ended.text), case, f"no space is named: {ended.text}")
                tally.check(not books.differences(old, books.tree(folder + "/output")), case, "the old report has changed")
                os.remove(place + "/ballast")
                again = books.run(options.program, folder)
                tally.check(again.code == 0, case, f"not built once there is room: {again.text}")
            tally.check(records.untimed(folder + "/output/quick") == wanted, case, "other records")
            shutil.rmtree(folder)
            room += STEP
        tally.check(done, sort, "it never succeeds")
