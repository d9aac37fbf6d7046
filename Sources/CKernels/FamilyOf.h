// The products and transforms of one type on one instruction set; included with the macros of Products.h, LOADV, STOREV
// and, for pairs, STORE_PAIRS defined. NAME_T names what both sides of tiles share.

INLINE V NAME_T(load_some)(const T *from, int64_t count) {
  T some[LANES] = {0};
  for (int64_t k = 0; k < count && k < LANES; k++) some[k] = from[k];
  return LOADV(some);
}

INLINE void NAME_T(store_some)(T *to, V value, int64_t count) {
  T some[LANES];
  STOREV(some, value);
  for (int64_t k = 0; k < count; k++) to[k] = some[k];
}

#if NUMBERS == 1
#define STORE_LINE(to, v, k) STOREV(to, v[0][k])
#else
#define STORE_LINE(to, v, k) STORE_PAIRS(to, v[0][k], v[1][k])
#endif

#include "Taps.h"
#define NAME(x) NAME_T(x)
#include "Products.h"
#undef NAME

#define NAME(x) NAME_T(JOIN(x, two))
#define SIDE 2
#include "Tiles.h"
#include "TilesRun.h"
#undef SIDE
#undef NAME
#define NAME(x) NAME_T(JOIN(x, four))
#define SIDE 4
#include "Tiles.h"
#include "TilesRun.h"
#undef SIDE
#undef NAME
#undef STORE_LINE
