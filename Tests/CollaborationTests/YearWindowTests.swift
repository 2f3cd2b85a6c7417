import Collaboration
import Testing

struct YearWindowTests {
  @Test(arguments: [
    ("2013-2017", 2013, 2017), ("2018", 2018, 2018), ("2013\u{2013}2017", 2013, 2017),
    ("2013\u{2014}2017", 2013, 2017), (" 2013 - 2017 ", 2013, 2017),
  ])
  func aWindow(text: String, first: Int, last: Int) throws {
    let window = try YearWindow(parsing: text)
    #expect([window.first, window.last] == [first, last])
    #expect(try YearWindow(parsing: window.description) == window)
  }

  @Test(arguments: [
    "", "2017-2013", "2013-", "-2013", "2013-2017-2019", "13-17", "2o13", "9999", "2013..2017",
  ])
  func whatIsNoWindowIsExplained(text: String) {
    let error = #expect(throws: WindowError.self) { try YearWindow(parsing: text) }
    #expect(error?.description.contains("'\(text)'") == true)
    #expect(error?.description.contains("2013-2017") == true)
  }

  @Test(arguments: [
    ("2013-2017,2018-2022", ["2013-2017", "2018-2022"]),
    ("2013-2017, 2018", ["2013-2017", "2018"]),
    ("yearly:2013-2015", ["2013", "2014", "2015"]),
    ("sliding5:2006-2011", ["2006-2010", "2007-2011"]),
    ("sliding5:2006-2010", ["2006-2010"]),
    ("last 2 of sliding5", ["2017-2021", "2018-2022"]),
    ("last 3 of yearly", ["2020", "2021", "2022"]),
    ("yearly:2001-2002,2010-2012", ["2001", "2002", "2010-2012"]),
    ("last 1 of sliding3:2000-2005,2010", ["2003-2005", "2010"]),
  ])
  func lists(text: String, windows: [String]) throws {
    #expect(
      try YearWindow.list(parsing: text, available: 2006...2022).map(\.description) == windows)
  }

  @Test(arguments: [
    "", ",", "2013,", "sliding5:2006-2009", "sliding0:2006-2010", "sliding:2006-2010",
    "last 0 of sliding5", "last x of sliding5", "yearly:x",
  ])
  func whatIsNoListIsExplained(text: String) {
    #expect(throws: WindowError.self) {
      try YearWindow.list(parsing: text, available: 2006...2022)
    }
  }

  @Test func aSeriesWithoutYearsNeedsACorpusThatHasSome() {
    #expect(throws: WindowError.self) { try YearWindow.list(parsing: "yearly", available: nil) }
  }

  @Test func boundsAreInside() throws {
    let window = try #require(YearWindow(2013, 2017))
    #expect([2012, 2013, 2017, 2018].map(window.contains) == [false, true, true, false])
    #expect(YearWindow(2017, 2013) == nil)
  }
}
