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

/// The table of what FamilyOf.h has defined, by the names' ending.
#define FAMILY_OF(name, ending, numbers, type)                                                                        \
  {name, numbers, sizeof(type), ROWS, PANELS, JOIN(rows_product, ending), JOIN(points_product, ending),               \
   JOIN(lines_product, ending), JOIN(rows_store, ending), JOIN(lines_gather, ending), JOIN(taps_pack, ending),        \
   JOIN(taps_unpack, ending), JOIN(transforms_two, ending), JOIN(transforms_four, ending)}
