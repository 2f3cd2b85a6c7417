import Bibliography
import Collaboration
import Formats
import Geography
import Intake
import Markup
import Publishing
import Rankings

/// What is fed with arbitrary bytes: every decoder, and every escaper with a parser that reads back.
public struct FuzzTarget: Sendable {
  /// The name, as `make fuzz` takes it and as the folder of its seeds is called.
  public let name: String
  /// The file in `Dictionaries` that fits, without its ending; nil for none.
  public let dictionary: String?
  private let body: @Sendable ([UInt8]) throws -> Void

  init(
    _ name: String, dictionary: String? = nil, _ body: @escaping @Sendable ([UInt8]) throws -> Void
  ) {
    self.name = name
    self.dictionary = dictionary
    self.body = body
  }

  /// Feeds some bytes; what the target promises and does not keep stops the process.
  public func run(_ bytes: [UInt8]) {
    do {
      try body(bytes)
    } catch {
      preconditionFailure("\(name) throws \(error)")
    }
  }

  /// All targets, the formats included, in the order of names.
  public static let all: [FuzzTarget] =
    (containers + files + syntaxes + texts + escapers + FormatRegistry.all.map(format)
    + PairCountRegistry.all.map(counts)).sorted { $0.name < $1.name }

  /// The target with a name; nil if there is none.
  public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

extension FuzzTarget {
  /// Little enough that a run of a fuzzer ends quickly.
  static let limits: Limits = {
    var limits = Limits()
    limits.recordBytes = 1 << 20
    limits.tableBytes = 1 << 20
    limits.unpackedFloor = 1 << 20
    return limits
  }()

  /// Reads to the end; only known errors may come.
  static func drain(_ source: any ByteSource) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while let count = try? source.read(into: buffer), count > 0 {
      total += count
      precondition(total < 64 << 20, "more comes out than the limit allows")
    }
  }

  private static let containers = [
    FuzzTarget("gzip") { bytes in
      drain(UnpackedSource(MemorySource(bytes), as: .gzip, limits: limits))
    },
    FuzzTarget("zstd") { bytes in
      drain(UnpackedSource(MemorySource(bytes), as: .zstd, limits: limits))
    },
  ]

  private static let syntaxes = [
    FuzzTarget("xml", dictionary: "xml") { bytes in
      let reader = XMLRecordReader(
        MemorySource(bytes), records: ["a", "record"], skipping: ["skip"], limits: limits)
      do {
        try reader.read { event in
          if case .record(let node, let byte) = event {
            precondition(byte < max(bytes.count, 1), "a record beyond the end")
            _ = (node.text, node.parts.count, node.descendants("b").count)
          }
        }
      } catch is XMLError {}
    },
    FuzzTarget("json", dictionary: "json") { bytes in
      let reader = JSONRecordReader(
        MemorySource(bytes), recordPaths: [["results"], ["a", "b"], []], limits: limits)
      try reader.read { event in
        if case .record(let value, let byte) = event {
          precondition(byte < bytes.count, "a record beyond the end")
          _ = (value.text, value.whole, value.many.count { _ in true })
        }
      }
    },
    FuzzTarget("csv", dictionary: "text") { bytes in
      try CSVReader(MemorySource(bytes), limits: limits).read { _ in }
    },
    FuzzTarget("bibtex-syntax", dictionary: "text") { bytes in
      try BibTeXReader(MemorySource(bytes), limits: limits).read { event in
        if case .entry(let entry) = event { for name in entry.fields.keys { _ = entry[name] } }
      }
    },
    FuzzTarget("lines") { bytes in
      try TextLineReader(MemorySource(bytes), limits: limits).read { _ in }
    },
    FuzzTarget("head") { bytes in
      let head = FileHead(bytes)
      _ = FormatRegistry.format(of: head)
      _ = UnrecognisedFile.finding(head)
    },
  ]

  static let resolver = CountryResolver()

  private static let texts = [
    FuzzTarget("resolver", dictionary: "text") { bytes in
      _ = resolver.resolve(String(decoding: bytes, as: UTF8.self))
    },
    FuzzTarget("study", dictionary: "text") { bytes in
      do {
        _ = try StudyFile.read(String(decoding: bytes, as: UTF8.self), name: "x")
      } catch is StudyError {} catch is WindowError {} catch is SpecificationError {}
    },
    FuzzTarget("window") { bytes in
      do {
        _ = try YearWindow.list(
          parsing: String(decoding: bytes, as: UTF8.self), available: 1990...2030)
      } catch is WindowError {}
    },
    FuzzTarget("identifier") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let identifier = Identifier(.doi, text) else { return }
      let again = Identifier(description: identifier.description)
      precondition(again == identifier, "\(identifier.description) is read as another")
    },
  ]

  /// A reader of publications: records are whole, and counted once each.
  private static func format(_ format: any ExportFormat) -> FuzzTarget {
    FuzzTarget("format-\(format.name)", dictionary: "text") { bytes in
      do { try format.read(MemorySource(bytes), limits: limits, into: Sink()) } catch is IntakeError
      {} catch is XMLError {} catch is JSONError {}
    }
  }

  /// A reader of pair counts.
  private static func counts(_ format: any PairCountFormat) -> FuzzTarget {
    FuzzTarget("counts-\(format.name.replacing("/", with: "-"))", dictionary: "text") { bytes in
      _ = try? format.read(MemorySource(bytes), limits: limits)
    }
  }

  private final class Sink: RecordSink {
    func accept(_ record: PublicationRecord) {
      precondition(record.byte >= 0)
      _ = record.identifiers.map(\.description)
    }
    func reject(_ code: String, byte: Int?, record: String?, _ text: String) {
      precondition(!code.isEmpty && !text.isEmpty)
    }
    func delete(_ key: Identifier, of provider: Provider) {}
    func note(
      _ code: String, _ severity: Finding.Severity, byte: Int?, record: String?, _ text: String
    ) { precondition(!code.isEmpty && !text.isEmpty) }
  }
}
