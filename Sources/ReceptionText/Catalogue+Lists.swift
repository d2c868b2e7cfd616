// The closed lists of the domain in words; the compiler sees to it that none is forgotten.

import Reception

extension Catalogue {
    /// Where in the way through a case it stands.
    public func phase(_ phase: Phase) -> String {
        switch phase {
        case .assigned: self(.phaseAssigned)
        case .arrival: self(.phaseArrival)
        case .settling: self(.phaseSettling)
        case .personnummer: self(.phasePersonnummer)
        case .sfi: self(.phaseSfi)
        case .establishment: self(.phaseEstablishment)
        case .followUp: self(.phaseFollowUp)
        case .closed: self(.phaseClosed)
        }
    }

    /// How a deadline stands.
    public func status(_ status: DeadlineStatus) -> String {
        switch status {
        case .overdue: self(.statusOverdue)
        case .dueSoon: self(.statusDueSoon)
        case .upcoming: self(.statusUpcoming)
        case .paused: self(.statusPaused)
        case .snoozed: self(.statusSnoozed)
        case .met: self(.statusMet)
        case .metLate: self(.statusMetLate)
        case .cancelled: self(.statusCancelled)
        case .waived: self(.statusWaived)
        case .lapsed: self(.statusLapsed)
        }
    }

    /// What kind of limit a deadline is.
    public func nature(_ nature: DeadlineNature) -> String {
        switch nature {
        case .statutory: self(.natureStatutory)
        case .expiry: self(.natureExpiry)
        case .window: self(.natureWindow)
        case .target: self(.natureTarget)
        }
    }

    /// A heading of Min dag.
    public func heading(_ heading: DayHeading) -> String {
        switch heading {
        case .now: self(.headingNow)
        case .atRisk: self(.headingAtRisk)
        case .late: self(.headingLate)
        case .week: self(.headingWeek)
        case .group: self(.headingGroup)
        case .waiting: self(.headingWaiting)
        }
    }

    /// What a traveller needs, as the closed list has it.
    public func need(_ need: Need) -> String {
        language == .sv ? ClosedList.needs.usual[need.rawValue] ?? need.rawValue : need.rawValue
    }

    /// Who must act.
    public func owner(_ owner: RuleOwner) -> String {
        switch owner {
        case .unit: self(.ownerUnit)
        case .household: self(.ownerHousehold)
        case .authority: self(.ownerAuthority)
        case .lead: self(.ownerLead)
        }
    }

    /// How sure the program is of a rule.
    public func confidence(_ confidence: Confidence) -> String {
        switch confidence {
        case .high: self(.confidenceHigh)
        case .medium: self(.confidenceMedium)
        case .low: self(.confidenceLow)
        }
    }

    /// What somebody who works here may do.
    public func role(_ role: Role) -> String {
        switch role {
        case .caseworker: self(.roleCaseworker)
        case .teamLead: self(.roleTeamLead)
        case .reader: self(.roleReader)
        }
    }

    /// What a role may or may not do, after "may".
    public func permission(_ permission: Permission) -> String {
        switch permission {
        case .look: self(.permissionLook)
        case .export: self(.permissionExport)
        case .change: self(.permissionChange)
        case .haveCases: self(.permissionHaveCases)
        case .watchUnit: self(.permissionWatchUnit)
        case .handOverForOthers: self(.permissionHandOverForOthers)
        case .assignUnseen: self(.permissionAssignUnseen)
        case .nameViewers: self(.permissionNameViewers)
        case .absenceOfOthers: self(.permissionAbsenceOfOthers)
        case .quota: self(.permissionQuota)
        case .unit: self(.permissionUnit)
        case .rules: self(.permissionRules)
        case .users: self(.permissionUsers)
        case .audit: self(.permissionAudit)
        case .backup: self(.permissionBackup)
        case .retention: self(.permissionRetention)
        case .actForOthers: self(.permissionActForOthers)
        }
    }

    /// Why something cannot be done by somebody of her role.
    public func notPermitted(_ permission: Permission) -> String {
        self(.troubleNotPermitted, self.permission(permission))
    }

    /// Why a deadline does not apply.
    public func waiver(_ reason: WaiverReason) -> String {
        switch reason {
        case .declined: self(.waiverDeclined)
        case .notRelevant: self(.waiverNotRelevant)
        case .otherResponsible: self(.waiverOtherResponsible)
        }
    }

    /// Why somebody left a household.
    public func leaving(_ reason: LeavingReason) -> String {
        switch reason {
        case .deceased: self(.leavingDeceased)
        case .moved: self(.leavingMoved)
        case .repatriated: self(.leavingRepatriated)
        case .other: self(.leavingOther)
        case .ownCase: self(.leavingOwnCase)
        }
    }

    /// A person's protection.
    public func protection(_ protection: Protection) -> String {
        switch protection {
        case .none: self(.protectionNone)
        case .confidential: self(.protectionConfidential)
        case .protectedRegistration: self(.protectionProtectedRegistration)
        }
    }

    /// Why time does not count.
    public func pause(_ reason: PauseReason) -> String {
        switch reason {
        case .parental: self(.pauseParental)
        case .illness: self(.pauseIllness)
        case .other: self(.pauseOther)
        }
    }

    /// Why a last day was moved.
    public func rollReason(_ reason: RollReason) -> String {
        switch reason {
        case .saturday: self(.rollSaturday)
        case .sunday: self(.rollSunday)
        case .publicHoliday: self(.rollPublicHoliday)
        case .eve: self(.rollEve)
        }
    }

    /// What somebody is to the applicant.
    public func relation(_ relation: Relation) -> String {
        switch relation {
        case .applicant: self(.relationApplicant)
        case .partner: self(.relationPartner)
        case .child: self(.relationChild)
        case .other: self(.relationOther)
        }
    }

    /// Whom a household waits for. A unit's own authority, which the catalogue does not know, goes by its id.
    public func authority(_ id: String) -> String {
        switch id {
        case "skatteverket": self(.authoritySkatteverket)
        case "migrationsverket": self(.authorityMigrationsverket)
        case "arbetsformedlingen": self(.authorityArbetsformedlingen)
        case "forsakringskassan": self(.authorityForsakringskassan)
        case "sfi": self(.authoritySfi)
        case "school": self(.authoritySchool)
        case "preschool": self(.authorityPreschool)
        case "region": self(.authorityRegion)
        case "household": self(.authorityHousehold)
        case "authority": self(.ownerAuthority)
        default: id
        }
    }

    /// A public holiday, or an eve that counts as one.
    public func holidayKind(_ kind: HolidayKind) -> String {
        switch kind {
        case .publicHoliday: self(.rollPublicHoliday)
        case .eve: self(.rollEve)
        }
    }

    /// What in a case a search found.
    public func matched(_ matched: SearchRow.Matched) -> String {
        switch matched {
        case .name: self(.matchedName)
        case .number: self(.matchedNumber)
        case .address: self(.matchedAddress)
        case .note: self(.matchedNote)
        case .caseNumber: self(.matchedCase)
        }
    }

    /// The name of a holiday.
    public func holiday(_ name: HolidayName) -> String {
        switch name {
        case .newYearsDay: self(.holidayNewYearsDay)
        case .epiphany: self(.holidayEpiphany)
        case .annunciation: self(.holidayAnnunciation)
        case .goodFriday: self(.holidayGoodFriday)
        case .easterSunday: self(.holidayEasterSunday)
        case .easterMonday: self(.holidayEasterMonday)
        case .mayDay: self(.holidayMayDay)
        case .ascension: self(.holidayAscension)
        case .pentecost: self(.holidayPentecost)
        case .whitMonday: self(.holidayWhitMonday)
        case .nationalDay: self(.holidayNationalDay)
        case .midsummerEve: self(.holidayMidsummerEve)
        case .midsummerDay: self(.holidayMidsummerDay)
        case .allSaints: self(.holidayAllSaints)
        case .christmasEve: self(.holidayChristmasEve)
        case .christmasDay: self(.holidayChristmasDay)
        case .boxingDay: self(.holidayBoxingDay)
        case .newYearsEve: self(.holidayNewYearsEve)
        }
    }

    /// Why a text is no identity number.
    public func reason(_ error: IdentityError) -> String {
        switch error {
        case .empty: self(.identityEmpty)
        case .wrongLength(let digits): self(.identityWrongLength, String(digits))
        case .notDigits(let position): self(.identityNotDigits, String(position))
        case .misplacedSeparator(let position): self(.identitySeparator, String(position))
        case .noSuchDate: self(.identityNoSuchDate)
        case .bornInTheFuture: self(.identityFuture)
        case .centuryUnknown: self(.identityCentury)
        case .noSuchSerial: self(.identitySerial)
        case .wrongCheckDigit: self(.identityCheckDigit)
        case .isSamordningsnummer: self(.identityIsSamordningsnummer)
        case .isPersonnummer: self(.identityIsPersonnummer)
        }
    }
}

// What a listing holds as the contract's words, in the reader's; unknown words stay as they are.
extension Catalogue {
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func status(raw: String) -> String { DeadlineStatus(rawValue: raw).map(status) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func phase(raw: String) -> String { Phase(rawValue: raw).map(phase) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func nature(raw: String) -> String { DeadlineNature(rawValue: raw).map(nature) ?? raw }
    /// Who must act, by the contract's word.
    public func owner(raw: String) -> String { RuleOwner(rawValue: raw).map(owner) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func change(raw: String) -> String { DeadlineMove.Change(rawValue: raw).map(change) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func heading(raw: String) -> String { DayHeading(rawValue: raw).map(heading) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func role(raw: String) -> String { Role(rawValue: raw).map(role) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func matched(raw: String) -> String { SearchRow.Matched(rawValue: raw).map(matched) ?? raw }
    /// The same of a value as scripts have it; what is unknown stays as it is.
    public func holidayKind(raw: String) -> String { HolidayKind(rawValue: raw).map(holidayKind) ?? raw }

    /// What a new rulebook does to a deadline.
    public func change(_ change: DeadlineMove.Change) -> String {
        switch change {
        case .added: self(.changeAdded)
        case .removed: self(.changeRemoved)
        case .moved: self(.changeMoved)
        }
    }
}
