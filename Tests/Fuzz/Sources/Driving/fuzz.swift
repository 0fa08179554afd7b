/// One input, borrowed. 0 is what libFuzzer expects.
public typealias FuzzTest = @convention(c) (_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt

/// libFuzzer's loop (fuzzer/FuzzerInterface.h), which reads its options from the command line.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: FuzzTest
) -> CInt

/// Tries inputs until one breaks a promise, or until the options say that it is enough.
public func fuzz(_ test: FuzzTest) -> CInt {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    return runDriver(&count, &arguments, test)
}
