/// The territory policies in words.
public enum TerritoryText {
  /// One line for people about a shipped policy; empty for another.
  public static func summary(_ name: String) -> String {
    switch name {
    case "as-resolved": "the most specific territory that the evidence names"
    case "as-stated": "the provider's own country, where it states one"
    case "hk-mo-in-cn": "Hong Kong and Macao count in China"
    case "sovereign": "overseas territories and dependencies count with their state"
    case "historical": "dissolved states are kept as themselves in their years"
    default: ""
    }
  }
}
