"""Generated chapters and settings: no crash, no hang, bounded memory; the slowest case is named.

`cyclopedia-fuzz` reads them in one process. Where that dies, the case is known by its number, and the rest goes on behind
it: `cyclopedia-fuzz --work DIR --seed SEED --first NUMBER --show` prints its files.
"""
import json, os, resource, signal, subprocess

from proofs.tally import Missing

COUNT, SECONDS, MEMORY, MOST_FAILURES = 10_000, 30, 6 << 30, 20
# What stays in memory must not grow with the number of cases.
MOST_MEGABYTES = 1500


def limits():
    os.nice(15)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def reason(code, text):
    if code == -signal.SIGALRM: return f"took more than {SECONDS} s"
    words = [line for line in text.splitlines() if "Fatal error" in line or "error:" in line or "Precondition" in line]
    return f"{signal.Signals(-code).name if code and code < 0 else f'exit code {code}'} {' '.join(words)[:300] or text[:300]}"


def prove(options, work, tally):
    program = os.path.join(os.path.dirname(options.program), "cyclopedia-fuzz")
    if not os.access(program, os.X_OK): raise Missing(f"there is no {program}; 'swift build --product cyclopedia-fuzz' makes it")
    number, end = 0, options.count or COUNT
    slowest = (0, 0)
    while number < end and len(tally.failures) < MOST_FAILURES:
        ended = subprocess.run(
            [program, "--work", work, "--seed", str(options.seed), "--first", str(number), "--count", str(end - number),
             "--seconds", str(SECONDS)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limits, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        if ended.returncode == 0:
            found = json.loads(ended.stdout)
            for name, words in {"read": "books read", "refused": "refused", "sound": "sound", "set": "set as pages"}.items():
                tally.count(words, found[name])
            slowest = max(slowest, (found["milliseconds"], found["slowest"]))
            print(f"fuzz: at most {found['megabytes']} MiB of memory")
            tally.check(found["megabytes"] <= MOST_MEGABYTES, "memory", f"{found['megabytes']} MiB, more than {MOST_MEGABYTES}")
            break
        with open(os.path.join(work, "state")) as file: case = int(file.read())
        tally.count("books read", case - number + 1)
        tally.fail(f"case {case} of seed {options.seed}", reason(ended.returncode, ended.stderr.decode(errors="replace")))
        number = case + 1
    print(f"fuzz: the slowest is case {slowest[1]} of seed {options.seed}: {slowest[0]} ms")
