extension DatasetArchive {
  /// What to do where the dataset is absent: both ways to get it.
  func hint(in root: DataRoot) -> String {
    let place = root == DataRoot() ? "" : " --data \(root.path)"
    return "either fetch it with 'cyclopedia data fetch \(name)\(place)' (from \(site)), or name the folder that holds "
      + "\(folder)/ with --data DIR or CYCLOPEDIA_DATA"
  }
}

extension DatasetChoice {
  /// The archive that it can be fetched as; nil where there is none.
  package var archive: DatasetArchive? {
    switch kind {
    case is CIFAR10: .cifar10
    case let images as ImageFolder where images.path == DatasetArchive.hymenoptera.folder: .hymenoptera
    default: nil
    }
  }
}
