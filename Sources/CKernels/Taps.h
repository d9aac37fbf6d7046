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

/// Full lanes' rows of nine floats, one behind the other, from a vector for each tap.
INLINE void NAME_T(taps_out)(const V *taps, float *plain) {
  V rows[LANES] = {{0}};
#if LANES > 9
  UNROLLED for (int tap = 0; tap < 9; tap++) rows[tap] = taps[tap];
  NAME_T(transpose)(rows);
  // What is behind a row is the next one's, and is written with it.
  UNROLLED for (int lane = 0; lane < LANES - 1; lane++) *(V *)(plain + 9 * lane) = rows[lane];
  memcpy(plain + 9 * (LANES - 1), &rows[LANES - 1], 9 * sizeof(float));
#else
  UNROLLED for (int tap = 0; tap + LANES <= 9; tap += LANES) {
    UNROLLED for (int k = 0; k < LANES; k++) rows[k] = taps[tap + k];
    NAME_T(transpose)(rows);
    UNROLLED for (int lane = 0; lane < LANES; lane++) *(V *)(plain + 9 * lane + tap) = rows[lane];
  }
  UNROLLED for (int lane = 0; lane < LANES; lane++) plain[9 * lane + 8] = taps[8][lane];
#endif
}
#undef LOW
#undef HIGH
