public import Quantities

/// A source whose files can be fetched, because somebody has documented where they are.
public struct FetchSource: Sendable {
  /// Its name, that of the importer.
  public let id: String
  /// What people call it.
  public let title: String
  /// Whether the files are a series of which days have to be named.
  public let needsDays: Bool
  /// Whether an account is needed.
  public let needsAccount: Bool
  /// Files to import, as a pattern of the shell; `nil` where they have to be converted first.
  public let pattern: String?
  /// How the files are found: for these days, on the own server or on a mirror; `nil` only for addresses
  /// that are none.
  let recipe: @Sendable (ClosedRange<Day>, FetchAddress?) -> (any FetchRecipe)?

  private init(
    _ id: String, _ title: String, needsDays: Bool = true, needsAccount: Bool = false,
    pattern: String?,
    recipe: @escaping @Sendable (ClosedRange<Day>, FetchAddress?) -> (any FetchRecipe)?
  ) {
    self.id = id
    self.title = title
    self.needsDays = needsDays
    self.needsAccount = needsAccount
    self.pattern = pattern
    self.recipe = recipe
  }

  /// Days that hold everything, for sources that come whole.
  public static let allDays = Day(number: -719_162)...Day(number: 2_932_896)

  /// The source of that name.
  public static func named(_ id: String) -> FetchSource? { all.first { $0.id == id } }

  /// All, in the order in which help lists them.
  public static let all: [FetchSource] = [
    FetchSource("gdelt1", "GDELT 1.0 events", pattern: "*.zip") { days, mirror in
      host("http://data.gdeltproject.org", mirror).flatMap { GDELT1Recipe(days, $0) }
    },
    FetchSource("gdelt2", "GDELT 2.0 events", pattern: "*.zip") { days, mirror in
      host("http://data.gdeltproject.org", mirror).flatMap { GDELT2Recipe(days, $0, .events) }
    },
    FetchSource("gdelt-mentions", "GDELT 2.0 mentions", pattern: "*.zip") { days, mirror in
      host("http://data.gdeltproject.org", mirror).flatMap { GDELT2Recipe(days, $0, .mentions) }
    },
    FetchSource("ucdp-ged", "UCDP GED, yearly release 26.1", needsDays: false, pattern: "*.zip") {
      fixed("https://ucdp.uu.se", $1, "/downloads/ged/ged261-csv.zip", .zip)
    },
    FetchSource("acled", "ACLED", needsAccount: true, pattern: "*.csv") { days, mirror in
      host("https://acleddata.com", mirror).map { ACLEDRecipe(days: days, host: $0) }
    },
    FetchSource("viina", "VIINA 2.0", pattern: "*.zip") { days, mirror in
      VIINARecipe(days, mirror)
    },
    FetchSource(
      "kiel", "Kiel Ukraine Support Tracker", needsDays: false, pattern: "data_explorer.csv"
    ) {
      fixed(
        "https://raw.githubusercontent.com", $1,
        "/UkraineSupportTrackerWebsite/ukraine-support-tracker/main/data/data_explorer.csv", .table)
    },
    FetchSource("icews", "ICEWS, 1995 to 2023", pattern: "*icews*") { days, mirror in
      dataverse(days, mirror, DataverseRecipe.icews)
    },
    FetchSource("polecat", "POLECAT, 2018 on", pattern: "ngecEvents*") { days, mirror in
      dataverse(days, mirror, DataverseRecipe.polecat)
    },
    FetchSource(
      "un-votes", "Votes of the General Assembly, UN library", needsDays: false, pattern: "*.csv"
    ) { _, mirror in
      host("https://digitallibrary.un.org", mirror).flatMap { UNVotesRecipe($0) }
    },
    FetchSource(
      "voeten-votes", "Votes of the General Assembly, Voeten", needsDays: false, pattern: nil
    ) { days, mirror in
      dataverse(days, mirror, DataverseRecipe.voeten)
    },
  ]

  private static func host(_ own: String, _ mirror: FetchAddress?) -> FetchHost? {
    FetchAddress(own).map { FetchHost(own: $0, mirror: mirror) }
  }

  private static func dataverse(
    _ days: ClosedRange<Day>, _ mirror: FetchAddress?, _ kind: DataverseRecipe.Kind
  ) -> DataverseRecipe? {
    host("https://dataverse.harvard.edu", mirror).flatMap { DataverseRecipe(days, $0, kind) }
  }

  private static func fixed(
    _ own: String, _ mirror: FetchAddress?, _ path: String, _ content: FetchItem.Content
  ) -> FixedRecipe? {
    guard let address = host(own, mirror)?.address(path),
      let name = plainFileName(path.split(separator: "/").last ?? "")
    else { return nil }
    return FixedRecipe(item: FetchItem(name: name, address: address, content: content))
  }
}
