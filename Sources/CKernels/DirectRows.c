// Rows of all taps' channels, for pixels whose channels are few.
#include "Convolution.h"

int64_t gathered_bytes(const Direct *d, const Phase *p) { return up(4 * (p->taps * d->channels + PANEL), 64); }

/// Few bytes, without a call: the last ones overlap those before.
static inline void copy(char *to, const char *from, int64_t bytes) {
  if (bytes >= 16) {
    for (int64_t k = 0; k < bytes - 16; k += 16) memcpy(to + k, from + k, 16);
    memcpy(to + bytes - 16, from + bytes - 16, 16);
  } else if (bytes >= 8) {
    memcpy(to, from, 8);
    memcpy(to + bytes - 8, from + bytes - 8, 8);
  } else {
    for (; bytes > 0; bytes -= 2, to += 2, from += 2) memcpy(to, from, 2);
  }
}

void gather_row(
    const Direct *d, const Phase *p, const char *source, int64_t bytes, int64_t picture, int64_t y, int64_t x,
    char *row) {
  const int64_t each = d->channels * bytes;
  for (int64_t t = 0; t < p->taps;) {
    const int64_t py = y + p->y[t], px = x + p->x[t];
    const int64_t count = p->run[t];
    const char *line = source + (picture * d->height + py) * d->width * each;
    if (py < 0 || py >= d->height)
      memset(row, 0, (size_t)(count * each));
    else if (px >= 0 && px + count <= d->width)
      copy(row, line + px * each, count * each);
    else
      for (int64_t k = 0; k < count; k++) {
        if (px + k < 0 || px + k >= d->width)
          memset(row + k * each, 0, (size_t)each);
        else
          copy(row + k * each, line + (px + k) * each, each);
      }
    t += count;
    row += count * each;
  }
  // A whole line of channels may be read from any place of the row.
  memset(row, 0, PANEL * 4);
}
