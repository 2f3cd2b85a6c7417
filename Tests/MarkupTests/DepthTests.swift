import Foundation
import Intake
import Markup
import Synchronization
import TestSupport
import Testing

/// Nesting is refused exactly beyond the limit, on the smallest stack that a thread of copub has, and
/// however deep it goes.
struct DepthTests {
  /// Runs on a thread with a stack of 512 KiB.
  private func onSmallStack<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) throws -> Value {
    let result = Mutex<Result<Value, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let value = Result { try body() }
      result.withLock { $0 = value }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    return try #require(result.withLock { $0 }).get()
  }

  private static let limit = Limits.standard.depth
  private static let depths = [limit - 1, limit, limit + 1, 1_000_000]

  @Test(arguments: depths, [true, false])
  func elements(depth: Int, isClosed: Bool) throws {
    let code = try onSmallStack {
      var text = String(repeating: "<a>", count: depth)
      if isClosed { text += String(repeating: "</a>", count: depth) }
      return try XMLRecorder.read(text).error?.code
    }
    #expect(code == (depth > Self.limit ? "xml-too-deep" : isClosed ? nil : "xml-malformed"))
  }

  @Test(arguments: depths)
  func elementsOfARecord(depth: Int) throws {
    let told = try onSmallStack {
      let inner = depth - 2  // the root and the record
      let text =
        "<r><record>" + String(repeating: "<a>", count: inner) + "x"
        + String(repeating: "</a>", count: inner) + "</record></r>"
      var told: [String] = []
      let reader = XMLRecordReader(
        MemorySource(text.utf8), records: ["record"], limits: .standard)
      do {
        try reader.read { event in
          if case .record(let node, _) = event { told.append(node.text) }
        }
      } catch let error as XMLError {
        told.append(error.code)
      }
      return told
    }
    #expect(told == [depth > Self.limit ? "xml-too-deep" : "x"])
  }

  @Test(arguments: depths, ["[", "{\"a\":"])
  func values(depth: Int, opening: String) throws {
    let error = try onSmallStack { () -> JSONError? in
      let closing = opening == "[" ? "]" : "}"
      let text =
        String(repeating: opening, count: depth) + (opening == "[" ? "" : "1")
        + String(repeating: closing, count: depth)
      do {
        try JSONParser(depth: Self.limit).parse(Array(text.utf8)) { _ in }
        return nil
      } catch let error as JSONError {
        return error
      }
    }
    // The number inside the objects is one level more.
    let levels = depth + (opening == "[" ? 0 : 1)
    #expect(error == (levels > Self.limit ? .tooDeep : nil))
  }

  @Test(arguments: depths)
  func valuesOfARecord(depth: Int) throws {
    let isBad = try onSmallStack {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      let events = try ReadEvent.all(
        Array("{\"results\":[{\"a\":\(text)}]}".utf8), atMost: 4096, paths: [["results"]])
      return events.map(\.isBad)
    }
    // The record is an object around the value.
    #expect(isBad == [depth + 1 > Self.limit, false])
  }

  @Test(arguments: [10, 1_000_000])
  func bracesOfBibTeX(depth: Int) throws {
    let entries = try onSmallStack {
      let value = String(repeating: "{", count: depth) + String(repeating: "}", count: depth)
      let reader = BibTeXReader(
        MemorySource("@article{key,\n title = {\(value)},\n year = 2018}\n".utf8), limits: .standard
      )
      var entries = 0
      try reader.read { event in
        if case .entry(let entry) = event {
          _ = entry.fields.values.map { LaTeXText.plain($0) }
          entries += 1
        }
      }
      return entries
    }
    #expect(entries == 1)
  }

  /// A dotted name makes a table a part.
  @Test func namesOfTOML() throws {
    let name = { @Sendable (dots: Int) in "a" + String(repeating: ".a", count: dots) }
    #expect(try onSmallStack { try TOMLDocument("[\(name(300))]\nb = 1.5").keys } == ["a"])
    _ = try onSmallStack { try TOMLDocument("\(name(1024)) = 1") }
    for text in ["\n\(name(1025)) = 1", "\n[\(name(1_000_000))]", "\nb = [{\(name(5000)) = 1}]"] {
      let error = #expect(throws: TOMLError.self) { try TOMLDocument(text) }
      #expect(error?.line == 2)
    }
  }
}
