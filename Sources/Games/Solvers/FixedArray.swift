/// Memory of a fixed length without checks of bounds in release builds, for inner loops.
///
/// Whoever makes it frees it.
struct FixedArray<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ count: Int, _ value: Element) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
    self.count = count
  }

  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() {
      (base + index).initialize(to: element)
    }
    count = elements.count
  }

  func deallocate() { base.deallocate() }

  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// A copy that frees itself.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  func copy(_ other: FixedArray) { base.update(from: other.base, count: min(count, other.count)) }
}
