package enum RoleKinds {
  package static let all: [any RoleKind.Type] = [
    ValueRole.self, ParamRole.self, NumrefRole.self, RefRole.self,
    ClaimRole.self,
  ]
}
