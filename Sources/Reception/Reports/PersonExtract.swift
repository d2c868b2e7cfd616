// Registerutdrag: all that is known of one person, for herself (GDPR article 15), with others masked.

/// All that is known of a person, with what was corrected or taken back since.
public struct PersonExtract: Sendable {
    /// An entry, and what ended it.
    public struct Written: Hashable, Sendable {
        public let entry: Entry
        /// When it stopped to hold, and why; nil while it holds.
        public let ended: Ending?

        public init(_ entry: Entry, ended: Ending?) {
            self.entry = entry
            self.ended = ended
        }
    }
    public struct Ending: Hashable, Sendable {
        public let at: Moment
        /// What somebody wrote, or the act's own word for it.
        public let reason: String

        public init(at: Moment, reason: String) {
            self.at = at
            self.reason = reason
        }
    }
    /// That the case was opened or put on paper. By whom is left out: who asks has a right to know when and why her data
    /// were looked at, not as a rule by which employee (the EU Court of Justice, C-579/21, 22 June 2023).
    public struct Reading: Hashable, Sendable {
        public let at: Moment
        /// Which paper; nil where the case was opened.
        public let paper: String?

        public init(at: Moment, paper: String?) {
            self.at = at
            self.paper = paper
        }
    }
    /// That something went to somebody outside the unit.
    public struct Recipient: Hashable, Sendable {
        public let at: Moment
        public let name: String

        public init(at: Moment, name: String) {
            self.at = at
            self.name = name
        }
    }

    public let file: CaseFile
    public let member: Membership
    /// What is written of her and of the case, in order of days; what is written of others is not among it.
    public var entries: [Written]
    /// Her own deadlines and those of the case.
    public let deadlines: [QueueRow]
    public let consents: [ConsentRow]
    /// The versions of flats and pickups that the household was in, and what a colleague was told when she was offered
    /// the case; the earliest first.
    public var records: [UnitRecord]
    public let recipients: [Recipient]
    public let readings: [Reading]
    /// By what the unit erases; nil where that is not written down.
    public let basis: RetentionBasis?

    /// - Parameters:
    ///   - household: the case with all who belong to it or did, so that nobody else is named.
    ///   - viewer: who takes it out.
    ///   - written: everything in the case and what of hers is written elsewhere, ended or not.
    ///   - mask: stands where somebody else is named.
    public init(
        of member: Membership, in view: CaseView, besides household: CaseFile, for viewer: Login,
        written: [Written],
        records: [UnitRecord],
        recipients: [Recipient], readings: [Reading], basis: RetentionBasis?, mask: String
    ) {
        let others = ThirdPersons(besides: member, in: household)
        func told(_ text: String) -> String { others.masked(text, by: mask) }
        file = view.file
        self.member = member
        entries = written.filter { $0.entry.concerns(member) }.map { written in
            let entry = written.entry.seen(by: viewer)
            return Written(
                entry.saying(entry.content.mapTexts(told)),
                ended: written.ended.map { Ending(at: $0.at, reason: told($0.reason)) })
        }.sorted { ($0.entry.day, $0.entry.id) < ($1.entry.day, $1.entry.id) }
        deadlines = view.deadlines.filter { $0.personNumber == nil || $0.personNumber == member.number }
            .map { row in
                var row = row
                row.text = row.text.map(told)
                return row
            }
        consents = view.consents.filter { $0.consent.person == member.person.id }
        self.records = records.compactMap { $0.told(of: view.file.id, told) }
        self.recipients = recipients
        self.readings = readings
        self.basis = basis
    }
}

extension Entry {
    /// Whether it is about somebody, or about the whole household that she belongs to.
    fileprivate func concerns(_ member: Membership) -> Bool {
        if case .booking(let booking) = content, !booking.persons.isEmpty {
            return booking.persons.contains(member.number)
        }
        return person == nil || person == member.person.id
    }
}

extension Entry.Content {
    /// The same with every text that somebody wrote freely put through something.
    fileprivate func mapTexts(_ change: (String) -> String) -> Entry.Content {
        switch self {
        case .note(let text, let important): return .note(change(text), important: important)
        case .reminder(let text): return .reminder(change(text))
        case .waiver(let rule, let trigger, let reason, let note):
            return .waiver(rule, trigger: trigger, reason, note: change(note))
        case .closing(let reason, let to, let note): return .closing(reason, to: to, note: change(note))
        case .fact(let fact, let until, let value): return .fact(fact, until: until, value: value.map(change))
        case .booking(var booking):
            booking.what = change(booking.what)
            booking.with = change(booking.with)
            booking.place = change(booking.place)
            booking.reference = change(booking.reference)
            return .booking(booking)
        case .kind, .member, .memberLeft, .personDetails, .caseDetails, .assignment, .snooze: return self
        }
    }
}

extension UnitRecord {
    /// The version as far as it is about one household; nil where it tells nothing of it but what stands elsewhere.
    fileprivate func told(of household: CaseID, _ change: (String) -> String) -> UnitRecord? {
        var told: UnitContent
        switch content {
        case .pickup(var pickup):
            pickup.households = pickup.households.filter { $0.caseID == household }
            guard !pickup.households.isEmpty else { return nil }
            pickup.households[0].escort = change(pickup.households[0].escort)
            told = .pickup(pickup)
        case .dwelling(var dwelling):
            guard dwelling.household?.caseID == household else { return nil }
            dwelling.keys.signedBy = change(dwelling.keys.signedBy)
            told = .dwelling(dwelling)
        case .handover(var handover):
            handover.message = change(handover.message)
            handover.returned = handover.returned.map(change)
            told = .handover(handover)
        case .exemption(let exemption):
            told = .exemption(RetentionExemption(household, because: change(exemption.reason)))
        case .consent, .viewer, .quota, .absence, .partner, .retention: return nil
        }
        return UnitRecord(id: id, version: version, content: told, act: act, by: by, at: at)
    }
}

/// The others of a household, so that a text can be told without them. Names that somebody shares with them stay: they
/// are hers too. Whom a text calls by another name nobody but a person can see.
struct ThirdPersons {
    private var names: Set<String> = []
    private var numbers: [[Character]] = []
    /// A number shorter than this would be found in dates and amounts.
    private static let shortestNumber = 6

    init(besides subject: Membership, in file: CaseFile) {
        for other in file.members where other.person.id != subject.person.id {
            names.formUnion(Self.names(of: other.person))
            for field in [PersonDetail.personnummer, .samordningsnummer, .dossiernummer, .phone] {
                let digits = (other.person[field] ?? "").filter(\.isASCIIDigit)
                guard digits.count >= Self.shortestNumber, other.person[field] != subject.person[field] else {
                    continue
                }
                numbers.append(Array(digits))
                // Many leave the century out.
                if field == .personnummer || field == .samordningsnummer, digits.count == 12 {
                    numbers.append(Array(digits.dropFirst(2)))
                }
            }
        }
        names.subtract(Self.names(of: subject.person))
        numbers.sort { $0.count > $1.count }
    }

    private static func names(of person: Newcomer) -> Set<String> {
        let written = person.givenName + " " + person.familyName
        let spelt = SearchText.fold(written) + " " + SearchText.otherSpellings(written)
        // A single letter is no name that anybody could be known by.
        return Set(spelt.split(separator: " ").map(String.init).filter { $0.count > 1 })
    }

    /// A text in which something else stands where one of the others is named or one of their numbers is given.
    func masked(_ text: String, by mask: String) -> String {
        guard !names.isEmpty || !numbers.isEmpty else { return text }
        var result = ""
        var word = ""
        func close() {
            guard !word.isEmpty else { return }
            result += isName(word) ? mask : word
            word = ""
        }
        for character in withoutNumbers(text, mask) {
            if character.isLetter || character == "'" || character == "’" {
                word.append(character)
            } else {
                close()
                result.append(character)
            }
        }
        close()
        return result
    }

    private func isName(_ word: String) -> Bool {
        let folded = SearchText.fold(word)
        // "Saras skola", "familjen Haddads".
        return names.contains(folded) || folded.last == "s" && names.contains(String(folded.dropLast()))
    }

    private func withoutNumbers(_ text: String, _ mask: String) -> String {
        guard !numbers.isEmpty, text.contains(where: \.isASCIIDigit) else { return text }
        var characters = Array(text)
        var index = 0
        while index < characters.count {
            let end =
                characters[index].isASCIIDigit
                ? numbers.lazy.compactMap { number in
                    Self.end(of: number, in: characters, from: index)
                }.first : nil
            guard let end else {
                index += 1
                continue
            }
            characters.replaceSubrange(index..<end, with: Array(mask))
            index += mask.count
        }
        return String(characters)
    }

    /// Where a number ends that begins at a place, however its digits are parted.
    private static func end(of number: [Character], in text: [Character], from start: Int) -> Int? {
        var place = start
        for digit in number {
            while place > start, place < text.count, "-–+ ".contains(text[place]) { place += 1 }
            guard place < text.count, text[place] == digit else { return nil }
            place += 1
        }
        return place
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
