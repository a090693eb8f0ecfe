/// The name that a mistyped one was probably meant to be, or `nil` where none is close.
///
/// Close is a distance of at most a third of the length typed, or 1. Distance counts insertions,
/// deletions, replacements and swaps of neighbours, upper and lower case alike (Damerau 1964, each
/// place edited once). The first of equals. Only the first 64 characters (Unicode scalars) of a name
/// are looked at, which bounds the cost for hostile input.
public func nearestName(to typed: String, in names: some Sequence<String>) -> String? {
  let target = comparable(typed)
  guard !target.isEmpty else { return nil }
  var limit = max(1, target.count / 3)
  var nearest: String?
  for name in names {
    let candidate = comparable(name)
    guard (candidate.count - target.count).magnitude <= limit else { continue }
    let distance = editDistance(target, candidate)
    guard distance <= limit else { continue }
    nearest = name
    if distance == 0 { break }
    limit = distance - 1
  }
  return nearest
}

private func comparable(_ name: String) -> [Unicode.Scalar] {
  var start = String.UnicodeScalarView()
  start.append(contentsOf: name.unicodeScalars.prefix(64))
  return Array(String(start).lowercased().unicodeScalars.prefix(64))
}

/// Optimal string alignment distance; time and memory are the product and the sum of the lengths.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
      var best = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}
