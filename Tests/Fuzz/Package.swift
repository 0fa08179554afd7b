// swift-tools-version: 6.2
import PackageDescription

// A package of its own: libFuzzer brings its own main, and wants every module built for it.

func fuzzer(_ name: String, sees dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["Driving"] + dependencies, swiftSettings: [.swiftLanguageMode(.v6)],
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
}

let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "dateline", path: "../..")],
    targets: [
        .target(name: "Driving", swiftSettings: [.swiftLanguageMode(.v6)]),
        fuzzer("FuzzFeed", sees: [.product(name: "FeedReading", package: "dateline")]),
        fuzzer("FuzzDate", sees: [.product(name: "Articles", package: "dateline")]),
        fuzzer("FuzzPage", sees: [.product(name: "Extraction", package: "dateline")]),
        fuzzer("FuzzRule", sees: [.product(name: "Extraction", package: "dateline")]),
        fuzzer(
            "FuzzQuery",
            sees: [
                .product(name: "WebServer", package: "dateline"), .product(name: "Storage", package: "dateline"),
                .product(name: "Articles", package: "dateline"),
            ]),
        fuzzer("FuzzCharset", sees: [.product(name: "Markup", package: "dateline")]),
    ]
)
