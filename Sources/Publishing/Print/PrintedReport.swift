import Manuscript
import Plotting

/// The report as pages, laid out line by line.
package enum PrintedReport {
  package static func pages(
    of report: Report, format: PageFormat = .a4, measurer: any TextMeasurer
  ) -> DocumentPages {
    DocumentPages(title: report.title, authors: "", subject: "", date: report.isoDate, pages: [], outline: [])
  }
}
