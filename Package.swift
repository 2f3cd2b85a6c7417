// swift-tools-version: 6.1
import PackageDescription

// Sources/, read from top to bottom, is the way of the data:
// system libraries, then bytes, syntax, publications, formats, countries,
// counting, the store, networks, rankings, pictures, pages, and the command.

let swift: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "copub",
  products: [.executable(name: "copub", targets: ["copub"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System libraries. The C and C++ targets show none of the wrapped library's types.
    .systemLibrary(
      name: "libxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "libisal", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "libsimdjson", providers: [.apt(["libsimdjson-dev"])]),
    .systemLibrary(name: "libtomlplusplus", providers: [.apt(["libtomlplusplus-dev"])]),
    .systemLibrary(
      name: "libxxhash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "libzstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "libarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "libnettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "CLibXML2", dependencies: ["libxml2"]),
    .target(name: "CISAL", dependencies: ["libisal"]),
    .target(name: "CZstandard", dependencies: ["libzstd"]),
    .target(name: "CArchive", dependencies: ["libarchive"]),
    .target(
      name: "CSimdJSON", dependencies: ["libsimdjson"],
      cxxSettings: [.define("SIMDJSON_THREADS_ENABLED", to: "1")],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CTOML", dependencies: ["libtomlplusplus"]),
    .target(name: "CXXHash", dependencies: ["libxxhash"]),
    .target(name: "CNettle", dependencies: ["libnettle"]),
    .target(name: "CExchange"),

    // The way of the data.
    .target(
      name: "Intake", dependencies: ["CISAL", "CZstandard", "CArchive", "CXXHash", "CNettle"],
      swiftSettings: swift),
    .target(
      name: "Markup", dependencies: ["CLibXML2", "CSimdJSON", "CTOML", "Intake"],
      swiftSettings: swift),
    .target(name: "Bibliography", dependencies: ["Intake"], swiftSettings: swift),
    .target(
      name: "Formats", dependencies: ["Intake", "Markup", "Bibliography"], swiftSettings: swift),
    .target(name: "CGeographyData"),
    .target(
      name: "Geography", dependencies: ["CGeographyData"], exclude: ["Data"],
      swiftSettings: swift),
    .target(
      name: "Collaboration",
      dependencies: ["Intake", "Markup", "Bibliography", "Formats", "Geography"],
      swiftSettings: swift),
    .target(
      name: "CorpusStore",
      dependencies: [
        "Intake", "Markup", "Bibliography", "Formats", "Geography", "Collaboration",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: swift),
    .target(name: "Networks", swiftSettings: swift),
    .target(
      name: "Rankings", dependencies: ["Geography", "Collaboration", "Networks"],
      swiftSettings: swift),
    .target(name: "Figures", swiftSettings: swift),
    .target(
      name: "Publishing",
      dependencies: [
        "CExchange", "Intake", "Markup", "Geography", "Collaboration", "Networks", "Rankings",
        "Figures",
      ],
      swiftSettings: swift),
    .executableTarget(
      name: "copub",
      dependencies: [
        "Intake", "Markup", "Bibliography", "Formats", "Geography", "Collaboration", "CorpusStore",
        "Networks", "Rankings", "Figures", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),

    // What `make fuzz` feeds with arbitrary bytes, and the replay of what it found.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Intake", "Markup", "Bibliography", "Formats", "Geography", "Collaboration", "CorpusStore",
        "Rankings", "Figures", "Publishing",
      ],
      path: "Tests/fuzz/Targets", swiftSettings: swift),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/fuzz/Tests",
      swiftSettings: swift),

    // Tests: one target a module, and the command as its users see it.
    .target(
      name: "TestSupport", dependencies: ["Intake"], path: "Tests/TestSupport",
      swiftSettings: swift),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "TestSupport"], swiftSettings: swift),
    .testTarget(
      name: "MarkupTests", dependencies: ["Intake", "Markup", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: swift),
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Bibliography", "Formats", "Geography", "Markup", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "GeographyTests", dependencies: ["Geography", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: swift),
    .testTarget(
      name: "CollaborationTests",
      dependencies: [
        "Bibliography", "Collaboration", "Formats", "Geography", "Intake", "TestSupport",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "CorpusStoreTests",
      dependencies: [
        "Collaboration", "CorpusStore", "Formats", "Geography", "Intake", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: swift),
    .testTarget(
      name: "NetworksTests", dependencies: ["Networks", "TestSupport"], exclude: ["Oracle"],
      swiftSettings: swift),
    .testTarget(
      name: "RankingsTests",
      dependencies: [
        "Collaboration", "CorpusStore", "Formats", "Geography", "Networks", "Rankings",
        "TestSupport",
      ],
      swiftSettings: swift),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"], swiftSettings: swift),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Collaboration", "Figures", "Geography", "Networks", "Publishing", "Rankings",
        "TestSupport",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Collaboration", "Formats", "Intake", "Rankings", "Publishing", "TestSupport", "copub",
      ],
      exclude: ["Cases"], swiftSettings: swift),
  ],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)

// The harness has libFuzzer's main function, so that it is built only where that is asked for.
if Context.environment["COPUB_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/fuzz/Harness",
      swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
