import Bibliography
import Markup

/// Makes a publication of a RIS record.
struct RISRecord {
  static let wanted: Set<String> = [
    "TY", "TI", "T1", "AU", "A1", "AD", "C1", "C2", "C6", "PY", "Y1", "DA", "DO", "DOI", "DI", "UR",
    "AN", "PM", "DB", "DP", "M3", "SN", "T2", "JO", "JF", "JA", "N1",
  ]

  private let source: TaggedRecord
  private let isWebOfScience: Bool
  private let eid: Identifier?

  init(_ source: TaggedRecord) {
    self.source = source
    let accession = source["AN"]?.text ?? ""
    isWebOfScience = RISRecord.isWebOfScience(accession)
    eid =
      source.fields.lazy.filter { $0.tag == "UR" }.compactMap { ScopusLink.eid(in: $0.text) }.first
  }

  var publication: PublicationRecord {
    let provider: Provider = isWebOfScience ? .wos : eid != nil ? .scopus : .references
    var record = PublicationRecord(provider: provider)
    record.byte = source.byte
    addIdentifiers(to: &record)
    // Early access has no year of publication yet, but a date (C6).
    record.year =
      ["PY", "Y1", "C6", "DA"].lazy
      .compactMap { tag in source[tag].flatMap { StatedDate.year($0.text) } }.first
    setType(&record)
    let title = ["T2", "JO", "JF", "JA"].lazy.compactMap { source[$0]?.text }.first ?? ""
    if !title.isEmpty || record.journal != nil {
      record.journal = Journal(issn: record.journal?.issn ?? "", title: title)
    }
    let names = addAuthors(to: &record)
    takeNotes(names, &record)
    return record
  }

  private func addIdentifiers(to record: inout PublicationRecord) {
    let databases = ["DB", "DP"].compactMap { source[$0]?.text.lowercased() }
    let isPubMed = databases.contains { database in
      ["pubmed", "medline", "nlm"].contains { database.hasPrefix($0) || database.hasSuffix($0) }
    }
    if let eid { record.identifiers.append(eid) }
    for field in source.fields {
      let text = field.text
      switch field.tag {
      case "DO", "DOI", "DI": record.add(.doi, text)
      case "M3", "UR":
        if text.contains("doi.org/") || text.hasPrefix("10.") || text.hasPrefix("doi:") {
          record.add(.doi, text)
        }
      case "PM": record.add(.pmid, text)
      case "AN" where isWebOfScience: record.add(.wos, text)
      case "AN" where isPubMed: record.add(.pmid, text)
      case "C2":
        if text.uppercased().hasPrefix("PMC") {
          record.add(.pmcid, text)
        } else if eid != nil {
          record.add(.pmid, text)
        }
      case "SN": addSerialNumbers(field.lines, to: &record)
      default: break
      }
    }
  }

  /// ISSN and ISBN stand in one field, at times with a word in brackets that says which it is.
  private func addSerialNumbers(_ lines: [String], to record: inout PublicationRecord) {
    for number in lines.flatMap({ $0.parts(by: ";") }) {
      let bare = number.prefix { $0 != "(" }.trimmed
      record.add(.isbn, bare)
      let length = bare.utf8.filter { $0 != UInt8(ascii: "-") }.count
      if length == 8, record.journal == nil { record.journal = Journal(issn: bare, title: "") }
    }
  }

  private func setType(_ record: inout PublicationRecord) {
    let kind = source["TY"]?.text ?? ""
    let words = (source["M3"]?.text ?? "").parts(by: ";")
    record.sourceType = kind
    record.type = RISRecord.types[kind.uppercased()] ?? .other
    if isWebOfScience {
      if PublicationType(webOfScience: words) != .other {
        record.type = PublicationType(webOfScience: words)
      }
      record.isRetracted = PublicationType.isRetracted(webOfScience: words)
    } else if let word = words.first, let type = PublicationType(scopus: word) {
      record.type = type
      record.isRetracted = word.lowercased() == "retracted"
    } else {
      return
    }
    if !words.isEmpty { record.sourceType = words.joined(separator: "; ") }
  }

  private static let types: [String: PublicationType] = [
    "JOUR": .article, "JFULL": .article, "MGZN": .article, "EJOUR": .article,
    "CONF": .conferencePaper, "CPAPER": .conferencePaper, "CHAP": .chapter, "ECHAP": .chapter,
    "BOOK": .book, "EBOOK": .book, "EDBOOK": .book, "DATA": .dataset, "AGGR": .dataset,
    "ERRT": .correction, "LETTER": .letter,
  ]

  /// The authors; an address between two of them belongs to the one before it.
  private func addAuthors(to record: inout PublicationRecord) -> AuthorNames {
    var names = AuthorNames()
    var linked: [(author: Int, text: String, isAddress: Bool)] = []
    var unlinked: [String] = []
    var isBehindAuthor = false
    var isInterleaved = false
    var hasTitle = false
    for field in source.fields {
      switch field.tag {
      case "AU", "A1":
        isInterleaved = isInterleaved || !linked.isEmpty
        isBehindAuthor = true
        names.add(ScopusNames.inverted(field.text), of: record.contributors.count)
        record.contributors.append(Contributor())
      case "AD", "C1":
        let texts = field.lines.flatMap(RISRecord.untangled)
        // C1 is a field for anything; addresses stand there only behind an author.
        if isBehindAuthor, field.tag == "AD" || hasTitle {
          linked += texts.map { (record.contributors.count - 1, $0, field.tag == "AD") }
        } else if field.tag == "AD" {
          unlinked += texts
        }
      case "TI", "T1": hasTitle = true; isBehindAuthor = false
      default: isBehindAuthor = false
      }
    }
    if isInterleaved || record.contributors.count == 1 {
      for (author, text, _) in linked {
        record.contributors[author].affiliations += [affiliation(text)].compactMap { $0 }
      }
    } else {
      unlinked = linked.filter(\.isAddress).map(\.text) + unlinked
    }
    record.add(unlinked: unlinked.compactMap(affiliation))
    return names
  }

  private func affiliation(_ text: String) -> Affiliation? {
    if isWebOfScience { return WebOfScienceAddress.affiliation(text) }
    return text.isEmpty ? nil : Affiliation(text: text)
  }

  /// The first of the fields that stand on one line where their line ends were lost, as in
  /// `…, AustraliaC3  - University…`.
  private static func untangled(_ line: String) -> [String] {
    var texts: [String] = []
    var start = line.utf8.startIndex
    var isAddress = true
    var index = start
    while let mark = line.utf8[index...].firstRange(of: Array("  - ".utf8)) {
      index = mark.upperBound
      guard let tag = line.utf8.index(mark.lowerBound, offsetBy: -2, limitedBy: start) else {
        continue
      }
      let name = line[tag..<mark.lowerBound]
      guard name.utf8.allSatisfy({ ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) })
      else {
        continue
      }
      if isAddress { texts.append(line[start..<tag].trimmed) }
      isAddress = name == "AD"
      start = mark.upperBound
    }
    if isAddress { texts.append(line[start...].trimmed) }
    return texts
  }

  /// Notes of Scopus (date of the export, citations, corresponding authors) and of Web of Science.
  private func takeNotes(_ names: AuthorNames, _ record: inout PublicationRecord) {
    for note in source.fields.filter({ $0.tag == "N1" }).flatMap(\.lines) {
      for part in note.parts(by: ";") {
        let value = part.split(separator: ":", maxSplits: 1).last.map { $0.trimmed } ?? ""
        switch part.prefix(while: { $0 != ":" }).trimmed.lowercased() {
        case "export date": record.vintage = StatedDate.day(english: value)
        case "cited by", "times cited in web of science core collection":
          record.citationCount = Int(value)
        default: break
        }
      }
      if eid != nil, let range = note[...].firstRange(ofCaseInsensitive: "Correspondence Address:")
      {
        ScopusCorrespondence(String(note[range.upperBound...]), names: names).mark(in: &record)
      }
    }
  }

  private static func isWebOfScience(_ accession: String) -> Bool {
    let databases = [
      "WOS", "ISI", "MEDLINE", "BCI", "BIOABS", "CCC", "KJD", "SCIELO", "RSCI", "CSCD", "ZOOREC",
      "INSPEC", "FSTA", "CABI", "PPRN", "DRCI",
    ]
    let prefix = accession.prefix { $0 != ":" }
    return prefix.count < accession.count && databases.contains(prefix.uppercased())
  }
}
