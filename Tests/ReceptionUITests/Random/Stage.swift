// Every screen and everything that lies over one, by the keys that lead there; the random events play on each of them.

import TerminalKit
import Testing

@testable import ReceptionUI

/// A screen, or something over it.
struct Stage: Sendable, CustomTestStringConvertible {
    /// What it is called in reports and in names of pictures.
    let name: String
    /// The keys that lead there from Min dag.
    let script: String
    let context: KeyContext
    /// The case of ``Overlay``, nil for the screen alone.
    var overlay: String?
    /// What the overlay is for: the case of its purpose, where it has one.
    var purpose: String?

    var testDescription: String { name }

    init(
        _ name: String, _ script: String, _ context: KeyContext, _ overlay: String? = nil,
        _ purpose: String? = nil
    ) {
        self.name = name
        self.script = script
        self.context = context
        self.overlay = overlay
        self.purpose = purpose
    }

    /// The screens themselves, one of each kind.
    static let screens = [
        Stage("my-day", "1", .myDay), Stage("queue", "2 c c", .queue), Stage("cases", "3", .cases),
        Stage("case", ": '2026-0001 Enter j j", .caseFile), Stage("rules", "9", .rules),
        Stage("establishment", "6", .establishment), Stage("waiting", "7", .waiting),
        Stage("team", "8", .team), Stage("report", ": 'rapport Enter", .report),
        Stage("report-rows", ": 'rapport Enter Enter", .report),
        Stage("wait-list", "7 Enter", .waitList), Stage("bookings", "0", .bookings),
        Stage("arrivals", "4", .arrivals),
        Stage("dwellings", "5", .dwellings), Stage("flats-for", ": '2026-0001 Enter M", .dwellings),
        Stage("journal", ": '2026-0001 Enter J", .journal), Stage("manual", "F1 j", .manual),
        Stage("partners", "P j", .partners),
        Stage("handovers", "3 o 'bj Enter 'Hej Enter O", .handovers),
    ]

    /// What lies over a screen.
    static let overlays = [
        Stage("help", "2 ?", .queue, "chooser", "help"), Stage("command", ": 'k", .myDay, "command"),
        Stage("search", "f 'al", .myDay, "search"),
        Stage("done", ": '2026-0001 Enter d", .caseFile, "prompt", "done"),
        Stage("remind", ": '2026-0001 Enter b", .caseFile, "prompt", "remindDay"),
        Stage("record", ": '2026-0001 Enter r", .caseFile, "chooser", "fact"),
        Stage("persons", ": '2026-0001 Enter r 'id-k Enter Enter", .caseFile, "persons", "record"),
        Stage("waive", ": '2026-0001 Enter x", .caseFile, "chooser", "waive"),
        Stage("assign", "3 a", .cases, "chooser", "assign"),
        Stage("hand-over", "3 o", .cases, "chooser", "handOver"),
        Stage("hand-over-message", "3 o 'bj Enter", .cases, "prompt", "handOverMessage"),
        Stage("leave", ": '2026-0001 Enter : 'leave Enter", .caseFile, "chooser", "leaving"),
        Stage("convert", ": '2026-0003 Enter : 'convert Enter", .caseFile, "chooser", "convert"),
        Stage("why", ": '2026-0001 Enter w", .caseFile, "why"),
        Stage("conflict", ": '2026-0001 Enter r 'mottagen_i Enter '260110 Enter", .caseFile, "message"),
        Stage("who-next", "8 n", .team, "message"),
        Stage("new-case", "+", .myDay, "form", "newCase"),
        Stage("new-person", ": '2026-0001 Enter +", .caseFile, "form", "join"),
        Stage("edit-person", ": '2026-0004 Enter Tab E", .caseFile, "form", "editPerson"),
        Stage("edit-case", ": '2026-0001 Enter E", .caseFile, "form", "editCase"),
        Stage("print", ": '2026-0001 Enter p", .caseFile, "chooser", "print"),
        Stage("print-file", "p 'pdf Enter", .myDay, "prompt", "printFile"),
        Stage("booking", ": '2026-0001 Enter B", .caseFile, "form", "booking"),
        Stage("pickup", "4 m", .arrivals, "form", "pickup"),
        Stage("arrived", "4 D", .arrivals, "form", "arrived"),
        Stage("move-day", "4 z", .arrivals, "prompt", "moveArrival"),
        Stage("move", "4 z '14/3 Enter", .arrivals, "move"),
        Stage("new-flat", "5 +", .dwellings, "form", "newDwelling"),
        Stage("flat", "5 E", .dwellings, "form", "dwelling"),
        Stage("reserve", "5 r", .dwellings, "prompt", "reserveFor"),
        Stage("new-partner", "P +", .partners, "form", "newPartner"),
        Stage("partner", "P j E", .partners, "form", "partner"),
        Stage("consent", ": '2026-0001 Enter C", .caseFile, "form", "consent"),
        Stage(
            "withdraw", ": '2026-0001 Enter C 'jobb Tab Tab 'CV Ctrl-S / 'jobbc Enter x", .caseFile,
            "chooser",
            "withdraw"),
        Stage("print-partner", ": '2026-0001 Enter p 'samv Enter", .caseFile, "chooser", "partner"),
        Stage(
            "print-warning", ": '2026-0001 Enter p 'samv Enter 'jobb Enter", .caseFile, "chooser", "print"),
        Stage("quota", "4 : 'kommuntal Enter", .arrivals, "quota"),
    ]

    /// The fields that are open in the status line.
    static let filters = [
        Stage("queue-filter", "2 /", .queue), Stage("rules-filter", "9 /", .rules),
        Stage("manual-filter", "F1 / 'en", .manual),
        Stage("case-find", ": '2026-0001 Enter / 'lin", .caseFile),
    ]

    static let all = screens + overlays + filters

    /// Whether a state is here: on the screen with nothing over it, or on what lies over it.
    func holds(_ state: AppState) -> Bool {
        guard state.keyContext == context else { return false }
        guard let overlay else {
            let isFilter = Self.filters.contains { $0.name == name }
            return state.overlays.isEmpty && (!isFilter || state.filterField != nil)
        }
        return state.overlays.last.map { $0.kind == overlay && (purpose == nil || $0.purpose == purpose) }
            ?? false
    }
}

extension Overlay {
    /// Which of the overlays it is: the name of its case.
    var kind: String { caseName(self) }

    /// What it is for, nil for those that are for one thing only.
    var purpose: String? {
        switch self {
        case .form(let form): caseName(form.purpose)
        case .chooser(let chooser): caseName(chooser.purpose)
        case .prompt(let prompt): caseName(prompt.purpose)
        case .persons(let picker): caseName(picker.purpose)
        default: nil
        }
    }
}

/// The name of an enumeration's case, whatever it bears.
func caseName(_ value: Any) -> String { Mirror(reflecting: value).children.first?.label ?? "\(value)" }
