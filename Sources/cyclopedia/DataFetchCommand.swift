import ArgumentParser
import Datasets
import Experiments
import Foundation

struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetches datasets from the network; goes on where an earlier fetch broke off.",
    discussion: """
      The archive's SHA-256 is compared with the known one before anything of it is used. Proxies are taken from \
      https_proxy, http_proxy and no_proxy. 'build --fetch' does the same for the datasets that its runs need.
      """)

  @Argument(help: "Datasets: \(DatasetNames.all).", completion: .list(DatasetChoice.archives.map(\.name))) var datasets:
    [String]
  @OptionGroup var place: DataPlace
  @OptionGroup var mirror: MirrorOption

  mutating func validate() throws { for name in datasets { _ = try DatasetNames.archive(name) } }

  func run() throws {
    try Self.fetch(datasets.map { try DatasetNames.archive($0) }, to: place.root, mirror: mirror.place())
  }

  static func fetch(_ archives: [DatasetArchive], to root: DataRoot, mirror: Mirror?) throws {
    let stop = StopRequest()
    // Below the line of progress.
    let signals = Signals(stop, saying: (Console.isTerminal ? "\n" : "") + "stopping; what has come is kept")
    for archive in archives {
      let printer = FetchPrinter(archive.name)
      try Fetcher(archive, to: root, mirror: mirror, shouldStop: { stop.wantsStop }, tell: { printer.show($0) }).run()
    }
    signals.ignore()
  }
}
