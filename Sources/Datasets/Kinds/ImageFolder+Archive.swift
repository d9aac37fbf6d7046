extension ImageFolder {
  package var archive: DatasetArchive? { ImageFolder.archives.first { $0.folder == path } }
  package static var fetchable: [ImageFolder] { archives.map { ImageFolder(path: $0.folder) } }

  private static let archives: [DatasetArchive] = [.hymenoptera]
}

extension DatasetArchive {
  /// Ants and bees, the photographs of PyTorch's tutorial on transfer learning; the digest is that of its own build.
  package static let hymenoptera = DatasetArchive(
    name: "hymenoptera", summary: "ants and bees, the photographs of PyTorch's tutorial on transfer learning",
    site: "https://download.pytorch.org/tutorial", file: "hymenoptera_data.zip", bytes: 47_286_322,
    digest: "fbc41b31d544714d18dd1230b1e2b455e1557766e13e67f9f5a7a23af7c02209", folder: "hymenoptera_data",
    contents: .pictures(
      folders: ["train/ants", "train/bees", "val/ants", "val/bees"], mostFiles: 5000, mostBytes: 200_000_000))
}
