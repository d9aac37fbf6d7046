"""Times PyTorch on the networks that cyclopedia-benchmark times: one JSON line with the same names.

Used by Scripts/compare-with-pytorch; needs torch. --check times nothing: it counts the parameters of every network and
says which torch this is and what it uses of the processor (with ONEDNN_VERBOSE=1, oneDNN does too).
"""
import argparse, json, sys, time

try:
    import torch
except ImportError as error:
    sys.exit(f"{sys.executable} cannot import torch ({error}): install torch for CPUs, or name another with --python")
sys.dont_write_bytecode = True
import pytorch_models

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--check", action="store_true")
parser.add_argument("--model", choices=list(pytorch_models.MODELS), default="resnet9")
parser.add_argument("--settings", default="{}", help="the model's arguments, as JSON")
parser.add_argument("--batch", type=int, default=512)
parser.add_argument("--side", type=int, default=32)
parser.add_argument("--classes", type=int, default=10)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--steps", type=int, default=5, help="steps that count, after one that does not")
parser.add_argument("--precision", choices=["bf16", "f32"], default="f32")
parser.add_argument("--layout", choices=["channels-last", "default"], default="channels-last")
parser.add_argument("--compile", action="store_true", help="with torch.compile, which needs a C++ compiler")


class Step:
    """A network with made-up pictures, and the optimizer of cyclopedia-benchmark."""

    def __init__(self, options):
        torch.manual_seed(0)
        layout = torch.channels_last if options.layout == "channels-last" else torch.contiguous_format
        make = pytorch_models.MODELS[options.model]
        self.model = make(classes=options.classes, **json.loads(options.settings)).to(memory_format=layout)
        self.network = torch.compile(self.model) if options.compile else self.model
        self.optimizer = torch.optim.SGD(
            self.model.parameters(), lr=.01, momentum=.9, nesterov=True, weight_decay=5e-4, fused=True)
        self.images = torch.randn(options.batch, 3, options.side, options.side).to(memory_format=layout)
        self.labels = torch.randint(0, options.classes, (options.batch,))
        self.autocasts = options.precision == "bf16"

    def forward(self):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.autocasts):
            return self.network(self.images).float()

    def train(self):
        self.optimizer.zero_grad(set_to_none=True)
        torch.nn.functional.cross_entropy(self.forward(), self.labels).backward()
        self.optimizer.step()


def median(work, steps):
    work()
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)[steps // 2]


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def measure(options):
    step = Step(options)
    seconds = median(step.train, options.steps)
    peak = peak_bytes()
    step.model.eval()
    with torch.inference_mode():
        evaluation = median(step.forward, options.steps)
    return {
        "model": options.model, "parameters": pytorch_models.parameters(step.model), "batch": options.batch,
        "steps": options.steps, "threads": options.threads, "precision": options.precision, "layout": options.layout,
        "compile": options.compile, "seconds_per_step": seconds, "images_per_second": options.batch / seconds,
        "evaluation_images_per_second": options.batch / evaluation, "peak_bytes": peak,
    }


def check():
    pytorch_models.check()
    torch.nn.Conv2d(16, 16, 3)(torch.zeros(16, 16, 8, 8))  # oneDNN speaks at its first use
    return {"parameters": [list(row) for row in pytorch_models.PARAMETERS]}


options = parser.parse_args()
torch.set_num_threads(options.threads)
report = check() if options.check else measure(options)
report.update(engine=f"torch {torch.__version__}", capability=torch.backends.cpu.get_cpu_capability())
print(json.dumps(report))
