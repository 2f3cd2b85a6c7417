extension FileHead {
  /// True if elements of these names follow each other in the head.
  public func hasElements(_ names: String...) -> Bool {
    !names.isEmpty && elements.firstRange(of: names) != nil
  }

  /// True if the file is an answer of an OAI-PMH repository, or a record cut out of one.
  public var isOAI: Bool {
    guard syntax == .xml else { return false }
    return root == "OAI-PMH"
      || (["ListRecords", "GetRecord", "record"].contains(root) && elements.contains("header"))
  }

  /// What the OAI-PMH records hold: the first element inside the first `metadata`, such as `dc`; nil
  /// if the file is no OAI-PMH, or no record in the head holds any.
  public var oaiPayload: String? {
    guard isOAI, let place = elements.firstIndex(of: "metadata"), place + 1 < elements.count else {
      return nil
    }
    return elements[place + 1]
  }
}
