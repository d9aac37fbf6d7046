import Files
import Testing

@Suite struct FolderObstacleTests {
  @Test(arguments: ["/dev/null", "/dev/null/", "/dev/null/x/y"]) func whatIsNoFolderIsNamed(path: String) {
    #expect(FolderObstacle.path(onTheWayTo: path) == "/dev/null")
  }

  @Test(arguments: ["/", "/dev", "nothing", "nothing/x", "/tmp/nobody/has/this", ""])
  func whatCanBeMadeIsNoObstacle(path: String) { #expect(FolderObstacle.path(onTheWayTo: path) == nil) }
}
