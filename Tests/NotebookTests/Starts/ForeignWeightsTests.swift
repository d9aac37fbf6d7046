import Experiments
import Foundation
import Learning
import SampleBooks
import Testing

@testable import Notebook

/// Weights as other programs write them: with names of wrappers, further tensors, and heads of their own.
@Suite struct ForeignWeightsTests {
  private static func chapter(except: String) -> String {
    "# One\n\n```{train} one\n\(SampleText.settings)\nsteps: 1\nschedule: {constant: 0.01}\n"
      + "start: {weights: w.safetensors, except: \(except)}\n```\n"
  }

  /// Those of the network of `SampleText`, as it ends after a step.
  private static let tensors = Task {
    let text = chapter(except: "[]").replacing("start: {weights: w.safetensors, except: []}", with: "")
    let notebook = try TestNotebook(plain: [
      "one.md": text + "\n```{train} two\nlike: one\nstart: one\n```\n"
    ])
    _ = try await Built(notebook.notebook())
    let files = try notebook.files(in: ".cyclopedia/weights")
    return try Safetensors.read(files.values.first ?? Data(), source: "own").tensors
  }

  private static func notebook(
    except: String = "[]", _ change: ([String: Tensor]) -> [String: Tensor]
  ) async throws -> TestNotebook {
    let notebook = try TestNotebook(plain: ["one.md": chapter(except: except)])
    let bytes = try Safetensors.bytes(of: change(try await tensors.value))
    try notebook.write(bytes, to: "chapters/w.safetensors")
    return notebook
  }

  @Test(arguments: [
    (["module."], ["module.' as DataParallel"]), (["_orig_mod."], ["_orig_mod.' as torch.compile"]),
    (["module.", "_orig_mod."], ["module.' as DataParallel", "_orig_mod.' as torch.compile"]),
    (["model.", "_orig_mod."], ["model.' as Lightning", "_orig_mod.' as torch.compile"]),
  ])
  func namesOfWrappersAreLeftOutAndSaid(prefixes: [String], said: [String]) async throws {
    let plain = try await Self.notebook { $0 }
    let wrapped = try await Self.notebook { tensors in
      Dictionary(uniqueKeysWithValues: tensors.map { (prefixes.joined() + $0.key, $0.value) })
    }
    let (one, other) = (try await Built(plain.notebook()), try await Built(wrapped.notebook()))
    #expect(one.warnings == [])
    #expect(
      other.warnings.map { $0.message.replacing("'\(wrapped.folder.path)/chapters/", with: "'") }
        == said.map {
          "'w.safetensors' has names that begin with '\($0.replacing("' as", with: "', as")) writes them, "
            + "which is left out"
        })
    #expect(other.warnings.allSatisfy { $0.location.line == 9 })
    let (first, second) = (try await plain.records()["one#1"], try await wrapped.records()["one#1"])
    #expect(first != nil && first?.test == second?.test)
  }

  @Test(arguments: ["[head, fc]", "[fc, head]", "[fc.weight, head]"])
  func exceptTakesTheNamesOfBoth(except: String) async throws {
    let notebook = try await Self.notebook(except: except) { tensors in
      var tensors = tensors
      tensors["fc.weight"] = tensors.removeValue(forKey: "head.weight")
      return tensors
    }
    #expect(try await Built(notebook.notebook()).trained == ["one#1"])
  }

  @Test func whatNeitherHasIsAMistake() async throws {
    let notebook = try await Self.notebook(except: "[aux]") { $0.merging(["extra.bias": .zeros([1])]) { $1 } }
    let found = notebook.mistakes()
    #expect(found.map(\.message).first?.hasSuffix("missing: none; not of this network: extra.bias") == true, "\(found)")
    #expect(found.map(\.message).last == "the network has no layer 'aux'")
    #expect(found.last?.hint?.contains("; those of the weights: extra, head") == true, "\(found)")
  }

  /// A stranger's file with thousands of names.
  @Test func longListsEndWithACount() async throws {
    let notebook = try await Self.notebook { tensors in
      tensors.merging((0..<3000).map { ("block\($0).attention.weight", .zeros([1])) }) { $1 }
    }
    let message = try #require(notebook.mistakes().first?.message)
    #expect(message.contains("missing: none; not of this network: block0.attention.weight, block1.attention.weight, "))
    #expect(message.hasSuffix(" more") && message.utf8.count < 800, "\(message)")
  }
}
