// swift-tools-version: 6.2
// The targets of Mottagning and the arrows between them; Tests/LayeringTests reads the imports against this.

import PackageDescription

// `make fuzz` builds with this set: our own modules tell the fuzzer where they have been and are watched for wrong memory.
let isFuzzing = Context.environment["MOTTAGNING_FUZZ"] != nil
let watched = ["-sanitize=fuzzer,address"]

let strict: [SwiftSetting] =
    [.treatAllWarnings(as: .error)] + (isFuzzing ? [.unsafeFlags(watched + ["-enable-testing"])] : [])

// Where pango's headers lie. Its own pkg-config file brings -pthread, of which every build would warn; glib's, which
// knows the folder of the machine's kind, does not.
let pango: [SwiftSetting] = [
    .unsafeFlags(["pango-1.0", "cairo", "harfbuzz"].flatMap { ["-Xcc", "-I/usr/include/\($0)"] })
]

let package = Package(
    name: "mottagning",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "mottagning", targets: ["mottagning"]),
        .executable(name: "mottagning-print", targets: ["mottagning-print"]),
        .executable(name: "mottagning-sheet", targets: ["mottagning-sheet"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // The domain and what stands beside it, pure values.
        .target(name: "Reception", swiftSettings: strict),
        .target(name: "ReceptionData", dependencies: ["Reception"], swiftSettings: strict),
        .target(name: "ReceptionText", dependencies: ["Reception"], swiftSettings: strict),
        .target(name: "ReceptionSamples", dependencies: ["Reception"], swiftSettings: strict),
        // Rooms with a door to the outside.
        .target(name: "ReceptionFiles", dependencies: ["Reception", "CToml"], swiftSettings: strict),
        .target(name: "CDatabaseGroup", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "ReceptionStore",
            dependencies: [
                "Reception", "CDatabaseGroup", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "CToml",
            cxxSettings: [.define("TOML_EXCEPTIONS", to: "0")]
                + (isFuzzing ? [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])] : [])),
        // The terminal.
        .target(name: "TerminalKit", swiftSettings: strict),
        .systemLibrary(name: "CNcursesw"),
        .target(name: "CTermGuard"),
        .target(
            name: "CursesTerminal", dependencies: ["TerminalKit", "CNcursesw", "CTermGuard"],
            swiftSettings: strict),
        .target(
            name: "ReceptionUI", dependencies: ["Reception", "ReceptionText", "TerminalKit"],
            swiftSettings: strict),
        // Paper: the document as a value, and the program that alone knows pango.
        .target(name: "ReceptionPaper", dependencies: ["TerminalKit"], swiftSettings: strict),
        .target(
            name: "ReceptionDocuments", dependencies: ["Reception", "ReceptionText", "ReceptionPaper"],
            swiftSettings: strict),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "glib-2.0", providers: [.apt(["libpango1.0-dev"])]),
        .executableTarget(
            name: "mottagning-print", dependencies: ["ReceptionPaper", "TerminalKit", "CPangoCairo"],
            swiftSettings: strict + pango),
        // Spreadsheets: the sheet as a value, and the program that alone knows libxlsxwriter.
        .target(name: "ReceptionSheets", swiftSettings: strict),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .executableTarget(
            name: "mottagning-sheet", dependencies: ["ReceptionSheets", "CXlsxWriter"],
            swiftSettings: strict),
        // Programs.
        .executableTarget(
            name: "mottagning",
            dependencies: [
                "Reception", "ReceptionData", "ReceptionText", "ReceptionSamples", "ReceptionFiles",
                "ReceptionStore",
                "ReceptionPaper", "ReceptionDocuments", "ReceptionSheets",
                "TerminalKit", "CursesTerminal", "ReceptionUI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "mottagning-codegen", dependencies: ["Reception", "ReceptionFiles"], swiftSettings: strict),
        .executableTarget(
            name: "mottagning-bench",
            dependencies: [
                "Reception", "ReceptionData", "ReceptionSamples", "ReceptionStore",
            ],
            swiftSettings: strict),
        // Tests.
        .testTarget(name: "LayeringTests", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Reception", "ReceptionPaper"], path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReceptionTests", dependencies: ["Reception", "ReceptionData", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReceptionFilesTests",
            dependencies: ["Reception", "ReceptionFiles", "ReceptionData", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReceptionTextTests", dependencies: ["Reception", "ReceptionText", "TestSupport"],
            swiftSettings: strict),
        // A file system that loses power and runs full, and a program that writes on it until it is killed.
        .target(
            name: "CFaultVFS", path: "Tests/CFaultVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
        .executableTarget(
            name: "mottagning-writer",
            dependencies: ["Reception", "ReceptionData", "ReceptionStore", "TestSupport", "CFaultVFS"],
            path: "Tests/Writer", swiftSettings: strict),
        .testTarget(
            name: "ReceptionStoreTests",
            dependencies: [
                "Reception", "ReceptionStore", "ReceptionData", "ReceptionSamples", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReceptionUITests",
            dependencies: [
                "Reception", "ReceptionData", "ReceptionText", "ReceptionUI", "ReceptionSamples",
                "ReceptionStore", "TerminalKit", "mottagning",
                "TestSupport",
            ],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "ReceptionSamplesTests",
            dependencies: ["Reception", "ReceptionSamples", "ReceptionData", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReceptionPaperTests", dependencies: ["ReceptionPaper", "TerminalKit", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReceptionSheetsTests", dependencies: ["ReceptionSheets", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PrintTests", dependencies: ["ReceptionPaper", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["Reception", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["TestSupport"], path: "Tests/EndToEnd",
            swiftSettings: strict),
        .testTarget(
            name: "TerminalKitTests", dependencies: ["TerminalKit", "TestSupport"], swiftSettings: strict),
    ]
)

// What hostile text must not do: as a program that the fuzzer drives, or as tests that play what it has found before.
let fuzzed: [Target.Dependency] = [
    "Reception", "ReceptionData", "ReceptionText", "ReceptionFiles", "ReceptionStore", "ReceptionSheets",
    "ReceptionPaper", "TerminalKit", "CursesTerminal", "ReceptionUI", "TestSupport",
    .product(name: "GRDB", package: "GRDB.swift"),
]
package.targets.append(
    isFuzzing
        ? .executableTarget(
            name: "mottagning-fuzz", dependencies: fuzzed, path: "Tests/Fuzz",
            exclude: ["Corpus", "Tests"], sources: ["Properties", "Harness"], swiftSettings: strict,
            linkerSettings: [.unsafeFlags(watched + ["-use-ld=lld"])])
        : .testTarget(
            name: "FuzzTests", dependencies: fuzzed, path: "Tests/Fuzz", exclude: ["Corpus", "Harness"],
            sources: ["Properties", "Tests"], swiftSettings: strict))
