import Testing

@testable import Manuscript
@testable import Notebook

@Suite struct ForeignFenceTests {
  /// A fence that is named like a directive, without braces, is warned of for every directive that there is.
  @Test func everyDirectiveIsMeantByItsName() {
    #expect(ForeignSyntax.directives == Set(DirectiveKinds.all.map { $0.name }))
  }

  @Test func everyDirectiveThatNamesSomethingIsKnown() {
    let naming = DirectiveKinds.all.filter { $0 is any RunNaming.Type }.map { $0.name }
    #expect(ForeignSyntax.namingDirectives == Set(naming))
  }
}
