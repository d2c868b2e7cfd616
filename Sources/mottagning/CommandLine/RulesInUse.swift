// The rules that deadlines are computed by: the program's own, and what the database's rule files lay over them.

import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionStore
import ReceptionText

/// The rulebook of the opened database.
enum RulesInUse {
    /// The program's own rules, warning as many days before as the user wants.
    static var base: Rulebook { UserSettings.warning(BuiltIn.rulebook) }
    /// The program's own until a database is opened.
    nonisolated(unsafe) private(set) static var rulebook = base

    /// Opens a database with its rule files laid over the program's rules.
    /// - Throws: ``StoreError``; a ``Failure`` where a stored file can no longer be read.
    static func open(_ path: String) throws -> ReceptionStore {
        let store = try LongWork.run(.progressUpgrade) { work in
            try ReceptionStore(
                path: path, rulebook: base, catalogue: BuiltIn.facts,
                laying: { try lay($1, over: $0) }, upgrading: { try work.advance(to: $0, of: $1) })
        }
        rulebook = store.engine.rulebook
        return store
    }

    /// The rules of the database that the options name; the program's own where there is none.
    static func of(_ options: Surroundings) throws -> Rulebook {
        guard DatabasePlace.exists(options.path) else { return BuiltIn.rulebook }
        try Installation.admit(to: options.path)
        return try open(options.path).engine.rulebook
    }

    /// The day of the program's own edition of the rules.
    static var edition: Day { BuiltIn.rulebook.day("rules_edition") ?? .distantPast }

    /// The day of the newest edition among stored files; nil where there is none.
    static func edition(of files: [RuleFile]) throws -> Day? {
        try files.filter { $0.slot == .edition }.compactMap { file in
            switch RuleOverlayReader.read(
                (file.name, file.text), over: BuiltIn.rulebook, facts: BuiltIn.facts)
            {
            case .success(let overlay): overlay.edition
            case .failure(let faults): throw Self.failure(faults)
            }
        }.max()
    }

    /// Lays stored files over a rulebook, an edition before the unit's own.
    static func lay(_ files: [RuleFile], over base: Rulebook) throws -> Rulebook {
        try files.reduce(base) { laid, file in
            switch RuleOverlayReader.read((file.name, file.text), over: laid, facts: BuiltIn.facts) {
            case .success(let overlay): lay(overlay, over: laid)
            case .failure(let faults): throw Self.failure(faults)
            }
        }
    }

    /// Lays one overlay; an edition that the program has caught up with is passed by.
    static func lay(_ overlay: RuleOverlay, over base: Rulebook) -> Rulebook {
        if let day = overlay.edition, day <= edition { return base.passing(overlay) }
        return base.laying(overlay)
    }

    /// The faults of a rule file in words, one a line.
    static func lines(_ faults: RulebookFaults) -> [String] {
        faults.faults.map { fault in
            "\(fault.file):\(fault.place): " + words.rulebookFault(fault.cause.code, fault.cause.arguments)
        }
    }

    private static func failure(_ faults: RulebookFaults) -> Failure {
        .failed(words(.errorRuleFile, lines(faults).first ?? ""), words(.errorRuleFileFix))
    }
}
