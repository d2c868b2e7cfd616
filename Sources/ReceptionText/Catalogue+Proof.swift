// What came of proving a database, in words.

import Reception

extension Catalogue {
    /// A place that is not as it was written: `journalen, rad 17: ändrad`.
    public func sentence(_ fault: ProofFault) -> String {
        var place = place(fault.place)
        if fault.place != .journal, fault.kind != .moved, let name = fault.name { place += " \(name)" }
        switch (fault.first, fault.last) {
        case (let first?, let last?): place += ", " + self(.proofRows, "\(first)", "\(last)")
        // The end of what was cut off is not known.
        case (let first?, nil) where fault.name == ProofFault.end:
            place += ", " + self(.proofFromRow, "\(first)")
        case (let first?, nil): place += ", " + self(.proofRow, "\(first)")
        case (nil, _): break
        }
        return self(.proofLine, place, kind(fault))
    }

    private func kind(_ fault: ProofFault) -> String {
        switch fault.kind {
        case .changed: self(.proofChanged)
        case .missing: self(.proofMissing)
        case .inserted: self(.proofInserted)
        case .moved: self(.proofMoved, fault.name ?? "")
        }
    }

    private func place(_ place: ProofFault.Place) -> String {
        switch place {
        case .journal: self(.proofJournal)
        case .details: self(.proofDetails)
        case .mark: self(.proofMarkPlace)
        case .act: self(.proofAct)
        case .entry: self(.proofEntry)
        case .record: self(.proofRecord)
        case .user: self(.proofUser)
        case .file: self(.proofFile)
        case .opening: self(.proofOpening)
        case .counter: self(.proofCounter)
        case .derived: self(.proofDerived)
        case .integrity: self(.proofIntegrity)
        case .reference: self(.proofReference)
        }
    }
}

extension Catalogue {
    /// What somebody did who read a case: opened it, or put it on paper.
    public func reading(_ reading: CaseReading) -> String {
        guard let paper = reading.paper else { return self(.proofOpened) }
        return self(.proofPrinted, PaperKind(rawValue: paper).map(self.paper) ?? paper)
    }

    /// The name of a kind of paper.
    func paper(_ kind: PaperKind) -> String {
        switch kind {
        case .arrivals: self(.proofPaperArrivals)
        case .case: self(.proofPaperCase)
        case .sign: self(.proofPaperSign)
        case .day: self(.proofPaperDay)
        case .welcome: self(.proofPaperWelcome)
        case .pickup: self(.proofPaperPickup)
        case .flat: self(.proofPaperFlat)
        case .caseload: self(.proofPaperCaseload)
        case .handover: self(.proofPaperHandover)
        case .report: self(.proofPaperReport)
        case .extract: self(.proofPaperExtract)
        }
    }
}
