import Collaboration
import Geography

/// How many results rest on each grade, in words and as JSON.
public enum GradeText {
  /// One line: publications by their weakest grade, author entries in percent.
  public static func line(_ grades: GradeCounts) -> String {
    let entries = max(
      1, grades.authors.all + grades.passedOver.all + grades.authorsWithoutCountry)
    let publications = Grade.allCases.map {
      "\(NumberText.grouped(grades.publications[$0])) \($0)"
    }
    let authors = Grade.allCases.map {
      "\(NumberText.percent(grades.authors[$0] / entries)) \($0)"
    }
    var text = "publications \(publications.joined(separator: ", ")); "
    text += "author entries \(authors.joined(separator: ", ")), "
    text += "\(NumberText.percent(grades.authorsWithoutCountry / entries)) without a country"
    if grades.passedOver.all > 0 {
      text += ", \(NumberText.percent(grades.passedOver.all / entries)) at a grade that does "
      text += "not count"
    }
    return text
  }

  /// The numbers.
  public static func json(_ grades: GradeCounts) -> JSONNode {
    let numbers = { (counts: GradeCounts.ByGrade) -> JSONNode in
      .object(
        Dictionary(uniqueKeysWithValues: Grade.allCases.map { ($0.description, counts[$0]) })
          .mapValues(JSONNode.number))
    }
    return .object([
      "publications": numbers(grades.publications), "authors": numbers(grades.authors),
      "authors_not_counted": numbers(grades.passedOver),
      "authors_without_country": .number(grades.authorsWithoutCountry),
    ])
  }
}
