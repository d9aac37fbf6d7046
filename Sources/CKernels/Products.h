// The two products that convolutions are made of, for one type on one instruction set.
//
// Included with T, WORD (a step: one float32 or a pair of bf16), LINE (16 words' vector), BROADCAST and ADD_PRODUCT
// defined. Sums stay in registers: ROWS rows of up to PANELS panels.

INLINE void NAME(rows_block)(
    const void *const *a, int64_t taps, int64_t depth, const WORD *b, int64_t panel, float *c, int64_t pitch,
    const int panels) {
  V sum[ROWS][PANELS * VECTORS];
  for (int r = 0; r < ROWS; r++)
    for (int j = 0; j < panels * VECTORS; j++) sum[r][j] = (V){0};
  for (int64_t tap = 0; tap < taps; tap++, a += ROWS) {
    const WORD *x[ROWS];
    for (int r = 0; r < ROWS; r++) x[r] = a[r];
    for (int64_t k = 0; k < depth; k++, b += PANEL) {
      LINE line[PANELS * VECTORS];
      UNROLLED for (int j = 0; j < panels * VECTORS; j++)
        line[j] = *(const LINE *)(b + j / VECTORS * panel + j % VECTORS * LANES);
      UNROLLED for (int r = 0; r < ROWS; r++) {
        const LINE word = BROADCAST(x[r][k]);
        UNROLLED for (int j = 0; j < panels * VECTORS; j++) ADD_PRODUCT(sum[r][j], word, line[j]);
      }
    }
  }
  for (int r = 0; r < ROWS; r++)
    for (int j = 0; j < panels * VECTORS; j++) *(V *)(c + r * pitch + j * LANES) = sum[r][j];
}

static void NAME(rows_product)(
    const void *const *a, int64_t taps, int64_t depth, const void *b, int64_t panel, int panels, float *c,
    int64_t pitch) {
  if (PANELS > 1 && panels > 1)
    NAME(rows_block)(a, taps, depth, b, panel, c, pitch, PANELS);
  else
    NAME(rows_block)(a, taps, depth, b, panel, c, pitch, 1);
}

INLINE void NAME(points_block)(
    const char *a, int64_t a_pitch, int64_t count, int64_t depth, const WORD *b, int64_t panel, float *c,
    int64_t pitch, const int panels) {
  for (int64_t row = 0; row < count; row += ROWS, a += ROWS * a_pitch, c += ROWS * pitch) {
    const void *rows[ROWS];
    for (int r = 0; r < ROWS; r++) rows[r] = a + r * a_pitch;
    NAME(rows_block)(rows, 1, depth, b, panel, c, pitch, panels);
  }
}

#if PANELS > 1
/// Three blocks of rows of one panel: so few sums for each would not fill the time that a product takes.
INLINE void NAME(tall_block)(
    const char *a, int64_t a_pitch, int64_t depth, const WORD *b, float *c, int64_t pitch) {
  V sum[3 * ROWS];
  const char *base[ROWS];
  for (int r = 0; r < 3 * ROWS; r++) sum[r] = (V){0};
  for (int r = 0; r < ROWS; r++) base[r] = a + 3 * r * a_pitch;
  for (int64_t k = 0; k < depth; k++, b += PANEL) {
    const LINE line = *(const LINE *)b;
    UNROLLED for (int r = 0; r < ROWS; r++) {
      UNROLLED for (int j = 0; j < 3; j++) {
        const LINE word = BROADCAST(*(const WORD *)(base[r] + j * a_pitch));
        ADD_PRODUCT(sum[3 * r + j], word, line);
      }
      base[r] += sizeof(WORD);
    }
  }
  for (int r = 0; r < 3 * ROWS; r++) *(V *)(c + r * pitch) = sum[r];
}
#endif

static void NAME(points_product)(
    const void *a, int64_t a_pitch, int64_t count, int64_t depth, const void *b, int64_t panel, int panels, float *c,
    int64_t pitch) {
#if PANELS > 1
  if (panels > 1) {
    NAME(points_block)(a, a_pitch, count, depth, b, panel, c, pitch, PANELS);
    return;
  }
  const char *from = a;
  int64_t row = 0;
  for (; row + 2 * ROWS < count; row += 3 * ROWS, from += 3 * ROWS * a_pitch, c += 3 * ROWS * pitch)
    NAME(tall_block)(from, a_pitch, depth, b, c, pitch);
  NAME(points_block)(from, a_pitch, count - row, depth, b, panel, c, pitch, 1);
#else
  NAME(points_block)(a, a_pitch, count, depth, b, panel, c, pitch, 1);
#endif
}

INLINE void NAME(lines_block)(
    const WORD *a, const WORD *b, int64_t panel, int64_t lines, float *c, int64_t pitch, int begins, const int rows,
    const int panels) {
  V sum[PANEL][PANELS * VECTORS];
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < panels * VECTORS; j++)
      sum[r][j] = begins ? (V){0} : *(const V *)(c + r * pitch + j * LANES);
  for (int64_t i = 0; i < lines; i++, a += PANEL, b += PANEL) {
    LINE line[PANELS * VECTORS];
    UNROLLED for (int j = 0; j < panels * VECTORS; j++)
      line[j] = *(const LINE *)(b + j / VECTORS * panel + j % VECTORS * LANES);
    UNROLLED for (int r = 0; r < rows; r++) {
      const LINE word = BROADCAST(a[r]);
      UNROLLED for (int j = 0; j < panels * VECTORS; j++) ADD_PRODUCT(sum[r][j], word, line[j]);
    }
  }
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < panels * VECTORS; j++) *(V *)(c + r * pitch + j * LANES) = sum[r][j];
}

static void NAME(lines_product)(
    const void *lines_a, const void *b, int64_t panel, int panels, int64_t lines, float *c, int64_t pitch,
    int begins) {
  const WORD *a = lines_a;
  // A line's 16 rows in parts that fit the registers.
#if PANELS > 1
  if (panels > 1) {
    NAME(lines_block)(a, b, panel, lines, c, pitch, begins, 8, PANELS);
    NAME(lines_block)(a + 8, b, panel, lines, c + 8 * pitch, pitch, begins, 8, PANELS);
    return;
  }
  NAME(lines_block)(a, b, panel, lines, c, pitch, begins, 16, 1);
#elif LANES == 8
  NAME(lines_block)(a, b, panel, lines, c, pitch, begins, 6, 1);
  NAME(lines_block)(a + 6, b, panel, lines, c + 6 * pitch, pitch, begins, 5, 1);
  NAME(lines_block)(a + 11, b, panel, lines, c + 11 * pitch, pitch, begins, 5, 1);
#else
  for (int r = 0; r < PANEL; r += 2)
    NAME(lines_block)(a + r, b, panel, lines, c + r * pitch, pitch, begins, 2, 1);
#endif
}

static void NAME(rows_store)(
    const float *sums, int rows, int64_t columns, const float *bias, void *const *places, int64_t channel) {
  for (int r = 0; r < rows; r++, sums += SUMS) {
    T *out = (T *)places[r] + channel;
    if (bias)
      INDEPENDENT for (int64_t k = 0; k < columns; k++) out[k] = STORE(sums[k] + bias[channel + k]);
    else
      INDEPENDENT for (int64_t k = 0; k < columns; k++) out[k] = STORE(sums[k]);
  }
}

/// The 16 numbers that one pixel gives to a line.
INLINE void NAME(gather)(
    const void *const *pixels, int64_t pitch, const Segment *segments, int count, T *line) {
  for (int s = 0; s < count; s++) {
    const T *from = (const T *)pixels[segments[s].tap * pitch] + segments[s].channel;
    if (segments[s].count == PANEL)
      memcpy(line, from, PANEL * sizeof(T));
    else
      for (int64_t k = 0; k < segments[s].count; k++) line[segments[s].place + k] = from[k];
  }
}

static void NAME(lines_gather)(
    const void *const *pixels, int64_t pitch, int64_t count, const Segment *segments, int segment_count,
    void *lines) {
  T *out = lines;
  const int whole = segment_count == 1 && segments[0].count == PANEL;
  if (!whole) memset(out, 0, (size_t)((count + NUMBERS - 1) / NUMBERS * NUMBERS * PANEL) * sizeof(T));
#if NUMBERS == 1
  for (int64_t i = 0; i < count; i++) NAME(gather)(pixels + i, pitch, segments, segment_count, out + i * PANEL);
#else
  T pair[2][PANEL] = {{0}};
  int64_t i = 0;
  for (; whole && i + 1 < count; i += 2, out += 2 * PANEL) {
    const T *x = (const T *)pixels[segments[0].tap * pitch + i] + segments[0].channel;
    const T *y = (const T *)pixels[segments[0].tap * pitch + i + 1] + segments[0].channel;
    INDEPENDENT for (int k = 0; k < PANEL; k++) {
      out[2 * k] = x[k];
      out[2 * k + 1] = y[k];
    }
  }
  for (; i < count; i += 2, out += 2 * PANEL) {
    NAME(gather)(pixels + i, pitch, segments, segment_count, pair[0]);
    if (i + 1 < count)
      NAME(gather)(pixels + i + 1, pitch, segments, segment_count, pair[1]);
    else
      memset(pair[1], 0, sizeof pair[1]);
    for (int k = 0; k < PANEL; k++) {
      out[2 * k] = pair[0][k];
      out[2 * k + 1] = pair[1][k];
    }
  }
#endif
}
