// Min dag on paper: the lanes of the screen, each row with a box to tick.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The day of a handläggare.
    /// - Parameters:
    ///   - lines: as on the screen.
    ///   - protected: the protected cases among them; of these paper has the number and what is due, no more.
    public func day(_ lines: [DayLine], of login: Login, protected: Set<CaseNumber>) -> PaperDocument {
        var blocks: [PaperBlock] = []
        for heading in DayHeading.allCases {
            let own = lines.filter { $0.heading == heading }
            guard !own.isEmpty else { continue }
            blocks.append(.heading(level: 2, text: words.heading(heading) + " (\(own.count))"))
            blocks.append(.table(table(own, protected)))
        }
        if blocks.isEmpty { blocks = [.paragraph(words(.paperDayEmpty))] }
        return document(words(.paperDay, name(of: login), today.description), blocks)
    }

    /// The cases that the paper of a day names.
    public static func cases(named lines: [DayLine]) -> [CaseID] {
        var seen: Set<CaseID> = []
        let all = lines.flatMap { line in
            line.caseID.map { [$0] } ?? (line.heading == .group ? line.deadlines.map(\.caseID) : [])
        }
        return all.filter { seen.insert($0).inserted }
    }

    private func table(_ lines: [DayLine], _ protected: Set<CaseNumber>) -> PaperTable {
        PaperTable(
            columns: [
                PaperColumn("", width: 4), PaperColumn("", width: 11), PaperColumn("", width: 20),
                PaperColumn("", width: 40),
            ], rows: lines.map { row($0, protected) })
    }

    private func row(_ line: DayLine, _ protected: Set<CaseNumber>) -> [PaperCell] {
        let isHidden = line.isMasked || line.caseID != nil && line.cases.contains(where: protected.contains)
        var household: [String] = []
        if line.caseID != nil {
            household = [
                line.cases.first?.description ?? "",
                isHidden ? "" : Transliteration.withLatin(line.household),
                line.coveredFor.map { "(\(name(of: $0)))" } ?? "",
            ]
        }
        return [
            .boxes([""]), .text(when(line, isHidden)),
            .text(household.filter { !$0.isEmpty }.joined(separator: "\n")), .text(what(line, isHidden)),
        ]
    }

    private func when(_ line: DayLine, _ isHidden: Bool) -> String {
        switch line.content {
        case .booking(let row): clock(row.day, row.booking.clock)
        case .arrival(let row): clock(row.day, isHidden ? "" : row.time)
        default: line.due?.description ?? ""
        }
    }

    private func clock(_ day: Day, _ time: String) -> String {
        day == today && !time.isEmpty
            ? time : [day.description, time].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func what(_ line: DayLine, _ isHidden: Bool) -> String {
        var line = line
        if isHidden {
            // The words of reminders and bookings may say who it is.
            switch line.content {
            case .reminder: return words(.reminderTitle)
            case .booking: return words(.dayBookingMasked)
            case .arrival(var row):
                row.flight = ""
                line.content = .arrival(row)
            default: break
            }
        }
        var parts = [words.title(line, rulebook)]
        if case .booking(let row) = line.content {
            parts += [row.booking.with, Transliteration.withLatin(row.booking.place)]
        }
        if !isHidden, !line.persons.isEmpty, line.caseID != nil {
            parts.append(words(.personNumber, line.persons.map { "\($0)" }.joined(separator: ", ")))
        }
        if let progress = line.progress { parts.append("\(progress.done)/\(progress.total)") }
        if line.caseID == nil, line.heading == .group {
            parts.append(words(.paperDayNumbers, line.cases.map(\.description).joined(separator: ", ")))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
