import Manuscript
import Plotting
import Publishing
import Settings

/// A report with every kind of block, as a book of ours would have them.
struct SampleReport {
  let measurer: any TextMeasurer
  /// Makes the `<svg>` of a scene; ids start with the label.
  var svg: (Scene, String) -> String = { scene, label in
    "<svg id=\"\(label)-svg\" viewBox=\"0 0 \(scene.size.width) \(scene.size.height)\"></svg>"
  }
  private let here = SourceLocation(file: "01.md")

  func report() -> Report {
    Report(
      title: "The 1cycle policy, measured",
      subtitle: "Learning rates, range tests and what a small network makes of pictures",
      authors: [Author(name: "Ada Byron", affiliation: "Analytical Engines"), Author(name: "Karl Pearson")],
      abstract: [
        .paragraph(
          [
            .text("We train a nine-layer residual network with the 1cycle policy and with fixed rates. At "),
            .strong([.text("the same number of epochs")]), .text(", 1cycle ends at "), .text("93.2 ± 0.2 % (n = 3)"),
            .text(", the suggested fixed rate at 89.1 %. What is said here comes from the records in "),
            .code("output/quick/records"), .text(", and whoever has them builds the same bytes."),
          ], label: nil)
      ],
      date: "5 May 2025", isoDate: "2025-05-05T10:00:00Z", profile: "quick",
      data: "shapes: 10 classes, 8,000 training and 2,000 test images of 32×32", mainFigure: "accuracy",
      chapters: [first, second, third], versionLine: "Cyclopedia 0.1 · Debian 12, own kernels, 2 threads, float32",
      images: ["cat.png": SampleReport.picture])
  }

  static let picture = ReportImage(
    mediaType: "image/png", bytes: SampleReport.png,
    raster: Raster(
      width: 8, height: 8,
      pixels: (0..<64).flatMap { (place: UInt8) -> [UInt8] in [place * 4, 255 - place * 4, place % 8 * 32] }))

  /// One transparent pixel.
  static let png: [UInt8] = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196,
    137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 156, 99, 96, 96, 96, 248, 15, 0, 1, 4, 1, 0, 95, 229, 195, 75, 0, 0, 0, 0,
    73, 69, 78, 68, 174, 66, 96, 130,
  ]

  func figure(_ label: String, _ number: Int, width: Double = 453.5, height: Double = 250) -> Block<ReportElement> {
    let scene = SampleFigure.curve(width: width, height: height, label: "onecycle", measurer: measurer)
    return .embed(
      .figure(
        ReportFigure(
          label: label, number: number,
          caption: [
            .text("1cycle passes 90 % after epoch 15 and ends at 93.2 %. The line is the mean over three seeds; see "),
            .link([.text("Table 1")], to: .label("epochs"), title: nil), .text(" for every epoch."),
          ],
          alt: "Test accuracy of onecycle rises from 10 % to 93.2 % over 24 epochs.", scene: scene,
          svg: svg(scene, label), table: SampleFigure.epochs(8),
          files: [
            FileLink(title: "CSV", path: "data/onecycle.csv"), FileLink(title: "SVG", path: "figures/\(label).svg"),
            FileLink(title: "PNG", path: "figures/\(label).png"), FileLink(title: "PDF", path: "figures/\(label).pdf"),
          ])), at: here)
  }

  func paragraph(_ text: String) -> Block<ReportElement> { .paragraph([.text(text)], label: nil) }

  static let prose = """
    A learning rate that is too small wastes time, and one that is too large never settles. Between the two lies a \
    range that is wider than most people expect, and the policy described here walks through all of it: it warms up \
    from a twenty-fifth of the maximum, spends the middle of the run where steps are large and gradients noisy, and \
    then anneals to almost nothing. The large rates act like a regularizer, because they leave narrow minima.
    """

  private var first: ReportChapter {
    ReportChapter(
      title: "What the policies are", label: "policies", number: 1,
      blocks: [
        .heading(level: 1, [.text("What the policies are")], label: "what-the-policies-are"),
        .paragraph(
          [
            .text(Self.prose), .text(" "), .emphasis([.text("Smith and Topin")]), .text(" called the effect "),
            .emphasis([.text("super-convergence")]),
            .footnote(
              key: "1",
              [
                .paragraph([
                  .text("L. N. Smith and N. Topin, 2017, "),
                  .link([.text("arXiv:1708.07120")], to: .web("https://arxiv.org/abs/1708.07120"), title: nil),
                  .text(". The paper trains a 56-layer network, ours has nine."),
                ])
              ]), .text("; "),
            .link([.text("the next chapter")], to: .label("range-test"), title: nil),
            .text(" measures it, and "), .link([.text("Figure 1")], to: .label("accuracy"), title: nil),
            .text(" shows the end. In mathematics: "), .math("\\eta_t = \\eta_{max} / 25"), .text("."),
          ], label: nil),
        figure("accuracy", 1),
        paragraph(Self.prose),
        .heading(level: 2, [.text("Three ways to choose a rate")], label: "three-ways"),
        .list(
          List(
            start: nil, isTight: true,
            items: [
              .init(blocks: [
                .paragraph([.strong([.text("Constant.")]), .text(" One rate for the whole run.")], label: nil)
              ]),
              .init(blocks: [
                .paragraph(
                  [
                    .strong([.text("Step.")]),
                    .text(
                      " Divided by ten after given epochs, as in the paper on residual networks; the places are given."),
                  ], label: nil),
                .list(
                  List(
                    start: 3, isTight: true,
                    items: [
                      .init(blocks: [paragraph("after half of the epochs")]),
                      .init(blocks: [paragraph("and again after three quarters")]),
                    ])),
              ]),
              .init(blocks: [
                .paragraph([.strong([.text("1cycle.")]), .text(" Up, down, and out.")], label: nil)
              ]),
            ])),
        .list(
          List(
            start: nil, isTight: true,
            items: [
              .init(blocks: [paragraph("measured on the embedded data")], isDone: true),
              .init(blocks: [paragraph("measured on photographs of more than 32 pixels")], isDone: false),
            ])),
        .quote([
          paragraph("The large learning rates are what matters; what comes before and after only makes them bearable.")
        ]),
        .embed(
          .admonition(
            Admonition(
              kind: .note,
              blocks: [
                .paragraph(
                  [
                    .text("Shares follow PyTorch: a peak at "), .code("5/24"),
                    .text(" of the run may fall between two steps."),
                  ], label: nil), .code(text: "schedule: {one-cycle: {max: 0.4}}", language: "yaml"),
              ])), at: here),
        .embed(
          .admonition(
            Admonition(
              kind: .tip, title: [.text("Choose by the test, not by habit")], blocks: [paragraph("It is quick.")])),
          at: here),
        .code(
          text: """
            data: $data
            model: {resnet9: {width: $width}}
            augment: [{pad: {size: 4, fill: reflect}}, {crop: 32}, {flip: 0.5}, {cutout: {size: 8}}, normalize]
            optimizer: {sgd: {momentum: 0.9, nesterov: true, weight-decay: 5e-4}}   # as in the paper, and not tuned again
            """, language: "yaml"),
      ])
  }

  private var second: ReportChapter {
    ReportChapter(
      title: "The range test", label: "range-test", number: 2,
      blocks: [
        paragraph(Self.prose),
        .embed(
          .run(
            RunBox(
              label: "finder", name: "finder", kind: "range test",
              outcome: "Diverged after 168 of 200 steps, as it should; valley suggests 0.21.",
              settings: "like: plain\nfrom: 1e-5\nto: 10\nsteps: 200\ngrowth: exponential")), at: here),
        figure("finder-lr", 2, height: 280),
        paragraph(Self.prose + " " + Self.prose),
        figure("small", 3, width: 221, height: 150), figure("beside", 6, width: 221, height: 150),
        .heading(level: 2, [.text("What the rules say")], label: "rules"),
        .table(
          MarkdownTable(
            alignments: [.left, .center, .right, .none],
            head: [[.text("Rule")], [.text("Source")], [.text("Rate")], [.text("Remark")]],
            rows: [
              [
                [.code("valley")], [.text("fastai")], [.text("0.21")],
                [.text("the longest descent, at two thirds of its way; robust against noise at both ends")],
              ],
              [
                [.code("steepest")], [.emphasis([.text("Gugger")])], [.text("0.034")],
                [.link([.text("described here")], to: .web("https://example.org/lr"), title: "A post")],
              ],
              [[.code("minimum")], [.text("a tenth of the best")], [.text("0.3")], []],
            ])),
        paragraph(Self.prose),
        .embed(
          .problem(
            ProblemBox(
              title: "fixed has no result",
              message: "finder refuses to suggest a rate: the loss never fell. Say `or 0.4` to go on without it.")),
          at: here),
        .embed(
          .table(
            ReportTable(
              label: "epochs", number: 1,
              caption: [.text("Both runs learn until the end. Times are of one machine with two cores.")],
              table: SampleFigure.epochs(64), files: [FileLink(title: "CSV", path: "data/epochs.csv")])), at: here),
        paragraph(Self.prose),
      ])
  }

  private var third: ReportChapter {
    ReportChapter(
      title: "What was confused with what, and why this chapter has a title of two lines", shortTitle: "Confusions",
      label: "confusions", number: 3,
      blocks: [
        .paragraph(
          [
            .text("A long address breaks: "),
            .link(
              [
                .text(
                  "https://example.org/a/very/long/path/that/never/ends/and/has/no/place/to/break?but=slashes&more=1")
              ],
              to: .web("https://example.org/a/very/long/path"), title: nil),
            .text(" and so does a word such as "), .code(String(repeating: "abcdefghij", count: 14)),
            .text("."), .footnote(key: "a", [.paragraph([.text("A first note of this chapter.")])]),
            .text(" Another sentence"), .footnote(key: "b", [.paragraph([.text("And a second.")])]),
            .text(" and the first again"),
            .footnote(key: "a", []), .text(". "), .strikethrough([.text("Struck out.")]),
            .text(" An image in text: "),
            .image(alt: "a cat", path: "cat.png", at: here), .lineBreak, .html("<b>raw</b>"),
          ], label: "long"),
        .embed(
          .picture(
            ReportPicture(
              label: "cat", number: 4, caption: [.text("A picture of the author's. It is small.")], alt: "A cat",
              image: SampleReport.picture)), at: here),
        .math("\\sum_i x_i^2", label: "sum"), .html("<div>raw block</div>"), .rule, .anchor(label: "place"),
        .heading(level: 3, [.text("A heading of the third level")], label: "third"),
        paragraph(Self.prose), figure("confusion", 5, height: 400), paragraph(Self.prose),
        .embed(
          .table(
            ReportTable(
              label: "wide", number: 2, caption: [.text("A table of many columns")],
              table: DataTable(
                columns: (1...14).map { .init("column \($0)", unit: "s", alignment: $0 == 1 ? .left : .number) },
                rows: (1...6).map { row in
                  (1...14).map { $0 == 1 ? "a name that is longer" : SampleFigure.rounded(Double(row * $0) * 3.7, 2) }
                }))), at: here),
        .embed(
          .admonition(Admonition(kind: .warning, blocks: [paragraph("One seed is no seed. " + Self.prose)])), at: here),
      ])
  }
}
