import Foundation
import Plotting
import Publishing
import Testing

@Suite struct HTMLReportTests {
  @Test func aReportIsWrittenTwiceAsTheSameBytes() {
    let report = SampleReport(measurer: FixedWidthMeasurer()).report()
    let html = HTMLReport.write(report)
    #expect(html == HTMLReport.write(report))
    if let folder = ProcessInfo.processInfo.environment["CYCLOPEDIA_SAMPLE"] {
      try? html.write(toFile: folder + "/report.html", atomically: true, encoding: .utf8)
    }
  }
}
