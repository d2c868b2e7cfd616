// What a household is handed when it comes, to be kept by the door: where it lives, whom it calls, when it meets whom.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The slip of a household, in the paper's language and beside it in the applicant's, where the unit has supplied
    /// the words. A protected household's bears the number of its case and whom to call; no name, address or meeting.
    public func welcome(_ view: CaseView) -> PaperDocument {
        let file = view.file
        let isHidden = view.isMasked || file.isProtected
        let own = ownWords
        let language = isHidden ? nil : file.applicant?.person[.language]
        let other = language.flatMap { unit.welcome[$0] }
        var blocks: [PaperBlock] = [.heading(level: 1, text: both(own, other, \.heading, " · "))]
        if isHidden {
            blocks.append(.paragraph(file.number.description, .large))
        } else if !file.household.isEmpty {
            // Latin letters first, so that a line with Arabic begins where the others do.
            let latin = Transliteration.latin(file.household).map { $0 + " · " } ?? ""
            blocks.append(.paragraph(latin + file.household, .display))
        }
        func add(_ label: KeyPath<WelcomeWords, String>, _ value: String) {
            guard !value.isEmpty else { return }
            blocks.append(
                .together([
                    .space(millimetres: 5), .paragraph(both(own, other, label, " · "), .large),
                    .paragraph(value, .display),
                ]))
        }
        if !isHidden { add(\.address, file.details[.address] ?? "") }
        add(\.caseworker, name(of: file.caseworker))
        add(\.phone, unit.phone(of: file.caseworker))
        add(\.emergency, "112")
        if !isHidden, let meeting = nextMeeting(file) { add(\.meeting, meeting) }
        return document(words(.paperWelcome), blocks, hasHeading: false)
    }

    /// The words of the paper's own language: the unit's, else the program's.
    private var ownWords: WelcomeWords {
        let code = words.language == .sv ? "swe" : "eng"
        return unit.welcome[code]
            ?? WelcomeWords(
                heading: words(.welcomeHeading), address: words(.welcomeAddress),
                caseworker: words(.welcomeCaseworker), phone: words(.welcomePhone),
                emergency: words(.welcomeEmergency), meeting: words(.welcomeMeeting))
    }

    private func both(
        _ own: WelcomeWords, _ other: WelcomeWords?, _ label: KeyPath<WelcomeWords, String>, _ gap: String
    ) -> String {
        guard let other, other[keyPath: label] != own[keyPath: label] else { return own[keyPath: label] }
        return own[keyPath: label] + gap + other[keyPath: label]
    }

    /// The first booking from today on: `måndag 2026-03-23 kl. 10:00, with whom, where`. Nobody meets a household that has
    /// yet to come before it has: what is booked earlier is done for it by others.
    private func nextMeeting(_ file: CaseFile) -> String? {
        let arrival = file.expectedOn.map { day in
            Landing(day: day, minutes: Booking.minutes(file.details[.arrivalTime] ?? ""))
        }
        let coming = file.bookings.compactMap { entry -> (day: Day, booking: Booking)? in
            guard entry.day >= today, case .booking(let booking) = entry.content else { return nil }
            if let arrival {
                // What has no clock time may be any time of its day.
                let (landed, begins) = (arrival.minutes ?? 0, booking.minutes ?? 24 * 60)
                guard (entry.day, begins) >= (arrival.day, landed) else { return nil }
            }
            return (entry.day, booking)
        }
        let next = coming.min { a, b in
            (a.day, a.booking.minutes ?? 0) < (b.day, b.booking.minutes ?? 0)
        }
        guard let next else { return nil }
        let clock = next.booking.clock
        let when =
            words.weekday(next.day) + " " + next.day.description
            + (clock.isEmpty ? "" : " " + words(.paperClock, clock))
        return [when, next.booking.place].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension Catalogue {
    /// The name of a day's weekday, written out.
    func weekday(_ day: Day) -> String {
        switch day.weekday {
        case .monday: self(.paperMonday)
        case .tuesday: self(.paperTuesday)
        case .wednesday: self(.paperWednesday)
        case .thursday: self(.paperThursday)
        case .friday: self(.paperFriday)
        case .saturday: self(.paperSaturday)
        case .sunday: self(.paperSunday)
        }
    }
}
