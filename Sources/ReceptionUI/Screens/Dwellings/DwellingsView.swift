// Draws Bostäder: the flats in a list, and below it everything that is known of the selected one.

import Reception
import ReceptionText
import TerminalKit

enum DwellingsView {
    static func titleLine(_ state: DwellingsState, _ context: AppContext) -> TitleLine {
        let words = context.words
        var filter = ""
        if let number = state.seeker?.number { filter = words(.flatTitleFor, number.description) }
        if state.shown == .ended { filter = words(.flatTitleEnded) }
        if state.shown == .empty { filter = words(.flatTitleEmpty) }
        if state.shown == .ending { filter = words(.flatTitleEnding) }
        return TitleLine(
            name: words(.flatTitle), filter: filter, count: state.isLoaded ? count(state, context) : "",
            position: state.positionText)
    }

    /// How many stand empty and what that has cost, which is what must be known; else how many there are.
    private static func count(_ state: DwellingsState, _ context: AppContext) -> String {
        let words = context.words
        let empty = state.rows.map(\.row).filter { $0.isEmpty(on: context.today) }
        let rows =
            state.hasMoreAfter || state.hasMoreBefore
            ? words(.screenRowsAtLeast, "\(state.rows.count)") : words.count(.flatCount, state.rows.count)
        guard !empty.isEmpty, state.seeker == nil, !state.hasMoreBefore else { return rows }
        let cost = empty.compactMap { $0.costEmpty(on: context.today) }.reduce(0, +)
        return context.join([rows, words.count(.flatEmpty, empty.count, words.money(cost))])
    }

    /// The lines below the list that tell everything of the selected flat.
    private static func detailRows(_ rows: Int) -> Int {
        rows >= 30 ? 9 : rows >= 18 ? 6 : rows >= 12 ? 4 : 3
    }

    /// The rows of the list; a heading stands above it.
    static func listRows(_ context: AppContext) -> Int {
        let rows = context.contentRows
        return max(1, rows - detailRows(rows) - (rows >= 18 ? 2 : 1))
    }

    static func render(_ state: DwellingsState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !state.rows.isEmpty else {
            frame.put(
                context.words(empty(state)), row: area.row + 1, column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = columns(area.columns - 2, state)
        let room = layout.slots.first { $0.index == Self.addressColumn }?.width ?? 0
        frame.putRow(
            headings(state, context), layout: layout, row: area.row, column: area.column + 2, style: .done)
        let body = Rect(
            row: area.row + 1, column: area.column, rows: listRows(context), columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.rows[index], layout: layout)
        } draw: { index, line, isSelected, frame in
            let entry = state.rows[index]
            frame.putListRow(
                texts(entry, room, context), layout: layout, row: line, column: area.column + 2,
                lead: style(entry, context), tail: 8, isSelected: isSelected)
        }
        drawDetails(state, context, into: &frame, area: area, from: 1 + listRows(context))
    }

    /// Why there is nothing to show.
    static func empty(_ state: DwellingsState) -> Word {
        if !state.isLoaded { return .screenLoading }
        if state.seeker != nil { return .flatNoneFree }
        switch state.shown {
        case .ended: return .flatNoneEnded
        case .empty: return .flatNoneEmpty
        case .ending: return .flatNoneEnding
        case .current, .free: return .flatNone
        }
    }

    private static let addressColumn = 3

    /// Mark, status, number, address, size, rent, empty days, cost; household, until, landlord. A street without its
    /// number is no address: that column has what it needs, and what also stands below the list vanishes before it.
    private static func columns(_ width: Int, _ state: DwellingsState) -> ColumnLayout {
        let needed = state.rows.map { DisplayWidth.of($0.row.dwelling.address) }.max() ?? 0
        let address = min(max(12, needed), max(12, width - 26))
        // Why a flat does not suit is read in its row; a household's name and number fit in a little less.
        let isMatch = state.seeker != nil
        return ColumnLayout(
            [
                .init(.fixed(1)), .init(.fixed(10)), .init(.fixed(3), .right, rank: 3),
                .init(.flexible(minimum: address, weight: isMatch ? 3 : 1)),
                .init(.fixed(5), .right, rank: 4),
                .init(.fixed(6), .right, rank: isMatch ? 5 : 4), .init(.fixed(5), .right, rank: 6),
                .init(.fixed(7), .right, rank: isMatch ? 6 : 1),
                .init(.flexible(minimum: isMatch ? 31 : 16, weight: isMatch ? 1 : 3), rank: 2),
                .init(.fixed(10), rank: 7), .init(.flexible(minimum: 12, weight: 1), rank: 8),
            ],
            width: width)
    }

    private static func headings(_ state: DwellingsState, _ context: AppContext) -> [String] {
        let words = context.words
        return [
            "", words(.columnStatus), words(.columnPerson), words(.columnAddress), words(.flatSize),
            words(.columnRent), words(.columnDays), words(.columnCost),
            words(state.seeker == nil ? .columnHousehold : .columnReasons),
            words(.columnUntil), words(.columnLandlord),
        ]
    }

    /// - Parameter room: the columns of the address.
    private static func texts(_ entry: DwellingEntry, _ room: Int, _ context: AppContext) -> [String] {
        let (row, flat, words) = (entry.row, entry.row.dwelling, context.words)
        let days = row.daysEmpty(on: context.today) ?? 0
        let isVacant = ![.livedIn, .ended].contains(row.status(on: context.today))
        let status =
            row.isReserved(on: context.today)
            ? words(.flatReserved) : words.status(row.status(on: context.today))
        return [
            mark(entry, context), status, "\(row.number)", address(flat, room), size(flat),
            flat.rent.map(words.grouped) ?? "", isVacant && days > 0 ? "\(days)" : "",
            isVacant
                ? row.costEmpty(on: context.today).flatMap { $0 > 0 ? words.grouped($0) : nil } ?? "" : "",
            entry.match.map { match in
                match.reasons.first { $0.weight > .good }.map(words.reason) ?? words(.flatSuitsWell)
            } ?? owner(row, context), flat.until?.description ?? "", flat.landlord,
        ]
    }

    /// Who has the flat; before that, that its lease must be ended soon, or is over.
    private static func owner(_ row: DwellingRow, _ context: AppContext) -> String {
        if row.isOverstayed(on: context.today) {
            return context.join([
                context.words(.flatOverstayedShort), context.words.owner(of: row, on: context.today),
            ])
        }
        let notice = isNoticeNear(row, context) ? row.dwelling.noticeBy(context.rulebook) : nil
        return context.join([
            notice.map { context.words(.flatNoticeSoon, "\($0.day)/\($0.month)") } ?? "",
            context.words.owner(of: row, on: context.today),
        ])
    }

    /// The address, with the flat's own number where that has room.
    private static func address(_ flat: Dwelling, _ room: Int) -> String {
        let whole = flat.address + " " + flat.dwellingNumber
        return flat.dwellingNumber.isEmpty || DisplayWidth.of(whole) > room ? flat.address : whole
    }

    /// Rooms and beds: `3/5`.
    private static func size(_ flat: Dwelling) -> String {
        func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "?" }
        return flat.rooms == nil && flat.beds == nil ? "" : text(flat.rooms) + "/" + text(flat.beds)
    }

    /// What costs money for nothing, what does not suit, who lives on after the lease, and a lease whose notice is near.
    private static func mark(_ entry: DwellingEntry, _ context: AppContext) -> String {
        switch style(entry, context) {
        case .late: String(context.glyphs.late)
        case .soon: String(context.glyphs.soon)
        default: entry.match?.suitsWell == true ? String(context.glyphs.check) : " "
        }
    }

    private static func style(_ entry: DwellingEntry, _ context: AppContext) -> Style {
        if let match = entry.match { return match.suits ? (match.suitsWell ? .ok : .soon) : .late }
        let row = entry.row
        guard row.status(on: context.today) != .ended else { return .done }
        if row.isOverstayed(on: context.today) { return .late }
        if !row.isTaken, row.daysEmpty(on: context.today) ?? 0 > 0 { return .late }
        return isNoticeNear(row, context) ? .soon : .normal
    }

    /// So many days ahead of the last day to give notice a flat is marked, where the rule does not say.
    private static let noticeDays = 45

    /// Whether the last day to give notice is soon.
    private static func isNoticeNear(_ row: DwellingRow, _ context: AppContext) -> Bool {
        let ahead = context.rulebook[.leaseNotice]?.atRiskDays ?? noticeDays
        return row.dwelling.noticeBy(context.rulebook).map { (0...ahead).contains($0 - context.today) }
            ?? false
    }

    // MARK: The selected flat

    /// Everything that is known of a flat; why it suits or does not stands first.
    static func details(
        _ entry: DwellingEntry, _ context: AppContext
    ) -> [(text: String, style: Style)] {
        let words = context.words
        var lines: [(text: String, style: Style)] = []
        if let match = entry.match {
            let style: Style = match.suits ? (match.suitsWell ? .ok : .soon) : .late
            lines.append((match.reasons.map(words.reason).joined(separator: ", ") + ".", style))
        }
        let phrases = words.phrases(of: entry.row, context.rulebook, on: context.today)
        lines += phrases.enumerated().map { (context.join($1), $0 == phrases.count - 1 ? .done : .normal) }
        return lines
    }

    /// A flat in sentences, for those who listen: which it is, what it is like, how it stands, what is known besides.
    static func sentence(_ entry: DwellingEntry, _ context: AppContext) -> String {
        let words = context.words
        let why = entry.match.map { context.list($0.reasons.map(words.reason)) } ?? ""
        let phrases = words.phrases(of: entry.row, context.rulebook, on: context.today)
        return words(.flatNumber) + " "
            + ([phrases.first, why.isEmpty ? nil : [why]].compactMap { $0 } + phrases.dropFirst())
            .map { context.list($0) + "." }.joined(separator: " ")
    }

    private static func drawDetails(
        _ state: DwellingsState, _ context: AppContext, into frame: inout Frame, area: Rect, from start: Int
    ) {
        guard let selected = state.selectedRow else {
            return frame.putDetails([], context, area: area, from: start)
        }
        frame.putDetails(details(selected, context), context, area: area, from: start)
    }
}
