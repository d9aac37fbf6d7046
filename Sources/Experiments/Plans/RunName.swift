/// A run as a book names it: one seed of one name in one profile.
package struct RunName: Hashable, Sendable {
  package var profile: String
  package var name: String
  package var seed: Int

  package init(profile: String, name: String, seed: Int) {
    (self.profile, self.name, self.seed) = (profile, name, seed)
  }
}
