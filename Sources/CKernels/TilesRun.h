// Winograd's tiles of one side between activations, points and lines; included behind Tiles.h.

/// A tile's picture and the place of its first result.
typedef struct {
  int64_t picture, y, x;
} NAME(Place);

INLINE NAME(Place) NAME(place)(const Tiling *t, int64_t tile) {
  const int64_t row = tile / t->across;
  return (NAME(Place)){row / t->down, SIDE * (row % t->down), SIDE * (tile % t->across)};
}

/// The place of the next tile.
INLINE void NAME(advance)(const Tiling *t, NAME(Place) * at) {
  if ((at->x += SIDE) < t->out_width) return;
  at->x = 0;
  if ((at->y += SIDE) < t->out_height) return;
  at->y = 0;
  at->picture++;
}

/// Where side×side pixels from (y, x) on lie, zeros for those outside.
INLINE void NAME(locate)(
    const T *picture, int64_t height, int64_t width, int64_t channels, int64_t y, int64_t x, const int side,
    const T **pixels) {
  const T *first = picture + (y * width + x) * channels;
  if (y >= 0 && x >= 0 && y + side <= height && x + side <= width) {
    for (int i = 0; i < side; i++, first += width * channels)
      for (int j = 0; j < side; j++) pixels[i * side + j] = first + j * channels;
    return;
  }
  for (int i = 0; i < side; i++)
    for (int j = 0; j < side; j++) {
      const int outside = y + i < 0 || x + j < 0 || y + i >= height || x + j >= width;
      pixels[i * side + j] = outside ? (const T *)zeros : picture + ((y + i) * width + x + j) * channels;
    }
}

INLINE void NAME(locate_source)(const Tiling *t, const T *source, NAME(Place) at, const T **pixels) {
  NAME(locate)(
      source + at.picture * t->height * t->width * t->in_channels, t->height, t->width, t->in_channels,
      at.y - t->padding, at.x - t->padding, TAPS, pixels);
}

INLINE void NAME(locate_gradient)(const Tiling *t, const T *gradient, NAME(Place) at, const T **pixels) {
  NAME(locate)(
      gradient + at.picture * t->out_height * t->out_width * t->out_channels, t->out_height, t->out_width,
      t->out_channels, at.y, at.x, SIDE, pixels);
}

/// Bᵀ d B for the lanes from a channel on, of which `count` are there.
INLINE void NAME(source_points)(const T *const *pixels, int64_t channel, int64_t count, V *v) {
  V d[POINTS], e[POINTS];
  if (count >= LANES)
    for (int i = 0; i < POINTS; i++) d[i] = LOADV(pixels[i] + channel);
  else
    for (int i = 0; i < POINTS; i++) d[i] = NAME_T(load_some)(pixels[i] + channel, count);
  UNROLLED for (int x = 0; x < TAPS; x++) NAME(input)(d + x, TAPS, e + x);
  UNROLLED for (int y = 0; y < TAPS; y++) NAME(input)(e + y * TAPS, 1, v + y * TAPS);
}

/// A e Aᵀ
INLINE void NAME(gradient_points)(const T *const *pixels, int64_t channel, int64_t count, V *v) {
  V d[SIDE * TAPS], e[POINTS];
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      d[y * TAPS + x] = count >= LANES ? LOADV(pixels[y * SIDE + x] + channel)
                                       : NAME_T(load_some)(pixels[y * SIDE + x] + channel, count);
  UNROLLED for (int x = 0; x < SIDE; x++) NAME(gradient)(d + x, TAPS, e + x);
  UNROLLED for (int y = 0; y < TAPS; y++) NAME(gradient)(e + y * TAPS, 1, v + y * TAPS);
}

static void NAME(tiles_in)(
    const Tiling *t, const void *source, int64_t first, int64_t count, int64_t row, int64_t point, void *points) {
  const T *pixels[POINTS];
  NAME(Place) at = NAME(place)(t, first);
  for (int64_t i = 0; i < count; i++, NAME(advance)(t, &at)) {
    NAME(locate_source)(t, source, at, pixels);
    for (int64_t c = 0; c < t->in_channels; c += LANES) {
      V v[POINTS];
      NAME(source_points)(pixels, c, t->in_channels - c, v);
      T *out = (T *)points + i * row + c;
      for (int p = 0; p < POINTS; p++) STOREV(out + p * point, v[p]);
    }
  }
}

static void NAME(tiles_out)(
    const Tiling *t, const float *points, int64_t first, int64_t count, int64_t row, int64_t point, int64_t columns,
    int64_t channel, void *destination) {
  NAME(Place) at = NAME(place)(t, first);
  for (int64_t i = 0; i < count; i++, NAME(advance)(t, &at)) {
    const int64_t down = t->out_height - at.y < SIDE ? t->out_height - at.y : SIDE;
    const int64_t across = t->out_width - at.x < SIDE ? t->out_width - at.x : SIDE;
    T *out = (T *)destination
             + ((at.picture * t->out_height + at.y) * t->out_width + at.x) * t->out_channels + channel;
    for (int64_t c = 0; c < columns; c += LANES) {
      V m[POINTS], e[SIDE * TAPS], y[SIDE * SIDE];
      for (int p = 0; p < POINTS; p++) m[p] = *(const V *)(points + p * point + i * row + c);
      UNROLLED for (int x = 0; x < TAPS; x++) NAME(output)(m + x, TAPS, e + x);
      UNROLLED for (int k = 0; k < SIDE; k++) NAME(output)(e + k * TAPS, 1, y + k * SIDE);
      for (int64_t k = 0; k < down; k++)
        for (int64_t x = 0; x < across; x++) {
          T *pixel = out + (k * t->out_width + x) * t->out_channels + c;
          if (columns - c >= LANES)
            STOREV(pixel, y[k * SIDE + x]);
          else
            NAME_T(store_some)(pixel, y[k * SIDE + x], columns - c);
        }
    }
  }
}

/// Lines of a step's tiles each.
INLINE void NAME(store_lines)(T *lines, int64_t point, const V v[NUMBERS][POINTS]) {
  for (int p = 0; p < POINTS; p++) STORE_LINE(lines + p * point, v, p);
}

static void NAME(lines_in)(
    const Tiling *t, const void *source, int64_t base, int64_t first, int64_t end, int64_t length, void *lines) {
  const int64_t panels = (t->in_channels + PANEL - 1) / PANEL, panel = length * PANEL * NUMBERS;
  const T *pixels[NUMBERS][POINTS];
  NAME(Place) at = NAME(place)(t, base + first);
  for (int64_t i = first; i < end; i += NUMBERS) {
    for (int s = 0; s < NUMBERS; s++, NAME(advance)(t, &at)) {
      if (base + i + s < t->tiles)
        NAME(locate_source)(t, source, at, pixels[s]);
      else
        for (int p = 0; p < POINTS; p++) pixels[s][p] = (const T *)zeros;
    }
    for (int64_t c = 0; c < panels * PANEL; c += LANES) {
      V v[NUMBERS][POINTS];
      for (int s = 0; s < NUMBERS; s++) NAME(source_points)(pixels[s], c, t->in_channels - c, v[s]);
      NAME(store_lines)(
          (T *)lines + c / PANEL * panel + i * PANEL + c % PANEL * NUMBERS, panels * panel, (const V (*)[POINTS])v);
    }
  }
}

static void NAME(lines_out)(
    const Tiling *t, const void *gradient, int64_t base, int64_t first, int64_t end, int64_t length, void *lines) {
  const int64_t panels = (t->out_channels + PANEL - 1) / PANEL, panel = length * PANEL * NUMBERS;
  const T *pixels[NUMBERS][SIDE * SIDE];
  NAME(Place) at = NAME(place)(t, base + first);
  for (int64_t i = first; i < end; i += NUMBERS) {
    for (int s = 0; s < NUMBERS; s++, NAME(advance)(t, &at)) {
      if (base + i + s < t->tiles)
        NAME(locate_gradient)(t, gradient, at, pixels[s]);
      else
        for (int p = 0; p < SIDE * SIDE; p++) pixels[s][p] = (const T *)zeros;
    }
    for (int64_t c = 0; c < panels * PANEL; c += LANES) {
      V v[NUMBERS][POINTS];
      for (int s = 0; s < NUMBERS; s++) NAME(gradient_points)(pixels[s], c, t->out_channels - c, v[s]);
      NAME(store_lines)(
          (T *)lines + c / PANEL * panel + i * PANEL + c % PANEL * NUMBERS, panels * panel, (const V (*)[POINTS])v);
    }
  }
}

/// G g Gᵀ of one row for the lanes from a column on; where it is the last row, nothing may be read behind it.
INLINE void NAME(weight_points)(
    const float *plain, int64_t columns, int64_t column, int flips, int last, V *u) {
  V g[9], e[3 * TAPS];
  NAME_T(row_taps)(plain, columns, column, last, g);
  if (flips)
    UNROLLED for (int tap = 0; tap < 4; tap++) {
      const V other = g[8 - tap];
      g[8 - tap] = g[tap];
      g[tap] = other;
    }
  UNROLLED for (int x = 0; x < 3; x++) NAME(weights)(g + x, 3, e + x);
  UNROLLED for (int y = 0; y < TAPS; y++) NAME(weights)(e + 3 * y, 1, u + y * TAPS);
}

static void NAME(weights_in)(
    const float *plain, int64_t in, int64_t columns, int64_t column, int64_t row, int flips, int64_t point,
    void *lines) {
  for (int64_t i = 0; i < in; i += NUMBERS)
    for (int64_t c = 0; c < PANEL; c += LANES) {
      V u[NUMBERS][POINTS];
      for (int s = 0; s < NUMBERS; s++)
        NAME(weight_points)(
            plain + c * column + (i + s) * row, i + s < in ? columns - c : 0, column, flips, i + s + 1 >= in, u[s]);
      NAME(store_lines)((T *)lines + i * PANEL + c * NUMBERS, point * NUMBERS, (const V (*)[POINTS])u);
    }
}

static void NAME(weights_out)(const float *points, int64_t point, int64_t in, float *plain) {
  for (int64_t i = 0; i < in; i += LANES, plain += 9 * LANES) {
    V s[POINTS], e[3 * TAPS], g[9];
    for (int p = 0; p < POINTS; p++) s[p] = *(const V *)(points + p * point + i);
    UNROLLED for (int x = 0; x < TAPS; x++) NAME(weight_gradient)(s + x, TAPS, e + x);
    UNROLLED for (int y = 0; y < 3; y++) NAME(weight_gradient)(e + y * TAPS, 1, g + 3 * y);
    if (in - i >= LANES)
      NAME_T(taps_out)(g, plain, 9);
    else
      for (int lane = 0; lane < in - i; lane++)
        for (int tap = 0; tap < 9; tap++) plain[9 * lane + tap] = g[tap][lane];
  }
}

static const Transforms NAME(transforms) = {
    NAME(tiles_in),   NAME(tiles_out),  NAME(lines_in),
    NAME(lines_out),  NAME(weights_in), NAME(weights_out)};

#undef TAPS
#undef POINTS
#undef P
#undef Q
#undef OVER_ZERO
#undef OVER_P
#undef OVER_Q
