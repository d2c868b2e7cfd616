// What lies over a screen, in the linear picture. A new overlay does not compile until it is here.

import Reception
import ReceptionText
import TerminalKit

enum PlainOverlays {
    /// The lines of an overlay; the screen below is not read while it is open.
    static func lines(_ overlay: Overlay, _ context: AppContext) -> [PlainLine] {
        switch overlay {
        case .prompt(let prompt): lines(prompt, context)
        case .chooser(let chooser): lines(chooser, context)
        case .persons(let picker): lines(picker, context)
        case .form(let form): lines(form, context)
        case .why(let box): lines(box, context)
        case .message(let box):
            [heading(box.title)] + box.lines.filter { !$0.isEmpty }.map { PlainLine(text: $0) }
        case .command(let line):
            fault(line.problem, context) + [PlainLine(text: ":", field: line.field)]
        case .search(let box): lines(box, context)
        case .move(let box): lines(box, context)
        case .closing(let box): lines(box, context)
        case .quota(let box):
            [heading(box.title(context))]
                + box.lines(context).filter { !$0.text.isEmpty }.enumerated().map { index, line in
                    PlainLine(text: line.text, style: line.style, isSelected: index == box.top)
                }
        }
    }

    private static func heading(_ text: String) -> PlainLine { PlainLine(text: text, style: .heading) }

    private static func fault(_ text: String?, _ context: AppContext) -> [PlainLine] {
        text.map { [PlainLine(text: context.words(.plainFault, $0), style: .late)] } ?? []
    }

    private static func lines(_ box: MoveBox, _ context: AppContext) -> [PlainLine] {
        let rows = box.rows(context)
        let shown =
            rows.isEmpty
            ? [PlainLine(text: context.words(box.files == nil ? .bookingsLoading : .pickupMovesNone))]
            : rows.enumerated().map { index, text in
                PlainLine(
                    text: context.place(index + 1, of: "\(rows.count)") + text,
                    isSelected: index == box.list.selected)
            }
        return [heading(box.title(context))] + shown + [PlainLine(text: box.foot(context), style: .done)]
    }

    private static func lines(_ box: CloseBox, _ context: AppContext) -> [PlainLine] {
        let rows = box.rows.indices.map { index in
            PlainLine(
                text: context.place(index + 1, of: "\(box.rows.count)")
                    + context.join([box.title(index, context), box.answer(index, context)]),
                isSelected: index == box.list.selected)
        }
        return [heading(box.title(context))] + rows + fault(box.problem, context)
            + [PlainLine(text: box.foot(context), style: .done)]
    }

    private static func lines(_ prompt: Prompt, _ context: AppContext) -> [PlainLine] {
        var lines = [PlainLine(text: prompt.label, field: prompt.field)]
        if let problem = prompt.problem {
            lines += fault(problem, context)
        } else if prompt.asksDay, let day = prompt.day(context) {
            let text = day.description + " " + context.weekday(day)
            let word: Word = prompt.field.isEmpty ? .plainOffered : .plainReadAs
            lines.append(PlainLine(text: context.words(word, text), style: .done))
        }
        return lines
    }

    private static func lines(_ chooser: Chooser, _ context: AppContext) -> [PlainLine] {
        let items = chooser.items
        var lines = [heading(chooser.title)] + fault(chooser.problem, context)
        if !chooser.isKeyed {
            lines.append(PlainLine(text: context.words(.plainTyped), field: chooser.field))
        }
        if items.isEmpty { lines.append(PlainLine(text: context.words(.screenNothingMatches), style: .done)) }
        // No more than are near: what is far away is not read.
        let near = max(0, chooser.selection - context.size.rows)...chooser.selection + context.size.rows
        for (index, item) in items.enumerated() where near.contains(index) {
            let key = item.key.isEmpty ? "" : context.words(.plainKey, item.key)
            lines.append(
                PlainLine(
                    text: context.place(index + 1, of: "\(items.count)")
                        + context.list([item.label, item.reason ?? item.detail, key]) + ".",
                    isSelected: index == chooser.selection))
        }
        return lines
    }

    private static func lines(_ picker: PersonPicker, _ context: AppContext) -> [PlainLine] {
        let members = picker.members ?? []
        guard picker.members != nil else {
            return [heading(picker.title(context)), PlainLine(text: context.words(.screenEveryone))]
        }
        return [heading(picker.title(context))] + fault(picker.problem, context)
            + members.enumerated().map { index, member in
                let isChosen = !picker.excluded.contains(member.number)
                let age = member.person.birthDate.map { $0.age(on: context.today) }
                return PlainLine(
                    text: context.place(index + 1, of: "\(members.count)")
                        + context.list([
                            member.person.familyName + " " + member.person.givenName,
                            age.map { context.words(.personAge, "\($0)") } ?? "",
                            context.words(isChosen ? .plainChosen : .plainNotChosen),
                        ]) + ".",
                    isSelected: index == picker.selection)
            }
    }

    private static func lines(_ form: Form, _ context: AppContext) -> [PlainLine] {
        var lines = [heading(form.title)]
        if form.asksToLeave {
            lines.append(PlainLine(text: context.words(.formThrowAway), style: .late, isSelected: true))
        }
        lines += fault(form.problem, context)
        for row in form.rows(context) {
            switch row {
            case .heading(let text): lines.append(heading(context.spokenHeading(text)))
            case .field(let field): lines += self.lines(field, form, context)
            case .clash(let clash):
                lines.append(PlainLine(text: context.sentence(clash), style: .late))
            case .remark(let text, let style): lines.append(PlainLine(text: text, style: style))
            case .known(let index):
                lines.append(
                    PlainLine(
                        text: form.text(form.search.matches[index], context),
                        isSelected: form.current == .known(index)))
            }
        }
        return lines
    }

    /// A field by its label; what it is read as or what is wrong stands behind it, or below while it is edited.
    private static func lines(_ field: FormField, _ form: Form, _ context: AppContext) -> [PlainLine] {
        let isCurrent = field.id == form.current && !form.asksToLeave
        if case .action = field.kind { return [PlainLine(text: field.label, isSelected: isCurrent)] }
        let fault = form.fault(field, context)
        let note = fault.map { context.words(.plainFault, $0) } ?? form.note(field, context)
        let style: Style = fault == nil ? .normal : .late
        guard isCurrent else {
            let text = field.label + ": " + context.list([field.input.text, note])
            return [PlainLine(text: text, style: style)]
        }
        let below = note.isEmpty ? [] : [PlainLine(text: note, style: fault == nil ? .done : .late)]
        return [PlainLine(text: field.label + ":", field: field.input)] + below
    }

    private static func lines(_ box: WhyBox, _ context: AppContext) -> [PlainLine] {
        let (title, said) = box.content(width: max(20, context.size.columns), context)
        var lines = [heading(title)]
        if let field = box.field {
            lines.append(PlainLine(text: box.label(box.question, context.words), field: field))
        }
        let shown = said.map { PlainLine(text: $0.text, style: $0.style) }.filter { !$0.text.isEmpty }
        for (index, line) in shown.enumerated() {
            var line = line
            line.isSelected = box.field == nil && index == min(box.top, shown.count - 1)
            lines.append(line)
        }
        return lines
    }

    private static func lines(_ box: SearchBox, _ context: AppContext) -> [PlainLine] {
        let words = context.words
        let count =
            box.answered == nil
            ? ""
            : box.hasMore
                ? words(.findHitsAtLeast, "\(box.rows.count)") : words.count(.findHits, box.rows.count)
        var lines = [
            heading(context.list([words(.findTitle), count])),
            PlainLine(text: words(.plainTyped), field: box.field),
        ]
        if box.rows.isEmpty {
            let word: Word =
                box.question == nil
                ? .findEmpty : box.answered == nil ? .screenLoading : .screenNothingMatches
            return lines + [PlainLine(text: words(word), style: .done)]
        }
        let total = "\(box.rows.count)" + (box.hasMore ? "+" : "")
        for (index, hit) in box.rows.enumerated() {
            lines.append(
                PlainLine(
                    text: context.place(index + 1, of: total) + PlainScreens.sentence(hit.row, context) + ". "
                        + context.text(of: hit) + ".",
                    isSelected: index == box.list.selected))
        }
        return lines
    }
}
