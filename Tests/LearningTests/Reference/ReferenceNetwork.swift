@testable import Learning

/// Numbers N×C×H×W in double precision.
struct Volume {
  var n: Int
  var c: Int
  var h: Int
  var w: Int
  var values: [Double]

  init(_ n: Int, _ c: Int, _ h: Int, _ w: Int, _ values: [Double]? = nil) {
    (self.n, self.c, self.h, self.w) = (n, c, h, w)
    self.values = values ?? Array(repeating: 0, count: n * c * h * w)
  }

  subscript(n: Int, c: Int, y: Int, x: Int) -> Double {
    get { values[((n * self.c + c) * h + y) * w + x] }
    set { values[((n * self.c + c) * h + y) * w + x] = newValue }
  }
}

/// Every layer by its definition, in plain loops and double precision: what the engine is tested against.
///
/// Forward keeps closures that carry the gradient back. What a layer is stands in its `DefinedLayer`.
final class ReferenceNetwork {
  typealias Backward = (Volume) -> Volume

  var weights: [String: [Double]]
  var gradients: [String: [Double]] = [:]
  let training: Bool

  init(weights: [String: [Double]], training: Bool) { (self.weights, self.training) = (weights, training) }

  func run(_ layer: Layer, _ x: Volume, path: String = "") -> (Volume, Backward) {
    guard let layer = layer.kind as? any DefinedLayer else { preconditionFailure("\(layer.kind) has no definition") }
    return layer.run(x, path, in: self)
  }

  func map(_ x: Volume, _ change: (Int, Double) -> Double) -> Volume {
    Volume(x.n, x.c, x.h, x.w, x.values.enumerated().map { change($0.offset, $0.element) })
  }

  func convolution(_ s: Convolution, _ x: Volume, _ path: String) -> (Volume, Backward) {
    let k = s.kernel
    guard let weight = weights[path + ".weight"] else { preconditionFailure("no weight \(path)") }
    let bias = weights[path + ".bias"]
    var y = Volume(x.n, s.channels, (x.h + 2 * s.padding - k) / s.stride + 1, (x.w + 2 * s.padding - k) / s.stride + 1)
    /// Calls `visit` for every product: output, weight and input places.
    func products(_ y: Volume, _ visit: (_ out: Int, _ weight: Int, _ input: Int) -> Void) {
      for n in 0..<y.n {
        for o in 0..<y.c {
          for oy in 0..<y.h {
            for ox in 0..<y.w {
              let out = ((n * y.c + o) * y.h + oy) * y.w + ox
              for i in 0..<x.c {
                for ky in 0..<k {
                  let iy = oy * s.stride - s.padding + ky
                  guard (0..<x.h).contains(iy) else { continue }
                  for kx in 0..<k {
                    let ix = ox * s.stride - s.padding + kx
                    guard (0..<x.w).contains(ix) else { continue }
                    visit(out, ((o * x.c + i) * k + ky) * k + kx, ((n * x.c + i) * x.h + iy) * x.w + ix)
                  }
                }
              }
            }
          }
        }
      }
    }
    var sums = y.values
    products(y) { sums[$0] += weight[$1] * x.values[$2] }
    if let bias { for i in sums.indices { sums[i] += bias[i / (y.h * y.w) % y.c] } }
    y.values = sums
    return (
      y,
      { dy in
        var dx = Volume(x.n, x.c, x.h, x.w)
        var dw = Array(repeating: 0.0, count: weight.count)
        products(dy) { out, place, input in
          dx.values[input] += weight[place] * dy.values[out]
          dw[place] += x.values[input] * dy.values[out]
        }
        self.gradients[path + ".weight"] = dw
        if bias != nil {
          var db = Array(repeating: 0.0, count: dy.c)
          for i in dy.values.indices { db[i / (dy.h * dy.w) % dy.c] += dy.values[i] }
          self.gradients[path + ".bias"] = db
        }
        return dx
      }
    )
  }

  func norm(_ x: Volume, _ path: String) -> (Volume, Backward) {
    guard let gamma = weights[path + ".weight"], let beta = weights[path + ".bias"],
      var runningMean = weights[path + ".running_mean"], var runningVariance = weights[path + ".running_var"]
    else { preconditionFailure("no norm \(path)") }
    let pixels = x.h * x.w
    let count = Double(x.n * pixels)
    func channel(_ i: Int) -> Int { i / pixels % x.c }
    var (mean, variance) = (runningMean, runningVariance)
    if training {
      mean = Array(repeating: 0, count: x.c)
      variance = mean
      for i in x.values.indices { mean[channel(i)] += x.values[i] / count }
      for i in x.values.indices {
        variance[channel(i)] += (x.values[i] - mean[channel(i)]) * (x.values[i] - mean[channel(i)]) / count
      }
      for c in 0..<x.c {
        runningMean[c] += 0.1 * (mean[c] - runningMean[c])
        runningVariance[c] += 0.1 * (variance[c] * count / max(1, count - 1) - runningVariance[c])
      }
      weights[path + ".running_mean"] = runningMean
      weights[path + ".running_var"] = runningVariance
    }
    let inverse = variance.map { 1 / ($0 + 1e-5).squareRoot() }
    let normal = map(x) { ($1 - mean[channel($0)]) * inverse[channel($0)] }
    let y = map(normal) { $1 * gamma[channel($0)] + beta[channel($0)] }
    return (
      y,
      { dy in
        var dgamma = Array(repeating: 0.0, count: x.c)
        var dbeta = dgamma
        for i in dy.values.indices {
          dgamma[channel(i)] += dy.values[i] * normal.values[i]
          dbeta[channel(i)] += dy.values[i]
        }
        self.gradients[path + ".weight"] = dgamma
        self.gradients[path + ".bias"] = dbeta
        return self.map(dy) { i, g in
          let c = channel(i)
          return gamma[c] * inverse[c] * (g - dbeta[c] / count - normal.values[i] * dgamma[c] / count)
        }
      }
    )
  }

  func windows(_ p: Pool, _ x: Volume, takesMaximum: Bool) -> (Volume, Backward) {
    var y = Volume(
      x.n, x.c, (x.h + 2 * p.padding - p.kernel) / p.stride + 1, (x.w + 2 * p.padding - p.kernel) / p.stride + 1)
    /// For every output the inputs that it is made from, with their shares.
    var sources = [[(input: Int, share: Double)]](repeating: [], count: y.values.count)
    for out in y.values.indices {
      let (ox, oy, plane) = (out % y.w, out / y.w % y.h, out / (y.w * y.h))
      var best: Int?
      for ky in 0..<p.kernel {
        for kx in 0..<p.kernel {
          let (iy, ix) = (oy * p.stride - p.padding + ky, ox * p.stride - p.padding + kx)
          guard (0..<x.h).contains(iy), (0..<x.w).contains(ix) else { continue }
          let input = (plane * x.h + iy) * x.w + ix
          if takesMaximum {
            if best.map({ x.values[input] > x.values[$0] }) ?? true { best = input }
          } else {
            sources[out].append((input, 1 / Double(p.kernel * p.kernel)))
          }
        }
      }
      if let best { sources[out] = [(best, 1)] }
      y.values[out] = sources[out].reduce(0) { $0 + $1.share * x.values[$1.input] }
    }
    return (
      y,
      { dy in
        var dx = Volume(x.n, x.c, x.h, x.w)
        for (out, parts) in sources.enumerated() {
          for part in parts { dx.values[part.input] += part.share * dy.values[out] }
        }
        return dx
      }
    )
  }

  func subsample(_ s: Subsample, _ x: Volume) -> (Volume, Backward) {
    let before = (s.channels - x.c) / 2
    var y = Volume(x.n, s.channels, (x.h + s.stride - 1) / s.stride, (x.w + s.stride - 1) / s.stride)
    var pairs: [(out: (Int, Int, Int, Int), input: (Int, Int, Int, Int))] = []
    for n in 0..<x.n {
      for c in 0..<x.c {
        for oy in 0..<y.h {
          for ox in 0..<y.w { pairs.append(((n, c + before, oy, ox), (n, c, oy * s.stride, ox * s.stride))) }
        }
      }
    }
    for (o, i) in pairs { y[o.0, o.1, o.2, o.3] = x[i.0, i.1, i.2, i.3] }
    return (
      y,
      { dy in
        var dx = Volume(x.n, x.c, x.h, x.w)
        for (o, i) in pairs { dx[i.0, i.1, i.2, i.3] = dy[o.0, o.1, o.2, o.3] }
        return dx
      }
    )
  }
}
