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

  /// Rows of several days, states and places.
  static let mixed = text([
    row(id: 1),
    row(
      id: 2, day: "2018-06-02", source: "Citizen (Iran)", sectors: "Social", sourceCountry: "Iran",
      text: "Demonstrate or rally", code: "141", intensity: "-6.5", target: "Government (Iran)",
      targetCountry: "Iran", city: "Téhéran", province: "Tehran", country: "Iran",
      latitude: "35.6944", longitude: "51.4215"),
    row(
      id: 3, day: "2018-06-03", source: "European Union", sectors: "NA", sourceCountry: "NA",
      target: "Ukraine", story: "NA", city: "NA", province: "NA", country: "NA", latitude: "NA",
      longitude: "NA"),
    row(
      id: 4, source: "Ukraine", sectors: "NA", sourceCountry: "Ukraine", target: "Russia",
      targetCountry: "Russia", publisher: "NA"),
    row(
      id: 5, day: "2018-05-31", source: "Somebody", sectors: "NA", sourceCountry: "NA",
      target: "Africa", targetCountry: "NA"),
    row(id: 6, day: "2017-12-31", intensity: "NA"),
  ])

  /// Rows of four columns, of several days and states.
  static let mixedFourColumns = fourColumns([
    ["2014-05-05", "Russia", "Make a visit", "Ukraine"],
    ["2014-05-06", "Foreign Affairs (France)", "Consult", "Foreign Affairs (Russia)"],
    ["2014-05-06", "Vladimir Putin", "Threaten", "Police (A (B) Land)"],
    ["2014-05-07", "Barack Obama", "Make statement", "European Union"],
    ["2020-05-07", "Barack Obama", "Make statement", "Citizen (United States)"],
    ["2013-01-01", "Somebody", "Praise or endorse", "José Miguel Insulza"],
  ])
}
