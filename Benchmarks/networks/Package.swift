// swift-tools-version: 6.1
import PackageDescription

// Apart from the product: what measures it. Sources/Networks is a link to the module itself.

let package = Package(
  name: "network-benchmarks",
  targets: [
    .target(name: "Networks"),
    .executableTarget(name: "measure", dependencies: ["Networks"]),
  ]
)
