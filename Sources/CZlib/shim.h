#pragma once
#include <zlib.h>

/// What Swift cannot call because it is a macro. `bits` is 31 for gzip and -15 for bare deflated bytes.
static inline int inflate_start(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
