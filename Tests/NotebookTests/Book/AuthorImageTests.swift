import Foundation
import Settings
import Testing

@testable import Notebook

/// Pictures of authors on the page and in the PDF.
@Suite struct AuthorImageTests {
  @Test func aTurnedPictureIsUprightAndTellsNothing() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Pictures",
      "a.md":
        "# A\n\nText ![inline](turned.jpg) and more.\n\n```{figure} turned.jpg\n:alt: red above\n\nA caption.\n```\n",
    ])
    let file = try #require(Data(base64Encoded: TurnedPicture.jpeg))
    try notebook.write(file, to: "chapters/turned.jpg")
    #expect(file.firstRange(of: Data(TurnedPicture.secret.utf8)) != nil)
    let (book, _) = try notebook.notebook().check()
    let image = try #require(book.images["turned.jpg"])
    #expect((image.raster.width, image.raster.height) == (16, 24))
    #expect(image.raster.pixels[1] < 60 && image.raster.pixels.last ?? 0 > 200)
    #expect(try await Built(notebook.notebook()).problems == [])
    let page = try notebook.text("output/quick/report.html")
    let pictures = page.matches(of: /<img src="data:image\/jpeg;base64,([^"]*)" alt="[^"]*" width="16" height="24"/)
    #expect(pictures.count == 2)
    for picture in pictures {
      let bytes = try #require(Data(base64Encoded: String(picture.1)))
      #expect(bytes.firstRange(of: Data(TurnedPicture.secret.utf8)) == nil)
      #expect(bytes.firstRange(of: Data("Exif".utf8)) != nil)
    }
  }
}
