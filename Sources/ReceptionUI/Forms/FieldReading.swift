// What stands in a field, read: the value that would be stored, or what is wrong with it in words.

import Reception
import ReceptionText

/// How a field reads.
enum FieldReading: Hashable, Sendable {
    case nothing
    /// The value as it would be stored, and how it is read back.
    case value(String, shown: String)
    case fault(String)

    var value: String? {
        if case .value(let value, _) = self { value } else { nil }
    }
}

extension FormField {
    /// Reads the field on its own.
    func reading(_ context: AppContext) -> FieldReading {
        let text = text
        guard !text.isEmpty else { return .nothing }
        let words = context.words
        switch kind {
        case .action: return .nothing
        case .text, .suggested: return .value(id == .note ? FieldText.paragraph(input.text) : text, shown: "")
        case .day(let leaning, let isEvent):
            guard let day = DateInput.day(text, today: context.today, leaning: leaning) else {
                return .fault(words(.inputNotADate))
            }
            if isEvent, day > context.today { return .fault(words(.formInFuture)) }
            var shown = context.weekday(day)
            if text != day.description { shown = "\(day) " + shown }
            if leaning == .birth { shown += ", " + words(.personAge, "\(day.age(on: context.today))") }
            return .value(day.description, shown: shown)
        case .time(let isStrict):
            guard isStrict else { return .value(FieldValue.time(text), shown: "") }
            guard let minutes = DateInput.minutes(text) else { return .fault(words(.inputNotATime)) }
            return .value("\(minutes)", shown: Booking(minutes: minutes, what: "").clock)
        case .detail(let detail): return read(detail, text, context)
        case .chosen(let choices, let detail):
            // A country's code is never the beginning of another's name; of languages any three letters may be a code.
            if detail == .citizenship, choice?.words.contains(SearchText.fold(text)) != true,
                case .value(let code, _) = read(.citizenship, text, context)
            {
                return .value(code, shown: "")
            }
            if let choice { return .value(choice.value, shown: shown(choice)) }
            if let detail { return read(detail, text, context) }
            // The list has not come yet; the store has the last word.
            guard !choices.isEmpty else { return .value(text, shown: "") }
            return .fault(words(.formOneOf, choices.prefix(4).map(\.label).joined(separator: ", ")))
        case .length:
            guard let minutes = Booking.length(text) else {
                let (least, most) = (Booking.lengths.lowerBound, Booking.lengths.upperBound)
                return .fault(words(.bookingsBadLength, "\(least)", "\(most)"))
            }
            return .value("\(minutes)", shown: words(.bookingsMinutes, "\(minutes)"))
        case .room:
            guard let room = VehicleRoom(text) else { return .fault(words(.pickupFormBadRoom)) }
            return .value(
                room.description,
                shown: [
                    words.count(.pickupFormRoomSeats, room.seats), words.count(.arrivalBags, room.bags),
                    words.count(.pickupFormRoomWheelchairs, room.wheelchairs),
                ].joined(separator: ", "))
        case .languages:
            var codes: [String] = []
            for part in FieldText.list(text) {
                guard let code = CodedName.language(part) else { return .fault(words(.formLanguageCode)) }
                codes.append(code)
            }
            // Nothing but commas names none.
            guard !codes.isEmpty else { return .nothing }
            return .value(codes.joined(separator: ","), shown: words.languages(codes))
        case .number(let range):
            guard let number = Int(text), range.contains(number) else {
                return .fault(words(.inputNotANumber, "\(range.lowerBound)", "\(range.upperBound)"))
            }
            return .value("\(number)", shown: "")
        case .numbers:
            guard let numbers = Self.numbers(text) else { return .fault(words(.inputNotNumbers)) }
            return .value(numbers.map(String.init).joined(separator: ","), shown: "")
        }
    }

    /// Numbers between spaces or commas, each once, `1-3` for all from one to another.
    /// - Returns: nil for anything else.
    private static func numbers(_ text: String) -> [Int]? {
        var numbers: [Int] = []
        for part in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            // However many there are in a household, there are not a hundred.
            guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2, first >= 0,
                last >= first,
                last - first < 100
            else { return nil }
            numbers += (first...last).filter { !numbers.contains($0) }
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// A detail, by the reading that lists of households have too.
    private func read(_ detail: PersonDetail, _ text: String, _ context: AppContext) -> FieldReading {
        do throws(ValueFault) {
            let value = try FieldValue.person(detail, text, today: context.today)
            guard !value.isEmpty else { return .nothing }
            return .value(value, shown: Self.shown(detail, value, context))
        } catch {
            return .fault(Self.words(of: error, detail, context.words))
        }
    }

    /// A choice read back: the others that it might have been stand behind it while it is not written out.
    private func shown(_ choice: FormChoice) -> String {
        guard input.text != choice.label else {
            // Only codes are worth telling beside their names.
            guard case .chosen(_, let detail?) = kind, [.language, .citizenship].contains(detail) else {
                return ""
            }
            return choice.value
        }
        return candidates.prefix(3).map(\.label).joined(separator: ", ")
    }

    private static func shown(_ detail: PersonDetail, _ value: String, _ context: AppContext) -> String {
        switch detail {
        case .personnummer, .samordningsnummer:
            (try? IdentityNumber.parse(value, today: context.today).formatted) ?? ""
        case .dossiernummer: (try? Dossiernummer(parsing: value).formatted) ?? ""
        default: ""
        }
    }

    /// What is wrong with a value, in words.
    static func words(of fault: ValueFault, _ detail: PersonDetail, _ words: Catalogue) -> String {
        if let identity = fault.identity {
            if detail == .dossiernummer, case .wrongLength(let digits) = identity {
                return words(.formDossierLength, "\(digits)")
            }
            return words.reason(identity)
        }
        switch detail {
        case .birthDate: return words(.inputNotADate)
        case .language: return words(.formLanguageCode)
        case .citizenship: return words(.formCountryCode)
        default:
            let choices = fault.arguments.count > 1 && words.language == .en ? 1 : 0
            return words(
                .formOneOf, fault.arguments.indices.contains(choices) ? fault.arguments[choices] : "?")
        }
    }
}
