// Written by `cyclopedia-benchmark --tune`: the fastest algorithms that were measured, one class of convolutions a
// line: forward, backward data and backward weights, or one word for all three.
extension AlgorithmTable {
  static let measurements = """
    avx512-bf16 bf16 1×1/2+0 128→256 8×8: direct direct taps
    avx512-bf16 bf16 1×1/2+0 256→512 4×4: direct direct taps
    avx512-bf16 bf16 1×1/2+0 64→128 16×16: direct direct taps
    avx512-bf16 bf16 3×3/1+1 128→128 16×16: winograd
    avx512-bf16 bf16 3×3/1+1 128→128 4×4: winograd
    avx512-bf16 bf16 3×3/1+1 128→128 8×8: winograd
    avx512-bf16 bf16 3×3/1+1 128→256 16×16: winograd
    avx512-bf16 bf16 3×3/1+1 16→16 32×32: direct
    avx512-bf16 bf16 3×3/1+1 16→32 32×32: direct
    avx512-bf16 bf16 3×3/1+1 256→256 4×4: winograd
    avx512-bf16 bf16 3×3/1+1 256→512 8×8: winograd
    avx512-bf16 bf16 3×3/1+1 32→32 16×16: winograd
    avx512-bf16 bf16 3×3/1+1 32→64 16×16: winograd
    avx512-bf16 bf16 3×3/1+1 3→16 32×32: direct
    avx512-bf16 bf16 3×3/1+1 3→64 32×32: direct
    avx512-bf16 bf16 3×3/1+1 512→512 2×2: winograd
    avx512-bf16 bf16 3×3/1+1 512→512 4×4: winograd
    avx512-bf16 bf16 3×3/1+1 64→128 32×32: winograd
    avx512-bf16 bf16 3×3/1+1 64→128 8×8: winograd
    avx512-bf16 bf16 3×3/1+1 64→64 16×16: winograd
    avx512-bf16 bf16 3×3/1+1 64→64 8×8: winograd
    avx512-bf16 bf16 3×3/2+1 128→256 8×8: direct direct taps
    avx512-bf16 bf16 3×3/2+1 16→32 32×32: direct
    avx512-bf16 bf16 3×3/2+1 256→512 4×4: direct direct taps
    avx512-bf16 bf16 3×3/2+1 32→64 16×16: direct direct taps
    avx512-bf16 bf16 3×3/2+1 64→128 16×16: direct direct taps
    avx512-bf16 bf16 7×7/2+3 3→64 64×64: direct
    """
}
