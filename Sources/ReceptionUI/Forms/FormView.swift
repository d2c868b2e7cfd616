// Draws a form: labels, fields, and beside each what it is read as or what is wrong with it.

import Reception
import ReceptionText
import TerminalKit

/// A row of a form.
enum FormRow {
    case heading(String)
    case field(FormField)
    case known(Int)
    /// What the booking clashes with; it is saved all the same.
    case clash(BookingClash)
    /// What follows from what is typed.
    case remark(String, Style)
}

extension Form {
    /// The rows of the form, in order.
    func rows(_ context: AppContext) -> [FormRow] {
        let words = context.words
        var rows: [FormRow] = []
        var last: Int?
        let isDivided = isDivided
        for field in visible(context) {
            let section = section(field.id)
            if isDivided, section != last, field.id != .addPerson, field.id != .addVehicle {
                rows.append(.heading(heading(section, words)))
            }
            last = section
            rows.append(.field(field))
        }
        if !search.matches.isEmpty {
            rows.append(.heading(words(.formKnown)))
            rows += search.matches.indices.map { .known($0) }
        }
        let remarks = remarks(context)
        if !remarks.isEmpty {
            rows.append(.heading(words(.pickupFormRides)))
            rows += remarks.map { .remark($0.text, $0.style) }
        }
        if !clashes.isEmpty {
            rows.append(.heading(words.count(.bookingsClashes, clashes.count)))
            rows += clashes.map { .clash($0) }
        }
        return rows
    }

    /// What stands above a part: the case, or a person by number and name.
    private func heading(_ section: Int, _ words: Catalogue) -> String {
        if case .pickup = purpose {
            switch section {
            case 0: return words(.pickupFormSectionJourney)
            case Self.householdSection: return words(.pickupFormSectionHouseholds)
            default: return words(.pickupFormSectionVehicle, "\(section - Self.vehicleSection + 1)")
            }
        }
        guard section > 0 else { return words(.formSectionCase) }
        let names = [PersonDetail.givenName, .familyName].compactMap { self[.person(section - 1, $0)]?.text }
        return words(.formSectionPerson, "\(section)", names.filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// Whether its parts have headings.
    private var isDivided: Bool {
        switch purpose {
        case .newCase, .pickup: true
        default: false
        }
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let rows = rows(context)
        let inner = Box.draw(
            title, rows: rows.count, columns: min(isDivided ? 96 : 84, area.columns - 4), context,
            into: &frame, area: area)
        let place = rows.firstIndex { row in
            switch row {
            case .heading, .clash, .remark: false
            case .field(let field): field.id == current
            case .known(let index): .known(index) == current
            }
        }
        var list = ListViewport(count: rows.count, rows: inner.rows)
        // A few rows beyond the cursor are seen, so that one knows what comes.
        if let place {
            // Below the last field all that follows from what is typed.
            let isLast = !rows[(place + 1)...].contains { row in
                switch row {
                case .field, .known: true
                case .heading, .clash, .remark: false
                }
            }
            list.select(isLast ? min(rows.count - 1, place + inner.rows - 1) : place + min(3, inner.rows / 3))
            list.select(place == 1 ? 0 : place)
            list.select(place)
        }
        let columns = FormColumns(
            rows.compactMap { if case .field(let field) = $0 { field.label } else { nil } }, inner)
        for (offset, index) in list.visible.enumerated() {
            let row = inner.row + offset
            frame.target(row: row, columns: inner.columnRange, index: index)
            switch rows[index] {
            case .heading(let text):
                frame.put(text, row: row, column: inner.column, width: inner.columns, style: .heading)
            case .field(let field): draw(field, columns, row, context, into: &frame)
            case .clash(let clash):
                frame.put(
                    "\(context.glyphs.late) \(context.sentence(clash))", row: row, column: inner.column,
                    width: inner.columns, style: .late)
            case .remark(let text, let style):
                frame.put(text, row: row, column: inner.column, width: inner.columns, style: style)
            case .known(let index):
                let isCurrent = current == .known(index)
                frame.put(
                    text(search.matches[index], context), row: row, column: inner.column + 2,
                    width: max(0, inner.columns - 2), style: .soon)
                if isCurrent { frame.select(row: row, columns: inner.columnRange, context) }
            }
        }
        drawStatus(columns, context, into: &frame)
    }

    private func draw(
        _ field: FormField, _ columns: FormColumns, _ row: Int, _ context: AppContext, into frame: inout Frame
    ) {
        let isCurrent = field.id == current
        let fault = fault(field, context)
        if case .action = field.kind {
            let start = columns.start
            frame.put(
                "+ " + field.label, row: row, column: start, width: columns.label + columns.input + 1,
                style: isCurrent ? .accent : .normal)
            if isCurrent { frame.cursor = Frame.Position(row: row, column: start) }
            return
        }
        // Without room beside the field the mark says which one is wrong, and the status line why.
        let isMarked = columns.note == 0 && (fault != nil || field.news?.isRival == true)
        let label = isMarked ? "\(context.glyphs.late)\(field.label)" : field.label
        frame.put(
            label, row: row, column: columns.start, width: columns.label,
            style: fault != nil && !isCurrent ? .late : isCurrent ? .accent : .done)
        let place = field.input.draw(
            into: &frame, row: row, column: columns.start + columns.label + 1, width: columns.input,
            style: field.isOffered && !isCurrent ? .done : .normal)
        if isCurrent { frame.cursor = place }
        guard columns.note > 0 else { return }
        let note = fault ?? note(field, context)
        frame.put(
            note, row: row, column: columns.start + columns.label + columns.input + 2, width: columns.note,
            style: fault != nil || field.news?.isRival == true ? .late : field.news == nil ? .done : .soon)
    }

    /// What a field that is not wrong is read as.
    func note(_ field: FormField, _ context: AppContext) -> String {
        if field.news != nil { return field.newsText(context) }
        let isKnown = field.choices.contains { $0.label == field.text }
        if case .suggested = field.kind, field.id == current, !field.input.isEmpty, !isKnown {
            return field.candidates.prefix(3).map(\.label).joined(separator: ", ")
        }
        switch field.reading(context) {
        case .value(_, let shown): return shown == field.input.text ? "" : shown
        case .fault: return ""
        case .nothing:
            if field.id == current, !field.choices.isEmpty {
                return field.choices.prefix(4).map(\.label).joined(separator: ", ")
            }
            return isNeeded(field, context) ? context.words(.formNeeded) : ""
        }
    }

    /// The question whether to leave, what went wrong, or what does not fit beside the field.
    private func drawStatus(_ columns: FormColumns, _ context: AppContext, into frame: inout Frame) {
        let row = frame.rows - 2
        let width = frame.columns - 2
        func say(_ text: String, _ style: Style) {
            frame.put("", row: row, column: 0, width: frame.columns)
            frame.put(text, row: row, column: 1, width: width, style: style)
        }
        if asksToLeave {
            say(context.words(.formThrowAway), .late)
            frame.cursor = Frame.Position(row: row, column: 1)
        } else if let problem {
            say(problem, .late)
        } else if let field = self[current], let fault = fault(field, context),
            DisplayWidth.of(fault) > columns.note
        {
            say(fault, .late)
        } else if columns.note == 0, let field = self[current], !note(field, context).isEmpty {
            say(note(field, context), .done)
        } else if let clash = clashes.first {
            say("\(context.glyphs.late) \(context.sentence(clash))", .late)
        } else if let match = search.matches.first {
            if case .known = current { return }
            say(context.words(.formLikely, text(match, context)), .soon)
        }
    }
}

/// Where label, field and note of a row stand.
private struct FormColumns {
    let start: Int
    let label: Int
    let input: Int
    /// Nought where there is no room for notes.
    let note: Int

    init(_ labels: [String], _ inner: Rect) {
        start = inner.column
        let longest = labels.map(DisplayWidth.of).max() ?? 0
        label = min(max(longest, 8) + 1, max(8, inner.columns * 2 / 5))
        let rest = max(1, inner.columns - label - 1)
        if rest >= 44 {
            input = min(32, rest * 9 / 20)
            note = rest - input - 1
        } else {
            input = rest
            note = 0
        }
    }
}
