extension CIFAR10 {
  package var archive: DatasetArchive? { .cifar10 }
  package static var fetchable: [CIFAR10] { [CIFAR10()] }
}

extension DatasetArchive {
  /// The official archive. Its digest is TensorFlow Datasets' (`url_checksums/cifar10.txt`), those of its files are
  /// torchvision-ruby's (`cifar10.rb`), which has the same digest of the archive.
  package static let cifar10 = DatasetArchive(
    name: CIFAR10.name, summary: "60,000 photographs of 32×32 in ten classes (Krizhevsky, 2009)",
    site: "https://www.cs.toronto.edu/~kriz", file: "cifar-10-binary.tar.gz", bytes: 170_052_171,
    digest: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd", folder: CIFAR10.folder,
    fingerprint: CIFAR10.fingerprint,
    contents: .files(
      zip(
        CIFAR10.files,
        [
          "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
          "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
          "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
          "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
          "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
          "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b",
        ]
      ).map { Member(name: $0, bytes: CIFAR10.record * CIFAR10.recordsPerFile, digest: $1) }))
}
