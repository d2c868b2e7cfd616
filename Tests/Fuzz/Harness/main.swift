// The fuzzer's way in: `MOTTAGNING_FUZZ_TARGET=csv mottagning-fuzz [libFuzzer's options] [folders]`. See `make fuzz`.

import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argc: UnsafeMutablePointer<Int32>,
    _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What is fuzzed; set once, before the fuzzer starts.
nonisolated(unsafe) private var chosen = FuzzTarget.csv

/// Says something beside what the fuzzer says.
private func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

// Not an argument: the fuzzer starts itself again with all of those.
guard let word = getenv("MOTTAGNING_FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: word))
else {
    say("MOTTAGNING_FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    exit(64)
}
chosen = target

private var count = CommandLine.argc
private var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
    runFuzzer(&count, &words) { data, size in
        let bytes = Array(UnsafeBufferPointer(start: data, count: size))
        do {
            try chosen.play(bytes)
        } catch {
            say("==BROKEN== \(chosen.rawValue): \(error)")
            abort()
        }
        return 0
    })
