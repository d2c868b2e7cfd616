// Draws Ankomster: days, pickups and households, and below all that is known of the selected one's pickup.

import Reception
import ReceptionText
import TerminalKit

enum ArrivalsView {
    static func titleLine(_ state: ArrivalsState, _ context: AppContext) -> TitleLine {
        let words = context.words
        let warned = state.warned
        let counted =
            words.count(state.hasMore ? .arrivalsAtLeast : .arrivalsCount, state.households) + " · "
            + words.count(.countPersons, state.persons)
        return TitleLine(
            name: words(.arrivalsTitle),
            filter: context.join([
                context.name(of: state.scope), state.lacking.map { words($0.missing) } ?? "",
            ]),
            count: !state.isLoaded
                ? "" : context.join([counted, warned > 0 ? words.count(.arrivalsWarned, warned) : ""]))
    }

    /// The lines below the list.
    private static func detailRows(_ rows: Int) -> Int {
        rows >= 30 ? 9 : rows >= 18 ? 6 : rows >= 12 ? 4 : 2
    }

    /// The rows of the list.
    static func listRows(_ state: ArrivalsState, _ context: AppContext) -> Int {
        let rows = context.contentRows
        return max(1, rows - detailRows(rows) - (rows >= 18 ? 1 : 0) - (band(state, context).isEmpty ? 0 : 1))
    }

    /// How the year stands against the numbers to receive; nothing where there is no room, or no number.
    private static func band(_ state: ArrivalsState, _ context: AppContext) -> String {
        context.contentRows < 8 ? "" : context.words.band(state.quota)
    }

    static func render(_ state: ArrivalsState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        let band = band(state, context)
        let above = band.isEmpty ? 0 : 1
        if above > 0 {
            frame.put(band, row: area.row, column: area.column + 1, width: area.columns - 1, style: .accent)
        }
        let rows = min(listRows(state, context), area.rows - above)
        drawList(
            state, context, into: &frame,
            area: Rect(row: area.row + above, column: area.column, rows: rows, columns: area.columns))
        drawDetails(state, context, into: &frame, area: area, from: rows + above)
    }

    // MARK: The list

    private static func drawList(
        _ state: ArrivalsState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        let layout = columns(area.columns - 2)
        frame.putList(
            state.list, state.edition, layout, area: area, context
        ) { item -> RowContent<ShownArrival>? in
            guard case .row(let index, let place) = state.items[item] else { return nil }
            let group = state.groups[index]
            let arrival = ShownArrival(
                row: group.rows[place], landing: group.landing, journey: group.pickup?.journey,
                look: context.look(of: group).mark)
            return RowContent(
                row: arrival, layout: layout, isMarked: state.marked.contains(arrival.row.caseID))
        } draw: { item, row, isSelected, frame in
            switch state.items[item] {
            case .heading(let day):
                let left = day == context.today ? "" : context.daysLeft(day)
                frame.put(
                    context.join(["\(context.weekday(day)) \(day)", context.special(day), left]), row: row,
                    column: area.column + 1, width: area.columns - 1,
                    style: day == context.today ? .accent : .heading)
            case .pickup(let index):
                let group = state.groups[index]
                frame.put(
                    context.summary(of: group), row: row, column: area.column + 4,
                    width: area.columns - 5, style: .done)
            case .row(let index, let place):
                let group = state.groups[index]
                let arrival = group.rows[place]
                let look = context.look(of: group)
                frame.putListRow(
                    texts(arrival, group, state, look.mark, context), layout: layout, row: row,
                    column: area.column + 2, lead: look.style, tail: 7, isSelected: isSelected)
            }
        } isHeading: {
            if case .row = state.items[$0] { false } else { true }
        }
    }

    /// What the row of a household is drawn from.
    private struct ShownArrival: Equatable, Sendable {
        var row: ArrivalRow
        var landing: Landing
        var journey: JourneyNumber?
        var look: String
    }

    /// Marks, time, flight, household, persons, readiness, case, kind, seats, languages, handläggare, address.
    private static func columns(_ width: Int) -> ColumnLayout {
        ColumnLayout(
            [
                .init(.fixed(2)), .init(.fixed(5)), .init(.fixed(width < 60 ? 7 : 9)),
                .init(.flexible(minimum: width < 60 ? 10 : 12, weight: 2)), .init(.fixed(width < 60 ? 3 : 8)),
                .init(.fixed(width < 60 ? 5 : 13)), .init(.fixed(9), rank: 1), .init(.fixed(4), rank: 3),
                .init(.fixed(8), rank: 4), .init(.flexible(minimum: 8, weight: 1), rank: 2),
                .init(.fixed(8), rank: 5), .init(.flexible(minimum: 14, weight: 2), rank: 6),
            ],
            width: width)
    }

    private static func texts(
        _ row: ArrivalRow, _ group: ArrivalGroup, _ state: ArrivalsState, _ mark: String,
        _ context: AppContext
    ) -> [String] {
        let words = context.words
        let isNarrow = context.size.columns < 62
        let clock = row.isMasked ? "" : group.landing.minutes.map(Booking.clock) ?? "--:--"
        let journey = row.isMasked ? "" : group.pickup?.journey?.description ?? row.flight
        let marked = state.marked.contains(row.caseID) ? String(context.glyphs.check) : " "
        let seats = row.travellers.seatCount
        return [
            mark + marked, clock, journey,
            // The number stands in a column of its own.
            row.isMasked ? words(.arrivalsProtected) : row.household,
            isNarrow ? "\(row.persons)" : words.count(.countPersons, row.persons),
            row.progress.map { context.progress($0, isBar: !isNarrow) } ?? "", row.number.description,
            context.short(row.kind), seats > 0 ? words.count(.arrivalsSeats, seats) : "",
            row.travellers.languages.joined(separator: " "), row.caseworker?.name ?? "", row.address,
        ]
    }

    /// A household in sentences, for those who listen: when and where, who, what is done of the checklist.
    static func sentence(_ row: ArrivalRow, _ group: ArrivalGroup, _ context: AppContext) -> String {
        let words = context.words
        let seats = row.travellers.seatCount
        let journey = group.pickup?.journey?.description ?? row.flight
        let when =
            row.isMasked
            ? ""
            : context.list([
                group.landing.minutes.map(Booking.clock) ?? words(.arrivalNoTime),
                journey.isEmpty ? words(.arrivalNoJourney) : journey,
                group.pickup.map { words.place(of: $0) } ?? "",
            ])
        let subject = context.list([
            words.household(row.household, row.isMasked, row.number),
            row.isMasked ? "" : row.number.description,
            row.kind.rawValue, words.count(.plainPersons, row.persons),
            seats > 0 ? words.count(.arrivalsSeats, seats) : "",
            row.travellers.languages.joined(separator: " "), row.address,
            row.progress.map { words(.plainDoneOf, "\($0.done)", "\($0.total)") } ?? "",
        ])
        let warned =
            group.landing.day < context.today ? [] : group.warnings(on: context.today, context.unit.pickup)
        let urgent = warned.isEmpty ? "" : " " + words(.arrivalsIsUrgent)
        return (when.isEmpty ? "" : when + ": ") + subject + ". " + context.spoken(row.caseworker) + urgent
    }

    // MARK: The selected pickup

    private static func drawDetails(
        _ state: ArrivalsState, _ context: AppContext, into frame: inout Frame, area: Rect, from start: Int
    ) {
        guard let group = state.selectedGroup else {
            let word: Word = state.isLoaded ? .arrivalsNone : .bookingsLoading
            return frame.putDetails([(context.words(word), .done)], context, area: area, from: start)
        }
        frame.putDetails(context.details(of: group), context, area: area, from: start)
    }
}

extension PickupNeed {
    /// What households are called that lack it.
    fileprivate var missing: Word {
        switch self {
        case .flight: .arrivalsNoFlight
        case .flat: .arrivalsNoFlat
        case .interpreter: .arrivalsNoInterpreter
        case .driver: .arrivalsNoDriver
        }
    }
}

extension AppContext {
    /// Steps done of a checklist, with a bar before them where there is room.
    func progress(_ progress: Progress, isBar: Bool) -> String {
        let count = "\(progress.done)/\(progress.total)"
        return isBar ? glyphs.bar(done: progress.done, of: progress.total, width: 6) + " " + count : count
    }

    /// The sign of a group: whether something must be done now.
    func look(of group: ArrivalGroup) -> (mark: String, style: Style) {
        if group.landing.day < today { return (String(glyphs.late), .late) }
        return group.warnings(on: today, unit.pickup).isEmpty ? (" ", .normal) : (String(glyphs.soon), .soon)
    }

    /// What is common to the households of a pickup, in one line.
    func summary(of group: ArrivalGroup) -> String {
        guard let pickup = group.pickup else { return words.count(.countPersons, group.persons) }
        return join([
            words.place(of: pickup), words.duty(of: pickup) ?? "", words.count(.actCases, group.rows.count),
            words.count(.countPersons, group.persons),
            pickup.vehicles.isEmpty ? "" : words.count(.arrivalsVehicles, pickup.vehicles.count),
            group.progress.map { progress($0, isBar: false) } ?? "",
        ])
    }

    /// Everything that is known of how a group is met, with what is missing first.
    /// - Parameter isSpoken: whether what is urgent begins with a word and not with a mark.
    func details(of group: ArrivalGroup, isSpoken: Bool = false) -> [(text: String, style: Style)] {
        var lines: [(text: String, style: Style)] = []
        if group.landing.day < today { lines.append((words(.arrivalsPassed), .late)) }
        let concerns = group.concerns
        let warned = concerns.filter { $0.isWarning(for: group.landing, on: today, unit.pickup) }
        if !warned.isEmpty {
            let lead = isSpoken ? words(.arrivalsUrgent) : "\(glyphs.late)"
            lines.append((lead + " " + warned.map(words.concern).joined(separator: " · "), .late))
        }
        let rest = concerns.filter { !warned.contains($0) }
        if !rest.isEmpty {
            let lead = isSpoken ? words(.arrivalsLater) : "\(glyphs.soon)"
            lines.append((lead + " " + rest.map(words.concern).joined(separator: " · "), .normal))
        }
        if let pickup = group.pickup {
            let travellers = group.travellers
            lines.append((summary(of: group), .normal))
            lines.append(
                (
                    join([
                        pickup.meetingPoint.isEmpty ? "" : words(.arrivalsMet, pickup.meetingPoint),
                        pickup.confirmed.map { words(.pickupConfirmed, shortDate($0)) } ?? "",
                        words.childSeats(travellers.seats),
                        travellers.needs.map(words.need).joined(separator: ", "),
                        pickup.interpreter.languages.isEmpty
                            ? ""
                            : words(
                                .arrivalsInterpreter, pickup.interpreter.languages.joined(separator: " ")),
                    ]), .normal
                ))
            lines += words.rides(group).map { ($0, .done) }
        } else if let row = group.rows.first, !row.isMasked {
            lines.append(
                (
                    join([
                        words.childSeats(row.travellers.seats),
                        row.travellers.needs.map(words.need).joined(separator: ", "), row.address,
                    ]), .normal
                ))
        }
        return lines.filter { !$0.text.isEmpty }
    }
}
