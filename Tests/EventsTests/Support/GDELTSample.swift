/// Rows in GDELT's layouts, made for tests.
enum GDELTSample {
  /// A row of GDELT 2.0 with the fields that matter; the others are empty or plausible.
  static func row2(
    id: Int, day: String = "20220720", source: String = "RUS", sourceType: String = "GOV",
    target: String = "UKR", targetType: String = "", code: String = "130", quad: String = "3",
    goldstein: String = "-4.4", mentions: String = "4",
    place: String = "Kyiv, Kyyiv, Misto, Ukraine",
    country: String = "UP", latitude: String = "50.4333", longitude: String = "30.5167",
    url: String = "https://example.org/a"
  ) -> String {
    var fields = [String](repeating: "", count: 61)
    fields[0] = String(id)
    fields[1] = day
    (fields[5], fields[6], fields[7]) = (source + sourceType, "RUSSIA", source)
    fields[12] = sourceType
    (fields[15], fields[16], fields[17]) = (target + targetType, "UKRAINE", target)
    fields[22] = targetType
    (fields[25], fields[26], fields[28], fields[29]) = ("1", code, String(code.prefix(2)), quad)
    (fields[30], fields[31]) = (goldstein, mentions)
    (fields[51], fields[52], fields[53], fields[54]) = ("4", place, country, "UP12")
    (fields[56], fields[57]) = (latitude, longitude)
    (fields[59], fields[60]) = ("20220720120000", url)
    return fields.joined(separator: "\t") + "\n"
  }

  /// The same row in GDELT 1.0's layout, with or without the address.
  static func row1(id: Int, hasAddress: Bool) -> String {
    var fields = row2(id: id).dropLast().split(separator: "\t", omittingEmptySubsequences: false)
      .map(String.init)
    for index in [55, 47, 39] { fields.remove(at: index) }
    if !hasAddress { fields.removeLast() }
    return fields.joined(separator: "\t") + "\n"
  }

  /// Rows of 2.0 of several days, states and places.
  static let mixed =
    row2(id: 1)
    + row2(id: 2, day: "20220721", source: "UKR", target: "RUS", code: "0841", quad: "2")
    + row2(id: 3, day: "20220722", source: "FRA", sourceType: "MIL", target: "DEU")
    + row2(
      id: 4, source: "", target: "", place: "Moskva, Moskva, Russia", country: "RS",
      latitude: "55.7522", longitude: "37.6156")
    + row2(id: 5, day: "20220719", place: "", country: "", latitude: "", longitude: "", url: "")
    + row2(id: 6, day: "20120719", source: "USA", goldstein: "", mentions: "12")

  /// A row of the mentions of 2.0.
  static func mention(
    of id: Int, time: String = "20220720120000", identifier: String = "https://example.org/a"
  ) -> String {
    [
      String(id), time, "20220721001500", "1", "example.org", identifier, "3", "-1", "20", "31",
      "1", "60", "4200", "-2.5", "", "",
    ].joined(separator: "\t") + "\n"
  }

  /// Mentions of several events and days.
  static let mentions =
    [1, 2, 3, 1].map { mention(of: $0) }.joined()
    + mention(of: 3, time: "20220722234500", identifier: "")
    + mention(of: 4, time: "20220723000000", identifier: "BBC Monitoring")
}
