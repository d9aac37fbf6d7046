internal import CKernels

/// Runs `body` for 0..<count on the calling thread and the engine's workers, in any order, and returns when all is done.
func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
  struct Box { let body: @Sendable (Int) -> Void }
  withoutActuallyEscaping(body) { body in
    withUnsafePointer(to: Box(body: body)) { box in
      cyc_parallel(
        { task, _, arguments in arguments?.assumingMemoryBound(to: Box.self).pointee.body(Int(task)) }, Int32(count),
        box)
    }
  }
}
