import CLibFuzzer
import Foundation

/// All fuzzers in one program, as linking one is cheaper than linking eight; the variable `FUZZER`
/// names the one that runs, so that the arguments are libFuzzer's alone.
@main enum Fuzzers {
  private typealias Input = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

  private static func input(of fuzzer: String) -> Input? {
    switch fuzzer {
    case "arrays": return { tryArrays(bytes($0, $1)) }
    case "classes": return { tryClasses(bytes($0, $1)) }
    case "embeddings": return { tryEmbeddings(bytes($0, $1)) }
    case "filter": return { tryFilter(bytes($0, $1)) }
    case "images": return { tryImages(bytes($0, $1)) }
    case "json": return { tryJSON(bytes($0, $1)) }
    case "originals": return { tryOriginals(bytes($0, $1)) }
    case "tables": return { tryTables(bytes($0, $1)) }
    default: return nil
    }
  }

  static func main() {
    let name = ProcessInfo.processInfo.environment["FUZZER"] ?? ""
    guard let input = input(of: name) else {
      FileHandle.standardError.write(Data("FUZZER=\"\(name)\" is none of the fuzzers\n".utf8))
      exit(2)
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, input))
  }
}

/// What libFuzzer's own `main` would call; it is linked beside ours where the debug build renames ours.
@_cdecl("LLVMFuzzerTestOneInput")
func tryNothing(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { 0 }

private func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}
