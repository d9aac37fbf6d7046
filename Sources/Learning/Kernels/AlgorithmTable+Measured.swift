// Written by `cyclopedia-benchmark --tune`: the fastest algorithms that were measured, one class of convolutions a
// line: forward, backward data and backward weights, or one word for all three.
extension AlgorithmTable {
  static let measurements = """
    avx2 f32 1×1/2+0 128→256 8×8: direct
    avx2 f32 1×1/2+0 256→512 4×4: direct
    avx2 f32 1×1/2+0 64→128 16×16: direct
    avx2 f32 3×3/1+1 128→128 16×16: winograd4
    avx2 f32 3×3/1+1 128→128 4×4: winograd4
    avx2 f32 3×3/1+1 128→128 8×8: winograd4
    avx2 f32 3×3/1+1 128→256 16×16: winograd4
    avx2 f32 3×3/1+1 16→16 32×32: winograd4
    avx2 f32 3×3/1+1 16→32 32×32: winograd4
    avx2 f32 3×3/1+1 256→256 4×4: winograd4
    avx2 f32 3×3/1+1 256→512 8×8: winograd4
    avx2 f32 3×3/1+1 32→32 16×16: winograd4
    avx2 f32 3×3/1+1 32→64 16×16: winograd4
    avx2 f32 3×3/1+1 3→16 32×32: winograd4
    avx2 f32 3×3/1+1 3→64 32×32: winograd4
    avx2 f32 3×3/1+1 512→512 2×2: winograd
    avx2 f32 3×3/1+1 512→512 4×4: winograd4
    avx2 f32 3×3/1+1 64→128 32×32: winograd4
    avx2 f32 3×3/1+1 64→128 8×8: winograd4
    avx2 f32 3×3/1+1 64→64 16×16: winograd4
    avx2 f32 3×3/1+1 64→64 8×8: winograd4
    avx2 f32 3×3/2+1 128→256 8×8: direct
    avx2 f32 3×3/2+1 16→32 32×32: direct
    avx2 f32 3×3/2+1 256→512 4×4: direct
    avx2 f32 3×3/2+1 32→64 16×16: direct
    avx2 f32 3×3/2+1 64→128 16×16: direct
    avx2 f32 7×7/2+3 3→64 64×64: direct
    avx512 f32 1×1/2+0 128→256 8×8: direct
    avx512 f32 1×1/2+0 256→512 4×4: direct
    avx512 f32 1×1/2+0 64→128 16×16: direct
    avx512 f32 3×3/1+1 128→128 16×16: winograd4
    avx512 f32 3×3/1+1 128→128 4×4: winograd4
    avx512 f32 3×3/1+1 128→128 8×8: winograd4
    avx512 f32 3×3/1+1 128→256 16×16: winograd4
    avx512 f32 3×3/1+1 16→16 32×32: winograd4
    avx512 f32 3×3/1+1 16→32 32×32: winograd4
    avx512 f32 3×3/1+1 256→256 4×4: winograd4
    avx512 f32 3×3/1+1 256→512 8×8: winograd4
    avx512 f32 3×3/1+1 32→32 16×16: winograd4
    avx512 f32 3×3/1+1 32→64 16×16: winograd4
    avx512 f32 3×3/1+1 3→16 32×32: winograd4
    avx512 f32 3×3/1+1 3→64 32×32: winograd4
    avx512 f32 3×3/1+1 512→512 2×2: winograd
    avx512 f32 3×3/1+1 512→512 4×4: winograd4
    avx512 f32 3×3/1+1 64→128 32×32: winograd4
    avx512 f32 3×3/1+1 64→128 8×8: winograd4
    avx512 f32 3×3/1+1 64→64 16×16: winograd4
    avx512 f32 3×3/1+1 64→64 8×8: winograd4
    avx512 f32 3×3/2+1 128→256 8×8: direct
    avx512 f32 3×3/2+1 16→32 32×32: direct
    avx512 f32 3×3/2+1 256→512 4×4: direct
    avx512 f32 3×3/2+1 32→64 16×16: direct
    avx512 f32 3×3/2+1 64→128 16×16: direct
    avx512 f32 7×7/2+3 3→64 64×64: direct
    avx512-bf16 bf16 1×1/2+0 128→256 8×8: direct
    avx512-bf16 bf16 1×1/2+0 256→512 4×4: direct
    avx512-bf16 bf16 1×1/2+0 64→128 16×16: direct
    avx512-bf16 bf16 3×3/1+1 128→128 16×16: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 128→128 4×4: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 128→128 8×8: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 128→256 16×16: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 16→16 32×32: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 16→32 32×32: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 256→256 4×4: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 256→512 8×8: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 32→32 16×16: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 32→64 16×16: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 3→16 32×32: direct
    avx512-bf16 bf16 3×3/1+1 3→64 32×32: direct
    avx512-bf16 bf16 3×3/1+1 512→512 2×2: winograd
    avx512-bf16 bf16 3×3/1+1 512→512 4×4: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 64→128 32×32: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 64→128 8×8: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 64→64 16×16: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/1+1 64→64 8×8: winograd winograd4 winograd4
    avx512-bf16 bf16 3×3/2+1 128→256 8×8: direct
    avx512-bf16 bf16 3×3/2+1 16→32 32×32: direct
    avx512-bf16 bf16 3×3/2+1 256→512 4×4: direct
    avx512-bf16 bf16 3×3/2+1 32→64 16×16: direct
    avx512-bf16 bf16 3×3/2+1 64→128 16×16: direct
    avx512-bf16 bf16 7×7/2+3 3→64 64×64: direct
    avx512-bf16 f32 1×1/2+0 128→256 8×8: direct
    avx512-bf16 f32 1×1/2+0 256→512 4×4: direct
    avx512-bf16 f32 1×1/2+0 64→128 16×16: direct
    avx512-bf16 f32 3×3/1+1 128→128 16×16: winograd4
    avx512-bf16 f32 3×3/1+1 128→128 4×4: winograd4
    avx512-bf16 f32 3×3/1+1 128→128 8×8: winograd4
    avx512-bf16 f32 3×3/1+1 128→256 16×16: winograd4
    avx512-bf16 f32 3×3/1+1 16→16 32×32: winograd4
    avx512-bf16 f32 3×3/1+1 16→32 32×32: winograd4
    avx512-bf16 f32 3×3/1+1 256→256 4×4: winograd4
    avx512-bf16 f32 3×3/1+1 256→512 8×8: winograd4
    avx512-bf16 f32 3×3/1+1 32→32 16×16: winograd4
    avx512-bf16 f32 3×3/1+1 32→64 16×16: winograd4
    avx512-bf16 f32 3×3/1+1 3→16 32×32: winograd4
    avx512-bf16 f32 3×3/1+1 3→64 32×32: winograd4
    avx512-bf16 f32 3×3/1+1 512→512 2×2: winograd
    avx512-bf16 f32 3×3/1+1 512→512 4×4: winograd4
    avx512-bf16 f32 3×3/1+1 64→128 32×32: winograd4
    avx512-bf16 f32 3×3/1+1 64→128 8×8: winograd4
    avx512-bf16 f32 3×3/1+1 64→64 16×16: winograd4
    avx512-bf16 f32 3×3/1+1 64→64 8×8: winograd4
    avx512-bf16 f32 3×3/2+1 128→256 8×8: direct
    avx512-bf16 f32 3×3/2+1 16→32 32×32: direct
    avx512-bf16 f32 3×3/2+1 256→512 4×4: direct
    avx512-bf16 f32 3×3/2+1 32→64 16×16: direct
    avx512-bf16 f32 3×3/2+1 64→128 16×16: direct
    avx512-bf16 f32 7×7/2+3 3→64 64×64: direct
    plain f32 1×1/2+0 128→256 8×8: direct
    plain f32 1×1/2+0 256→512 4×4: direct
    plain f32 1×1/2+0 64→128 16×16: direct
    plain f32 3×3/1+1 128→128 16×16: winograd
    plain f32 3×3/1+1 128→128 4×4: winograd
    plain f32 3×3/1+1 128→128 8×8: winograd
    plain f32 3×3/1+1 128→256 16×16: winograd
    plain f32 3×3/1+1 16→16 32×32: winograd
    plain f32 3×3/1+1 16→32 32×32: winograd
    plain f32 3×3/1+1 256→256 4×4: winograd
    plain f32 3×3/1+1 256→512 8×8: winograd
    plain f32 3×3/1+1 32→32 16×16: winograd
    plain f32 3×3/1+1 32→64 16×16: winograd
    plain f32 3×3/1+1 3→16 32×32: winograd
    plain f32 3×3/1+1 3→64 32×32: winograd winograd direct
    plain f32 3×3/1+1 512→512 2×2: winograd
    plain f32 3×3/1+1 512→512 4×4: winograd
    plain f32 3×3/1+1 64→128 32×32: winograd
    plain f32 3×3/1+1 64→128 8×8: winograd
    plain f32 3×3/1+1 64→64 16×16: winograd
    plain f32 3×3/1+1 64→64 8×8: winograd
    plain f32 3×3/2+1 128→256 8×8: direct
    plain f32 3×3/2+1 16→32 32×32: direct
    plain f32 3×3/2+1 256→512 4×4: direct
    plain f32 3×3/2+1 32→64 16×16: direct
    plain f32 3×3/2+1 64→128 16×16: direct
    plain f32 7×7/2+3 3→64 64×64: direct
    """
}
