import Formats
import Testing

/// What JSON is told to be that holds no publications.
struct UnrecognisedJSONTests {
  @Test(arguments: [
    (#"{"put-code":1,"title":{"title":{"value":"x"}},"journal-title":null}"#, "orcid-record"),
    (#"{"last-modified-date":null,"group":[],"path":"/0000/works"}"#, "orcid-record"),
    (#"{"name":{"given-names":{"value":"P"},"family-name":{"value":"S"}}}"#, "orcid-record"),
    (#"{"result":null,"num-found":0}"#, "orcid-record"),
    (#"{"code":"S0","article":{"v10":[{"_":"x"}],"v70":[],"v65":[]}}"#, "articlemeta-record"),
    (#"{"response-code":404,"developer-message":"x","user-message":"gone"}"#, "api-error-answer"),
    (#"{"message":"Forbidden"}"#, "api-error-answer"),
    (#"{"status":"error","message":"no","request":"x"}"#, "api-error-answer"),
    (
      #"{"service-error":{"status":{"statusCode":"X","statusText":"Quota exceeded"}}}"#,
      "api-error-answer"
    ),
    (#"{"errors":[{"status":"404","title":"Not there"}]}"#, "api-error-answer"),
    (
      #"{"status":"failed","message-type":"validation-failure","message":[{"message":"bad"}]}"#,
      "api-error-answer"
    ),
    (
      #"{"status":"ok","message-type":"journal-list","message":{"items":[{"title":"x"}]}}"#,
      "not-publications"
    ),
    (
      #"{"status":"ok","message-type":"work-agency","message":{"DOI":"10.5555/x","agency":{}}}"#,
      "not-publications"
    ),
    (#"{"id":"https://openalex.org/A1","works_count":3,"works_api_url":"x"}"#, "not-publications"),
    (#"{"meta":{"count":1},"results":[{"id":"x","works_count":3}]}"#, "not-publications"),
    (#"{"authorId":"1","name":"P. Sample"}"#, "not-publications"),
    (#"{"total":0,"offset":0}"#, "page-empty"),
    (#"{"meta":{"count":1},"group_by":[{"key":"a","count":1}]}"#, "group-answer"),
    (#"{"a":{"message":"x"}}"#, "format-unknown"), ("[1,2]", "format-unknown"),
  ])
  func itIsNamed(text: String, code: String) {
    let head = FileHead(Array(text.utf8))
    #expect(FormatRegistry.format(of: head) == nil)
    #expect(UnrecognisedFile.finding(head).code == code)
  }

  @Test(arguments: [
    (#"{"user-message":"Something is gone.","developer-message":"x"}"#, "Something is gone."),
    (#"{"service-error":{"status":{"statusText":"Quota exceeded"}}}"#, "Quota exceeded"),
    (#"{"errors":[{"status":"404","title":"Not there"}]}"#, "Not there"),
    (#"{"message-type":"validation-failure","message":[{"message":"bad filter"}]}"#, "bad filter"),
  ])
  func theWordsOfAnErrorArePassedOn(text: String, words: String) {
    #expect(UnrecognisedFile.finding(FileHead(Array(text.utf8))).text.contains("(\(words))"))
  }

  @Test func textIsToldByItsFirstLine() {
    let head = FileHead(Array("Resource\u{7} not found.\nsecond".utf8))
    #expect(UnrecognisedFile.finding(head).text.contains("'Resource not found.'"))
  }

  /// Files of other tools whose keys come near those of a format.
  @Test(arguments: [
    #"{"id":1,"type":"x","title":"y","name":"z"}"#,
    #"{"DOI":"10.5555/x","title":"a list of my own"}"#,
    #"{"hits":{"hits":[{"doi":"10.5555/x","metadata":{"creators":[],"title":"x"}}]}}"#,
    #"{"data":[{"id":"1","attributes":{"title":"x"}}]}"#,
    #"{"response":{"docs":[{"id":"x","title":"y"}]}}"#,
    #"{"results":[{"id":"x","title":"y","publication_year":2000}]}"#,
    #"{"lens_id":"1-2","jurisdiction":"US","doc_number":"1","title":"a patent"}"#,
    #"{"search-results":{"opensearch:totalResults":"1","entry":[{"dc:identifier":"AUTHOR_ID:1"}]}}"#,
    #"{"Data":[{"UT":"WOS:1"}]}"#, #"{"papers":{"a":1}}"#, #"{"papers":[{"title":"x"}]}"#,
  ])
  func whatComesNearIsRefused(text: String) {
    #expect(FormatRegistry.format(of: FileHead(Array(text.utf8))) == nil)
  }

  @Test func keysStandTogetherAtSomeDepth() {
    let head = FileHead(Array(#"{"a":1,"x":{"b":2,"c":[{"d":3,"e":4}]},"f":[{"g":5}]}"#.utf8))
    #expect(head.hasKeys(["b", "c"]))
    #expect(head.hasKeys(["d"], and: 1, of: ["e", "z"], depths: 3...3))
    #expect(!head.hasKeys(["a", "b"]))
    #expect(!head.hasKeys(["d"], and: 2, of: ["e", "z"]))
    #expect(!head.hasKeys(["d"], depths: 1...2))
    #expect(head.hasKeys(["b", "g"]), "depths are compared, not objects")
  }
}
