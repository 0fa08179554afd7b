// swift-tools-version: 6.2
import PackageDescription

/// Benchmarks are a package of their own: they are run by hand, and never as tests that a busy machine fails.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "dateline", path: "../..")],
    targets: [
        .executableTarget(
            name: "fetching",
            dependencies: [
                .product(name: "Fetching", package: "dateline"), .product(name: "Articles", package: "dateline"),
            ]),
        .executableTarget(
            name: "storing",
            dependencies: [
                .product(name: "Storage", package: "dateline"), .product(name: "Articles", package: "dateline"),
                .product(name: "Reconciliation", package: "dateline"),
            ]),
        .systemLibrary(name: "CMalloc"),
        .executableTarget(
            name: "grouping",
            dependencies: [
                "CMalloc", .product(name: "Storage", package: "dateline"),
                .product(name: "Articles", package: "dateline"), .product(name: "Reconciliation", package: "dateline"),
            ]),
    ]
)
