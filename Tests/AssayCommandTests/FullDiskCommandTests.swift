import Foundation
import TestSupport
import Testing

/// A project and tables of 40 images that soon fill a small disk: half a megabyte an import.
private enum Crowd {
  static func write(in folder: URL) throws {
    let gif = Data(base64Encoded: "R0lGODdhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=") ?? Data()
    let classes = ["prob_cat", "prob_dog"] + (2..<3000).map { "prob_c\($0)" }
    let values = "1" + String(repeating: ",0", count: classes.count - 1)
    var table = "filename," + classes.joined(separator: ",") + "\n"
    for name in ["cat", "dog"] {
      let images = folder.appending(path: "images/\(name)")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      for number in 0..<20 {
        try gif.write(to: images.appending(path: "\(number).gif"))
        table += "\(name)/\(number).gif,\(values)\n"
      }
    }
    try Data(table.utf8).write(to: folder.appending(path: "many.csv"))
  }
}

/// What the program does where there is no room; `Benchmarks/steel.sh` does more.
@Suite struct FullDiskCommandTests {
  /// Runs a shell script in which `assay` is the program and `step NAME WORDS…` keeps what a run of
  /// it wrote and how it ended; gives the names with that.
  private func steps(
    _ script: String, before words: [String] = [], in folder: URL
  ) throws -> [String: Program.Outcome] {
    let file = folder.appending(path: "steps.sh")
    let program = """
      assay() { '\(Program.url.path)' "$@"; }
      step() {
        name=$1
        shift
        code=0
        assay "$@" > "$name.out" 2> "$name.err" || code=$?
        echo "$code" > "$name.code"
        return "$code"
      }
      \(script)
      """
    try Data(program.utf8).write(to: file)
    let run = try Program.run(
      URL(filePath: "/usr/bin/env"), words + ["sh", file.path], in: folder)
    #expect(run.code == 0, "\(run)")
    var found: [String: Program.Outcome] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".code") {
      let step = String(name.dropLast(5))
      func text(_ ending: String) throws -> String {
        try String(contentsOf: folder.appending(path: step + ending), encoding: .utf8)
      }
      let code = try text(".code").trimmingCharacters(in: .whitespacesAndNewlines)
      found[step] = Program.Outcome(
        output: try text(".out"), errors: try text(".err"), code: try #require(Int32(code)))
    }
    return found
  }

  @Test(
    .enabled(
      if: SmallDisk.namespace != nil, "no small disk can be mounted: it needs root, or unshare -r"))
  func `a disk that imports fill is called full, loses nothing, and goes on with room`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try Crowd.write(in: folder)
      let done = try steps(
        """
        mkdir disk && mount -t tmpfs -o size=2m assay-test disk || exit 9
        set -- --project disk/p.assay
        assay init disk/p.assay --images images --quiet > init.out 2>&1 || exit 8
        for number in 1 2 3 4 5 6 7 8; do
          step before status "$@" --json
          step import import predictions many.csv "$@" --model "m$number" --quiet || break
        done
        step after status "$@" --json
        ls disk/p.assay/arrays > arrays
        # Down to the last byte.
        cat /dev/zero > disk/fill 2> fill.err
        step measure measure "$@" --quiet
        echo cat/0.gif > keys
        step labels label set dog --keys keys "$@"
        step init init disk/q.assay --images images --quiet
        rm disk/fill
        ls -A disk > files
        step freed status "$@" --json
        step doctor doctor "$@"
        step again label set dog --keys keys "$@"
        exit 0
        """, before: SmallDisk.namespace ?? [], in: folder)
      for name in ["import", "measure", "labels", "init"] {
        let step = try #require(done[name])
        #expect(step.code == 2, "\(name): \(step)")
        #expect(step.errors.contains("no space left on the disk; free some"), "\(name): \(step)")
      }
      let before = try #require(done["before"])
      #expect(before.code == 0 && before.output.contains("\"m1\""), "\(before)")
      #expect(done["after"]?.output == before.output)
      #expect(done["freed"]?.output == before.output)
      let models = before.output.split(separator: "\"name\": \"m").count - 1
      let arrays = try String(contentsOf: folder.appending(path: "arrays"), encoding: .utf8)
      #expect(models > 0 && arrays.split(separator: "\n").count == models)
      let files = try String(contentsOf: folder.appending(path: "files"), encoding: .utf8)
      #expect(files == "p.assay\n", "half a project is left")
      let doctor = try #require(done["doctor"])
      #expect(doctor.output.contains("\nok      project: "), "\(doctor)")
      #expect(done["again"]?.code == 0, "\(String(describing: done["again"]))")
    }
  }

  @Test func `a limit on the size of files ends an import with its reason and loses nothing`()
    async throws
  {
    try await withTemporaryFolder { folder in
      try Crowd.write(in: folder)
      let done = try steps(
        """
        set -- --project p.assay
        assay init p.assay --images images --quiet > init.out 2>&1 || exit 8
        step before status "$@" --json
        # 64 kB, in blocks of 512 bytes; the signal that says so is not to end the program.
        trap '' XFSZ
        (ulimit -f 128; step import import predictions many.csv "$@" --quiet)
        (ulimit -f 128; step init init q.assay --images images --quiet)
        ls p.assay/arrays > arrays
        ls -A > files
        step after status "$@" --json
        step doctor doctor "$@"
        step again import predictions many.csv "$@" --quiet
        exit 0
        """, in: folder)
      for name in ["import", "init"] {
        let step = try #require(done[name])
        #expect(step.code == 2, "\(name): \(step)")
        #expect(
          step.errors.contains("File too large; check the disk and the permissions")
            || step.errors.contains("disk I/O error; check the disk and the permissions"),
          "\(name): \(step)")
      }
      #expect(done["before"]?.code == 0)
      #expect(done["after"]?.output == done["before"]?.output)
      #expect(try Data(contentsOf: folder.appending(path: "arrays")).isEmpty)
      let files = try String(contentsOf: folder.appending(path: "files"), encoding: .utf8)
      #expect(!files.contains("q.assay"), "half a project is left: \(files)")
      let doctor = try #require(done["doctor"])
      #expect(doctor.output.contains("\nok      project: "), "\(doctor)")
      #expect(done["again"]?.code == 0, "\(String(describing: done["again"]))")
    }
  }
}
