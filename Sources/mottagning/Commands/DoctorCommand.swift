// `doctor`: what the program stands on, looked at piece by piece, and what to do where something is not well.

import ArgumentParser
import CursesTerminal
import Foundation
import Reception
import ReceptionFiles
import ReceptionStore
import ReceptionText

/// What an examination found.
struct Finding {
    enum State: String {
        case ok, warning, fault
    }
    /// What was looked at; stands in JSON.
    let check: String
    let state: State
    let text: String
    /// Empty where nothing is to be done.
    let remedy: String

    static func ok(_ check: String, _ text: String) -> Finding {
        Finding(check: check, state: .ok, text: text, remedy: "")
    }
    static func warning(_ check: String, _ text: String, _ remedy: Word) -> Finding {
        Finding(check: check, state: .warning, text: text, remedy: words(remedy))
    }
    static func fault(_ check: String, _ text: String, _ remedy: Word) -> Finding {
        Finding(check: check, state: .fault, text: text, remedy: words(remedy))
    }
}

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doctor", abstract: words(.helpDoctor))

    @OptionGroup var options: GlobalOptions
    @Flag(name: .long, help: help(.optionFull)) var full = false

    func run() throws {
        try Installation.admit(to: options.stated.path)
        let findings =
            DatabaseExamination(path: options.stated.path, isFull: full).findings
            + MachineExamination.findings
        let rows = findings.map { finding in
            JSONValue.record([
                "check": .string(finding.check), "state": .string(finding.state.rawValue),
                "finding": .string(finding.text),
                "remedy": .text(finding.remedy.isEmpty ? nil : finding.remedy),
            ])
        }
        if options.format == .table {
            try Output.write(findings.map(Self.lines).joined())
        } else {
            try Output.listing(
                rows, keys: ["check", "state", "finding", "remedy"], columns: [], options.format)
        }
        if findings.contains(where: { $0.state == .fault }) { throw notInOrder }
    }

    /// A finding for people: how it stands, what was found, and below it what to do.
    private static func lines(_ finding: Finding) -> String {
        let states: [Finding.State: Word] = [
            .ok: .doctorOk, .warning: .doctorWarning, .fault: .doctorFault,
        ]
        let state = words(states[finding.state] ?? .doctorFault)
        let padding = String(repeating: " ", count: max(0, 8 - state.count))
        let below = finding.remedy.isEmpty ? "" : "          → \(finding.remedy)\n"
        return state + padding + "  " + finding.text + "\n" + below
    }
}

/// The database and where it lies.
struct DatabaseExamination {
    let path: String
    let isFull: Bool

    var findings: [Finding] {
        guard DatabasePlace.exists(path) else {
            let failure = Installation.missing
            return [
                Finding(check: "database", state: .fault, text: failure.what, remedy: failure.remedy),
                installation,
            ]
        }
        var found = [installation, permissions, space]
        guard !DatabasePlace.isOnNetwork(path) else {
            return found + [.fault("file_system", words(.doctorNetwork), .doctorNetworkFix)]
        }
        found.append(.ok("file_system", words(.doctorLocal)))
        do {
            let facts = try ReceptionStore.prove(path)
            guard facts.isSound else {
                return found + [.fault("integrity", words(.doctorIntegrity), .doctorIntegrityFix)]
            }
            found.append(.ok("integrity", words(.doctorIntegrityOk)))
            found.append(schema(facts))
            found.append(journal(try isFull ? Proof.of(path, against: nil) : facts.verification))
            // One of an older version is left as it is; the program brings it up to date when it is next used.
            guard facts.isCurrent else { return found }
            let store = try RulesInUse.open(path)
            found += [try mode(store), try clock(store), try backup(store)]
        } catch {
            let failure = Failure(error)
            found.append(
                Finding(check: "database", state: .fault, text: failure.what, remedy: failure.remedy))
        }
        return found
    }

    /// Whether the program has a group of its own for the database, and whether that holds what it promises.
    private var installation: Finding {
        switch DatabaseGroup.state {
        case .none where Self.isMarked:
            .fault("installation", words(.doctorGroupIgnored), .doctorGroupIgnoredFix)
        case .none: .ok("installation", words(.doctorGroupNone))
        case .givenUp: .ok("installation", words(.doctorGroupGivenUp))
        case .held where DatabaseGroup.hasMembers:
            .warning(
                "installation", words(.doctorGroupMembers, DatabaseGroup.name), .doctorGroupMembersFix)
        case .held where Installation.isInstalled(path):
            .ok("installation", words(.doctorGroupHeld, DatabaseGroup.name))
        case .held: .ok("installation", words(.doctorGroupGivenUp))
        case .noPlace: .fault("installation", words(.doctorGroupNoPlace), .doctorGroupFix)
        case .openPlace: .fault("installation", words(.doctorGroupOpenPlace), .doctorGroupFix)
        }
    }

    /// Whether the program's file says that it runs with its group, which the system has not let it.
    private static var isMarked: Bool {
        var info = stat()
        return stat("/proc/self/exe", &info) == 0 && info.st_mode & S_ISGID != 0 && info.st_gid != getegid()
    }

    private var permissions: Finding {
        guard let exposure = DatabasePlace.exposure(of: path) else {
            return .fault("permissions", words(.doctorPermissions), .doctorPermissionsFix)
        }
        guard exposure == .nothing else {
            return Finding(
                check: "permissions", state: exposure == .plant ? .warning : .fault,
                text: Installation.exposedText(exposure, path),
                remedy: Installation.exposedRemedy(exposure, path))
        }
        let isReached = Installation.isInstalled(path)
        guard isReached || access(path, W_OK) == 0 && access(BackupFile.folder(of: path), W_OK) == 0 else {
            return .warning("permissions", words(.doctorReadOnly), .doctorPermissionsFix)
        }
        return .ok("permissions", words(.doctorPermissionsOk))
    }

    private var space: Finding {
        var system = statvfs()
        var file = stat()
        guard DatabaseGroup.reaching(path, { statvfs(path, &system) == 0 && stat(path, &file) == 0 }) else {
            return .warning("space", words(.doctorSpaceUnknown), .doctorSpaceFix)
        }
        let free = UInt64(system.f_bavail) * UInt64(system.f_frsize)
        let size = UInt64(clamping: file.st_size)
        let text = words(.doctorSpace, "\(free >> 20)", "\(size >> 20)")
        // A copy and what is written on the way there need room for as much as there is.
        if free < 16 << 20 { return .fault("space", text, .doctorSpaceFix) }
        return free < max(2 * size, 256 << 20) ? .warning("space", text, .doctorSpaceFix) : .ok("space", text)
    }

    private func schema(_ facts: DatabaseFacts) -> Finding {
        let text = words(.doctorSchema, "\(facts.version)")
        return facts.isCurrent ? .ok("schema", text) : .warning("schema", text, .doctorSchemaFix)
    }

    private func journal(_ result: Verification) -> Finding {
        guard let first = result.faults.first else {
            return .ok("journal", words(.doctorJournal, "\(result.rows)"))
        }
        return .fault("journal", words.sentence(first), .doctorJournalFix)
    }

    private func mode(_ store: ReceptionStore) throws -> Finding {
        let mode = try store.journalMode()
        let text = words(.doctorMode, mode)
        return mode == "wal" ? .ok("journal_mode", text) : .warning("journal_mode", text, .doctorModeFix)
    }

    /// A clock that goes behind the last act would write what is done now before what was done then.
    private func clock(_ store: ReceptionStore) throws -> Finding {
        let now = World.now
        let text = words(.doctorClock, World.stamp(now))
        guard let last = try store.lastAct(), last.seconds > now.seconds + 60 else {
            return .ok("clock", text)
        }
        return .fault(
            "clock", words(.doctorClockBehind, World.stamp(now), World.stamp(last)), .doctorClockFix)
    }

    private func backup(_ store: ReceptionStore) throws -> Finding {
        guard let last = try store.lastBackup() else {
            return .warning("backup", words(.doctorNoBackup), .doctorBackupFix)
        }
        let days = Int((World.now.seconds - last.seconds) / 86_400)
        let text = words(.doctorBackup, World.stamp(last))
        return days < 7 ? .ok("backup", text) : .warning("backup", text, .doctorBackupFix)
    }
}

/// The computer: its locale, terminal, printers and the programs beside this one.
enum MachineExamination {
    static var findings: [Finding] { [locale, terminal, programs, printers, age] }

    private static var locale: Finding {
        World.isUTF8
            ? .ok("locale", words(.doctorLocale))
            : .warning("locale", words(.doctorLocaleOther), .doctorLocaleFix)
    }

    private static var terminal: Finding {
        guard let name = World.environment("TERM"), name != "dumb" else {
            return .warning("terminal", words(.doctorTerminalNone), .doctorTerminalFix)
        }
        guard let colours = TerminalKind.colours else {
            return .fault("terminal", words(.doctorTerminalUnknown, name), .doctorTerminalFix)
        }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return .ok("terminal", words(.doctorTerminal, name, "\(colours)"))
        }
        let text = words(.doctorTerminalSize, name, "\(colours)", "\(size.ws_col)", "\(size.ws_row)")
        return size.ws_col < 80 || size.ws_row < 24
            ? .warning("terminal", text, .doctorSizeFix) : .ok("terminal", text)
    }

    private static var programs: Finding {
        let missing = ["mottagning-print", "mottagning-sheet"].filter { Tool.beside($0) == nil }
        return missing.isEmpty
            ? .ok("programs", words(.doctorPrograms))
            : .warning(
                "programs", words(.doctorProgramsMissing, missing.joined(separator: ", ")), .doctorProgramsFix
            )
    }

    private static var printers: Finding {
        do {
            let names = try Printers.names()
            return names.isEmpty
                ? .warning("printers", words(.doctorNoPrinters), .doctorPrintersFix)
                : .ok("printers", words(.doctorPrinters, names.joined(separator: ", ")))
        } catch {
            let failure = Failure(error)
            return Finding(check: "printers", state: .warning, text: failure.what, remedy: failure.remedy)
        }
    }

    private static var age: Finding {
        Age.program == nil
            ? .warning("age", words(.errorNoAge), .errorNoAgeFix) : .ok("age", words(.doctorAge))
    }
}
