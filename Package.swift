// swift-tools-version: 6.2
import PackageDescription

let gitHub = "https://github.com/"

// Each feature is on for every target. Why: SE-0335 (any), SE-0444 (member imports), SE-0409 (internal imports).
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// The order below is the direction of imports: a target sees only targets above it.
// Reading, Games and Weighing never see one another; a `Belief` passes between them.
let package = Package(
  name: "Credence",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "Credence",
      targets: ["Quantities", "Record", "Events", "Reading", "Games", "Briefing", "Studies"]),
    .executable(name: "credence", targets: ["CredenceTool"]),
  ],
  dependencies: [
    .package(url: gitHub + "apple/swift-argument-parser", from: "1.8.2"),
    .package(url: gitHub + "groue/GRDB.swift", from: "7.10.0"),
    .package(url: gitHub + "apple/swift-numerics", from: "1.1.1"),
    .package(url: gitHub + "jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Quantities", dependencies: [realModule], swiftSettings: strict),
    .systemLibrary(
      name: "CCrypto", path: "Sources/System/CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(name: "CBlocks", path: "Sources/System/CBlocks"),
    .target(
      name: "Record", dependencies: ["Quantities", "CCrypto", "CBlocks", yams],
      resources: [.embedInCode("Template/Files"), .embedInCode("Codes/Files")],
      swiftSettings: strict),
    .systemLibrary(
      name: "CIsal", path: "Sources/System/CIsal", pkgConfig: "libisal",
      providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
    .target(
      name: "Events", dependencies: ["Quantities", "Record", "CIsal", yams] + grdb,
      resources: [.embedInCode("Codes/Files")], swiftSettings: strict),
    .target(
      name: "Reading", dependencies: ["Quantities", "Record", realModule], swiftSettings: strict),
    .target(name: "Games", dependencies: ["Quantities", realModule], swiftSettings: strict),
    .target(
      name: "Briefing", dependencies: ["Quantities", "Record", realModule], swiftSettings: strict),
    .target(
      name: "Studies",
      dependencies: ["Quantities", "Record", "Events", "Reading", "Games", "Briefing", yams],
      swiftSettings: strict),
    .executableTarget(
      name: "CredenceTool",
      dependencies: ["Studies", "Briefing", "Events", "Record", "Quantities", argumentParser],
      swiftSettings: strict),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strict),
    .testTarget(
      name: "RecordTests", dependencies: ["Record", "Quantities", "CBlocks"], swiftSettings: strict),
    .testTarget(
      name: "EventsTests",
      dependencies: ["Events", "Record", "Quantities", "SampleCases", "CIsal"] + grdb,
      swiftSettings: strict),
    .testTarget(
      name: "ReadingTests", dependencies: ["Reading", "Record", "Quantities"],
      swiftSettings: strict),
    .testTarget(
      name: "GamesTests", dependencies: ["Games", "Quantities", "SampleCases"],
      swiftSettings: strict),
    .testTarget(
      name: "PublishedTests", dependencies: ["Games", "Reading", "Record", "Quantities"],
      path: "Tests/Published", swiftSettings: strict),
    .testTarget(
      name: "BriefingTests", dependencies: ["Briefing", "Quantities"], swiftSettings: strict),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Studies", "Briefing", "Reading", "Games", "Record", "Quantities", "SampleCases",
      ],
      swiftSettings: strict),
    // Runs the built program, so it depends on the executable, which is built first.
    .testTarget(
      name: "EndToEndTests", dependencies: ["CredenceTool", "Record", "SampleCases"],
      swiftSettings: strict),
    .target(name: "SampleCases", path: "Tests/Support/SampleCases", swiftSettings: strict),
  ]
)
