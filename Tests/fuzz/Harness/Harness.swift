import FuzzTargets

#if canImport(Glibc)
  import Glibc
#endif

/// The target that `FUZZ_TARGET` names; without one the harness lists them.
private let target = FuzzTarget.named(getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "")

/// The arguments of a program in C.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What the package manager makes the main function of a product of this name: libFuzzer's driver.
@_cdecl("fuzz_main")
public func main(_ count: CInt, _ arguments: Arguments?) -> CInt {
  guard target != nil else {
    // Each with the dictionary that fits.
    for target in FuzzTarget.all { print(target.name, target.dictionary ?? "") }
    fflush(nil)
    return 64
  }
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { bytes, length in
    target?.run(Array(UnsafeBufferPointer(start: bytes, count: length)))
    return 0
  }
}
