/// Keeps answers that take long to find from one call to the next.
///
/// A question names all that its answer depends on, apart from the corpus and the program: those are
/// the keeper's own concern. A keeper may forget.
public protocol AnswerKeeper: Sendable {
  /// True as long as the corpus is the one that the answers are about.
  var isCurrent: Bool { get }
  /// The answer that was kept; nil if there is none.
  func kept(_ question: String) -> [UInt8]?
  /// Keeps an answer.
  func keep(_ answer: [UInt8], to question: String)
}

/// What can be kept as an answer.
public protocol KeepableAnswer {
  /// Appends the answer to bytes.
  func append(to bytes: inout AnswerBytes)
  /// The answer that stands next in bytes.
  ///
  /// - Throws: `AnswerDamaged`.
  init(from bytes: inout AnswerBytes) throws
}

extension AnswerKeeper {
  /// The answer that was kept, or a new one, which is kept.
  public func answer<Answer: KeepableAnswer, Failure: Error>(
    to question: String, _ find: () throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    if let held = kept(question) {
      var bytes = AnswerBytes(held)
      if let answer = try? Answer(from: &bytes), bytes.isAtEnd { return answer }
    }
    let answer = try find()
    var bytes = AnswerBytes()
    answer.append(to: &bytes)
    keep(bytes.bytes, to: question)
    return answer
  }
}
