// Printing what is shown: which paper a screen has, where it is to go, and how that went.

import Reception
import ReceptionText
import TerminalKit

/// A paper that a screen can be printed as.
public enum PaperRequest: Hashable, Sendable {
    /// Min dag of a handläggare.
    case day(Login)
    /// The summary of a case.
    case summary(CaseNumber)
    /// The sheet of a pickup.
    case pickup(RecordID)
    /// What is gone through in a flat.
    case flat(Int)
    /// Who is expected.
    case arrivals(ClosedRange<Day>)
    /// Somebody's cases on a page.
    case caseload(Login?)
    /// What somebody was offered and has not answered.
    case handover(to: Login)
    /// The figures of a period, as they may leave the unit.
    case report(ReportPeriod)
}

/// Where a paper is to go.
public enum PaperPlace: Hashable, Sendable {
    /// A printer by the name that CUPS has for it.
    case printer(String)
    /// A file, `.pdf` or `.txt`, as it was typed.
    case file(String)
}

extension ScreenContent {
    /// The paper that shows what this screen shows, nil for screens without one.
    var paper: PaperRequest? {
        switch self {
        case .myDay(let state): .day(state.owner)
        case .caseFile(let state): .summary(state.number)
        case .arrivals(let state):
            state.selectedGroup?.record.map { .pickup($0.id) } ?? .arrivals(state.printedDays)
        case .dwellings(let state): state.selectedRow.map { .flat($0.row.number) }
        case .handovers(let state): state.selectedRow.map { .handover(to: $0.handover.to) }
        case .report(let state): .report(state.period)
        case .team(let state): state.selected.map { .caseload($0.caseworker) }
        case .queue, .cases, .rules, .establishment, .waiting, .waitList, .bookings, .journal, .manual,
            .partners:
            nil
        }
    }
}

extension AppContext {
    /// What a paper is called in a question.
    func name(of paper: PaperRequest) -> String {
        switch paper {
        case .day(let login): words(.paperDay, login.name, today.description)
        case .summary(let number): words(.paperCase, number.description)
        case .pickup(let id): words(.paperPickup, "\(id.number)")
        case .flat(let number): words(.paperFlatNumber, "\(number)")
        case .caseload(let login):
            words(
                .handoverPaperCaseload, login?.name ?? words(.screenUnassigned), today.description)
        case .handover(let login): words(.handoverPaperTo, login.name, today.description)
        case .report(let period): words(.paperReport, words.name(of: period))
        case .arrivals(let days):
            words(.paperArrivals, days.lowerBound.description, days.upperBound.description)
        }
    }

    /// The file that is offered for a paper.
    func file(of paper: PaperRequest) -> String {
        switch paper {
        case .day(let login): "\(login.name)-\(today).pdf"
        case .summary(let number): "\(number).pdf"
        case .flat(let number): words(.paperFlatFile, "\(number)")
        case .report(let period): words(.paperReportFile, period.description)
        case .pickup(let id): words(.paperPickupFile, "\(id.number)")
        case .caseload(let login): words(.handoverFileCaseload, login?.name ?? words(.screenUnassigned))
        case .handover(let login): words(.handoverFile, login.name, today.description)
        case .arrivals(let days): words(.paperArrivalsFile, days.lowerBound.description)
        }
    }
}

extension AppState {
    /// Asks where the paper of the screen is to go; with a file named already it is written at once.
    mutating func beginPrint(_ file: String, _ context: AppContext) -> [Effect] {
        guard let paper = top.content.paper else { return [] }
        if !file.isEmpty { return print(paper, to: .file(file), for: nil) }
        return beginPrint(paper, for: nil, nil, context)
    }

    /// Asks where a paper is to go.
    /// - Parameters:
    ///   - partner: the partner that it is for; nil for a paper of the unit's own.
    ///   - disclosure: whose consent is missing, which is said before anything is printed.
    mutating func beginPrint(
        _ paper: PaperRequest, for partner: PartnerRow?, _ disclosure: Disclosure?, _ context: AppContext
    ) -> [Effect] {
        let words = context.words
        guard overlays.isEmpty else { return [] }
        let name = context.name(of: paper)
        var chooser = Chooser(
            title: partner.map { words(.choosePrinterFor, name, $0.partner.name) }
                ?? words(.choosePrinter, name),
            purpose: .print(paper, for: partner),
            all: [Self.fileItem(words, detail: words(.choosePrinterAsking))]
                + Self.partnerItem(partner, words))
        chooser.problem = disclosure.flatMap(words.warning)
        overlays.append(.chooser(chooser))
        return giveUp { $0 == .printers } + [.printers(take(for: .printers))]
    }

    /// That the paper is for a partner; nothing where that is known already.
    private static func partnerItem(_ partner: PartnerRow?, _ words: Catalogue) -> [ChooserItem] {
        guard partner == nil else { return [] }
        let label = words(.choosePrinterPartner)
        return [ChooserItem(value: .paperForPartner, label: label, searched: [SearchText.fold(label)])]
    }

    private static func fileItem(_ words: Catalogue, detail: String = "") -> ChooserItem {
        let label = words(.choosePrinterFile)
        return ChooserItem(
            value: .paperFile, label: label, detail: detail, searched: [SearchText.fold(label)])
    }

    /// The printers have come; where there are none, the list says so beside the file.
    mutating func offer(printers: [String], trouble: String?, _ context: AppContext) {
        for index in overlays.indices {
            guard case .chooser(var chooser) = overlays[index],
                case .print(_, let partner) = chooser.purpose
            else { continue }
            let chosen = chooser.selectedItem?.value
            let none = printers.isEmpty ? trouble ?? context.words(.choosePrinterNone) : ""
            chooser.all =
                printers.map { name in
                    ChooserItem(value: .printer(name), label: name, searched: [SearchText.fold(name)])
                } + [Self.fileItem(context.words, detail: none)] + Self.partnerItem(partner, context.words)
            // Somebody who has typed already keeps what she found; else the first printer is offered.
            let kept = chooser.field.isEmpty ? nil : chooser.items.firstIndex { $0.value == chosen }
            chooser.selection = kept ?? 0
            overlays[index] = .chooser(chooser)
        }
    }

    /// Asks for the name of the file.
    mutating func askFile(for paper: PaperRequest, _ partner: PartnerRow?, _ context: AppContext) {
        var prompt = Prompt(
            label: context.words(.promptPrintFile, context.name(of: paper)),
            purpose: .printFile(paper, for: partner))
        prompt.field.text = context.file(of: paper)
        replaceOverlay(.prompt(prompt))
    }

    /// Has a paper printed.
    mutating func print(
        _ paper: PaperRequest, to place: PaperPlace, for partner: PartnerRow?
    ) -> [Effect] {
        [.print(take(for: .print), paper, place, for: partner)]
    }
}
