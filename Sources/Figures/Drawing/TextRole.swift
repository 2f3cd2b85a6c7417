/// The kinds of text in a figure, each with a size, a weight and a class.
enum TextRole: Sendable {
  case title, subtitle, note
  case label, strong, tick, ring
  case focus, against
  case focusHead, againstHead
  case onFocus, onAgainst
  case rise, fall
  case heat(Int)
  case heatNone

  var size: Double {
    switch self {
    case .title: 17
    case .subtitle: 13
    case .note, .tick, .ring, .focusHead, .againstHead: 11
    case .onFocus, .onAgainst, .heat, .heatNone: 11
    case .label, .strong, .focus, .against, .rise, .fall: 12.5
    }
  }

  var isBold: Bool {
    switch self {
    case .title, .strong, .ring, .focusHead, .againstHead, .focus, .against, .onFocus, .onAgainst,
      .rise, .fall:
      true
    default: false
    }
  }

  var classes: String {
    switch self {
    case .title: "f-ink f-b"
    case .subtitle, .note, .tick: "f-muted"
    case .label: "f-muted"
    case .strong, .ring: "f-ink f-b"
    case .focus, .focusHead: "f-focus-t f-b"
    case .against, .againstHead: "f-against-t f-b"
    case .onFocus: "f-on-focus f-b"
    case .onAgainst: "f-on-against f-b"
    case .rise: "f-rise-t f-b"
    case .fall: "f-fall-t f-b"
    case .heat(let step): "f-ht\(step)"
    case .heatNone: "f-muted"
    }
  }
}
