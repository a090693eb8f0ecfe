/// Rows in POLECAT's layout, made for tests.
enum POLECATSample {
  static let names = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
  ]
  static let header = line(names)

  static func line(_ fields: [String]) -> String { fields.joined(separator: "\t") + "\n" }

  /// The fields of a row.
  static func fields(
    id: String = "20220720-0001-abcdef_2", day: String = "2022-07-20", type: String = "COERCE",
    mode: String = "seize", intensity: String = "-6.5", actor: String = "Vladimir Putin",
    country: String = "RUS", sector: String = "GOV", recipient: String = "Ukraine",
    recipientCountry: String = "UKR", recipientSector: String = "None", city: String = "Kyiv",
    province: String = "Kyiv City", place: String = "UKR", latitude: String = "50.4547",
    longitude: String = "30.5238"
  ) -> [String] {
    [
      id, day, type, mode, intensity, "MATERIAL CONFLICT", "territory; military", actor, country,
      "365", sector, sector, "None", actor, "None", recipient, recipientCountry, "369",
      recipientSector, recipientSector, "None", recipient, "None", "Kyiv", city, "None", province,
      place, latitude, longitude, "703448", "Kiev", "PPLC", "Gazette of Nowhere", "2022-07-21",
      "None", "None", "None", "English", "NGEC-v1",
    ]
  }

  /// A row.
  static func row(
    day: String = "2022-07-20", actor: String = "Vladimir Putin", country: String = "RUS",
    sector: String = "GOV"
  ) -> String { line(fields(day: day, actor: actor, country: country, sector: sector)) }

  /// Rows of several days, states and places.
  static let mixed =
    header + row() + row(day: "2022-07-21", actor: "A \"name", country: "None", sector: "CVL")
    + line(
      fields(
        id: "x_1", day: "2022-07-22", type: "CONSULT", mode: "None", intensity: "None",
        actor: "France; Germany", country: "FRA; DEU", recipient: "None", recipientCountry: "None",
        city: "Genève", province: "None", place: "CHE", latitude: "46.2", longitude: "6.15"))
    + line(
      fields(
        id: "y", day: "2021-01-01", type: "AID", mode: "", actor: "European Union", country: "None",
        sector: "IGO", city: "None", province: "", place: "None", latitude: "None",
        longitude: "None"))
    + row(day: "2022-07-19", actor: "USA", country: "USA") + row(day: "2022-07-19")
}
