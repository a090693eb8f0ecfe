// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds Credence builds its benchmarks.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Credence", path: "..")],
  targets: [
    .executableTarget(
      name: "ForwardBackward", dependencies: [.product(name: "Credence", package: "Credence")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ]
)
