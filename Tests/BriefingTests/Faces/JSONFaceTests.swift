import Briefing
import Foundation
import Testing

@Suite struct JSONFaceTests {
  private func object(_ findings: Findings) throws -> [String: Any] {
    let data = Data(JSONFace().text(findings).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func rows(_ findings: Findings) throws -> [[String: Any]] {
    let tables = try #require(try object(findings)["tables"] as? [[String: Any]])
    return try #require(tables.first?["rows"] as? [[String: Any]])
  }

  @Test func `the text is JSON and names its format`() throws {
    let json = try object(try sampleFindings())
    #expect(json["format"] as? String == "credence-findings/1")
    #expect(json["key"] as? String == "words")
    #expect((json["summary"] as? [Any])?.count == 2)
  }

  @Test func `values keep their types`() throws {
    let row = try #require(try rows(try sampleFindings()).first)
    #expect(row["label"] as? String == "Officials appointed")
    #expect(row["count"] as? Int == 12)
    #expect(row["chance"] as? Double == 0.816)
    #expect(row["rate"] as? [String: Double] == ["value": 1.5, "low": 0.25, "high": 4])
    #expect(row["day"] as? String == "2022-02-23")
    #expect(row["week"] as? String == "2022-W04")
    #expect(row["evidence"] as? [String] == ["s1", "d2"])
    #expect(row["seen"] as? Bool == true)
  }

  @Test func `what is not finite is null and what is missing gives its reason`() throws {
    let rows = try rows(try sampleFindings())
    #expect(rows[1]["weight"] is NSNull)
    #expect((rows[1]["rate"] as? [String: Any])?["low"] is NSNull)
    #expect(rows[2]["count"] as? [String: String] == ["missing": "too few statements"])
  }

  @Test func `hostile text comes back unchanged`() throws {
    #expect(try rows(try sampleFindings())[2]["label"] as? String == hostile)
  }

  @Test func `the text holds no raw control and no bidirectional control`() throws {
    for scalar in JSONFace().text(try sampleFindings()).unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(!scalar.properties.isBidiControl)
    }
  }

  @Test func `keys stand in the order of the columns`() throws {
    let text = JSONFace().text(try sampleFindings())
    let rows = try #require(text.range(of: "\"rows\""))
    var rest = text[rows.upperBound...]
    for key in ["label", "count", "weight", "chance", "rate", "day", "week", "evidence", "seen"] {
      let found = try #require(rest.range(of: "\"\(key)\": "))
      rest = rest[found.upperBound...]
    }
  }

  @Test(arguments: [
    0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308, -0.0, 123_456_789.125,
  ])
  func `numbers read back exactly`(value: Double) throws {
    let table = try sampleTable(rows: [
      sampleRows[0].replacing(2, with: .number(value, digits: 0))
    ])
    let findings = Findings(
      key: "k", title: "", question: "", stamp: sampleStamp, tables: [table])
    #expect(try rows(findings).first?["weight"] as? Double == value)
  }
}

extension Array {
  fileprivate func replacing(_ index: Int, with element: Element) -> [Element] {
    var copy = self
    copy[index] = element
    return copy
  }
}
