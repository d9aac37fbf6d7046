import Serving
import Testing

/// Who is let in: a browser that shows the report, and nobody else's page.
@Suite struct GateTests {
  private let gate = Gate(port: 8000, token: "secret")

  private func status(_ headers: [String: String], method: String = "GET", gate: Gate? = nil) -> Answer.Status? {
    (gate ?? self.gate).refusal(of: Request(method: method, path: "/", headers: headers))?.status
  }

  @Test(arguments: ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
  func thisMachinesNamesAreOwn(_ host: String) {
    #expect(status(["host": host]) == nil)
    #expect(status(["host": host, "origin": "http://\(host)", "sec-fetch-site": "same-origin"]) == nil)
  }

  @Test(arguments: [
    "report.example:8000", "127.0.0.1", "127.0.0.1:8001", "localhost:80", "localhost.:8000", "10.0.0.1:8000", "",
    "127.0.0.1:8000.example", "127.0.0.1:8000:8000", "evil.example:8000@127.0.0.1:8000", "LOCALHOST.example:8000",
    "127.0.0.1:08000", "127.0.0.1:８０００",
  ])
  func aNameThatWasMadeToLeadHereGetsNothing(_ host: String) { #expect(status(["host": host]) == .misdirected) }

  @Test func aRequestWithoutAHostGetsNothing() { #expect(status([:]) == .misdirected) }

  @Test(arguments: ["http://evil.example", "https://127.0.0.1:8000", "http://127.0.0.1:8001", "null", ""])
  func anotherOriginGetsNothing(_ origin: String) {
    #expect(status(["host": "127.0.0.1:8000", "origin": origin]) == .forbidden)
  }

  @Test(arguments: ["cross-site", "same-site", "anything"])
  func anotherSiteEmbedsNothing(_ site: String) {
    var headers = ["host": "localhost:8000", "sec-fetch-site": site]
    #expect(status(headers) == .forbidden)
    (headers["sec-fetch-mode"], headers["sec-fetch-dest"]) = ("no-cors", "script")
    #expect(status(headers) == .forbidden)
    (headers["sec-fetch-mode"], headers["sec-fetch-dest"]) = ("navigate", "iframe")
    #expect(status(headers) == .forbidden)
    // A link that a reader follows shows the report to the reader only.
    headers["sec-fetch-dest"] = "document"
    #expect(status(headers) == nil)
  }

  @Test func onlyTheOwnPageCanAskForAChange() {
    let own = ["host": "localhost:8000", "origin": "http://localhost:8000", "x-cyclopedia-token": "secret"]
    #expect(status(own, method: "POST") == nil)
    for name in own.keys {
      var less = own
      less[name] = nil
      #expect(status(less, method: "POST") != nil, "without \(name)")
      less[name] = "other"
      #expect(status(less, method: "POST") != nil, "with another \(name)")
    }
  }

  @Test func anAddressForOthersIsOwnInNumbersOnly() {
    let open = Gate(host: "0.0.0.0", port: 8000, isOpen: true, token: "secret")
    #expect(status(["host": "192.168.1.7:8000"], gate: open) == nil)
    #expect(status(["host": "localhost:8000"], gate: open) == nil)
    #expect(status(["host": "192.168.1.7.example:8000"], gate: open) == .misdirected)
    #expect(status(["host": "192.168.1:8000"], gate: open) == .misdirected)
    #expect(status(["host": "report.example:8000"], gate: open) == .misdirected)
  }

  @Test func anotherAddressOfThisMachineIsOwnWhereItIsListenedOn() {
    let other = Gate(host: "127.0.0.2", port: 8000, token: "secret")
    #expect(status(["host": "127.0.0.2:8000"], gate: other) == nil)
    #expect(status(["host": "127.0.0.3:8000"], gate: other) == .misdirected)
    #expect(status(["host": "127.0.0.2:8000"]) == .misdirected)
  }
}
