// What is wrong in an imported list, and what to do about it; never with anybody's data.

import Reception

extension Catalogue {
    /// `rad 12, kolumn 5: `, or the line alone.
    public func place(_ fault: ImportFault) -> String {
        fault.place.column > 0
            ? self(.importPlace, String(fault.place.line), String(fault.place.column))
            : self(.importLine, String(fault.place.line))
    }

    /// Where it is, what is wrong and what to do, in whole sentences.
    public func sentence(_ fault: ImportFault) -> String {
        let what = what(fault)
        return place(fault) + what + (what.last == "?" ? " " : ". ") + remedy(fault)
    }

    /// What is wrong.
    public func what(_ fault: ImportFault) -> String {
        let arguments = fault.arguments
        func argument(_ index: Int) -> String { arguments.indices.contains(index) ? arguments[index] : "?" }
        switch fault.code {
        case .emptyFile: return self(.faultEmptyFile)
        case .notText: return self(.faultNotText)
        case .truncated: return self(.faultTruncated)
        case .tooManyColumns: return self(.faultTooManyColumns)
        case .tooManyFields: return self(.faultTooManyFields)
        case .unknownColumn:
            return arguments.count > 1
                ? self(.faultUnknownColumnNear, argument(0), argument(1))
                : self(.faultUnknownColumn, argument(0))
        case .repeatedColumn: return self(.faultRepeatedColumn, argument(0))
        case .missingColumn: return self(.faultMissingColumn, argument(0))
        case .missingValue: return self(.faultMissingValue, argument(0))
        case .unknownKind: return self(.faultUnknownKind)
        case .unknownValue: return self(.faultUnknownValue, argument(0))
        case .badDate: return self(.faultBadDate, argument(0))
        case .badNumber: return self(.faultBadNumber, argument(0))
        case .wrongCheckDigit: return self(.faultWrongCheckDigit, argument(0))
        case .valueTooLong:
            return arguments.count > 1 && !argument(0).isEmpty
                ? self(.faultValueTooLongIn, argument(0), argument(1)) : self(.faultValueTooLong)
        case .factBeforeBirth: return self(.faultFactBeforeBirth, argument(0))
        case .eventInFuture: return self(.faultEventInFuture, argument(0))
        case .birthInFuture: return self(.faultBirthInFuture)
        case .rowsDisagree: return self(.faultRowsDisagree, argument(0), argument(1))
        case .twoApplicants: return self(.faultTwoApplicants)
        case .sameNumberTwice: return self(.faultSameNumberTwice, argument(1))
        case .contradiction:
            return arguments.count > 2
                ? self(.faultContradictionDates, argument(0), argument(1), argument(2))
                : self(.faultContradiction, argument(0))
        case .retractedValue: return self(.faultRetractedValue, argument(0))
        case .householdKeyReused: return self(.faultHouseholdKeyReused)
        case .severalHouseholdsMatch: return self(.faultSeveralHouseholds)
        case .unknownCaseworker: return self(.faultUnknownCaseworker)
        case .caseworkerReadsOnly: return self(.faultCaseworkerReadsOnly)
        case .protectedAddress: return self(.faultProtectedAddress)
        case .personLeft: return self(.faultPersonLeft)
        }
    }

    /// What to do.
    public func remedy(_ fault: ImportFault) -> String {
        switch fault.code {
        case .emptyFile, .notText, .truncated: self(.remedyExport)
        case .tooManyColumns, .tooManyFields, .valueTooLong: self(.remedyShape)
        case .unknownColumn: self(.remedyColumn)
        case .repeatedColumn, .missingColumn: self(.remedyHeader)
        case .missingValue, .unknownValue, .unknownKind: self(.remedyValue)
        case .badDate, .eventInFuture, .birthInFuture, .factBeforeBirth: self(.remedyDate)
        case .badNumber, .wrongCheckDigit, .sameNumberTwice: self(.remedyNumber)
        case .rowsDisagree, .twoApplicants: self(.remedyRows)
        case .contradiction, .retractedValue: self(.remedyKnown)
        case .householdKeyReused, .severalHouseholdsMatch: self(.remedyKey)
        case .unknownCaseworker: self(.remedyCaseworker)
        case .caseworkerReadsOnly: self(.troubleFixHasNoCases)
        case .protectedAddress: self(.remedyProtected)
        case .personLeft: self(.remedyPersonLeft)
        }
    }
}
