// The second half of a körblad: what is filled in on the way, whom to call, and what to do when it does not go as planned.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// What whoever fetches households fills in and looks up while she is there.
    func onTheWay(_ pickup: Pickup, _ group: ArrivalGroup) -> [PaperBlock] {
        [times(pickup.mode), numbers(pickup, group), incidents(pickup, group), ending]
    }

    private func times(_ mode: JourneyMode) -> PaperBlock {
        let clock = PaperLine(words(.sheetClock))
        let arriving: [Word] =
            mode == .flight ? [.sheetLanded, .sheetOut] : [.sheetTrainIn, .sheetOffTrain]
        let checks: [Word] =
            arriving + [.sheetCounted, .sheetBags, .sheetPapers, .sheetMedicine, .sheetLeft, .sheetThere]
        return .together([
            .heading(level: 2, text: words(.sheetOnTheWay)),
            .checks(checks.map { PaperCheck(words($0), clock) }),
        ])
    }

    /// Who can help with such a journey. No airline knows of a train, and Migrationsverket's quota unit only of those who
    /// come under the quota.
    private func phones(_ pickup: Pickup, _ group: ArrivalGroup) -> [UnitPhone] {
        guard pickup.mode == .train else { return UnitPhone.allCases }
        return UnitPhone.allCases.filter { phone in
            switch phone {
            case .manager, .onCall, .socialEmergency: true
            case .migrationsverketQuota: group.rows.contains { $0.kind == .kvot }
            case .iom, .airline, .airport: false
            }
        }
    }

    private func numbers(_ pickup: Pickup, _ group: ArrivalGroup) -> PaperBlock {
        let rows = phones(pickup, group).map { phone in
            PaperRow(words.phone(phone), unit.phones[phone].map { .text($0) } ?? .line)
        }
        return .together([.heading(level: 2, text: words(.sheetNumbers)), .rows(rows, columns: 2)])
    }

    /// Whom to call, and what to do when it does not go as planned.
    private func incidents(_ pickup: Pickup, _ group: ArrivalGroup) -> PaperBlock {
        let isFlight = pickup.mode == .flight
        let isQuotaTrain = !isFlight && phones(pickup, group).contains(.migrationsverketQuota)
        let cases: [(what: Word, how: Word)] = [
            isFlight
                ? (.sheetCancelled, .sheetCancelledHow) : (.sheetTrainCancelled, .sheetTrainCancelledHow),
            (.sheetDelayed, .sheetDelayedHow),
            (.sheetMissing, isFlight ? .sheetMissingHow : .sheetTrainMissingHow),
            (.sheetIll, .sheetIllHow),
            (.sheetBagLost, isFlight ? .sheetBagLostHow : .sheetTrainBagLostHow),
        ]
        let rows = cases.map { what, how -> [PaperCell] in
            let isQuota = isQuotaTrain && (how == .sheetTrainCancelledHow || how == .sheetTrainMissingHow)
            return [
                .text(words(what)), .text(words(how) + (isQuota ? " " + words(.sheetCallQuota) : "")),
            ]
        }
        let table = PaperTable(
            columns: [PaperColumn(words(.sheetIf), width: 18), PaperColumn(words(.sheetThen), width: 62)],
            rows: rows)
        return .together([.heading(level: 2, text: words(.sheetIncidents)), .table(table)])
    }

    private var ending: PaperBlock {
        .together([
            .notes(label: words(.sheetReceipts), lines: 2), .notes(label: words(.sheetRemarks), lines: 2),
            .rows(
                [PaperRow(words(.sheetDate), .line), PaperRow(words(.sheetSignature), .line)], columns: 2),
        ])
    }
}
