/// How much of anything is read before an input is refused.
///
/// One value, so that nothing is unbounded.
public struct Limits: Hashable, Sendable {
  /// Bytes of one record, or of the envelope around records.
  ///
  /// The largest author lists known (some 15,000 authors, 2 KB each) fit in.
  public var recordBytes = 48 << 20
  /// Bytes of a table of pair counts, which is read as a whole.
  public var tableBytes = 256 << 20
  /// Levels of JSON values or XML elements, the outermost one included.
  public var depth = 256
  /// Bytes of one text gathered from XML.
  public var textBytes = 10_000_000
  /// Bytes unpacked from one file for each byte packed, once more than `unpackedFloor` came out.
  public var unpackRatio = 1_000
  /// Bytes that any file may unpack to, whatever its ratio.
  public var unpackedFloor = 256 << 20

  /// The limits of an ordinary run.
  public static let standard = Limits()

  /// The standard limits, to be changed.
  public init() {}
}
