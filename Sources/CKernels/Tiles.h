// Winograd's transforms for tiles of SIDE×SIDE results, for one type on one instruction set.
//
// With the points 0, ±P, ±Q and infinity (Q only for SIDE 4), one dimension of the transforms is
//   Bᵀ: the coefficients of the product of all (x − other point), A: the powers of the points,
//   G: the powers of the points over the product of all (point − other point).
// Both dimensions are the same, one after the other. Source: A. Lavin, S. Gray, arXiv:1509.09308, section 4.1; the
// choice of ±5/8 and ±3/2 for SIDE 4 keeps the matrices' numbers near one and exact: its rounding errors are less than
// half of those of ±1 and ±2. About points: B. Barabasz and others, arXiv:1803.10986.

#define TAPS (SIDE + 2)
#define POINTS (TAPS * TAPS)
#if SIDE == 2
#define P 1.0f
#define OVER_ZERO (-1.0f)
#define OVER_P 0.5f
#else
#define P 0.625f
#define Q 1.5f
#define OVER_ZERO (1.0f / (P * P * Q * Q))
#define OVER_P (1.0f / (2 * P * P * (P * P - Q * Q)))
#define OVER_Q (1.0f / (2 * Q * Q * (Q * Q - P * P)))
#endif

/// Bᵀ d of one line.
INLINE void NAME(input)(const V *d, int step, V *v) {
#if SIDE == 2
  v[0] = d[2 * step] - d[0];
  v[step] = d[step] + d[2 * step];
  v[2 * step] = d[2 * step] - d[step];
  v[3 * step] = d[3 * step] - d[step];
#else
  const V p = d[4 * step] - Q * Q * d[2 * step], odd_p = P * (d[3 * step] - Q * Q * d[step]);
  const V q = d[4 * step] - P * P * d[2 * step], odd_q = Q * (d[3 * step] - P * P * d[step]);
  v[0] = d[4 * step] + (P * P * Q * Q * d[0] - (P * P + Q * Q) * d[2 * step]);
  v[step] = p + odd_p;
  v[2 * step] = p - odd_p;
  v[3 * step] = q + odd_q;
  v[4 * step] = q - odd_q;
  v[5 * step] = d[5 * step] + (P * P * Q * Q * d[step] - (P * P + Q * Q) * d[3 * step]);
#endif
}

/// A e of one line of results' gradients.
INLINE void NAME(gradient)(const V *e, int step, V *z) {
#if SIDE == 2
  z[0] = e[0];
  z[step] = e[0] + e[step];
  z[2 * step] = e[0] - e[step];
  z[3 * step] = e[step];
#else
  const V p = e[0] + P * P * e[2 * step], odd_p = P * (e[step] + P * P * e[3 * step]);
  const V q = e[0] + Q * Q * e[2 * step], odd_q = Q * (e[step] + Q * Q * e[3 * step]);
  const V last = e[3 * step];
  z[0] = e[0];
  z[step] = p + odd_p;
  z[2 * step] = p - odd_p;
  z[3 * step] = q + odd_q;
  z[4 * step] = q - odd_q;
  z[5 * step] = last;
#endif
}

/// Aᵀ m of one line.
INLINE void NAME(output)(const V *m, int step, V *y) {
#if SIDE == 2
  y[0] = m[0] + (m[step] + m[2 * step]);
  y[step] = (m[step] - m[2 * step]) + m[3 * step];
#else
  const V p = m[step] + m[2 * step], odd_p = P * (m[step] - m[2 * step]);
  const V q = m[3 * step] + m[4 * step], odd_q = Q * (m[3 * step] - m[4 * step]);
  y[0] = m[0] + (p + q);
  y[step] = odd_p + odd_q;
  y[2 * step] = P * P * p + Q * Q * q;
  y[3 * step] = m[5 * step] + (P * P * odd_p + Q * Q * odd_q);
#endif
}

/// G g of one line of weights.
INLINE void NAME(weights)(const V *g, int step, V *u) {
  const V p = OVER_P * (g[0] + P * P * g[2 * step]), odd_p = OVER_P * P * g[step], last = g[2 * step];
#if SIDE == 4
  const V q = OVER_Q * (g[0] + Q * Q * g[2 * step]), odd_q = OVER_Q * Q * g[step];
  u[3 * step] = q + odd_q;
  u[4 * step] = q - odd_q;
#endif
  u[0] = OVER_ZERO * g[0];
  u[step] = p + odd_p;
  u[2 * step] = p - odd_p;
  u[(TAPS - 1) * step] = last;
}

/// Gᵀ s of one line of sums.
INLINE void NAME(weight_gradient)(const V *s, int step, V *g) {
  const V p = OVER_P * (s[step] + s[2 * step]), odd_p = OVER_P * P * (s[step] - s[2 * step]);
#if SIDE == 2
  g[0] = OVER_ZERO * s[0] + p;
  g[step] = odd_p;
  g[2 * step] = P * P * p + s[3 * step];
#else
  const V q = OVER_Q * (s[3 * step] + s[4 * step]), odd_q = OVER_Q * Q * (s[3 * step] - s[4 * step]);
  g[0] = OVER_ZERO * s[0] + (p + q);
  g[step] = odd_p + odd_q;
  g[2 * step] = (P * P * p + Q * Q * q) + s[5 * step];
#endif
}
