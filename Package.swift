// swift-tools-version: 6.2
import PackageDescription

/// The rules every target of ours is built under. Imports are internal unless they say otherwise, so a module's
/// public interface cannot leak a library that it uses; that is what keeps the arrows of Sources/ARCHITECTURE.md.
let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, sees dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: rules)
}

func tests(of name: String, seeing dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, swiftSettings: rules)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
/// SQLite's own functions, by the module that GRDB is built on.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

/// What serves pages, and only that.
let serving: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "Mustache", package: "swift-mustache"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

/// What the pages are made of, compiled in.
let pageAssets = [
    "layout.mustache", "changes.mustache", "changelist.mustache", "article.mustache", "version.mustache",
    "diff.mustache", "stories.mustache", "story.mustache", "sources.mustache", "search.mustache", "login.mustache",
    "error.mustache", "pages.css", "pages.js", "icon.svg", "openapi.json",
]

let package = Package(
    name: "dateline",
    products: [
        .executable(name: "dateline", targets: ["dateline"]),
        // For the benchmarks and the fuzzers, which are packages of their own.
        .library(name: "Fetching", targets: ["Fetching"]),
        .library(name: "Articles", targets: ["Articles"]),
        .library(name: "Markup", targets: ["Markup"]),
        .library(name: "FeedReading", targets: ["FeedReading"]),
        .library(name: "Extraction", targets: ["Extraction"]),
        .library(name: "Reconciliation", targets: ["Reconciliation"]),
        .library(name: "Storage", targets: ["Storage"]),
        .library(name: "WebServer", targets: ["WebServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CSpawn"),
        .systemLibrary(name: "CFiles"),
        .systemLibrary(name: "CHeap"),
        .systemLibrary(name: "CSQLite"),

        module("Articles"),
        module("Locking"),
        module("Markup", sees: ["CLibXML2", "CZlib"]),
        module("Fetching", sees: ["CCurl", "CPSL", "Articles", "Locking", deque]),
        module("FeedReading", sees: ["Markup", "Articles"]),
        module("FileReading", sees: ["Markup", "Articles"]),
        module("Extraction", sees: ["Markup", "Articles"]),
        module(
            "Reconciliation", sees: ["Articles"],
            resources: [.embedInCode("Stories/common-words.txt")]),
        module("Rendering", sees: ["Articles", "Reconciliation", "CZlib"]),
        module("Storage", sees: ["Articles", "Locking", "Reconciliation", "CZstd", "CSQLite", grdb, sqlite]),
        module(
            "Settings", sees: ["Articles", "Extraction", "FeedReading", "Fetching", yams, mustache],
            resources: [.embedInCode("Samples/dateline.yaml"), .embedInCode("Samples/example.yaml")]),
        module(
            "Watching",
            sees: [
                "Articles", "Locking", "Settings", "Fetching", "FeedReading", "FileReading", "Extraction",
                "Reconciliation",
                "Storage", deque,
                heap,
            ]),
        module(
            "Notifying",
            sees: [
                "CSpawn", "CFiles", "Articles", "Settings", "Fetching", "Storage", "Rendering", "Reconciliation",
                "Locking", crypto,
            ]),
        module(
            "WebServer", sees: ["Articles", "Locking", "Reconciliation", "Rendering", "Storage"] + serving,
            resources: pageAssets.map { .embedInCode("Assets/\($0)") }),
        module("Newsroom", sees: ["Locking"]),
        module("Supervision", sees: ["Locking"]),
        .executableTarget(
            name: "dateline",
            dependencies: [
                "Articles", "Settings", "Fetching", "FeedReading", "FileReading", "Extraction", "Reconciliation",
                "Rendering",
                "Storage", "Watching", "Notifying", "WebServer", "Newsroom", "Locking", "Supervision", "CHeap",
                arguments,
            ],
            // The man page is installed, not compiled.
            exclude: ["dateline.1"],
            swiftSettings: rules,
            linkerSettings: [
                // Nobody links against the program: without a list of its 37,000 names it starts in nine tenths of the time.
                .unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux], configuration: .release))
            ]),

        .target(
            name: "Simulation", dependencies: ["Newsroom", "Locking"], path: "Tests/Simulation", swiftSettings: rules),
        .target(
            name: "TestSupport", dependencies: ["CSpawn", "Newsroom", "Locking", "Fetching", "Articles"],
            path: "Tests/TestSupport", swiftSettings: rules),
        tests(of: "Articles"),
        tests(of: "Markup"),
        tests(of: "Fetching", seeing: ["Articles", "TestSupport", "Newsroom", "Locking"]),
        tests(of: "FeedReading", seeing: ["Articles", "TestSupport"]),
        tests(of: "FileReading", seeing: ["Articles", "TestSupport"]),
        tests(of: "Extraction", seeing: ["Articles"]),
        tests(of: "Reconciliation", seeing: ["Articles", "TestSupport"]),
        tests(of: "Rendering", seeing: ["Articles", "Reconciliation", "TestSupport"]),
        tests(of: "Storage", seeing: ["Articles", "Reconciliation", "TestSupport", grdb]),
        tests(of: "Settings", seeing: ["Articles", "Extraction", "Fetching", "TestSupport"]),
        tests(
            of: "Watching",
            seeing: ["Articles", "Fetching", "Settings", "Storage", "Newsroom", "Extraction", "TestSupport", "Locking"]),
        tests(
            of: "Notifying",
            seeing: [
                "Articles", "CLibXML2", "Fetching", "Settings", "Storage", "Newsroom", "TestSupport", "Locking", crypto,
                grdb,
            ]),
        tests(of: "Supervision", seeing: ["Locking", "TestSupport"]),
        tests(
            of: "WebServer",
            seeing: [
                "Articles", "Storage", "Locking", "TestSupport",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ] + serving),
        tests(of: "dateline", seeing: ["Newsroom", "Simulation", "TestSupport", "Storage", "Articles", "Locking"]),
    ]
)
