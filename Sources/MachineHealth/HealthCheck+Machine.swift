import Datasets
import Experiments
import Files
import Foundation
import Learning

extension HealthCheck {
  var engine: [HealthFinding] { [processor, instructions, precision, cores, kernels, memory] }

  private var processor: HealthFinding { HealthFinding("engine", "processor", Provenance.processorName) }

  private var instructions: HealthFinding {
    let (used, there) = (InstructionSet.current, InstructionSet.processor)
    guard used < there else {
      return HealthFinding("engine", "instructions", "\(used.rawValue), all that there are kernels for here")
    }
    return HealthFinding(
      "engine", "instructions", .warn,
      "\(used.rawValue), as \(InstructionSet.capName) says; the processor has \(there.rawValue)",
      advice: "unset \(InstructionSet.capName) to train faster, unless the same bits as elsewhere are wanted")
  }

  private var precision: HealthFinding {
    let resolved = (try? Precision.automatic.resolved()) ?? .float32
    let why =
      InstructionSet.current.hasBFloat16
      ? "which is faster here than \(resolved == .bfloat16 ? "f32" : "bf16")" : "as there is no bf16 in hardware"
    return HealthFinding("engine", "precision", "'precision: auto' is \(resolved.rawValue), \(why)")
  }

  private var cores: HealthFinding {
    let there = ProcessInfo.processInfo.activeProcessorCount
    let more = there > threads ? "; --threads \(there) takes all, and other bits come of it" : ""
    return HealthFinding("engine", "threads", "trainings take \(threads) of \(there)\(more)")
  }

  private var kernels: HealthFinding {
    do {
      let replaced = try EngineCheck.replacements(threads: threads)
      let asked = KernelChoice.isAsked ? "; \(KernelChoice.variable) asks for one algorithm" : ""
      guard !replaced.isEmpty else {
        return HealthFinding("engine", "kernels", "those of ResNet-9 compute what they should\(asked)")
      }
      return HealthFinding(
        "engine", "kernels", .warn, replaced.joined(separator: "; "),
        advice: "trainings take others in their place; please report it with the processor's name")
    } catch {
      return HealthFinding(
        "engine", "kernels", .problem, "\(error)", advice: "close other programs, or build on another machine")
    }
  }

  private var memory: HealthFinding {
    guard let free = MemoryBudget.available else { return HealthFinding("engine", "memory", "how much is not known") }
    guard free < 1 << 30 else { return HealthFinding("engine", "memory", "\(ByteText.of(free)) are free") }
    return HealthFinding(
      "engine", "memory", .warn, "\(ByteText.of(free)) are free, and the full ResNet-9 takes about 1 GB",
      advice: "close other programs, or take smaller batches and networks")
  }

  var places: [HealthFinding] {
    [("store", store, "--store"), ("output", output, "--output")].map { place($0.0, $0.1, option: $0.2) }
  }

  private func place(_ name: String, _ path: String, option: String) -> HealthFinding {
    let advice = "name another folder with \(option)"
    if let obstacle = FolderObstacle.path(onTheWayTo: path) {
      return HealthFinding("disk", name, .problem, "\(obstacle) is no folder", advice: "move it away, or \(advice)")
    }
    var nearest = URL(filePath: path).standardizedFileURL
    while nearest.path != "/", !FileManager.default.fileExists(atPath: nearest.path) {
      nearest.deleteLastPathComponent()
    }
    guard access(nearest.path, W_OK | X_OK) == 0 else {
      return HealthFinding(
        "disk", name, .problem, "\(path) cannot be written", advice: "give rights to write there, or \(advice)")
    }
    guard let free = DiskSpace.free(at: path) else { return HealthFinding("disk", name, "\(path), of unknown room") }
    let text = "\(path), with \(ByteText.of(free)) free"
    switch free {
    case ..<50_000_000: return HealthFinding("disk", name, .problem, text, advice: "make room, or \(advice)")
    case ..<1_000_000_000:
      return HealthFinding("disk", name, .warn, text, advice: "make room for long trainings, or \(advice)")
    default: return HealthFinding("disk", name, text)
    }
  }

  var datasets: [HealthFinding] {
    [HealthFinding("data", "shapes", "drawn from a seed, always there")]
      + DatasetChoice.archives.map { dataset(DatasetFiles($0, in: data)) }
  }

  /// By names and sizes: to compare every byte takes longer than anybody waits here.
  private func dataset(_ files: DatasetFiles) -> HealthFinding {
    let name = files.archive.name
    switch files.presence {
    case .present(let bytes):
      return HealthFinding(
        "data", name,
        "\(files.folder), \(ByteText.of(bytes)), by names and sizes; 'data verify \(name)' compares every byte")
    case .absent:
      return HealthFinding("data", name, "not fetched; 'cyclopedia data fetch \(name)' fetches it to \(files.folder)")
    case .incomplete(let missing, let unreadable):
      return HealthFinding(
        "data", name, .warn, "\(files.folder) lacks \((missing + unreadable).joined(separator: ", "))",
        advice: "'cyclopedia data fetch \(name)' fetches what is missing")
    case .noFolder(let path):
      return HealthFinding(
        "data", name, .warn, "\(path) is no folder", advice: "move it away, or name another with --data")
    }
  }
}
