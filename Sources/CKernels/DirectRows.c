// Rows of all taps' channels, for pixels whose channels are few.
#include "Convolution.h"

int64_t gathered_bytes(const Direct *d, const Phase *p) { return up(4 * (p->taps * d->channels + PANEL), 64); }

/// Few bytes, without a call.
static inline void copy(char *to, const char *from, int64_t bytes) {
  for (; bytes >= 8; bytes -= 8, to += 8, from += 8) memcpy(to, from, 8);
  for (; bytes > 0; bytes -= 2, to += 2, from += 2) memcpy(to, from, 2);
}

void gather_row(
    const Direct *d, const Phase *p, const char *source, int64_t bytes, int64_t picture, int64_t y, int64_t x,
    char *row) {
  const int64_t each = d->channels * bytes;
  for (int64_t t = 0; t < p->taps;) {
    const int64_t py = y + p->y[t], px = x + p->x[t];
    // Taps beside each other lie beside each other in the picture.
    int64_t count = 1;
    while (t + count < p->taps && p->y[t + count] == p->y[t] && p->x[t + count] == p->x[t] + count) count++;
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
