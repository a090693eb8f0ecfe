/// A picture of findings that lays itself out for a given width.
///
/// Charts carry no colours of their own: they name classes, and `ChartStyle` gives these colours
/// for light, dark and print. What colour tells is told again by dash, shape, pattern or place.
public protocol Chart: Sendable {
  /// The name of the chart for assistive technology.
  var title: String { get }
  /// What the chart shows, in words, for those who cannot see it.
  var description: String { get }
  /// The drawing, `width` wide in CSS pixels and as high as its content needs.
  ///
  /// Text is at least 11 pixels high from a width of 300 on. Values that are not finite are left
  /// out of the drawing.
  func svg(width: Double) -> Element
}
