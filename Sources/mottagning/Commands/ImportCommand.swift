// `import`: the unit's own list, with every fault named by line and column.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: words(.helpImport))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFiles)) var files: [String] = []
    @Flag(name: .long, help: help(.optionDryRun)) var dryRun = false
    @Option(name: .long, help: help(.optionMap)) var map: String?
    @Flag(name: .long, help: help(.optionExtra)) var extraAsNote = false
    @Option(name: .long, help: help(.optionQuarantine)) var quarantine: String?
    @Flag(name: .long, help: help(.optionAddUsers)) var addUsers = false
    @Flag(name: .long, help: help(.optionTemplate)) var template = false

    func run() throws {
        if template { return try Output.write(HouseholdReader.template(facts: BuiltIn.facts)) }
        guard !files.isEmpty else { throw Failure.usage(words(.errorNoFile), words(.errorNoFileFix)) }
        if let quarantine, !dryRun { try PrivateFile.probe(quarantine) }
        let session = try Session(options)
        let lists = try files.map { try List(path: $0, map: try columnMap(), extraAsNote, session.today) }
        let outcome = try take(lists, session)
        if let quarantine, !outcome.faultyKeys.isEmpty, !dryRun {
            try writeQuarantine(lists, outcome.faultyKeys, to: quarantine)
        }
        try report(outcome)
    }

    private func columnMap() throws -> [String: String] {
        guard let map else { return [:] }
        let (names, faults) = try ColumnMap.read(try openList(map))
        if let fault = faults.first {
            throw Failure.failed(words.place(fault) + words.what(fault), words.remedy(fault))
        }
        return names
    }

    /// Reads every list for its own faults first; only lists without any, or with a quarantine, reach the store.
    private func take(_ lists: [List], _ session: Session) throws -> ImportResult {
        var result = ImportResult()
        var skipped: [Set<String>] = []
        var rows = 0
        try LongWork.run(.progressRead) { work in
            var read = 0
            for list in lists {
                let report = try list.reader.forEach(skipping: []) { household in
                    read += household.persons.count
                    try work.advance(to: read, of: nil)
                }
                rows += report.rows
                result.faults += report.faults
                result.faultyKeys.formUnion(report.faultyKeys)
                skipped.append(report.faultyKeys)
                if report.isRefused { result.isRefused = true }
            }
        }
        guard !result.isRefused, result.faults.isEmpty || quarantine != nil else { return result }
        let importing = ImportOptions(
            isDryRun: dryRun, addsUsers: addUsers, isQuarantining: quarantine != nil)
        let outcome = try LongWork.run(.progressImport) { work in
            var taken = 0
            return try session.store.importHouseholds(importing, by: session.actor) { give in
                for (list, faulty) in zip(lists, skipped) {
                    _ = try list.reader.forEach(skipping: faulty) { household in
                        try work.advance(to: taken, of: rows)
                        try give(household)
                        taken += household.persons.count
                    }
                }
            }
        }
        result.outcome = outcome
        result.faults += outcome.faults.map(named)
        result.faultyKeys.formUnion(outcome.faultyKeys)
        return result
    }

    private func writeQuarantine(_ lists: [List], _ keys: Set<String>, to path: String) throws {
        var bytes: [UInt8] = []
        for list in lists { _ = try list.reader.quarantine(keys) { bytes += $0 } }
        try PrivateFile.write(bytes, to: path)
    }

    /// A fault found by comparing names facts and details by their ids; people read the names of the columns.
    private func named(_ fault: ImportFault) -> ImportFault {
        guard let id = fault.arguments.first else { return fault }
        var fault = fault
        if BuiltIn.facts[FactID(id)] != nil {
            fault.arguments[0] = words.name(FactID(id), BuiltIn.facts)
        } else if words.language == .sv, let name = ListColumn.swedish(id) {
            fault.arguments[0] = name
        }
        return fault
    }

    private func report(_ result: ImportResult) throws {
        let outcome = result.outcome
        let tookSomething = outcome.cases + outcome.persons + outcome.facts + outcome.unchanged > 0
        let isQuarantined = quarantine != nil && tookSomething && !result.faults.isEmpty
        let errors = result.faults.map { fault in
            JSONValue.record([
                "line": .int(fault.place.line), "column": .int(fault.place.column),
                "code": .string(fault.code.rawValue), "message": .string(words.what(fault)),
            ])
        }
        let record = JSONValue.record([
            "cases": .int(outcome.cases), "persons": .int(outcome.persons), "facts": .int(outcome.facts),
            "unchanged": .int(outcome.unchanged), "errors": .array(errors),
        ])
        try Output.one(record, options.format) {
            var lines = result.faults.map { words.sentence($0) }
            let counts = [
                words.count(.actCases, outcome.cases), words.count(.importPersons, outcome.persons),
                words.count(.importFacts, outcome.facts), words.count(.importRows, outcome.unchanged),
            ]
            if result.faults.isEmpty || isQuarantined {
                lines.append(
                    dryRun
                        ? words(.importWouldAdd, counts[0], counts[1], counts[2], counts[3])
                        : words(.importAdded, counts[0], counts[1], counts[2], counts[3]))
            }
            if isQuarantined { lines.append(words.count(.importQuarantined, result.faults.count)) }
            return lines.joined(separator: "\n")
        }
        if !outcome.withheld.isEmpty {
            let places = outcome.withheld.prefix(20).map(String.init).joined(separator: ", ")
            let more = outcome.withheld.count > 20 ? " …" : ""
            Output.say(words.count(.importWithheld, outcome.withheld.count, places + more) + "\n")
        }
        guard !result.faults.isEmpty else { return }
        if isQuarantined { throw notInOrder }
        if let quarantine, !dryRun, !result.faultyKeys.isEmpty {
            throw Failure.failed(
                words.count(.importAllAside, result.faults.count), words(.importAllAsideFix, quarantine))
        }
        // Where a column is missing, or all was to be set aside, setting aside is no remedy.
        let fix: Word = quarantine != nil || result.isRefused ? .importRefusedListFix : .importRefusedFix
        throw Failure.failed(words.count(.importRefused, result.faults.count), words(fix))
    }

    /// One file of the command line.
    struct List {
        let path: String
        let reader: HouseholdReader

        init(path: String, map: [String: String], _ extraAsNote: Bool, _ today: Day) throws {
            self.path = path
            reader = HouseholdReader(
                try openList(path), facts: BuiltIn.facts, today: today,
                options: HouseholdReader.Options(map: map, extraAsNote: extraAsNote))
        }
    }

    /// What the lists brought, with the faults of reading before those of comparing.
    struct ImportResult {
        var outcome = ImportOutcome()
        var faults: [ImportFault] = []
        var faultyKeys: Set<String> = []
        var isRefused = false
    }
}

/// Opens a list, with an error that names the file and never its content.
private func openList(_ path: String) throws -> ListSource {
    do throws(ListSourceError) {
        return try ListSource(path: path)
    } catch {
        throw Failure.failed(words(.errorFile, path), words(.errorFileFix))
    }
}

/// Files that only their owner may read.
enum PrivateFile {
    /// Finds out whether a file can be written, before something is done that cannot be taken back.
    static func probe(_ path: String) throws {
        let draft = path + ".\(getpid()).tmp"
        let handle = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard handle >= 0 else { throw Failure.failed(words(.errorFile, path), words(.errorFileFix)) }
        close(handle)
        unlink(draft)
    }

    /// Writes a file beside its place and moves it there, so that it is whole or not there at all.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let draft = path + ".\(getpid()).tmp"
        let handle = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard handle >= 0 else { throw Failure.failed(words(.errorFile, path), words(.errorFileFix)) }
        let isWhole = OpenFile.write(bytes, to: handle) && fsync(handle) == 0
        close(handle)
        guard isWhole, rename(draft, path) == 0 else {
            unlink(draft)
            throw Failure.failed(words(.errorFile, path), words(.errorFileFix))
        }
    }
}
