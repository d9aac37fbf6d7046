"""Times PyTorch on the networks that cyclopedia-benchmark times: one JSON line with the same names.

Used by Scripts/compare-with-pytorch. Needs torch (CPU) and the model definitions in ../shared/peers.
"""
import argparse, json, os, statistics, sys, time

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shared", "peers")
sys.path.insert(0, os.environ.get("CYCLOPEDIA_PEERS", root))
import torch, torch.nn.functional as F
from golden_training import MODELS

parser = argparse.ArgumentParser()
parser.add_argument("--model", choices=list(MODELS), default="resnet9")
parser.add_argument("--settings", default="{}", help="the model's arguments, as JSON")
parser.add_argument("--batch", type=int, default=512)
parser.add_argument("--side", type=int, default=32)
parser.add_argument("--classes", type=int, default=10)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--steps", type=int, default=5)
parser.add_argument("--precision", choices=["bf16", "f32"], default="bf16")
parser.add_argument("--layout", choices=["channels-last", "default"], default="channels-last")
parser.add_argument("--compile", action="store_true")
options = parser.parse_args()

torch.set_num_threads(options.threads)
torch.manual_seed(0)
layout = torch.channels_last if options.layout == "channels-last" else torch.contiguous_format
model = MODELS[options.model](**json.loads(options.settings)).to(memory_format=layout)
optimizer = torch.optim.SGD(model.parameters(), lr=.01, momentum=.9, nesterov=True, weight_decay=5e-4)
images = torch.randn(options.batch, 3, options.side, options.side).to(memory_format=layout)
labels = torch.randint(0, options.classes, (options.batch,))
network = torch.compile(model) if options.compile else model


def forward():
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.precision == "bf16"):
        return network(images).float()


def step():
    optimizer.zero_grad(set_to_none=True)
    F.cross_entropy(forward(), labels).backward()
    optimizer.step()


def median(work):
    work()
    times = []
    for _ in range(options.steps):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


seconds = median(step)
peak = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
model.eval()
with torch.no_grad():
    evaluation = median(forward)
print(json.dumps({
    "peer": f"torch {torch.__version__}", "model": options.model, "batch": options.batch, "steps": options.steps,
    "threads": options.threads, "precision": options.precision, "layout": options.layout, "compile": options.compile,
    "seconds_per_step": seconds, "images_per_second": options.batch / seconds,
    "evaluation_images_per_second": options.batch / evaluation, "peak_bytes": peak,
}))
