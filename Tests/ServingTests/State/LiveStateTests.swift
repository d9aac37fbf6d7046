import Foundation
import Testing

@testable import Serving

@Suite struct LiveStateTests {
  @Test func aStateIsOneEventOnOneLine() throws {
    var state = LiveState(session: "s")
    state.fault = "two\nlines\r\nand \u{2028} one"
    state.mistakes = [.init(file: "a.md", line: 2, column: 3, message: "data: x\n\nevent: y", hint: nil, place: nil)]
    var training = LiveState.Training(name: "a", seed: 1, number: 1, total: 1, step: 1, steps: 2)
    training.losses = [.init(step: 1, value: .nan)]
    state.trainings = [training]
    let text = String(decoding: state.event, as: UTF8.self)
    #expect(text.hasPrefix("data: {") && text.hasSuffix("}\n\n"))
    #expect(text.filter { $0.isNewline && $0 != "\u{2028}" }.count == 2)
    let json = try JSONSerialization.jsonObject(with: Data(text.dropFirst(6).utf8)) as? [String: Any]
    #expect(json?["fault"] as? String == state.fault)
    let mistake = (json?["mistakes"] as? [[String: Any]])?.first
    #expect(mistake?["message"] as? String == "data: x\n\nevent: y" && mistake?["line"] as? Int == 2)
  }
}
