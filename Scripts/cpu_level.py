"""What this processor has, and the environments that hold Cyclopedia and PyTorch to less of it."""
import os

# From the least: the level, the flags of /proc/cpuinfo that it has beside those before it, and the words that cap ATen,
# oneDNN and MKL there. oneDNN (3.12 in torch 2.13) takes a word that it does not know for no cap, without a complaint.
LEVELS = [
    ("plain", "", "default", "SSE41", "SSE4_2"),
    ("avx2", "avx2 fma", "avx2", "AVX2", "AVX2"),
    ("avx512", "avx512f avx512bw avx512dq avx512vl", "avx512", "AVX512_CORE", "AVX512"),
    ("avx512-bf16", "avx512_vnni avx512_bf16", "avx512", "AVX512_CORE_BF16", "AVX512"),
    ("amx", "avx512_fp16 amx_tile amx_int8 amx_bf16", "avx512", "AVX512_CORE_AMX", "AVX512"),
]
NAMES = [level[0] for level in LEVELS]
VARIABLES = ["ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA", "MKL_ENABLE_INSTRUCTIONS"]


def processor(path="/proc/cpuinfo"):
    """Its model's name and its level."""
    try:
        with open(path) as file:
            lines = [line.partition(":") for line in file]
    except OSError:
        lines = []
    facts = {key.strip(): value.strip() for key, _, value in reversed(lines)}
    flags, level = set(facts.get("flags", "").split()), "plain"
    for name, needed, *_ in LEVELS:
        if not flags.issuperset(needed.split()):
            break
        level = name
    return facts.get("model name", "a processor without a name"), level


def has_bfloat16(level):
    return NAMES.index(level) >= NAMES.index("avx512-bf16")


def aten_capability(level):
    """What torch.backends.cpu says under the level's cap."""
    return LEVELS[NAMES.index(level)][2].upper()


def environments(cap, threads):
    """Those of Cyclopedia and of PyTorch; without a cap, caps from outside are lifted too."""
    ours = {key: value for key, value in os.environ.items() if key not in VARIABLES + ["CYCLOPEDIA_CPU"]}
    peer = dict(ours, OMP_NUM_THREADS=str(threads), MKL_NUM_THREADS=str(threads))
    if cap:
        _, _, aten, onednn, mkl = LEVELS[NAMES.index(cap)]
        ours["CYCLOPEDIA_CPU"] = cap
        peer.update(zip(VARIABLES, [aten, onednn, onednn, mkl]))
    return ours, peer
