/// Owen's nested uniform scrambling of a 32-bit fraction whose bits are in reversed order.
///
/// Each bit is flipped or kept by a hash of the key and of all bits more significant than itself, so
/// every dyadic interval is mapped onto one of its own size. In reversed order "more significant" is
/// "lower", and any function made of additions, odd multiplications and exclusive-or with even
/// multiples has the property (Laine and Karras 2011; Burley 2020). Constants: Vegdahl 2021. Two
/// rounds, one for each half of the key.
@inlinable
func owenScrambled(reversed value: UInt32, key: UInt64) -> UInt32 {
  let first = owenRound(value, key: UInt32(truncatingIfNeeded: key))
  return owenRound(first, key: UInt32(truncatingIfNeeded: key >> 32))
}

@inlinable
func owenRound(_ value: UInt32, key: UInt32) -> UInt32 {
  var value = value
  value ^= value &* 0x3D20_ADEA
  value &+= key
  value &*= (key >> 16) | 1
  value ^= value &* 0x0552_6C56
  value ^= value &* 0x53A2_2864
  return value
}

/// The bits from the last to the first.
@inlinable
func bitReversed(_ value: UInt32) -> UInt32 {
  var value = value.byteSwapped
  value = ((value & 0x0F0F_0F0F) << 4) | ((value >> 4) & 0x0F0F_0F0F)
  value = ((value & 0x3333_3333) << 2) | ((value >> 2) & 0x3333_3333)
  return ((value & 0x5555_5555) << 1) | ((value >> 1) & 0x5555_5555)
}
