/// Rows in ICEWS's layouts, made for tests.
enum ICEWSSample {
  static let header =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code"
    + "\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number"
    + "\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"

  /// A row of the 20-column export.
  static func row(
    id: Int, day: String = "2018-06-01", source: String = "Foreign Affairs (Russia)",
    sectors: String = "Executive,Foreign Ministry,Government", sourceCountry: String = "Russia",
    text: String = "Make a visit", code: String = "042", intensity: String = "1.9",
    target: String = "Ukraine", targetCountry: String = "Ukraine", story: String = "4711",
    publisher: String = "Gazette of Nowhere", city: String = "Kyiv",
    province: String = "Misto Kyyiv", country: String = "Ukraine", latitude: String = "50.4547",
    longitude: String = "30.5238"
  ) -> String {
    [
      String(id), day, source, sectors, sourceCountry, text, code, intensity, target, "NA",
      targetCountry, story, "2", publisher, city, "NA", province, country, latitude, longitude,
    ].joined(separator: "\t") + "\n"
  }

  /// A file of such rows.
  static func text(_ rows: [String]) -> String { header + rows.joined() }

  /// A file of four columns.
  static func fourColumns(_ rows: [[String]]) -> String {
    ([["date", "source", "relation", "target"]] + rows)
      .map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
