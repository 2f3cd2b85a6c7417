/// The attributes a figure may use: geometry, presentation, names and data.
///
/// `style` and event handlers are left out on purpose: a page with a strict
/// Content-Security-Policy would refuse them.
public enum SVGAttribute: String, Sendable, Hashable, CaseIterable {
  case ariaHidden = "aria-hidden"
  case ariaLabelledBy = "aria-labelledby"
  case `class`
  case cx, cy, d
  case dataCountry = "data-country"
  case dataKey = "data-key"
  case dataValue = "data-value"
  case fill
  case fontSize = "font-size"
  case height, id
  case patternTransform = "patternTransform"
  case patternUnits = "patternUnits"
  case r, role, rx
  case textAnchor = "text-anchor"
  case viewBox = "viewBox"
  case width, x, x1, x2, xmlns, y, y1, y2
}
