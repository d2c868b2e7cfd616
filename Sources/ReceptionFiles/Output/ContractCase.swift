// The object of `case show` and of `explain`.

import Reception

extension ContractRows {
    /// A case with its persons, facts, deadlines, pauses, notes and hints.
    public func caseFile(_ view: CaseView, time: (Moment) -> String) -> JSONValue {
        let file = view.file
        let numbers = Dictionary(
            file.members.map { ($0.person.id, $0.number) }, uniquingKeysWith: { a, _ in a })
        let pauses = file.facts.filter { $0.id == .establishmentPaused }
        func person(_ id: PersonID?) -> JSONValue { .number(id.flatMap { numbers[$0] }) }
        return .record([
            "case": .string(file.number.description),
            "kind": .text(file.latestKind?.rawValue),
            "kinds": .array(
                file.kinds.map {
                    .record(["kind": .string($0.kind.rawValue), "from": .string($0.from.description)])
                }),
            "household": household(file.household, view.isMasked, file.number),
            "phase": .string(file.phase.rawValue),
            "status": .string(file.closing == nil ? "open" : "closed"),
            "closing": closing(view),
            "caseworker": .text(file.caseworker?.name),
            "persons": .array(file.members.map(member)),
            "counted_persons": .int(file.countedInQuota(rulebook)),
            "details": .object(
                file.details.sorted { $0.key < $1.key }.filter { $0.key != .importKey }
                    .map { JSONField($0.key.rawValue, .string($0.value)) }),
            "facts": .array(
                file.facts.map {
                    .record([
                        "fact": .string($0.id.id), "date": .string($0.day.description),
                        "person": person($0.person),
                        "until": .text($0.until?.description), "value": .text($0.value),
                        "recorded_at": .string(time($0.at)), "recorded_by": .string($0.by.name),
                    ])
                }),
            "deadlines": .array(view.deadlines.map(queueRow)),
            "pauses": .array(
                pauses.map {
                    .record([
                        "person": person($0.person), "from": .string($0.day.description),
                        "to": .text($0.until?.description), "reason": .text($0.value),
                    ])
                }),
            "windows": .array(windows(view).map(window)),
            "bookings": .array(file.bookings.compactMap(booking)),
            "notes": .array(
                file.notes.compactMap { entry in
                    guard case .note(let text, _) = entry.content else { return nil }
                    return .record([
                        "at": .string(time(entry.at)), "by": .string(entry.by.name), "text": .string(text),
                    ])
                }),
            "consents": .array(view.consents.map { consent($0, in: file) }),
            "hints": .array(
                hints(file).map { hint, text in
                    .record([
                        "rule": .string(hint.rule.id.id), "title": .string(title(hint.rule.id)),
                        "text": .string(text), "citation": .string(hint.rule.source.citation),
                    ])
                }),
        ])
    }

    /// How the case ended; of a masked household only when.
    private func closing(_ view: CaseView) -> JSONValue {
        guard let ending = view.file.ending else { return .null }
        return .record([
            "reason": .text(view.isMasked ? nil : ending.reason.rawValue),
            "date": .string(ending.day.description),
            "handed_to": .text(view.isMasked ? nil : ending.receiver?.rawValue),
        ])
    }

    private func window(_ window: EstablishmentWindow) -> JSONValue {
        func day(_ day: Day?) -> JSONValue { .text(day?.description) }
        let forecast = window.forecast.map { forecast in
            JSONValue.record([
                "opens_earliest": day(forecast.opensEarliest), "opens_latest": day(forecast.opensLatest),
                "ends_earliest": day(forecast.endsEarliest), "ends_latest": day(forecast.endsLatest),
                "waits_since": day(forecast.waitsSince), "waits": .number(forecast.wait?.waits),
                "median": .number(forecast.wait?.median), "own_median": .bool(forecast.wait?.isOwn ?? false),
            ])
        }
        return .record([
            "person": .int(window.number), "registered": day(window.registered),
            "started": day(window.started), "ended": day(window.ended), "stated_end": day(window.statedEnd),
            "computed_end": day(window.programmeEnd), "frame_end": day(window.frameEnd),
            "closes": day(window.closes), "shown": .text(window.shown?.end.rawValue),
            "provisional": .bool(window.isProvisional), "paused_days": .int(window.pausedDays),
            "lost_days": .int(window.lostDays), "forecast": forecast ?? .null,
        ])
    }

    private func member(_ member: Membership) -> JSONValue {
        let person = member.person
        let protection =
            member.protectionElsewhere == .none ? person.protection : member.protectionElsewhere
        func detail(_ field: PersonDetail) -> JSONValue { .text(person[field]) }
        return .record([
            "number": .int(member.number), "given_name": detail(.givenName),
            "family_name": detail(.familyName),
            "birth_date": detail(.birthDate), "personnummer": detail(.personnummer),
            "dossiernummer": detail(.dossiernummer), "citizenship": detail(.citizenship),
            "language": detail(.language), "interpreter": .bool(person.needsInterpreter),
            "relation": .string(person.relation.rawValue), "protection": .string(protection.rawValue),
            "samordningsnummer": detail(.samordningsnummer), "permit_basis": detail(.permitBasis),
            "class_code": detail(.classCode), "sex": detail(.sex), "phone": detail(.phone),
            "height_cm": .number(person[.heightCM].flatMap { Int($0) }),
            "needs": .array(person.needs.map { .string($0.rawValue) }),
            "joined": .string(member.joined.description), "left": .text(member.left?.description),
            "left_reason": .text(member.leavingReason?.rawValue),
            "came_from": .text(member.cameFrom?.number?.description),
            "moved_to": .text(member.movedTo?.number?.description),
        ])
    }

    private func booking(_ entry: Entry) -> JSONValue? {
        guard case .booking(let booking) = entry.content else { return nil }
        return .record([
            "date": .string(entry.day.description),
            "time": booking.clock.isEmpty ? .null : .string(booking.clock),
            "what": .string(booking.what), "with": .string(booking.with), "place": .string(booking.place),
            "phone": .string(booking.phone), "reference": .string(booking.reference),
            "persons": .array(booking.persons.map(JSONValue.int)),
            "cancel_by": .text(booking.cancelBy?.description), "length": .number(booking.length),
            "interpreter": .string(booking.interpreter),
        ])
    }

    /// The object of `explain` where nobody is told how the date was computed.
    public func withheldExplanation(_ row: QueueRow) -> JSONValue {
        let rule = rulebook[row.key.rule]
        return .record([
            "rule": .string(row.key.rule.id), "title": .string(title(row.key.rule)),
            "trigger": .record(["fact": .null, "date": .null]), "steps": .array([]), "raw_due": .null,
            "due": .text(row.due?.description), "rolled_because": .null,
            "citation": .text(rule?.source.citation), "source": .text(rule?.source.url),
            "version": .int(row.version), "valid_from": .text(rule?.validFrom?.description),
            "verified_on": .text(rule?.source.verifiedOn?.description), "completed_by": .null,
            "status": .string(row.status(on: today, rulebook).rawValue),
        ])
    }

    /// The object of `explain`.
    /// - Parameter words: each step of the computation in the reader's language.
    public func explanation(_ explanation: Explanation, words: (ExplanationStep) -> String) -> JSONValue {
        let deadline = explanation.deadline
        let rule = explanation.rule
        var completedBy: JSONValue = .null
        if case .met(_, let fact) = deadline.outcome { completedBy = .string(fact.id) }
        return .record([
            "rule": .string(rule.id.id),
            "title": .string(title(rule.id)),
            "trigger": .record([
                "fact": .text(deadline.triggerFact?.id), "date": .string(deadline.triggerDay.description),
            ]),
            "steps": .array(
                explanation.steps.map {
                    .record(["text": .string(words($0)), "date": .text($0.day?.description)])
                }),
            "raw_due": .text(deadline.rawDue?.description),
            "due": .text(deadline.due?.description),
            "rolled_because": .text(deadline.rolledBecause?.rawValue),
            "citation": .string(rule.source.citation),
            "source": .string(rule.source.url),
            "version": .int(rule.version),
            "valid_from": .text(rule.validFrom?.description),
            "verified_on": .text(rule.source.verifiedOn?.description),
            "completed_by": completedBy,
        ])
    }
}
