/// Which point of a text its x names.
enum TextAnchor: String, Sendable {
  case start, middle, end
}
