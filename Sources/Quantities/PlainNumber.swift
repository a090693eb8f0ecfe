/// A number as a person would type it: the shortest decimal that reads back as the same number.
func plain(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
