import Bibliography
import Testing

@testable import CorpusStore

/// Records come out of the spool as they went in, whether or not they passed through a file.
struct RecordSpoolTests {
  private func record(_ number: Int) -> DigestedRecord {
    var record = DigestedRecord()
    record.byte = number * 1000
    record.provider = number % 2 == 0 ? .wos : .references
    record.key = number % 3 == 0 ? nil : "wos:\(number)"
    record.version = number % 5
    record.vintage = number % 4 == 0 ? "" : "2024-01-01"
    record.columns.doi = number % 7 == 0 ? nil : "10.5555/é\(number)"
    record.columns.openalex = number % 2 == 0 ? nil : Int.max - number
    record.columns.pmid = -number
    record.otherVersions = "arxiv:\(number)"
    record.joining = [Int64.min, Int64.max, Int64(number)]
    record.profile.year = number % 9 == 0 ? nil : 2000 + number % 20
    record.profile.authors = String(repeating: "CN*\(number) ", count: number % 60)
    record.profile.isTruncated = number % 2 == 0
    record.profile.isRetracted = number % 3 == 0
    record.profile.set(hash: Int64.min + Int64(number))
    record.journal = number % 2 == 0 ? nil : Journal(issn: "", title: "J \(number)")
    record.citations = number % 6 == 0 ? nil : number
    record.normalisedImpact = number % 5 == 0 ? nil : -1.5e-300 * Double(number)
    record.funders = (0..<number % 4).map { "F\($0)" }
    record.open = (0..<number % 3).map { .init(author: $0, text: "at \(number)", guess: "CN;US") }
    record.digest = Int64.max - Int64(number)
    return record
  }

  @Test(arguments: [0, 1, 500, 40_000])
  func recordsComeOutAsTheyWentIn(count: Int) throws {
    let spool = RecordSpool()
    for number in 0..<count { spool.append(record(number)) }
    #expect(spool.count == count)
    for _ in 0..<2 {
      var number = 0
      var differing = 0
      try spool.forEach { read in
        if "\(read)" != "\(record(number))" { differing += 1 }
        number += 1
      }
      #expect(number == count)
      #expect(differing == 0)
    }
  }
}
