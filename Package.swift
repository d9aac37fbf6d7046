// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target speaks Swift 6 and compiles without a warning.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
]
/// Numeric targets are optimized in debug builds too, so that `swift test` takes minutes and not hours.
let fast: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "Cyclopedia",
  products: [
    .executable(name: "cyclopedia", targets: ["cyclopedia"]),
    .executable(name: "cyclopedia-benchmark", targets: ["cyclopedia-benchmark"]),
    .executable(name: "cyclopedia-fuzz", targets: ["cyclopedia-fuzz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // Layer 0: the engine's kernels, and system libraries as module maps and thin C shims.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CPNGWriter", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CCommonMark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CHash", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CFile"),
    // Layer 1.
    .target(name: "Settings", dependencies: ["Yams"], swiftSettings: strict),
    .target(name: "Escaping", swiftSettings: strict),
    .target(name: "Hashing", dependencies: ["CHash"], swiftSettings: fast),
    .target(name: "Files", dependencies: ["Hashing", "CFile"], swiftSettings: strict),
    .target(name: "Compressing", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "Learning", dependencies: ["Settings", "CKernels"], swiftSettings: fast),
    // Layer 2.
    .target(
      name: "Datasets",
      dependencies: ["Learning", "Settings", "Hashing", "Files", "Compressing", "CTurboJPEG", "CPNG", "CCurl"],
      swiftSettings: fast),
    .target(name: "Archiving", dependencies: ["Files", "Hashing", "Settings"], swiftSettings: strict),
    .target(name: "Manuscript", dependencies: ["Settings", "Escaping", "CCommonMark"], swiftSettings: strict),
    .target(name: "Plotting", swiftSettings: strict),
    // Layer 3.
    .target(
      name: "Experiments",
      dependencies: ["Learning", "Datasets", "Settings", "Hashing", "Files", "Compressing", "CSQLite"],
      swiftSettings: strict),
    .target(name: "Drawing", dependencies: ["Plotting", "Escaping", "CPangoCairo", "CPNGWriter"], swiftSettings: fast),
    .target(
      name: "Publishing",
      dependencies: ["Manuscript", "Plotting", "Escaping", .product(name: "Mustache", package: "swift-mustache")],
      swiftSettings: strict),
    // Layer 4 to 6.
    .target(name: "Runs", dependencies: ["Settings", "Learning", "Experiments", "Plotting"], swiftSettings: strict),
    .target(
      name: "RunReading",
      dependencies: ["Runs", "Settings", "Hashing", "Learning", "Datasets", "Experiments", "Manuscript", "Plotting"],
      swiftSettings: strict),
    .target(
      name: "Displays",
      dependencies: ["Runs", "Settings", "Learning", "Experiments", "Manuscript", "Plotting", "Publishing"],
      swiftSettings: strict),
    // Layer 7.
    .target(
      name: "Differences",
      dependencies: [
        "Runs", "Displays", "Settings", "Hashing", "Files", "Archiving", "Experiments", "Learning", "Plotting",
        "Drawing", "Publishing",
      ],
      swiftSettings: strict),
    .target(
      name: "Notebook",
      dependencies: [
        "Runs", "RunReading", "Displays", "Settings", "Escaping", "Hashing", "Files", "Compressing", "Learning",
        "Datasets", "Archiving", "Manuscript", "Plotting", "Experiments", "Drawing", "Publishing",
      ],
      swiftSettings: strict),
    // Layer 8: what is asked of a book that was read, of its report and of its runs.
    .target(
      name: "Embedding",
      dependencies: [
        "Notebook", "Runs", "Displays", "Settings", "Escaping", "Files", "Manuscript", "Plotting", "Drawing",
        "Publishing",
      ],
      swiftSettings: strict),
    .target(
      name: "RunCatalogue",
      dependencies: [
        "Notebook", "Runs", "RunReading", "Settings", "Files", "Datasets", "Learning", "Experiments",
      ],
      swiftSettings: strict),
    .target(
      name: "KindReference",
      dependencies: [
        "Notebook", "Runs", "RunReading", "Displays", "Settings", "Datasets", "Learning", "Manuscript", "Experiments",
      ],
      swiftSettings: strict),
    .target(
      name: "MachineHealth",
      dependencies: [
        "Notebook", "Hashing", "Files", "Compressing", "Learning", "Datasets", "Manuscript", "Experiments", "Drawing",
      ],
      swiftSettings: strict),
    .target(
      name: "Serving",
      dependencies: [
        "Notebook", "Experiments", "Files", "Runs", "Settings",
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Page/live.css"), .embedInCode("Page/live.js")], swiftSettings: strict),
    .executableTarget(
      name: "cyclopedia",
      dependencies: [
        "Notebook", "Embedding", "Differences", "RunCatalogue", "KindReference", "MachineHealth", "Serving", "Runs",
        "RunReading",
        "Experiments", "Learning", "Datasets", "Archiving", "Drawing", "Files",
        "Plotting", "Settings",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "cyclopedia-benchmark",
      dependencies: ["Learning", "Settings", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .executableTarget(
      name: "cyclopedia-fuzz",
      dependencies: [
        "Notebook", "KindReference", "RunReading", "Drawing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Tests mirror the targets.
    .testTarget(name: "SettingsTests", dependencies: ["Settings"], swiftSettings: strict),
    .testTarget(name: "EscapingTests", dependencies: ["Escaping"], swiftSettings: strict),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: strict),
    .target(name: "ProcessorTime", path: "Tests/ProcessorTime", swiftSettings: strict),
    .target(name: "SampleFolders", path: "Tests/SampleFolders", swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Hashing", "SampleFolders"], swiftSettings: strict),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "Settings"], exclude: ["Goldens"], swiftSettings: fast),
    .target(name: "ScriptedServer", path: "Tests/ScriptedServer", swiftSettings: strict),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "Learning", "Settings", "Hashing", "ScriptedServer", "CZlib"],
      swiftSettings: fast),
    .target(name: "SampleArchives", dependencies: ["Archiving"], path: "Tests/SampleArchives", swiftSettings: strict),
    .testTarget(
      name: "ArchivingTests",
      dependencies: ["Archiving", "Files", "Hashing", "ProcessorTime", "SampleArchives", "SampleFolders"],
      swiftSettings: strict),
    .testTarget(
      name: "ManuscriptTests", dependencies: ["Manuscript", "Settings", "ProcessorTime"], swiftSettings: strict),
    .target(name: "SampleFigures", dependencies: ["Plotting"], path: "Tests/SampleFigures", swiftSettings: strict),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting", "ProcessorTime", "SampleFigures"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: ["Experiments", "Learning", "Datasets", "Settings", "Hashing", "SampleFolders"],
      swiftSettings: strict),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing", "Plotting", "SampleFigures"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Manuscript", "Plotting", "Drawing"], swiftSettings: strict),
    .target(
      name: "SampleBooks", dependencies: ["RunReading", "Runs", "Experiments", "Manuscript", "Settings"],
      path: "Tests/SampleBooks", swiftSettings: strict),
    .testTarget(name: "RunsTests", dependencies: ["Runs", "Settings", "SampleBooks"], swiftSettings: strict),
    .testTarget(
      name: "RunReadingTests",
      dependencies: ["RunReading", "Runs", "Settings", "Learning", "Experiments", "Plotting", "SampleBooks"],
      swiftSettings: strict),
    .testTarget(
      name: "DisplaysTests",
      dependencies: ["Displays", "Runs", "Settings", "Experiments", "Plotting", "Publishing", "SampleBooks"],
      swiftSettings: strict),
    .testTarget(
      name: "DifferencesTests",
      dependencies: [
        "Differences", "Runs", "Archiving", "Files", "Publishing", "ProcessorTime", "SampleBooks", "SampleFolders",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NotebookTests",
      dependencies: [
        "Notebook", "Embedding", "Differences", "RunCatalogue", "KindReference", "MachineHealth", "Runs", "RunReading",
        "Displays", "Settings", "Hashing", "Files", "Archiving", "Experiments", "Learning", "Datasets", "Drawing",
        "Plotting", "Manuscript", "ProcessorTime", "ScriptedServer",
        "SampleArchives", "SampleBooks",
        "SampleFolders", "cyclopedia",
      ],
      exclude: ["OtherTools/Documents", "Results/Goldens"], swiftSettings: strict),
    .testTarget(
      name: "ServingTests",
      dependencies: [
        "Serving", "Notebook", "Experiments", "Files", "Runs", "Settings", "SampleFolders",
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: strict),
  ]
)
