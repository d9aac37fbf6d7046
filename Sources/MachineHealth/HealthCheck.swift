import Datasets
import Files
import Notebook

/// Looks at everything that a report is built with, in less than a second and without the network.
package struct HealthCheck: Sendable {
  package var output = "output"
  package var store = ".cyclopedia"
  package var chapters = "chapters"
  package var data: DataRoot
  package var threads: Int

  package init(data: DataRoot, threads: Int) { (self.data, self.threads) = (data, threads) }

  package func findings() -> [HealthFinding] {
    libraries + fonts + engine + places + datasets + others
  }

  private var others: [HealthFinding] {
    let book = "\(chapters)/\(BookReader.fileName)"
    return [
      HealthFinding(
        "book", book,
        FileStamp.size(book) == nil
          ? "not in this folder; 'cyclopedia new NAME' makes one" : "there; 'cyclopedia plan' checks it"),
      HealthFinding("browser", "any", "none is needed to build; report.html opens in any, report.pdf in any viewer"),
      HealthFinding("network", "not touched", "only 'data fetch' and 'build --fetch' reach it"),
    ]
  }
}
