"""The networks of Sources/Learning/Models in plain PyTorch, for Scripts/pytorch_step.py."""
from torch import nn
from torch.nn import functional


def convolution(source, channels, stride=1):
    return nn.Conv2d(source, channels, 3, stride=stride, padding=1, bias=False)


def unit(source, channels, pools=False):
    """Convolution, max pool where one is asked for, batch norm and ReLU, in this order."""
    pool = [nn.MaxPool2d(2)] if pools else []
    return nn.Sequential(convolution(source, channels), *pool, nn.BatchNorm2d(channels), nn.ReLU(inplace=True))


class Residual(nn.Module):
    """The input and what two units make of it, summed; no ReLU follows the sum."""

    def __init__(self, channels):
        super().__init__()
        self.branch = nn.Sequential(unit(channels, channels), unit(channels, channels))

    def forward(self, x):
        return x + self.branch(x)


def resnet9(width=64, classes=10):
    """For pictures of 32×32, which the pools leave one pixel of."""
    w = width
    return nn.Sequential(
        unit(3, w), unit(w, 2 * w, pools=True), Residual(2 * w), unit(2 * w, 4 * w, pools=True),
        unit(4 * w, 8 * w, pools=True), Residual(8 * w), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(8 * w, classes))


class Subsample(nn.Module):
    """Every stride-th pixel, with half of the missing channels as zeros on either side (option A of He et al.)."""

    def __init__(self, source, channels, stride):
        super().__init__()
        before = (channels - source) // 2
        self.stride, self.zeros = stride, (0, 0, 0, 0, before, channels - source - before)

    def forward(self, x):
        return functional.pad(x[:, :, ::self.stride, ::self.stride], self.zeros)


class Block(nn.Module):
    """Two convolutions with a shortcut around them and a ReLU after the sum."""

    def __init__(self, source, channels, stride, shortcut):
        super().__init__()
        self.body = nn.Sequential(
            convolution(source, channels, stride), nn.BatchNorm2d(channels), nn.ReLU(inplace=True),
            convolution(channels, channels), nn.BatchNorm2d(channels))
        if stride == 1 and source == channels:
            self.shortcut = nn.Identity()
        elif shortcut == "identity":
            self.shortcut = Subsample(source, channels, stride)
        else:
            self.shortcut = nn.Sequential(
                nn.Conv2d(source, channels, 1, stride=stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        y = self.body(x)
        y += self.shortcut(x)
        return functional.relu(y, inplace=True)


def group(count, source, channels, stride, shortcut):
    """Blocks one after the other, the first with the stride."""
    rest = [Block(channels, channels, 1, shortcut) for _ in range(count - 1)]
    return nn.Sequential(Block(source, channels, stride, shortcut), *rest)


def head(features, classes):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(features, classes)]


def resnet18(width=64, classes=1000):
    w, shortcut = width, "projection"
    return nn.Sequential(
        nn.Conv2d(3, w, 7, stride=2, padding=3, bias=False), nn.BatchNorm2d(w), nn.ReLU(inplace=True),
        nn.MaxPool2d(3, stride=2, padding=1), group(2, w, w, 1, shortcut), group(2, w, 2 * w, 2, shortcut),
        group(2, 2 * w, 4 * w, 2, shortcut), group(2, 4 * w, 8 * w, 2, shortcut), *head(8 * w, classes))


def cifar_resnet(depth=56, width=16, shortcut="identity", classes=10):
    if depth % 6 != 2 or shortcut not in ("identity", "projection"):
        raise ValueError("the depth is 6n + 2, the shortcut is identity or projection")
    n, w = (depth - 2) // 6, width
    return nn.Sequential(
        unit(3, w), group(n, w, w, 1, shortcut), group(n, w, 2 * w, 2, shortcut), group(n, 2 * w, 4 * w, 2, shortcut),
        *head(4 * w, classes))


MODELS = {"resnet9": resnet9, "resnet18": resnet18, "cifar-resnet": cifar_resnet}

# The counts that Sources/Learning/Models promises.
PARAMETERS = [
    ("resnet9", {}, 6_573_130), ("resnet18", {}, 11_689_512), ("cifar-resnet", {}, 853_018),
    ("cifar-resnet", {"shortcut": "projection"}, 855_770),
]


def parameters(model):
    return sum(p.numel() for p in model.parameters())


def check():
    """Ends the program where a network has not as many parameters as ours."""
    for name, settings, count in PARAMETERS:
        found = parameters(MODELS[name](**settings))
        if found != count:
            raise SystemExit(f"pytorch_models: {name} {settings} has {found} parameters instead of {count}")
