import Plotting
import SampleFigures
import Testing

@Suite struct FigureTests {
  @Test func everyKindHasASampleAndANameOfItsOwn() {
    #expect(Set(FigureKinds.all.map { $0.kind }) == Set(SampleFigures.all.map { type(of: $0.figure).kind }))
    #expect(Set(FigureKinds.all.map { $0.kind }).count == FigureKinds.all.count)
  }
}
