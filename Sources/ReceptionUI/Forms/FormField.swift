// One field of a form: what is typed, what kind of value it should be, and which values are offered for it.

import Reception
import TerminalKit

/// Names a field, so that the cursor stays in it whatever comes and goes around it.
enum FieldID: Hashable, Sendable {
    case kind, caseworker, note, joined
    case fact(FactID)
    case detail(CaseDetail)
    /// A detail of the person with an index in the form, from 0.
    case person(Int, PersonDetail)
    case booking(BookingField)
    case pickup(PickupField)
    /// Of the household with an index in the form, from 0.
    case household(Int, HouseholdField)
    /// Of the vehicle with an index in the form, from 0.
    case vehicle(Int, VehicleField)
    /// The row that adds another vehicle.
    case addVehicle
    case arrived(ArrivedField)
    case dwelling(DwellingField)
    case keys(KeysField)
    case partner(PartnerField)
    case consent(ConsentField)
    /// The row that adds another person.
    case addPerson
    /// A case that somebody in the form may be in already.
    case known(Int)

    /// The index of the person that it is about.
    var person: Int? {
        if case .person(let index, _) = self { index } else { nil }
    }
}

/// The fields of a booking.
enum BookingField: Int, CaseIterable, Hashable, Sendable {
    case day, time, what, length, with, interpreter, place, phone, reference, persons, cancelBy
}

/// A value that is offered.
struct FormChoice: Hashable, Sendable {
    /// As it is stored.
    let value: String
    /// As it is shown and stands in the field.
    let label: String
    /// Folded texts that mean it, besides the label.
    var words: [String] = []

    init(_ value: String, _ label: String, words: [String] = []) {
        self.value = value
        self.label = label
        self.words = [SearchText.fold(label)] + words.map(SearchText.fold)
    }
}

/// What a field takes.
enum FieldKind: Hashable, Sendable {
    case text
    /// A date; an event's is not after today.
    case day(DateInput.Leaning, isEvent: Bool)
    /// A time of day, or where that is allowed some other words for it.
    case time(isStrict: Bool)
    /// A person's detail, read as everywhere.
    case detail(PersonDetail)
    /// One of the choices; for a detail also what else its own reading takes.
    case chosen([FormChoice], PersonDetail?)
    /// Any text, completed from the choices.
    case suggested([FormChoice])
    /// Numbers in a household.
    case numbers
    /// How long something takes, in minutes or as `1:30`.
    case length
    /// What a vehicle holds: `9/8/1`.
    case room
    /// Names or codes of languages, with commas between them.
    case languages
    /// A whole number within limits.
    case number(ClosedRange<Int>)
    /// Nothing is typed: Enter does something.
    case action
}

/// A field.
struct FormField: Hashable, Sendable {
    let id: FieldID
    let label: String
    var kind: FieldKind
    var input: TextField
    /// What is stored now; nothing where it is new.
    let stored: String
    /// What stood in it when it was made.
    private let original: String
    /// Whether what stands in it was put there by the program; the first character typed takes its place.
    private(set) var isOffered = false
    var isNeeded = false
    /// What somebody else has stored while the form was open.
    var news: FieldNews?
    /// Whether somebody has typed in it or taken something away; then nothing is offered in it any more.
    private var isOwn = false
    /// What was typed before the choices were gone through.
    private var search: String?

    /// - Parameters:
    ///   - text: what stands in it, in words.
    ///   - stored: the value that the text means, where it is known already.
    init(_ id: FieldID, _ label: String, _ kind: FieldKind, text: String = "", stored: String = "") {
        self.id = id
        self.label = label
        self.kind = kind
        self.stored = stored
        input = TextField(text: text, maximumLength: id == .note ? Self.noteLength : 200)
        original = input.text
    }

    /// The same field with what is stored now.
    func remade(from fresh: FormField) -> FormField {
        var field = fresh
        (field.kind, field.isOwn) = (kind, isOwn)
        return field
    }

    /// The longest note, in characters: a page or three, and never more bytes than the domain takes.
    private static let noteLength = 8000

    var text: String { FieldText.line(input.text) }

    /// Whether something was typed that would be lost.
    var isTouched: Bool { !isOffered && input.text != original }

    var choices: [FormChoice] {
        switch kind {
        case .chosen(let choices, _), .suggested(let choices): choices
        case .text, .day, .time, .detail, .numbers, .length, .room, .languages, .action, .number: []
        }
    }

    /// Puts a value there that the first character typed replaces; never over what somebody typed.
    mutating func offer(_ text: String) {
        guard !isOwn, input.isEmpty || isOffered else { return }
        input.text = text
        isOffered = !text.isEmpty
        search = nil
    }

    /// The choices that what was typed leaves, best first.
    var candidates: [FormChoice] {
        let typed = SearchText.fold(search ?? input.text)
        guard !typed.isEmpty else { return choices }
        return ranked(typed).map { choices[$0.index] }
    }

    /// Where what was typed fits: 0 at the beginning, 1 at a word's, 2 somewhere.
    private func ranked(_ typed: String) -> [(rank: Int, index: Int)] {
        choices.enumerated().compactMap { index, choice -> (rank: Int, index: Int)? in
            if choice.words.contains(typed) { return (-1, index) }
            return choice.words.compactMap { WordIndex.rank(typed, in: $0) }.min().map { ($0, index) }
        }.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
    }

    /// The choice that is meant, if any.
    var choice: FormChoice? {
        guard !input.isEmpty else { return nil }
        let typed = SearchText.fold(input.text)
        guard !typed.isEmpty else { return nil }
        if let exact = choices.first(where: { $0.words.contains(typed) }) { return exact }
        guard case .chosen = kind, let best = ranked(typed).first, best.rank < 2 else { return nil }
        return choices[best.index]
    }

    /// Does what a key means in the field.
    /// - Returns: whether it meant anything.
    mutating func handle(_ key: Key) -> Bool {
        if case .action = kind { return false }
        switch key {
        case .control("n"), .control("p"):
            guard !choices.isEmpty else { return true }
            pick(key == .control("n") ? 1 : -1)
            return true
        case .character(" "):
            // A list is gone through with the space bar where a space could not be meant.
            if case .chosen = kind,
                input.isEmpty || isOffered || choices.contains(where: { $0.label == input.text })
            {
                pick(1)
                return true
            }
        case .right:
            if case .suggested = kind, !input.isEmpty, input.cursor == input.text.count,
                let first = candidates.first
            {
                input.text = first.label
                return true
            }
        default: break
        }
        search = nil
        if isOffered {
            switch key {
            case .character, .paste: input.text = ""
            case .backspace, .delete, .control("u"), .control("k"), .control("w"), .control("d"):
                input.text = ""
                isOffered = false
                isOwn = true
                return true
            default: break
            }
        }
        guard input.handle(key) else { return false }
        isOffered = false
        isOwn = true
        return true
    }

    /// Goes on to the next choice, or the one before.
    private mutating func pick(_ step: Int) {
        // What can be chosen may not have come yet.
        guard !choices.isEmpty else { return }
        let typed = search ?? (isOffered || choices.contains { $0.label == input.text } ? "" : input.text)
        search = typed
        let found = candidates.isEmpty ? choices : candidates
        let place = found.firstIndex { $0.label == input.text }
        let next = place.map { ($0 + step + found.count) % found.count } ?? (step > 0 ? 0 : found.count - 1)
        input.text = found[next].label
        isOffered = false
        isOwn = true
    }

    /// The cursor leaves: what was meant takes the place of what was typed.
    mutating func settle(_ context: AppContext) {
        search = nil
        guard isTouched, !input.isEmpty else { return }
        switch kind {
        case .chosen:
            let value = reading(context).value
            if let choice = choices.first(where: { $0.value == value }) { input.text = choice.label }
        case .day:
            if case .value(let day, _) = reading(context) { input.text = day }
        case .text, .time, .detail, .suggested, .numbers, .length, .room, .languages, .action,
            .number:
            break
        }
    }
}
