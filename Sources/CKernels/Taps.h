// The nine weights of a pair of channels between their rows in memory and one vector for each tap; included once for
// each type.

#if LANES == 16
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#elif LANES == 8
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#endif

/// Rows become columns: each round takes a bit of a row's number to its column's and back.
INLINE void NAME_T(transpose)(V *rows) {
  UNROLLED for (int round = 1; round < LANES; round *= 2) {
    V next[LANES];
    UNROLLED for (int i = 0; i < LANES / 2; i++) {
      next[2 * i] = LOW(rows[i], rows[i + LANES / 2]);
      next[2 * i + 1] = HIGH(rows[i], rows[i + LANES / 2]);
    }
    UNROLLED for (int i = 0; i < LANES; i++) rows[i] = next[i];
  }
}

/// A vector for each tap from the rows of full lanes, `column` floats apart; up to LANES floats of each are read.
INLINE void NAME_T(taps_in)(const float *plain, int64_t column, V *taps) {
  V rows[LANES];
#if LANES > 9
  UNROLLED for (int lane = 0; lane < LANES; lane++) rows[lane] = *(const V *)(plain + lane * column);
  NAME_T(transpose)(rows);
  UNROLLED for (int tap = 0; tap < 9; tap++) taps[tap] = rows[tap];
#else
  UNROLLED for (int tap = 0; tap + LANES <= 9; tap += LANES) {
    UNROLLED for (int lane = 0; lane < LANES; lane++) rows[lane] = *(const V *)(plain + lane * column + tap);
    NAME_T(transpose)(rows);
    UNROLLED for (int k = 0; k < LANES; k++) taps[tap + k] = rows[k];
  }
  UNROLLED for (int lane = 0; lane < LANES; lane++) taps[8][lane] = plain[lane * column + 8];
#endif
}

/// The same for the lanes that are there, without a float beyond them.
INLINE void NAME_T(some_taps_in)(const float *plain, int64_t columns, int64_t column, V *taps) {
  for (int tap = 0; tap < 9; tap++)
    for (int lane = 0; lane < LANES; lane++) taps[tap][lane] = lane < columns ? plain[lane * column + tap] : 0;
}

/// The same for one row of a panel; nothing is read behind the last row.
INLINE void NAME_T(row_taps)(const float *plain, int64_t columns, int64_t column, int last, V *taps) {
  if (columns >= LANES && !last)
    NAME_T(taps_in)(plain, column, taps);
  else
    NAME_T(some_taps_in)(plain, columns, column, taps);
}

/// Rows of nine floats, `column` apart, from a vector for each tap. What is behind a row is written with it, and must be
/// written later; the last lane's row alone ends where it ends.
INLINE void NAME_T(taps_out)(const V *taps, float *plain, int64_t column) {
  V rows[LANES] = {{0}};
#if LANES > 9
  UNROLLED for (int tap = 0; tap < 9; tap++) rows[tap] = taps[tap];
  NAME_T(transpose)(rows);
  UNROLLED for (int lane = 0; lane < LANES - 1; lane++) *(V *)(plain + lane * column) = rows[lane];
  memcpy(plain + (LANES - 1) * column, &rows[LANES - 1], 9 * sizeof(float));
#else
  UNROLLED for (int tap = 0; tap + LANES <= 9; tap += LANES) {
    UNROLLED for (int k = 0; k < LANES; k++) rows[k] = taps[tap + k];
    NAME_T(transpose)(rows);
    UNROLLED for (int lane = 0; lane < LANES; lane++) *(V *)(plain + lane * column + tap) = rows[lane];
  }
  UNROLLED for (int lane = 0; lane < LANES; lane++) plain[lane * column + 8] = taps[8][lane];
#endif
}

static void NAME_T(taps_pack)(
    const float *plain, int64_t in, int64_t columns, int64_t column, int64_t row, const int64_t *chosen, int64_t taps,
    int64_t tap, void *lines) {
  for (int64_t i = 0; i < in; i += NUMBERS)
    for (int64_t c = 0; c < PANEL; c += LANES) {
      V g[NUMBERS][9];
      for (int s = 0; s < NUMBERS; s++)
        NAME_T(row_taps)(
            plain + c * column + (i + s) * row, i + s < in ? columns - c : 0, column, i + s + 1 >= in, g[s]);
      for (int64_t t = 0; t < taps; t++)
        STORE_LINE((T *)lines + t * tap * NUMBERS + i * PANEL + c * NUMBERS, g, chosen[t]);
    }
}

static void NAME_T(taps_unpack)(const float *sums, float *plain, int64_t column) {
  for (int64_t c = 0; c < PANEL; c += LANES) {
    V g[9];
    for (int tap = 0; tap < 9; tap++) g[tap] = *(const V *)(sums + tap * PANEL + c);
    NAME_T(taps_out)(g, plain + c * column, column);
  }
}
#undef LOW
#undef HIGH
