import Intake

/// Streams the records of an XML file, each as a small tree, in memory bounded by the longest one:
/// the counterpart of `JSONRecordReader`.
///
/// A record is an element with one of the names given that stands in no other record, at any depth
/// and in any namespace. What stands around the records is checked and dropped. A file may hold
/// several documents, one after the other.
public final class XMLRecordReader {
  /// What the reader found.
  public enum Event {
    /// A record, with the position of its first byte. The node is valid until the next event.
    case record(XMLNode, byte: Int)
    /// A record larger than the limit, with the position of its first byte.
    case tooLarge(byte: Int)
    /// A record in which the file ends or breaks, with the position of its first byte: as far as it
    /// was read, the element in which it breaks left out.
    case incomplete(XMLNode, byte: Int)
  }

  private let source: any ByteSource
  private let records: [String]
  private let skipped: [String]
  private let limits: Limits

  /// A reader over unpacked bytes.
  ///
  /// - Parameters:
  ///   - records: the local names of records.
  ///   - skipped: local names of elements inside records whose content nobody asks for, such as
  ///     `body`; they stand empty in the trees.
  public init(
    _ source: any ByteSource, records: [String], skipping skipped: [String] = [], limits: Limits
  ) {
    self.source = source
    self.records = records
    self.skipped = skipped
    self.limits = limits
  }

  /// Reads to the end, telling every record in order.
  ///
  /// - Throws: `XMLError`, or what the source throws, after the records before it.
  /// - Complexity: O(n) in the bytes; memory in the longest record.
  public func read(_ body: (Event) -> Void) throws {
    try withoutActuallyEscaping(body) { body in
      let builder = Builder(records.count, limit: min(limits.recordBytes, 1 << 31), body)
      let request = XMLSession.Request(
        vocabulary: records + skipped, recordNames: records.count, wantsText: true, limits: limits)
      do {
        try XMLSession.read(source, request, into: builder)
      } catch {
        builder.abandon()
        throw error
      }
    }
  }

  /// Makes trees of events.
  private final class Builder: XMLEvents {
    private let recordNames: Int
    private let limit: Int
    private let body: (Event) -> Void
    private let tape = XMLTape()
    private var open: [Int] = []  // places of the open elements of a record, the record first
    private var byte = 0
    private var isTooLarge = false

    init(_ recordNames: Int, limit: Int, _ body: @escaping (Event) -> Void) {
      self.recordNames = recordNames
      self.limit = limit
      self.body = body
    }

    func start(_ token: Int, named name: UTF8Name, _ attributes: XMLAttributes, byte: Int?)
      -> XMLAction
    {
      let isRecord = token > 0 && token <= recordNames
      if open.isEmpty {
        guard isRecord else { return .descend }
        self.byte = byte ?? 0
        isTooLarge = false
        tape.clear()
      }
      open.append(isTooLarge ? -1 : tape.open(name, attributes))
      checkSize()
      return open.count > 1 && token > recordNames ? .skip : .descend
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard !open.isEmpty, !isTooLarge else { return }
      tape.append(bytes)
      checkSize()
    }

    func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>) {
      guard let place = open.popLast() else { return }
      if place >= 0, !isTooLarge { tape.close(place) }
      guard open.isEmpty else { return }
      body(isTooLarge ? .tooLarge(byte: byte) : .record(XMLNode(tape: tape, index: 0), byte: byte))
    }

    /// Tells of a record that the file does not finish.
    func abandon() {
      guard !open.isEmpty else { return }
      if open.count > 1, let broken = open.popLast(), broken >= 0, !isTooLarge {
        tape.drop(broken)
      }
      while let place = open.popLast() {
        if place >= 0, !isTooLarge { tape.close(place) }
      }
      body(
        isTooLarge
          ? .tooLarge(byte: byte) : .incomplete(XMLNode(tape: tape, index: 0), byte: byte))
    }

    private func checkSize() {
      guard tape.size > limit else { return }
      isTooLarge = true
      tape.clear()
    }
  }
}
