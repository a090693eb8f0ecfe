/// One table as GeoJSON (RFC 7946): a point for each row that has a latitude and a longitude.
///
/// The table has to have the columns `latitude` and `longitude` in degrees (WGS 84); all others become
/// properties. Rows without a point are left out, as the collection's `left_out` says.
public struct GeoJSONFace: Hashable, Sendable {
  private let table: String

  /// The face of one table.
  public init(table: String) { self.table = table }

  /// The whole text; linear in the number of cells.
  ///
  /// - Throws: `FaceError` where the findings have no such table, or it has no points.
  public func text(_ findings: Findings) throws(FaceError) -> String {
    let table = try findings.table(self.table)
    let keys = table.columns.map(\.key)
    guard let latitude = keys.firstIndex(of: "latitude"),
      let longitude = keys.firstIndex(of: "longitude")
    else { throw .noPoints(self.table) }
    let located = table.rows.compactMap { row in
      row[latitude].degrees.flatMap { north in row[longitude].degrees.map { (row, north, $0) } }
    }
    var json = JSONWriter()
    json.object { json in
      json.member("type") { $0.string("FeatureCollection") }
      json.member("left_out") { $0.verbatim(String(table.rows.count - located.count)) }
      json.member("features") { json in
        json.array(located) { feature, json in
          json.onOneLine { write(feature.0, table, feature.1, feature.2, to: &$0) }
        }
      }
    }
    return json.text + "\n"
  }

  private func write(
    _ row: [Cell], _ table: Table, _ latitude: Double, _ longitude: Double,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("type") { $0.string("Feature") }
      json.member("geometry") { json in
        json.object {
          $0.member("type") { $0.string("Point") }
          $0.member("coordinates") { $0.array([longitude, latitude]) { $1.number($0) } }
        }
      }
      json.member("properties") { json in
        json.object { json in
          for (column, cell) in zip(table.columns, row)
          where !["latitude", "longitude"].contains(column.key) {
            json.member(column.key) { $0.cell(cell, missing: .null) }
          }
        }
      }
    }
  }
}

extension Cell {
  fileprivate var degrees: Double? {
    if case .number(let value, _) = self { value } else { nil }
  }
}
