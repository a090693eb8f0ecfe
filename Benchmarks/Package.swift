// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let credence = Target.Dependency.product(name: "Credence", package: "Credence")

// A package of its own, so that nobody who builds Credence builds its benchmarks.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Credence", path: "..")],
  targets: [
    .executableTarget(name: "ForwardBackward", dependencies: [credence], swiftSettings: strict),
    .executableTarget(name: "CrisisGames", dependencies: [credence], swiftSettings: strict),
    .executableTarget(name: "EventScan", dependencies: [credence], swiftSettings: strict),
    .executableTarget(name: "GameSolvers", dependencies: [credence], swiftSettings: strict),
  ]
)
