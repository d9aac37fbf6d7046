// What the machine itself can do: matrix products and copies, on all threads at once.
#define _POSIX_C_SOURCE 200112L
#include <malloc.h>
#include <stdatomic.h>
#include <time.h>

#include "Level.h"
#include "Numbers.h"
#include "Parallel.h"

/// Rows, steps and panels of a product whose operands stay in the caches next to a core.
enum { PRODUCT_ROWS = 48, PRODUCT_STEPS = 256, PRODUCT_PANELS = 8 };

typedef struct {
  const Family *family;
  int repeats;
} Products;

/// Zeros: denormal numbers would slow the product down.
static void multiply(int task, int tasks, const void *arguments) {
  const Products *a = arguments;
  const Family *f = a->family;
  const int64_t panel = PRODUCT_STEPS * PANEL;
  char *memory = calloc(1, 4 * (PRODUCT_ROWS * PRODUCT_STEPS + PRODUCT_PANELS * panel));
  if (!memory) return;
  float sums[MOST_ROWS * SUMS];
  for (int i = 0; i < a->repeats; i++)
    for (int64_t p = 0; p < PRODUCT_PANELS; p += f->panels)
      for (int64_t row = 0; row < PRODUCT_ROWS; row += f->rows) {
        const void *rows[MOST_ROWS];
        for (int r = 0; r < f->rows; r++) rows[r] = memory + 4 * (row + r) * PRODUCT_STEPS;
        f->rows_product(
            rows, 1, PRODUCT_STEPS, memory + 4 * (PRODUCT_ROWS * PRODUCT_STEPS + p * panel), panel, f->panels, sums,
            SUMS);
      }
  free(memory);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

double cyc_limit_product(CycType type, double seconds) {
  Products products = {family_of(level_in_use(), type), 1};
  if (!products.family) return 0;
  const int threads = parallel_threads();
  const double end = now() + seconds;
  const double work = 2e-9 * PRODUCT_ROWS * PRODUCT_STEPS * PRODUCT_PANELS * PANEL * products.family->numbers * threads;
  double best = 0;
  while (now() < end) {
    const double start = now();
    parallel(multiply, threads, &products, 0);
    const double time = now() - start, rate = work * products.repeats / time;
    if (rate > best) best = rate;
    // A run shorter than a few milliseconds measures the clock.
    if (time < 2e-2) products.repeats *= 2;
  }
  return best;
}

typedef struct {
  char *from, *to;
  int64_t bytes;
} Copy;

static void copy(int task, int tasks, const void *arguments) {
  const Copy *a = arguments;
  const int64_t from = a->bytes * task / tasks, to = a->bytes * (task + 1) / tasks;
  memcpy(a->to + from, a->from + from, (size_t)(to - from));
}

double cyc_limit_copy(double seconds) {
  const int64_t bytes = 256 << 20;
  Copy a = {malloc((size_t)bytes), malloc((size_t)bytes), bytes};
  double best = 0;
  if (a.from && a.to) {
    memset(a.from, 1, (size_t)bytes);
    memset(a.to, 2, (size_t)bytes);
    const double end = now() + seconds;
    while (now() < end) {
      const double start = now();
      parallel(copy, parallel_threads(), &a, 0);
      // Read once, written once.
      const double rate = 2e-9 * (double)bytes / (now() - start);
      if (rate > best) best = rate;
    }
  }
  free(a.from);
  free(a.to);
  return best;
}

int64_t cyc_heap_bytes(void) {
  const struct mallinfo2 info = mallinfo2();
  return (int64_t)(info.uordblks + info.hblkhd);
}
