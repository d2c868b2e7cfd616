// Acts of the journal and what they changed, in sentences; and why bookings clash.

import Reception

extension Catalogue {
    /// Who would have to be in two places.
    public func shared(_ shared: BookingClash.Shared) -> String {
        switch shared {
        case .caseworker: self(.bookingsClashCaseworker)
        case .household: self(.bookingsClashHousehold)
        }
    }

    /// What an act was: `Händelse: mottagen`; an undo says what it took back.
    public func title(_ event: JournalEvent, _ facts: FactCatalogue, _ rulebook: Rulebook) -> String {
        var text = act(event.kind)
        if let undoes = event.undoes {
            text = undoes == .undo ? self(.journalRedid, "") : self(.journalUndid, act(undoes))
        }
        guard let subject = event.subject else { return text.trimmingColon }
        let rule = rulebook[RuleID(subject)].map { title($0.title) }
        return text.trimmingColon + ": " + (rule ?? name(FactID(subject), facts, rulebook))
    }

    /// Who did it; where somebody acted for another, both.
    public func who(_ event: JournalEvent) -> String {
        event.by == event.actual
            ? event.by.name : self(.journalThrough, event.by.name, event.actual.name)
    }

    /// What an act changed, a line for each change. Identity numbers and other values of a person's details are not
    /// repeated, only which of them it was.
    /// - Parameter number: the number in the household of a person.
    public func lines(
        _ event: JournalEvent, _ facts: FactCatalogue, _ rulebook: Rulebook, number: (PersonID) -> Int?
    ) -> [String] {
        event.steps.map { sentence($0, number: number) }
            + event.changes.map { change in
                let entry = change.entry
                let text = self.text(entry, facts, rulebook, entry.person.flatMap(number))
                return switch change {
                case .add: text
                case .end(_, let reason) where reason.isEmpty || event.kind == .cancelBooking:
                    self(.journalEnded, text)
                case .end(_, let reason): self(.journalEndedReason, text, endReason(reason))
                case .revive: self(.journalRevived, text)
                }
            }
    }

    /// Why an entry was ended: an act's own reason in words, or what somebody wrote.
    public func endReason(_ reason: String) -> String {
        switch reason {
        case "done": self(.journalReasonDone)
        case "unwaived": self(.journalReasonUnwaived)
        case "snoozed again": self(.journalReasonSnoozed)
        case "cancelled": self(.journalReasonCancelled)
        case "reopened": self(.journalReasonReopened)
        case "moved": self(.journalReasonMoved)
        case "withdrawn": self(.journalReasonWithdrawn)
        case "corrected": self(.journalReasonCorrected)
        case "moved out": self(.journalReasonMovedOut)
        default: reason
        }
    }

    /// What an act did to one of the unit's own records, or to whom it gave something.
    /// - Parameter number: the number in the household of a person.
    public func sentence(_ step: UnitStep, number: (PersonID) -> Int?) -> String {
        func person(_ id: PersonID) -> String {
            number(id).map { " (" + self(.journalPerson, "\($0)") + ")" } ?? ""
        }
        return switch step {
        case .pickupPlanned(let day): self(.journalPickupPlanned, day.description)
        case .pickupChanged(let day): self(.journalPickupChanged, day.description)
        case .pickupMoved(let from, let to): self(.journalPickupMoved, from.description, to.description)
        case .pickupLeft(let day): self(.journalPickupLeft, day.description)
        case .pickupRemoved(let day): self(.journalPickupRemoved, day.description)
        case .flatAdded(let number): self(.journalFlatAdded, "\(number)")
        case .flatChanged(let number): self(.journalFlatChanged, "\(number)")
        case .flatReserved(let number): self(.journalFlatReserved, "\(number)")
        case .flatReleased(let number): self(.journalFlatReleased, "\(number)")
        case .flatKeys(let number, let day): self(.journalFlatKeys, "\(number)", day.description)
        case .flatLeft(let number): self(.journalFlatLeft, "\(number)")
        case .flatEnded(let number, let day): self(.journalFlatEnded, "\(number)", day.description)
        case .flatRemoved(let number): self(.journalFlatRemoved, "\(number)")
        case .offered(let from, let to): self(.journalOffered, from.name, to.name)
        case .sentBack(let login): self(.journalSentBack, login.name)
        case .offerEnded(let to): self(.journalOfferEnded, to.name)
        case .away(let absence): away(absence)
        case .notAway(let absence): self(.journalNotAway, away(absence))
        case .partnerAdded(let name): self(.journalPartnerAdded, name)
        case .partnerChanged(let name): self(.journalPartnerChanged, name)
        case .partnerRemoved(let name): self(.journalPartnerRemoved, name)
        case .consented(let id, let partner): self(.journalConsented, partner, person(id))
        case .consentChanged(let id, let partner): self(.journalConsentChanged, partner, person(id))
        case .consentWithdrawn(let id, let partner, let day):
            self(.journalConsentWithdrawn, partner, person(id), day.description)
        case .consentRemoved(let id, let partner): self(.journalConsentRemoved, partner, person(id))
        case .printed(let kind, let copy):
            copy.map { self(.journalPrinted, paper(kind), "\($0)") } ?? paper(kind)
        case .viewerNamed(let login): self(.journalViewerNamed, login.name)
        case .viewerRemoved(let login): self(.journalViewerRemoved, login.name)
        case .retentionDecided(let basis):
            self(.journalRetentionDecided, basis.decision, basis.decided.description)
        case .retentionRemoved(let basis): self(.journalRetentionRemoved, basis.decision)
        case .kept(let reason): self(.journalKept, reason)
        case .keptNoLonger: self(.journalKeptNoLonger)
        case .revealed(let reason): reason
        case .disclosed(let partner, let missing) where missing.isEmpty: self(.journalDisclosed, partner)
        case .disclosed(let partner, let missing):
            self(
                .journalDisclosedMissing, partner, missing.map { "\($0)" }.joined(separator: ", "))
        case .quotaSet(let figure):
            count(
                .journalQuotaSet, figure.persons, scheme(figure.scheme), "\(figure.year)",
                figure.decided.description)
        case .quotaRemoved(let figure):
            self(.journalQuotaRemoved, scheme(figure.scheme), "\(figure.year)", figure.decided.description)
        }
    }

    /// Who is away, from when to when, and who sees to the cases meanwhile.
    public func away(_ absence: Absence) -> String {
        let (first, last) = (absence.days.lowerBound.description, absence.days.upperBound.description)
        guard let cover = absence.cover else {
            return self(.absenceAlone, absence.login.name, first, last)
        }
        return self(.absenceCovered, absence.login.name, first, last, cover.name)
    }

    /// What an entry says, a person's details by their names alone.
    public func text(
        _ entry: Entry, _ facts: FactCatalogue, _ rulebook: Rulebook, _ number: Int?
    ) -> String {
        let person = number.map { self(.journalPerson, "\($0)") } ?? ""
        switch entry.content {
        case .kind(let kind): return listed([self(.journalKind, kind.rawValue), entry.day.description])
        case .member(let number, _):
            return listed([self(.journalMember, "\(number)"), entry.day.description])
        case .memberLeft(let reason, _):
            return listed([person, self(.journalMemberLeft, leaving(reason)), entry.day.description])
        case .personDetails(let details):
            let names = details.keys.sorted().map { label(of: $0) }.joined(separator: ", ")
            return listed([person, self(.journalPersonDetails, names)])
        case .caseDetails(let details):
            let names = details.keys.filter { $0 != .importKey }.sorted().map { label(of: $0) }
            // The key of an imported list is nothing that people read.
            return self(.journalCaseDetails, names.joined(separator: ", ")).trimmingColon
        case .fact(let fact, let until, let value):
            return listed([
                name(fact, facts, rulebook) + " " + entry.day.description,
                until.map { self(.dateUntil, $0.description) } ?? "", value ?? "", person,
            ])
        case .assignment(let login?): return self(.journalAssignment, login.name)
        case .assignment(nil): return self(.journalNobody)
        case .note(let text, _): return text
        case .waiver(let rule, _, let reason, let note):
            return listed([self(.journalWaiver, title(rule, rulebook), waiver(reason)), note])
        case .snooze(let rule, _, let until):
            return self(.journalSnooze, title(rule, rulebook), until.description)
        case .reminder(let text): return self(.journalReminder, entry.day.description, text)
        case .booking(let booking):
            let what = listed([
                booking.what, booking.with,
                booking.interpreter.isEmpty ? "" : self(.bookingsInterpreter, booking.interpreter),
                booking.place, booking.phone, booking.reference,
            ])
            let when = [entry.day.description, booking.clockSpan].filter { !$0.isEmpty }
            return self(.journalBooking, when.joined(separator: " "), what)
        case .closing(let reason, let receiver, let note):
            let day = self(.journalClosing, entry.day.description)
            return listed([day, ending(reason, to: receiver), note])
        }
    }

    private func listed(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension String {
    /// Without a colon and a blank at the end.
    fileprivate var trimmingColon: String {
        var text = self
        while text.last == " " || text.last == ":" { text.removeLast() }
        return text
    }
}
