import Geography
import Testing

/// A provider's country beside the text of an affiliation: the most specific territory that it names.
@Suite struct RefinementTests {
  let resolver = CountryResolver()

  func refined(_ stated: String, _ texts: [String]) -> String {
    let codes = CountrySet(stated.split(separator: ";").compactMap { CountryCode($0) })
    return resolver.refined(codes, by: texts).description
  }

  @Test(arguments: [
    ("CN", "Univ Hong Kong, Dept Phys, Hong Kong, Peoples R China", "HK"),
    ("CN", "Department of Physics, The University of Hong Kong, China", "HK"),
    ("CN", "Sha Tin, New Territories, China", "HK"), ("CN", "Hong Kong Baptist University", "HK"),
    ("CN", "University of Macau, Taipa, China", "MO"), ("CN", "Taipei, China", "TW"),
    ("FR", "CHU de La Réunion, Saint-Denis, France", "RE"),
    ("FR", "CHU de Martinique, Fort-de-France, France", "MQ"), ("FR", "IRD, Nouméa, France", "NC"),
    ("FR", "Institut Louis Malardé, Papeete, Tahiti, France", "PF"),
    ("FR", "Institut Pasteur de la Guyane, Cayenne, France", "GF"),
    ("US", "University of Puerto Rico, San Juan, USA", "PR"),
    ("US", "Mangilao, GU 96923, USA", "GU"), ("US", "Saipan, USA", "MP"),
    ("US", "University of the Virgin Islands, St Thomas, USA", "VI"),
    ("GB", "Jersey General Hospital, St Helier, UK", "JE"), ("GB", "University of Gibraltar", "GI"),
    ("NL", "University of Aruba, Oranjestad, Netherlands", "AW"), ("DK", "Nuuk, Denmark", "GL"),
    ("DK", "Torshavn, Denmark", "FO"), ("NO", "Longyearbyen, Norway", "SJ"),
    ("FI", "Mariehamn, Finland", "AX"),
  ])
  func aStateGivesWayToItsTerritory(stated: String, text: String, expected: String) {
    #expect(refined(stated, [text]) == expected)
    #expect(CountryCode(stated).map { resolver.refined($0, by: text).description } == expected)
  }

  @Test(arguments: [
    ("CN", "Hong Kong Street 12, Beijing, China"), ("CN", "Hong Kong Middle Road 6, China"),
    ("CN", "12 Hong Kong Road, Qingdao, Shandong, China"),
    ("CN", "Macau Road, Shanghai, P.R. China"), ("CN", "Macau Road 5"),
    ("CN", "The Chinese University of Hong Kong, Shenzhen, China"),
    ("CN", "City University of Hong Kong Shenzhen Research Institute, China"),
    ("CN", "Guangdong-Hong Kong-Macau Joint Laboratory, China"), ("CN", "Tsinghua University"),
    ("CN", "Paris, France"), ("CN", ""), ("FR", "Rue de la Martinique, Paris, France"),
    ("FR", "Avenue de Cayenne, Marseille, France"), ("FR", "Saint Martin d'Hères, France"),
    ("FR", "Groupe Hospitalier Paris, Saint-Joseph, France"), ("FR", "Saint-Denis, France"),
    ("US", "Guam Street, San Diego, USA"), ("US", "Jersey City, NJ, USA"),
    ("US", "Bermuda Run, North Carolina, USA"), ("US", "San Juan, Texas, USA"),
    ("GB", "Bermuda Park, Nuneaton, UK"), ("GB", "Gibraltar Street, Sheffield, UK"),
    ("DK", "Geological Survey of Denmark and Greenland, Copenhagen K, Denmark"),
    ("AU", "Christmas Island Study Group, Perth, Australia"),
    // Countries without territories in ISO 3166-1, and territories of others.
    ("DE", "Hong Kong, China"), ("IL", "Ramallah, Palestine"), ("RS", "Pristina, Kosovo"),
    ("TR", "Nicosia, Cyprus"), ("HK", "Hong Kong, China"), ("US", "Hong Kong, China"),
  ])
  func anythingElseStaysAsStated(stated: String, text: String) {
    #expect(refined(stated, [text]) == stated)
  }

  @Test(arguments: [
    ("CN", ["University of Hong Kong, Hong Kong", "Tsinghua University, Beijing, China"], "CN;HK"),
    ("CN", ["University of Hong Kong, Hong Kong; Tsinghua University, Beijing"], "CN;HK"),
    ("CN", ["University of Hong Kong, Hong Kong", "Faculty of Medicine"], "HK"),
    ("CN;US", ["University of Hong Kong, Hong Kong", "University of Guam, Mangilao"], "GU;HK"),
    ("CN;DE", ["University of Hong Kong, Hong Kong", "Berlin"], "DE;HK"), ("CN", [], "CN"),
    ("DE;JP", ["Hong Kong"], "DE;JP"), ("", ["Hong Kong"], ""),
  ])
  func authorsHaveSeveralAffiliations(stated: String, texts: [String], expected: String) {
    #expect(refined(stated, texts) == expected)
  }
}
