// What the templates of a level are written with; included once in each level's file. LANES floats make a vector.
#include <stdint.h>
#include <string.h>

#include "Level.h"
#include "Numbers.h"

#define JOINED(a, b) a##_##b
#define JOIN(a, b) JOINED(a, b)
#define INLINE static inline __attribute__((always_inline))
/// The iterations of the loop that follows touch memory of their own.
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#define UNROLLED _Pragma("clang loop unroll(full)")

enum { VECTORS = PANEL / LANES };

typedef float V __attribute__((vector_size(4 * LANES), aligned(4)));
