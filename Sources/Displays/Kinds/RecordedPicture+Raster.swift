import Experiments
import Plotting

extension RecordedPicture {
  package var raster: Raster { Raster(width: width, height: height, pixels: [UInt8](pixels)) }
}

extension [String] {
  /// The name of a class, also where a record names one that is not there.
  func name(_ index: Int) -> String { indices.contains(index) ? self[index] : "class \(index)" }
}
