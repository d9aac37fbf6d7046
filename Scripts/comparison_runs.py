"""The networks that Scripts/compare-with-pytorch compares, and how it runs either side."""
import json, os, subprocess, sys
import cpu_level

# Our model, the peer's with its settings, batch, side, classes.
NETWORKS = {
    "ResNet-9, batch 512": ("{resnet9: {width: 64}}", "resnet9", '{"width": 64}', 512, 32, 10),
    "ResNet-9 of width 16, batch 128": ("{resnet9: {width: 16}}", "resnet9", '{"width": 16}', 128, 32, 10),
    "ResNet-18 at 64×64, batch 64": ("resnet18", "resnet18", "{}", 64, 64, 1000),
    "CIFAR ResNet-56, batch 128": ("{cifar-resnet: {depth: 56}}", "cifar-resnet", '{"depth": 56}', 128, 32, 10),
}


class Runner:
    """Starts either side under its environment."""

    def __init__(self, options):
        self.options = options
        self.ours, self.peer = cpu_level.environments(options.cpu, options.threads)
        self.settings = {layout: ["--layout", layout] for layout in ("channels-last", "default")}
        if options.compile:
            self.settings.update({f"{name}, compiled": [*more, "--compile"] for name, more in self.settings.items()})

    def run(self, command, environment):
        try:
            done = subprocess.run(command, capture_output=True, text=True, env=environment)
        except OSError as error:
            sys.exit(f"{command[0]}: {error.strerror}")
        if done.returncode:
            sys.exit(done.stderr.strip() or f"{' '.join(command)} ended with {done.returncode}")
        *lines, report = done.stdout.strip().splitlines()
        return dict(json.loads(report), lines=lines)

    def run_ours(self, *more):
        steps = ["--steps", str(self.options.steps)]
        return self.run([self.options.program, "--json", "--brief", *steps, *more], self.ours)

    def run_peer(self, *more, **variables):
        script = os.path.join(os.path.dirname(os.path.realpath(__file__)), "pytorch_step.py")
        steps = ["--steps", str(self.options.steps)]
        return self.run([self.options.python, script, *steps, *more], dict(self.peer, **variables))

    def round(self, network, precisions):
        """One run of each side in every precision, ours between the peer's layouts."""
        model, peer, settings, batch, side, classes = NETWORKS[network]
        reports, half = {}, len(self.settings) // 2
        for precision in precisions:
            common = ["--batch", batch, "--side", side, "--classes", classes, "--threads", self.options.threads]
            common = [str(word) for word in common] + ["--precision", precision]
            for who in [*self.settings][:half] + ["ours"] + [*self.settings][half:]:
                if who == "ours":
                    report = self.run_ours("--model", model, *common)
                else:
                    report = self.run_peer("--model", peer, "--settings", settings, *self.settings[who], *common)
                reports[who, precision] = report
        counts = {report["parameters"] for report in reports.values()}
        if len(counts) > 1:
            sys.exit(f"{network}: these are not the same networks, they have {sorted(counts)} parameters")
        return reports
