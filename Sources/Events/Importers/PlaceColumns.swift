import Record

/// Where a file says in which place an event happened.
struct PlaceColumns {
  private let names: [Column]
  private let region, latitude, longitude: Column
  private let name, span: ClosedRange<Int>

  /// Columns of a place; the first of `names` that holds something is its name.
  init(names: [Column], region: Column, latitude: Column, longitude: Column) {
    (self.names, self.region, self.latitude, self.longitude) = (names, region, latitude, longitude)
    name = columnSpan(names)
    span = columnSpan([region, latitude, longitude])
  }

  /// Degrees north and east; not numbers where not given.
  func point(_ record: DelimitedRecord) throws(RowFault) -> (latitude: Double, longitude: Double) {
    (try record.latitude(latitude), try record.longitude(longitude))
  }

  /// The place's position in the batch: rows that agree in its columns and its state share it.
  func position(
    _ record: DelimitedRecord, _ state: StateID, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let point = try point(record)
    return withUnsafeBytes(of: state.index) { index in
      batch.places.position(
        of: record.bytes(name), record.bytes(span), index.bindMemory(to: UInt8.self)
      ) {
        let name = names.lazy.map(record.value).first { !$0.isEmpty } ?? ""
        return EventPlace(
          state: state, region: record.value(region), name: name, at: point.latitude,
          point.longitude)
      }
    }
  }
}
