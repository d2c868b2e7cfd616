// The forms of Bostäder: a flat, new or put right, and the keys that are handed over.

import Reception
import ReceptionText

/// The fields of the form for keys.
enum KeysField: Hashable, Sendable {
    case day, count, signedBy
    /// Whether the household has come, asked where its case says that it has not.
    case isHere
}

extension Form {
    /// A flat that is not known yet.
    static func newDwelling(_ context: AppContext) -> Form {
        var fields = DwellingField.allCases.map { field($0, Dwelling(address: ""), isNew: true, context) }
        fields[0].isNeeded = true
        return Form(context.words(.flatFormNew), .newDwelling, fields)
    }

    /// What is known of a flat, to be put right.
    static func dwelling(_ target: DwellingTarget, _ context: AppContext) -> Form {
        Form(
            context.words(.flatFormChange, "\(target.row.number)"), .dwelling(target),
            DwellingField.allCases.map { field($0, target.row.dwelling, isNew: false, context) })
    }

    /// The keys of a flat.
    static func keys(_ target: DwellingTarget, _ context: AppContext) -> Form {
        let words = context.words
        var day = FormField(.keys(.day), words(.flatHandedOver), .day(.past, isEvent: true))
        day.isNeeded = true
        day.offer(context.today.description)
        var count = FormField(.keys(.count), words(.flatKeys), .number(Dwelling.keyRange))
        if let known = target.row.dwelling.keys.count { count.offer("\(known)") }
        let present = target.file?.members.filter { $0.left == nil }.map(\.person) ?? []
        let names = present.map { $0.givenName + " " + $0.familyName }
        let signedBy = FormField(
            .keys(.signedBy), words(.flatSignedBy), .suggested(names.map { FormChoice($0, $0) }))
        var fields = [day, count, signedBy]
        if target.file?.isAwaited(on: context.today) ?? false {
            let choices = [("yes", Word.flatYes), ("no", .flatNo)].map { FormChoice($0, words($1)) }
            var isHere = FormField(.keys(.isHere), words(.flatHasCome), .chosen(choices, nil))
            isHere.isNeeded = true
            fields.insert(isHere, at: 0)
        }
        return Form(words(.flatFormKeys, target.row.dwelling.address), .keys(target), fields)
    }

    private static func field(
        _ field: DwellingField, _ dwelling: Dwelling, isNew: Bool, _ context: AppContext
    ) -> FormField {
        let words = context.words
        let stored = dwelling[field]
        func label(_ value: String) -> String { words(value == "yes" ? .flatYes : .flatNo) }
        let kind: FieldKind =
            switch field.kind {
            case .text: field == .landlord ? .suggested([]) : .text
            case .number(let range): .number(range)
            case .day: .day(.future, isEvent: false)
            case .choice: .chosen(["yes", "no"].map { FormChoice($0, label($0)) }, nil)
            }
        let id = FieldID.dwelling(field)
        guard field.kind == .choice else {
            return FormField(id, words.label(of: field), kind, text: stored, stored: stored)
        }
        var choice = FormField(
            id, words.label(of: field), kind, text: isNew ? "" : label(stored), stored: isNew ? "" : stored)
        if isNew { choice.offer(label(stored)) }
        return choice
    }

    /// The flat as the form says it: what nobody touched stays as it is.
    func dwelling(from old: Dwelling, _ context: AppContext) -> Dwelling {
        var dwelling = old
        for field in fields {
            guard case .dwelling(let name) = field.id, field.isTouched else { continue }
            dwelling[name] = field.reading(context).value ?? ""
        }
        return dwelling
    }

    /// The act of a form of Bostäder, and its sentence; nil where nothing would change or it is refused.
    func dwellingRequest(_ context: AppContext) -> (request: ActRequest, sentence: String)? {
        let words = context.words
        switch purpose {
        case .newDwelling:
            let dwelling = dwelling(from: Dwelling(address: ""), context)
            return (DwellingActs.add(dwelling), sentence(.wentFlatAdded, dwelling, context))
        case .dwelling(let target):
            let dwelling = dwelling(from: target.row.dwelling, context)
            guard dwelling != target.row.dwelling else { return nil }
            return (
                DwellingActs.change(target.row, to: dwelling, target.file, on: context.today),
                sentence(.wentFlatChanged, dwelling, context)
            )
        case .keys(let target):
            guard let request = try? keysRequest(target, context) else { return nil }
            let day = keysDay(context)
            let isAwaited = target.file?.isAwaited(on: day) ?? false
            if !(isHere(context) ?? !isAwaited), let planned = target.file?.landing?.day {
                return (request, words(.flatKeysBefore, planned.description))
            }
            return (request, words(.wentKeys, target.row.dwelling.address, day.description))
        case .booking, .newCase, .join, .editPerson, .editCase, .pickup, .arrived, .newPartner, .partner,
            .consent:
            return nil
        }
    }

    /// What was done to a flat, and what of it looks like a slip.
    private func sentence(_ word: Word, _ dwelling: Dwelling, _ context: AppContext) -> String {
        [context.words(word, dwelling.address), context.words.warning(ofWriting: dwelling)]
            .compactMap { $0 }.joined(separator: " ")
    }

    private func keysRequest(
        _ target: DwellingTarget, _ context: AppContext
    ) throws(CommandError) -> ActRequest {
        guard let file = target.file else { throw .dwellingFree }
        return try DwellingActs.handOver(
            target.row, to: file, on: keysDay(context),
            count: value(.keys(.count), context).flatMap { Int($0) },
            signedBy: self[.keys(.signedBy)]?.text ?? "", isHere: isHere(context), today: context.today)
    }

    private func keysDay(_ context: AppContext) -> Day {
        value(.keys(.day), context).flatMap { Day($0) } ?? context.today
    }

    /// Whether the household has come, where that was asked.
    private func isHere(_ context: AppContext) -> Bool? { value(.keys(.isHere), context).map { $0 == "yes" } }

    /// Why keys cannot have been handed over on the day that stands in the form; nil where they can.
    func keysFault(_ context: AppContext) -> String? {
        guard case .keys(let target) = purpose else { return nil }
        do throws(CommandError) {
            _ = try keysRequest(target, context)
            return nil
        } catch {
            return context.sentence(of: error)
        }
    }
}
