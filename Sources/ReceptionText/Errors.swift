// The words of every refusal and every trouble of the store: one line that says what is wrong, one what to do.

import Reception

/// What is wrong, and what to do about it.
public struct ErrorText: Hashable, Sendable {
    public var problem: String
    /// Empty where nothing can be done about it here.
    public var remedy: String

    public init(problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }
}

extension Catalogue {
    /// The words of a trouble of the store.
    /// - Parameters:
    ///   - error: what happened.
    ///   - rulebook: names the rules in it.
    ///   - facts: names the facts in it.
    public func text(of error: StoreError, rulebook: Rulebook, facts: FactCatalogue) -> ErrorText {
        switch error {
        case .refused(let refusal, let number):
            let text = text(of: refusal, rulebook: rulebook, facts: facts)
            guard let number else { return text }
            return ErrorText(problem: "\(number): \(text.problem)", remedy: text.remedy)
        case .noSuchCase: return lines(.troubleNoSuchCase, .troubleFixNoSuchCase)
        case .busy: return lines(.troubleBusy, .troubleFixBusy)
        case .readOnly: return lines(.troubleReadOnly, .troubleFixReadOnly)
        case .diskFull: return lines(.troubleDiskFull, .troubleFixDiskFull)
        case .diskFailed: return lines(.troubleDiskFailed, .troubleFixDiskFailed)
        case .notADatabase: return lines(.troubleNotADatabase, .troubleFixNotADatabase)
        case .newerVersion(let found, let known):
            return ErrorText(
                problem: self(.troubleNewerVersion, "\(found)", "\(known)"),
                remedy: self(.troubleFixNewerVersion))
        case .networkFileSystem: return lines(.troubleNetworkFileSystem, .troubleFixNetworkFileSystem)
        case .cannotOpen: return lines(.troubleCannotOpen, .troubleFixCannotOpen)
        case .unknownUser(let login):
            return ErrorText(
                problem: self(.troubleUnknownUser, login.name), remedy: self(.troubleFixUnknownUser))
        case .userHasCases(let open):
            return ErrorText(
                problem: count(.troubleUserHasCases, open), remedy: self(.troubleFixUserHasCases))
        case .lastTeamLead: return lines(.troubleLastTeamLead, .troubleFixLastTeamLead)
        case .rulesChanged: return lines(.troubleRulesChanged, .troubleFixRulesChanged)
        case .nothingToUndo: return ErrorText(problem: self(.troubleNothingToUndo), remedy: "")
        case .nothingToRedo: return ErrorText(problem: self(.troubleNothingToRedo), remedy: "")
        case .undoBlocked(let by, let summary):
            let cases =
                summary.cases.count > 3
                ? count(.actCases, summary.cases.count)
                : summary.cases.isEmpty ? "–" : summary.cases.map(\.description).joined(separator: ", ")
            return ErrorText(
                problem: self(.troubleUndoBlocked, by.name, cases, act(summary.kind)),
                remedy: self(.troubleFixUndoBlocked))
        case .damaged: return lines(.troubleDamaged, .troubleFixDamaged)
        case .failed(let code):
            return ErrorText(problem: self(.troubleFailed, "\(code)"), remedy: self(.troubleFixFailed))
        }
    }

    /// The words of a refusal.
    public func text(of error: CommandError, rulebook: Rulebook, facts: FactCatalogue) -> ErrorText {
        func fact(_ id: FactID) -> String {
            if let known = facts[id] { return language == .sv ? known.swedish : known.english }
            return (id.stepRule ?? id.remindedRule).map(rule) ?? id.id
        }
        func rule(_ id: RuleID) -> String {
            if id == .reminder { return self(.reminderTitle) }
            return rulebook[id].map { title($0.title) } ?? id.id
        }
        func only(_ problem: String) -> ErrorText { ErrorText(problem: problem, remedy: "") }
        switch error {
        case .notPermitted(let permission):
            return ErrorText(
                problem: notPermitted(permission),
                remedy: self(.troubleFixNotPermitted, permission.roles.map(role).joined(separator: ", ")))
        case .hasNoCases(let login):
            return ErrorText(
                problem: self(.troubleHasNoCases, login.name), remedy: self(.troubleFixHasNoCases))
        case .caseClosed: return lines(.troubleCaseClosed, .troubleFixCaseClosed)
        case .caseNotClosed: return only(self(.troubleCaseNotClosed))
        case .unknownFact(let id):
            return ErrorText(problem: self(.troubleUnknownFact, id.id), remedy: self(.troubleFixUnknownFact))
        case .unknownRule(let id):
            return ErrorText(problem: self(.troubleUnknownRule, id.id), remedy: self(.troubleFixUnknownRule))
        case .noSuchPerson(let number):
            return ErrorText(
                problem: self(.troubleNoSuchPerson, "\(number)"), remedy: self(.troubleFixNoSuchPerson))
        case .personLeft(let number): return only(self(.troublePersonLeft, "\(number)"))
        case .whichPerson(let id):
            return ErrorText(
                problem: self(.troubleWhichPerson, fact(id)), remedy: self(.troubleFixWhichPerson))
        case .factOfCase(let id):
            return ErrorText(problem: self(.troubleFactOfCase, fact(id)), remedy: self(.troubleFixFactOfCase))
        case .eventInFuture(let id, let day):
            return ErrorText(
                problem: self(.troubleEventInFuture, fact(id), day.description),
                remedy: self(.troubleFixEventInFuture))
        case .beforeBirth(let id, let person): return only(self(.troubleBeforeBirth, fact(id), "\(person)"))
        case .birthInFuture: return only(self(.troubleBirthInFuture))
        case .conflict(let id, let person, let stands, let by, let given):
            let who = person.map { " " + self(.personNumber, "\($0)") } ?? ""
            return ErrorText(
                problem: self(
                    .troubleConflict, fact(id) + who, stands.description, by.name, given.description),
                remedy: self(.troubleFixConflict))
        case .mayNotBearUntil(let id): return only(self(.troubleMayNotBearUntil, fact(id)))
        case .mustBearOneOf(let id, let values):
            return only(self(.troubleMustBearOneOf, fact(id), values.joined(separator: ", ")))
        case .untilBeforeStart(let start, let end):
            return only(self(.troubleUntilBeforeStart, start.description, end.description))
        case .noWindowToPause(let person):
            return ErrorText(
                problem: self(.troubleNoWindowToPause, "\(person)"), remedy: self(.troubleFixNoWindowToPause))
        case .pauseOutsideWindow(let first, let last):
            return ErrorText(
                problem: self(.troublePauseOutsideWindow, first.description, last?.description ?? "–"),
                remedy: self(.troubleFixPauseOutsideWindow))
        case .pausesOverlap(let start, let end):
            return only(self(.troublePausesOverlap, start.description, end?.description ?? ""))
        case .nothingToRetract(let id): return only(self(.troubleNothingToRetract, fact(id)))
        case .severalToRetract(let id, let days):
            return ErrorText(
                problem: self(
                    .troubleSeveralToRetract, fact(id), days.map(\.description).joined(separator: ", ")),
                remedy: self(.troubleFixSeveralToRetract))
        case .noSuchDeadline(let id): return only(self(.troubleNoSuchDeadline, rule(id)))
        case .deadlineNotOpen(let id): return only(self(.troubleDeadlineNotOpen, rule(id)))
        case .deadlineNotWaived(let id): return only(self(.troubleDeadlineNotWaived, rule(id)))
        case .statutoryNotSnoozed(let id):
            return ErrorText(
                problem: self(.troubleStatutoryNotSnoozed, rule(id)),
                remedy: self(.troubleFixStatutoryNotSnoozed))
        case .snoozeNotLater(let day): return only(self(.troubleSnoozeNotLater, day.description))
        case .unknownCaseworker(let login):
            return ErrorText(
                problem: self(.troubleUnknownCaseworker, login.name),
                remedy: self(.troubleFixUnknownCaseworker))
        case .emptyText: return only(self(.troubleEmptyText))
        case .textTooLong(let text, let limit):
            return only(tooLong(text, limit: limit))
        case .personDetailTooLong(let detail, let limit):
            return only(self(.troubleDetailTooLong, label(of: detail), "\(limit)"))
        case .caseDetailTooLong(let detail, let limit):
            return only(self(.troubleDetailTooLong, label(of: detail), "\(limit)"))
        case .noPersons: return only(self(.troubleNoPersons))
        case .noSuchBooking: return only(self(.troubleNoSuchBooking))
        case .closedInFuture(let day): return only(self(.troubleClosedInFuture, day.description))
        case .recordedByClosing(let id):
            return ErrorText(
                problem: self(.troubleRecordedByClosing, fact(id)),
                remedy: self(.troubleFixRecordedByClosing))
        case .openAtClosing(let rules, let bookings):
            return ErrorText(
                problem: self(.troubleOpenAtClosing, open(rules, bookings: bookings)),
                remedy: self(.troubleFixOpenAtClosing))
        case .handedOverToNobody:
            return lines(.troubleHandedOverToNobody, .troubleFixHandedOverToNobody)
        case .leavesInFuture(let day): return only(self(.troubleLeavesInFuture, day.description))
        case .leavesBeforeBirth(let person): return only(self(.troubleLeavesBeforeBirth, "\(person)"))
        case .masked: return ErrorText(problem: self(.troubleMasked), remedy: self(.troubleFixMasked))
        case .lastOfHousehold:
            return ErrorText(
                problem: self(.troubleLastOfHousehold), remedy: self(.troubleFixLastOfHousehold))
        case .joinsBeforeBirth: return only(self(.troubleJoinsBeforeBirth))
        case .nobodyStays:
            return ErrorText(problem: self(.troubleNobodyStays), remedy: self(.troubleFixNobodyStays))
        case .ownCase(let person):
            return ErrorText(
                problem: self(.troubleOwnCase, "\(person)"), remedy: self(.troubleFixOwnCase))
        case .kindStands(let kind, let since):
            return ErrorText(
                problem: self(.troubleKindStands, kind.rawValue, since.description),
                remedy: self(.troubleFixKindStands))
        case .convertedInFuture(let day):
            return ErrorText(
                problem: self(.troubleConvertedInFuture, day.description),
                remedy: self(.troubleFixConvertedInFuture))
        case .convertedBeforeCase(let day, let opened):
            return ErrorText(
                problem: self(.troubleConvertedBeforeCase, day.description, opened.description),
                remedy: self(.troubleFixConvertedBeforeCase, opened.description))
        case .convertedBeforeLaterKind(let day, let later, let kind):
            return ErrorText(
                problem: self(
                    .troubleConvertedBeforeLaterKind, day.description, kind.rawValue, later.description),
                remedy: self(.troubleFixConvertedBeforeLaterKind, later.description))
        case .kindNotReached(let kind, let old, let since):
            return ErrorText(
                problem: self(.troubleKindNotReached, old.rawValue, kind.rawValue),
                remedy: self(.troubleFixKindNotReached, since.description))
        case .conversionNeedsRegistration(let kind, let day):
            return ErrorText(
                problem: self(.troubleConversionNeedsRegistration, kind.rawValue, day.description),
                remedy: self(.troubleFixConversionNeedsRegistration))
        case .dateOutOfRange(let day): return only(self(.troubleDateOutOfRange, day.description))
        case .recordChanged(let login):
            return ErrorText(
                problem: self(.troubleRecordChanged, login.name), remedy: self(.troubleFixRecordChanged))
        case .recordGone: return lines(.troubleRecordGone, .troubleFixRecordGone)
        case .absentWithCard(let person):
            return ErrorText(
                problem: self(.troubleAbsentWithCard, "\(person)"), remedy: self(.troubleFixAbsentWithCard))
        case .bookingInPast(let day):
            return ErrorText(
                problem: self(.troubleBookingInPast, day.description), remedy: self(.troubleFixBookingInPast))
        case .cameBeforeLanding(let day):
            return ErrorText(
                problem: self(.troubleCameBeforeLanding, day.description),
                remedy: self(.troubleFixCameBeforeLanding))
        case .arrivalOutOfRange(let day):
            return ErrorText(
                problem: self(.troubleArrivalOutOfRange, day.description),
                remedy: self(.troubleFixArrivalOutOfRange))
        case .pickupEmpty: return only(self(.troublePickupEmpty))
        case .pickedUpTwice: return lines(.troublePickedUpTwice, .troubleFixPickedUpTwice)
        case .quotaOutOfRange: return lines(.troubleQuotaOutOfRange, .troubleFixQuotaOutOfRange)
        case .handsOverWhatIsNotHers(let login):
            return ErrorText(
                problem: self(.troubleHandsOverWhatIsNotHers, login.name), remedy: self(.troubleFixListAgain))
        case .nobodysCase(let number):
            return ErrorText(
                problem: self(.errorNobodysCase, number.description), remedy: self(.errorNobodysCaseFix))
        case .handsOverToHerself: return lines(.troubleHandsOverToHerself, .troubleFixSomebodyElse)
        case .notOfferedToYou: return lines(.troubleNotOfferedToYou, .troubleFixListAgain)
        case .coversHerself: return lines(.troubleCoversHerself, .troubleFixSomebodyElse)
        case .absenceTooLong: return lines(.troubleAbsenceTooLong, .troubleFixAbsenceTooLong)
        case .alreadyAway(let first, let last):
            return ErrorText(
                problem: self(.troubleAlreadyAway, first.description, last.description),
                remedy: self(.troubleFixAlreadyAway))
        case .retentionUndecided: return lines(.troubleRetentionUndecided, .troubleFixRetentionUndecided)
        case .retentionChanged: return lines(.troubleRetentionChanged, .troubleFixRetentionChanged)
        case .retentionByStatedDay:
            return lines(.troubleRetentionByStatedDay, .troubleFixRetentionByStatedDay)
        case .retentionYears: return only(self(.troubleRetentionYears))
        case .retentionNeedsDecision:
            return lines(.troubleRetentionNeedsDecision, .troubleFixRetentionNeedsDecision)
        case .decidedInFuture(let day): return only(self(.troubleDecidedInFuture, day.description))
        case .caseErased(let day, let decision):
            return only(self(.troubleCaseErased, day.description, decision))
        case .takesProtected: return lines(.troubleTakesProtected, .troubleFixTakesProtected)
        case .needsReason: return lines(.troubleNeedsReason, .troubleFixNeedsReason)
        case .notNamed: return lines(.troubleNotNamed, .troubleFixMasked)
        case .notProtected: return only(self(.troubleNotProtected))
        case .namesHerself: return lines(.troubleNamesHerself, .troubleFixSomebodyElse)
        case .namedAlready(let login): return only(self(.troubleNamedAlready, login.name))
        case .partnerNeedsName: return lines(.troublePartnerNeedsName, .troubleFixPartnerNeedsName)
        case .partnerNameIsNumber: return lines(.troublePartnerNameIsNumber, .troubleFixPartnerNeedsName)
        case .partnerKnown(let number):
            return ErrorText(
                problem: self(.troublePartnerKnown, "\(number)"), remedy: self(.troubleFixPartnerKnown))
        case .partnerHasConsents(let consents):
            return ErrorText(
                problem: count(.troublePartnerHasConsents, consents),
                remedy: self(.troubleFixPartnerHasConsents))
        case .noSuchPartner: return lines(.troubleNoSuchPartner, .troubleFixNoSuchPartner)
        case .tooManyContacts(let limit):
            return ErrorText(
                problem: self(.troubleTooManyContacts, "\(limit)"), remedy: self(.troubleFixTooManyContacts))
        case .consentPeriod(let first, let last):
            return ErrorText(
                problem: self(.troubleConsentPeriod, first.description, last.description),
                remedy: self(.troubleFixConsentPeriod))
        case .consentWithdrawn(let day):
            return ErrorText(
                problem: self(.troubleConsentWithdrawn, day.description),
                remedy: self(.troubleFixConsentWithdrawn))
        case .consentInFuture: return lines(.troubleConsentInFuture, .troubleFixConsentInFuture)
        case .consentOfNobody: return lines(.troubleConsentOfNobody, .troubleFixConsentOfNobody)
        case .quotaInFuture(let day):
            return ErrorText(
                problem: self(.troubleQuotaInFuture, day.description), remedy: self(.troubleFixQuotaInFuture))
        case .alreadyReceived(let day):
            return ErrorText(
                problem: self(.troubleAlreadyReceived, day.description),
                remedy: self(.troubleFixAlreadyReceived))
        case .dwellingNeedsAddress: return only(self(.troubleDwellingNeedsAddress))
        case .dwellingOutOfRange: return only(self(.troubleDwellingOutOfRange))
        case .dwellingPeriod(let first, let last):
            return only(self(.troubleDwellingPeriod, first.description, last.description))
        case .dwellingEnded(let day): return only(self(.troubleDwellingEnded, day.description))
        case .dwellingTaken: return lines(.troubleDwellingTaken, .troubleFixDwellingTaken)
        case .dwellingFree: return lines(.troubleDwellingFree, .troubleFixDwellingFree)
        case .dwellingInFuture(let day): return only(self(.troubleDwellingInFuture, day.description))
        case .dwellingOffered: return lines(.troubleDwellingOffered, .troubleFixDwellingOffered)
        case .householdAwaited(let day):
            return ErrorText(
                problem: self(.troubleHouseholdAwaited, day.description),
                remedy: self(.troubleFixHouseholdAwaited))
        case .keysHandedOver(let day):
            return ErrorText(
                problem: self(.troubleKeysHandedOver, day.description),
                remedy: self(.troubleFixKeysHandedOver))
        case .hasDwelling(let number):
            return ErrorText(
                problem: self(.troubleHasDwelling, "\(number)"), remedy: self(.troubleFixHasDwelling))
        }
    }

    private func lines(_ problem: Word, _ remedy: Word) -> ErrorText {
        ErrorText(problem: self(problem), remedy: self(remedy))
    }
}

extension Catalogue {
    /// That a text is longer than so many characters.
    public func tooLong(_ text: LongText, limit: Int) -> String {
        self(.troubleTextTooLong, place(of: text), "\(limit)")
    }

    private func place(of text: LongText) -> String {
        switch text {
        case .text: self(.longText)
        case .name: self(.longName)
        case .ground: self(.longGround)
        case .contact: self(.longContact)
        case .note: self(.longNote)
        case .scope: self(.longScope)
        case .message: self(.longMessage)
        case .reason: self(.longReason)
        case .decision: self(.longDecision)
        case .pickup: self(.longPickup)
        case .dwelling: self(.longDwelling)
        }
    }
}
