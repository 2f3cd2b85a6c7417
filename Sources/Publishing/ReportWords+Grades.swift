import Collaboration
import Geography

/// What a report says of the evidence that its countries rest on.
extension ReportWords {
  /// How many publications and author entries rest on each grade.
  func gradesSentence(_ grades: GradeCounts) -> String {
    let publications = Grade.allCases.map { NumberText.grouped(grades.publications[$0]) }
    let entries = max(1, grades.authors.all + grades.authorsWithoutCountry)
    let authors = Grade.allCases.map { NumberText.percent(grades.authors[$0] / entries) }
    let without = NumberText.percent(grades.authorsWithoutCountry / entries)
    switch language {
    case .english:
      return "How sure the countries are, by the weakest grade of a publication: "
        + "\(publications[0]) publications rest on the grade certain (a country stated or named in so "
        + "many words), \(publications[1]) on likely (a region, a postal code, a large city, a known "
        + "institution) and \(publications[2]) on guess. Of the author entries \(authors[0]) are "
        + "certain, \(authors[1]) likely, \(authors[2]) a guess, and \(without) have no country."
    case .simplifiedChinese:
      return "国家（地区）识别的可靠程度（按论文的最低等级）：确定（certain，来源注明或文中明确写出国名）"
        + "\(publications[0])篇，很可能（likely，依据地区、邮政编码、大城市或知名机构）"
        + "\(publications[1])篇，推测（guess）\(publications[2])篇。作者条目中，确定占\(authors[0])，"
        + "很可能占\(authors[1])，推测占\(authors[2])，未识别占\(without)。"
    }
  }

  /// That the countries of some affiliation texts were given by the analyst.
  func aliasesSentence(texts: Int) -> String {
    switch language {
    case .english:
      "The countries of \(texts) affiliation texts were given by the analyst (aliases; see manifest.json)."
    case .simplifiedChinese:
      "其中\(texts)条机构署名文本的国家（地区）由分析者指定（别名表，见 manifest.json）。"
    }
  }
}
