// Why a command is refused, with the values a person needs to see; never names or identity numbers.

/// A refusal. Its words are made in ReceptionText.
public enum CommandError: Error, Hashable, Sendable {
    /// Whose role it is may not do that; see ``Role/may(_:)``.
    case notPermitted(Permission)
    /// Somebody whose role has no cases was to be given one.
    case hasNoCases(Login)
    /// The household is protected and somebody else's.
    case masked
    /// Who is not named for a protected household can give it to others, neither to herself nor to nobody.
    case takesProtected
    /// The household is protected, and somebody who is named for it has not said why she wants to see it.
    case needsReason
    /// Nobody named the person for the protected household.
    case notNamed
    case notProtected
    /// Who may see a household is said by somebody else.
    case namesHerself
    case namedAlready(Login)
    case caseClosed
    /// Nothing is left of the case but its number.
    case caseErased(Day, decision: String)
    case caseNotClosed
    case unknownFact(FactID)
    case unknownRule(RuleID)
    case noSuchPerson(Int)
    case personLeft(Int)
    /// A fact of a person needs to be told whose.
    case whichPerson(FactID)
    /// A fact of the case was recorded on persons.
    case factOfCase(FactID)
    case eventInFuture(FactID, Day)
    case beforeBirth(FactID, person: Int)
    case birthInFuture
    /// The one real conflict: the same fact with another date, with who wrote it.
    case conflict(FactID, person: Int?, stands: Day, by: Login, given: Day)
    case mayNotBearUntil(FactID)
    /// A fact whose value is one of a list had none, or another one.
    case mustBearOneOf(FactID, [String])
    case untilBeforeStart(Day, Day)
    case pausesOverlap(Day, Day?)
    /// A person without a window has nothing to pause.
    case noWindowToPause(person: Int)
    /// The pause begins before the window opens or after it has closed; the window's first and last day.
    case pauseOutsideWindow(Day, Day?)
    case nothingToRetract(FactID)
    /// Several entries fit; a day or a person must be named.
    case severalToRetract(FactID, [Day])
    case noSuchDeadline(RuleID)
    case deadlineNotOpen(RuleID)
    case deadlineNotWaived(RuleID)
    case statutoryNotSnoozed(RuleID)
    case snoozeNotLater(Day)
    case unknownCaseworker(Login)
    case emptyText
    case textTooLong(LongText, limit: Int)
    /// A person's or a household's detail is longer than any such thing is.
    case personDetailTooLong(PersonDetail, limit: Int)
    case caseDetailTooLong(CaseDetail, limit: Int)
    case noPersons
    case noSuchBooking
    case closedInFuture(Day)
    /// The fact is written by the closing alone.
    case recordedByClosing(FactID)
    /// What is open of the unit's own at a closing and has no answer: rules, one for each deadline, and how many bookings.
    case openAtClosing([RuleID], bookings: Int)
    /// Something was to be handed over, but nobody is named who has the household now.
    case handedOverToNobody
    case leavesInFuture(Day)
    case leavesBeforeBirth(person: Int)
    /// All of a household cannot move out of it; then the case itself is theirs.
    case nobodyStays
    /// The last of a household does not leave it; the case is closed.
    case lastOfHousehold
    case joinsBeforeBirth
    /// The person has a case of her own, where it is to be done.
    case ownCase(person: Int)
    case dateOutOfRange(Day)
    /// The case is of that kind already.
    case kindStands(CaseKind, since: Day)
    case convertedInFuture(Day)
    case convertedBeforeCase(Day, opened: Day)
    /// The kind was changed on a later day already.
    case convertedBeforeLaterKind(Day, later: Day, CaseKind)
    /// One kind never becomes the other; the day is that of the registration, which alone could be wrong.
    case kindNotReached(CaseKind, from: CaseKind, since: Day)
    /// Nobody of a household under temporary protection was folkbokförd by that day.
    case conversionNeedsRegistration(CaseKind, on: Day)
    /// The record was changed by somebody after it was read.
    case recordChanged(by: Login)
    /// The record is gone: somebody removed it.
    case recordGone
    /// Nobody has written down by what the unit erases.
    case retentionUndecided
    /// What somebody wants to erase is not what is to be erased now.
    case retentionChanged
    /// Another day than the real one was stated.
    case retentionByStatedDay
    case retentionYears
    case retentionNeedsDecision
    case decidedInFuture(Day)
    /// Somebody who did not come cannot have shown a permit card.
    case absentWithCard(person: Int)
    /// What is booked next is not past already.
    case bookingInPast(Day)
    /// A household cannot have come days before it landed.
    case cameBeforeLanding(Day)
    /// Nobody is expected so long ago, or so far ahead.
    case arrivalOutOfRange(Day)
    /// A pickup without households is none.
    case pickupEmpty
    /// A household can be in one pickup only.
    case pickedUpTwice
    /// The household is here already; the day on which it came.
    case alreadyReceived(Day)
    case quotaOutOfRange
    case dwellingNeedsAddress
    /// A number of a flat that cannot be.
    case dwellingOutOfRange
    /// The second day comes before the first.
    case dwellingPeriod(Day, Day)
    /// The unit does not have the flat any more, since a day.
    case dwellingEnded(Day)
    /// A household has the flat, or is to have it.
    case dwellingTaken
    /// No household has the flat.
    case dwellingFree
    case dwellingInFuture(Day)
    /// The unit does not hire the flat, so that nobody can move in.
    case dwellingOffered
    /// The household has not come; the day on which it is expected.
    case householdAwaited(Day)
    case keysHandedOver(Day)
    /// Another flat waits for the household; its number.
    case hasDwelling(Int)
    /// A case is offered in the name of somebody who does not have it.
    case handsOverWhatIsNotHers(Login)
    case handsOverToHerself
    /// What nobody has is given to somebody, not handed over.
    case nobodysCase(CaseNumber)
    /// Only whoever was offered a case sends it back.
    case notOfferedToYou
    case coversHerself
    case absenceTooLong
    /// The person is away on some of the days already.
    case alreadyAway(Day, Day)
    case partnerNeedsName
    /// A name of figures only would be read as the number of a partner.
    case partnerNameIsNumber
    /// A partner of that name is on the list already; its number.
    case partnerKnown(Int)
    /// Persons consent to sharing with the partner; so many.
    case partnerHasConsents(Int)
    case noSuchPartner
    case tooManyContacts(limit: Int)
    /// A consent's last day comes before its first.
    case consentPeriod(Day, Day)
    case consentWithdrawn(Day)
    /// What is to be withdrawn tomorrow has not been yet.
    case consentInFuture(Day)
    /// The person does not belong to the household.
    case consentOfNobody
    /// A number to receive is decided on a day that is yet to come.
    case quotaInFuture(Day)
}

/// Which text is longer than it may be.
public enum LongText: String, CaseIterable, Sendable {
    case text, name, ground, contact, note, scope, message, reason, decision
    /// All that is written of a pickup, or of a flat, together.
    case pickup, dwelling
}

extension CommandError {
    /// Whether it is about a flat and no case.
    public var isOfDwelling: Bool {
        switch self {
        case .dwellingNeedsAddress, .dwellingOutOfRange, .dwellingPeriod, .dwellingEnded, .dwellingTaken,
            .dwellingFree, .dwellingInFuture, .dwellingOffered, .householdAwaited,
            .keysHandedOver, .hasDwelling:
            true
        default: false
        }
    }
}
