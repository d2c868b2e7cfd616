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
        return beginPrint(paper, for: nil, context)
    }

    /// Asks where a paper is to go. Whose consent is missing is said before anything can be printed.
    /// - Parameter partner: the partner that it is for; nil for a paper of the unit's own.
    mutating func beginPrint(
        _ paper: PaperRequest, for partner: PartnerRow?, _ context: AppContext
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
        chooser.isChecking = partner != nil
        chooser.warning = partner.map { _ in words(.consentChecking) }
        overlays.append(.chooser(chooser))
        let printers = giveUp { $0 == .printers } + [.printers(take(for: .printers))]
        guard let partner else { return printers }
        return ask(.disclosure(paper, partner), for: .disclosure(paper, partner)) + printers
    }

    /// It is known whose consent is missing for a paper.
    mutating func warn(
        of disclosure: Disclosure, _ paper: PaperRequest, for partner: PartnerRow, _ context: AppContext
    ) {
        changeChooser(for: .print(paper, for: partner)) { chooser in
            chooser.isChecking = false
            chooser.warning = context.words.warning(of: disclosure)
        }
    }

    /// Asks for which partner a paper is; the list is filled when it has come.
    mutating func choosePartner(for paper: PaperRequest, _ context: AppContext) {
        replaceOverlay(
            .chooser(
                Chooser(
                    title: context.words(.choosePartner, context.name(of: paper)), purpose: .partner(paper),
                    all: [])))
    }

    /// The partners for whom a paper may be have come.
    mutating func offer(_ partners: [PartnerRow], for paper: PaperRequest, _ context: AppContext) {
        changeChooser(for: .partner(paper)) { chooser in
            chooser.all = partners.map { row in
                let kind = context.words.partner(row.partner.kind)
                return ChooserItem(
                    value: .partner(row), label: row.partner.name, detail: kind,
                    searched: [SearchText.fold(row.partner.name), SearchText.fold(kind)])
            }
            if partners.isEmpty {
                chooser.warning = context.words(.partnerNoneYet, context.keyName(.partners))
            }
        }
    }

    private mutating func changeChooser(for purpose: ChooserPurpose, _ change: (inout Chooser) -> Void) {
        for index in overlays.indices {
            guard case .chooser(var chooser) = overlays[index], chooser.purpose == purpose else { continue }
            change(&chooser)
            overlays[index] = .chooser(chooser)
        }
    }

    /// What was asked about partners cannot be answered: what waits for it is not left waiting.
    mutating func giveUpPartners(_ purpose: Purpose, _ context: AppContext) {
        let unanswered: ChooserPurpose
        switch purpose {
        case .partners(.closing(let target)): return warnOfClosing(target, nil, context)
        case .partners(.paper(let paper)): unanswered = .partner(paper)
        case .disclosure(let paper, let partner): unanswered = .print(paper, for: partner)
        default: return
        }
        overlays.removeAll {
            if case .chooser(let chooser) = $0 { chooser.purpose == unanswered } else { false }
        }
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
    mutating func askFile(
        for paper: PaperRequest, _ partner: PartnerRow?, warning: String?, _ context: AppContext
    ) {
        var prompt = Prompt(
            label: context.words(.promptPrintFile, context.name(of: paper)),
            purpose: .printFile(paper, for: partner))
        prompt.field.text = context.file(of: paper)
        prompt.warning = warning
        replaceOverlay(.prompt(prompt))
    }

    /// Has a paper printed.
    mutating func print(
        _ paper: PaperRequest, to place: PaperPlace, for partner: PartnerRow?
    ) -> [Effect] {
        [.print(take(for: .print), paper, place, for: partner)]
    }
}
