// bf16 in pairs, added up in float32 by the processor's own product of pairs.
#if defined(__x86_64__)
#include <immintrin.h>
#define LANES 16
#include "Template.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,fma,bmi2"))), apply_to = function)

INLINE V widened(const uint16_t *from) {
  const __m256i bits = _mm256_loadu_si256((const __m256i *)from);
  return (V)_mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(bits), 16));
}

/// To nearest, ties to even.
INLINE __m256i rounded(V x) { return (__m256i)_mm512_cvtneps_pbh((__m512)x); }

INLINE __m512i paired(V first, V second) {
  const __m512i high = _mm512_slli_epi32(_mm512_cvtepu16_epi32(rounded(second)), 16);
  return _mm512_or_si512(_mm512_cvtepu16_epi32(rounded(first)), high);
}

/// Two numbers of bf16; they lie at even places only.
typedef int32_t Pair __attribute__((may_alias, aligned(2)));
typedef __m512i Pairs __attribute__((may_alias, aligned(2)));

#define T uint16_t
#define NAME_T(x) JOIN(x, avx512_bf16)
#define NUMBERS 2
#define ROWS 8
#define PANELS 2
#define WORD Pair
#define LINE Pairs
#define BROADCAST(x) _mm512_set1_epi32(x)
#define ADD_PRODUCT(sum, x, y) (sum) = (V)_mm512_dpbf16_ps((__m512)(sum), (__m512bh)(x), (__m512bh)(y))
#define STORE(x) to_bf16(x)
#define LOADV(from) widened(from)
#define STOREV(to, x) _mm256_storeu_si256((__m256i *)(to), rounded(x))
#define STORE_PAIRS(to, x, y) _mm512_storeu_si512(to, paired(x, y))
#include "FamilyOf.h"
#pragma clang attribute pop

const Family family_avx512_bf16 = FAMILY_OF("avx512-bf16", avx512_bf16, NUMBERS, uint16_t);
#else
typedef int nothing_avx512_bf16;
#endif
