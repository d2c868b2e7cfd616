// Who is expected when, as a table for the wall: no address, and needs by their names alone.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The arrivals of some days. Of a protected household the number of its case stands there, whoever prints it.
    public func arrivals(_ rows: [ArrivalRow], on days: ClosedRange<Day>) -> PaperDocument {
        let title = words(.paperArrivals, days.lowerBound.description, days.upperBound.description)
        guard !rows.isEmpty else {
            return document(title, [.paragraph(words(.paperNone))], format: .landscape)
        }
        let columns = [
            PaperColumn(words(.columnDate), width: 11), PaperColumn(words(.columnTime), width: 6),
            PaperColumn(words(.columnFlight), width: 8), PaperColumn(words(.columnCase), width: 11),
            PaperColumn(words(.columnHousehold), width: 16),
            PaperColumn(words(.columnPersons), width: 10, side: .right),
            PaperColumn(words(.columnChildren), width: 6, side: .right),
            PaperColumn(words(.columnChildSeats), width: 11, side: .right),
            PaperColumn(words(.columnLanguages), width: 9), PaperColumn(words(.columnNeeds), width: 12),
            PaperColumn(words(.columnCaseworker), width: 11),
        ]
        let table = PaperTable(columns: columns, rows: rows.map(cells))
        return document(title, [.table(table)], format: .landscape)
    }

    private func cells(_ row: ArrivalRow) -> [PaperCell] {
        let isHidden = row.isMasked || row.isProtected
        let travellers = row.travellers
        let texts =
            isHidden
            ? [
                row.day.description, "", "", row.number.description, "", "\(row.persons)", "", "", "", "",
                name(of: row.caseworker),
            ]
            : [
                row.day.description, row.time, row.flight, row.number.description,
                Transliteration.withLatin(row.household),
                "\(row.persons)", "\(travellers.children)", "\(travellers.seatCount)",
                words.languages(travellers.languages),
                travellers.needs.map(words.need).joined(separator: ", "), name(of: row.caseworker),
            ]
        return texts.map { .text($0) }
    }
}
