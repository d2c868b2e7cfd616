// `export`: the rows of the queue for other programs, as CSV, JSON, a calendar or a spreadsheet.

import ArgumentParser
import Foundation
import Reception
import ReceptionText

/// The form of an export.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, json, ics, xlsx

    /// By the end of a file's name.
    init?(endOf path: String) {
        self.init(rawValue: URL(fileURLWithPath: path).pathExtension.lowercased())
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", _superCommandName: "mottagning", abstract: words(.helpExport))

    @OptionGroup var options: DeskOptions
    @Option(name: .long, help: help(.optionExportFormat)) var format: ExportFormat?
    @Option(name: .long, help: help(.optionExportOutput)) var output: String?
    @Flag(name: .long, help: help(.optionNames)) var names = false
    @Option(name: .long, help: help(.optionPartnerFor)) var partner: String?
    @OptionGroup var filter: QueueOptions

    func run() throws {
        let path = output == "-" ? nil : output
        guard let format = format ?? path.flatMap(ExportFormat.init(endOf:)) else {
            throw Failure.usage(words(.errorExportFormat), words(.errorExportFormatFix))
        }
        if names, format != .ics {
            throw Failure.usage(words(.errorExportNames), words(.errorExportNamesFix))
        }
        let target = ExportTarget(path: path)
        if format == .xlsx, target.path == nil {
            throw Failure.usage(words(.errorExportNeedsFile), words(.errorExportNeedsFileFix))
        }
        let filter = try filter.read()
        let session = try Session(options)
        let partner = try self.partner.map(session.partner)
        var cases: Set<CaseID> = []
        let encoder = try format.encoder(session, hasNames: names)
        let rows = try LongWork.run(.progressExport) { work in
            let total = try filter.expected(session)
            var seen = 0
            return try target.put(isSheet: format == .xlsx) { sink in
                var written = 0
                try sink.write(encoder.opening)
                // A calendar is often open to colleagues: it bears no protected household's name, also not for its own
                // handläggare. The store masks everything for whom no case is.
                let viewer = format == .ics ? session.actor.nobody : session.actor
                try filter.each(session, for: viewer, pause: { try work.advance(to: seen, of: total) }) {
                    seen += 1
                    guard let bytes = encoder.bytes($0, isFirst: written == 0) else { return }
                    written += 1
                    if partner != nil, !$0.isMasked { cases.insert($0.key.caseID) }
                    try sink.write(bytes)
                }
                try sink.write(encoder.closing(rows: written))
                return written
            } seal: { rows in
                // The last moment at which it can be stopped.
                try work.advance(to: seen, of: total)
                let note = ExportNote(
                    format: format.rawValue, filter: filter.description(session), rows: rows, hasNames: names,
                    disclosure: try session.disclosure(to: partner, of: cases), cases: cases)
                try session.store.logExport(note, by: session.actor)
            }
        }
        if let path { Output.say(words.count(.exportWritten, rows, path) + "\n") }
    }
}

extension Actor {
    /// Somebody on the same day whom no case belongs to; a login of that name is refused.
    fileprivate var nobody: Actor {
        Actor(login: Login("*"), actual: actual, role: .reader, today: today, now: now)
    }
}
