import Bibliography
import Markup

/// Makes a publication of a BibTeX entry.
struct BibTeXRecord {
  private let entry: BibTeXEntry
  private let wos: Identifier?
  private let eid: Identifier?

  init(_ entry: BibTeXEntry) {
    self.entry = entry
    let isKeyOfWebOfScience = ["WOS:", "ISI:"].contains(String(entry.key.prefix(4)).uppercased())
    wos =
      entry["unique-id"].flatMap { Identifier(.wos, $0) }
      ?? (isKeyOfWebOfScience ? Identifier(.wos, entry.key) : nil)
    eid = entry["url"].flatMap(ScopusLink.eid)
  }

  var publication: PublicationRecord {
    let provider: Provider = wos != nil ? .wos : eid != nil ? .scopus : .references
    var record = PublicationRecord(provider: provider)
    record.byte = entry.byte
    addIdentifiers(to: &record)
    record.year =
      ["year", "date", "early-access-date", "earlyaccessdate"].lazy
      .compactMap { entry[$0].flatMap { StatedDate.year($0) } }.first
    setType(&record)
    let title = entry["journal"] ?? entry["journaltitle"] ?? entry["booktitle"] ?? ""
    let issn = entry["issn"]?.parts(by: ",").first?.parts(by: ";").first ?? ""
    if !title.isEmpty || !issn.isEmpty {
      record.journal = Journal(issn: issn, title: BibTeXRecord.onOneLine(title))
    }
    record.citationCount = citations
    if let text = entry["funding-acknowledgement"] {
      let funders = WebOfScienceHandler.funders(BibTeXRecord.onOneLine(text))
      for funder in funders { record.add(funder: funder) }
    }
    record.fields = BibTeXRecord.onOneLine(entry["web-of-science-categories"] ?? "").parts(by: ";")
    record.vintage = entry["da"].flatMap { StatedDate.day($0) }
    addAuthors(to: &record)
    return record
  }

  private func addIdentifiers(to record: inout PublicationRecord) {
    for identifier in [wos, eid].compactMap({ $0 }) { record.identifiers.append(identifier) }
    if let doi = entry["doi"] { record.add(.doi, doi) }
    for field in ["pmid", "pubmed_id", "pubmed-id"] {
      if let pmid = entry[field] { record.add(.pmid, pmid) }
    }
    if let pmcid = entry["pmcid"] { record.add(.pmcid, pmcid) }
    for isbn in (entry["isbn"] ?? "").parts(by: ";").flatMap({ $0.parts(by: ",") }) {
      record.add(.isbn, isbn)
    }
    let archive = entry["archiveprefix"] ?? entry["eprinttype"] ?? ""
    if archive.lowercased() == "arxiv", let eprint = entry["eprint"] { record.add(.arxiv, eprint) }
    if record.identifiers.isEmpty, let url = entry["url"], url.contains("doi.org/") {
      record.add(.doi, url)
    }
  }

  private func setType(_ record: inout PublicationRecord) {
    record.type = BibTeXRecord.types[entry.type] ?? .other
    record.sourceType = entry.type
    guard let stated = entry["document_type"] ?? entry["type"] else { return }
    let words = BibTeXRecord.onOneLine(stated).parts(by: ";")
    if wos != nil {
      record.type = PublicationType(webOfScience: words)
      record.isRetracted = PublicationType.isRetracted(webOfScience: words)
    } else if eid != nil, let word = words.first, let type = PublicationType(scopus: word) {
      record.type = type
      record.isRetracted = word.lowercased() == "retracted"
    } else {
      return
    }
    record.sourceType = words.joined(separator: "; ")
  }

  private static let types: [String: PublicationType] = [
    "article": .article, "inproceedings": .conferencePaper, "conference": .conferencePaper,
    "incollection": .chapter, "inbook": .chapter, "book": .book, "dataset": .dataset,
  ]

  /// `Times-Cited = {29}` of Web of Science, `note = {Cited by: 29; …}` of Scopus.
  private var citations: Int? {
    if let count = entry["times-cited"] { return Int(count) }
    guard eid != nil, let note = entry["note"]?.parts(by: ";").first,
      note.lowercased().hasPrefix("cited by")
    else { return nil }
    return note.split(separator: " ").last.flatMap { Int($0) }
  }

  // Authors and addresses

  private func addAuthors(to record: inout PublicationRecord) {
    let names = BibTeXRecord.names(entry.fields["author"] ?? "")
    record.isAuthorListTruncated = names.last?.lowercased() == "others"
    let authors = record.isAuthorListTruncated ? names.dropLast() : names[...]
    if wos != nil {
      addWebOfScience(Array(authors), to: &record)
      return
    }
    var known = AuthorNames()
    for (place, name) in authors.enumerated() {
      known.add(ScopusNames.inverted(name), of: place)
      record.contributors.append(Contributor())
    }
    let addresses = entry["affiliations"] ?? entry["affiliation"] ?? ""
    let list = addresses.parts(by: "\n").joined(separator: " ").parts(by: ";")
    record.add(unlinked: list.map { Affiliation(text: $0) })
    let correspondence = entry["correspondence_address"] ?? entry["correspondence_address1"]
    if eid != nil, let correspondence {
      ScopusCorrespondence(BibTeXRecord.onOneLine(correspondence), names: known).mark(in: &record)
    }
  }

  /// The field `Affiliation` of Web of Science: on each line an address with its authors before it, the
  /// reprint address first.
  private func addWebOfScience(_ names: [String], to record: inout PublicationRecord) {
    var authors = WebOfScienceAuthors()
    for name in names { authors.add(author: [name]) }
    if let group = entry["group-author"] { authors.add(author: [BibTeXRecord.onOneLine(group)]) }
    var reprints: [WebOfScienceAuthors.Address] = []
    for line in BibTeXRecord.addressLines(entry["affiliation"] ?? "") {
      let marked = WebOfScienceAuthors.Address.reprints(line, codes: false)
      if !marked.isEmpty {
        reprints += marked
      } else if let address = BibTeXRecord.address(line, of: authors) {
        authors.add(address)
      }
    }
    reprints.forEach { authors.addReprint($0) }
    record.contributors = authors.contributors
    record.unlinkedAffiliations = authors.unlinked
  }

  /// The lines of a field; one that does not end with a full stop goes on in the next.
  private static func addressLines(_ text: String) -> [String] {
    var lines: [String] = []
    var isOpen = false
    for line in text.parts(by: "\n") {
      if isOpen, let last = lines.indices.last {
        lines[last] += " " + line
      } else {
        lines.append(line)
      }
      isOpen = line.utf8.last != UInt8(ascii: ".")
    }
    return lines
  }

  /// The address of a line `Smith, John; Doe, Ann, University, City, Country.`: authors are parted by
  /// semicolons, and the last of them and the address by a comma.
  private static func address(
    _ line: String, of authors: WebOfScienceAuthors
  ) -> WebOfScienceAuthors.Address? {
    var names = line.parts(by: ";")
    guard var address = names.popLast() else { return nil }
    let words = address.parts(by: ",")
    // The last author is a name of two parts, of three with "Jr", or of one for a group.
    for length in [3, 2, 1] where words.count > length {
      let name = words[..<length].joined(separator: ", ")
      if authors.hasAuthor(named: name) {
        names.append(name)
        address = words[length...].joined(separator: ", ")
        break
      }
    }
    return WebOfScienceAddress.affiliation(address).map {
      WebOfScienceAuthors.Address(names: names, affiliation: $0)
    }
  }

  /// The authors of a field, which the word "and" parts outside braces.
  private static func names(_ raw: String) -> [String] {
    var names: [String] = []
    var name: [Substring] = []
    var depth = 0
    for word in raw.split(whereSeparator: { $0.isWhitespace }) {
      if depth == 0, word.lowercased() == "and" {
        names.append(name.joined(separator: " "))
        name = []
      } else {
        name.append(word)
      }
      for byte in word.utf8 {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
      }
    }
    names.append(name.joined(separator: " "))
    return names.map { LaTeXText.plain($0).trimmed }.filter { !$0.isEmpty }
  }

  private static func onOneLine(_ text: String) -> String {
    text.parts(by: "\n").joined(separator: " ")
  }
}
