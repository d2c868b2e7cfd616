// Bostadsblad: what whoever shows a household its flat goes through there. It bears the address, and is kept apart from
// the paper of the pickup, which bears the names.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The sheet of a flat, one page. Of the household the number of its case stands there, and who signed for the keys
    /// once that is known; of a protected one not even that: the address with either would tell where it lives.
    public func flat(_ row: DwellingRow) -> PaperDocument {
        let flat = row.dwelling
        let home = [flat.address, flat.dwellingNumber].filter { !$0.isEmpty }.joined(separator: ", ")
        let stairs = [
            flat.floor.map { words(.paperFlatFloor, "\($0)") } ?? "",
            words(flat.hasLift ? .paperFlatLift : .paperFlatNoLift),
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        let caretaker = [flat.caretaker.name, flat.caretaker.phone].filter { !$0.isEmpty }
            .joined(separator: ", ")
        let isNamed = row.household?.isProtected == false
        var known = [
            PaperRow(words(.paperAddress), text: home), PaperRow(words(.paperFlatStairs), text: stairs),
            PaperRow(label(.flatDoorCode), written(flat.doorCode)),
            PaperRow(label(.flatCaretaker), written(caretaker)),
            PaperRow(label(.fieldLandlord), written(flat.landlord)),
        ]
        if isNamed, let number = row.household?.number {
            known.append(PaperRow(label(.columnCase), text: number.description))
        }
        let keys = [
            PaperRow(label(.flatKeys), written(flat.keys.count.map { "\($0)" } ?? "")),
            PaperRow(words(.paperFlatKeysDay), written(flat.keys.handedOver?.description ?? "")),
            PaperRow(words(.paperFlatKeysSigned), isNamed ? written(flat.keys.signedBy) : .line),
            PaperRow(words(.paperFlatKeysGiven), .line),
        ]
        let shown: [Word] = [
            .paperFlatStove, .paperFlatAlarm, .paperFlatWater, .paperFlatDoor, .paperFlatFood,
            .paperFlatCard, .paperFlatSim,
        ]
        let onCall = unit.phones[.onCall] ?? ""
        let emergency =
            onCall.isEmpty ? words(.paperFlatEmergency) : words(.paperFlatEmergencyCall, onCall)
        return document(
            words(.paperFlatTitle, home),
            [
                .rows(known), .heading(level: 2, text: words(.paperFlatKeysHeading)), .rows(keys),
                .heading(level: 2, text: words(.paperFlatChecks)),
                .checks(
                    (shown.map { words($0) } + [emergency]).map {
                        PaperCheck($0, PaperLine(words(.paperFlatSign)))
                    }),
                .notes(label: words(.paperFlatNotes), lines: 4),
            ])
    }

    /// A word that begins with a capital letter here.
    private func label(_ word: Word) -> String {
        let text = words(word)
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// What is known, or a line to write on.
    private func written(_ text: String) -> PaperCell { text.isEmpty ? .line : .text(text) }
}
