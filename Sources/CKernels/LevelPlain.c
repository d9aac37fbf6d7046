// For any processor: vectors of four, which compilers know how to make of whatever there is.
#define LANES 4
#include "Template.h"

#define ROWS 2
#define PANELS 1
#define LEVEL_NAME(x) JOIN(x, plain)
#include "FloatLevel.h"

typedef uint32_t Words __attribute__((vector_size(4 * LANES), aligned(2), may_alias));
/// Two numbers of bf16; they lie at even places only.
typedef uint32_t Pair __attribute__((may_alias, aligned(2)));

INLINE V low(Words x) { return (V)(x << 16); }
INLINE V high(Words x) { return (V)(x & 0xffff0000); }

INLINE V widened(const uint16_t *from) {
  V wide;
  for (int k = 0; k < LANES; k++) wide[k] = from_bf16(from[k]);
  return wide;
}

INLINE void narrowed(uint16_t *to, V x) {
  for (int k = 0; k < LANES; k++) to[k] = to_bf16(x[k]);
}

INLINE void narrowed_pairs(uint16_t *to, V x, V y) {
  for (int k = 0; k < LANES; k++) {
    to[2 * k] = to_bf16(x[k]);
    to[2 * k + 1] = to_bf16(y[k]);
  }
}

#define T uint16_t
#define NAME_T(x) JOIN(x, plain_bf16)
#define NUMBERS 2
#define WORD Pair
#define LINE Words
#define BROADCAST(x) ((Words){0} + (x))
#define ADD_PRODUCT(sum, x, y) (sum) += low(x) * low(y) + high(x) * high(y)
#define STORE(x) to_bf16(x)
#define LOADV(from) widened(from)
#define STOREV(to, x) narrowed(to, x)
#define STORE_PAIRS(to, x, y) narrowed_pairs(to, x, y)
#include "FamilyOf.h"

const Family family_plain = FAMILY_OF("plain", plain, 1, float);
const Family family_plain_bf16 = FAMILY_OF("plain", plain_bf16, NUMBERS, uint16_t);
const PassTasks passes_plain = PASS_TASKS_OF;
