// How a command fails: one line that says what is wrong, a second that says what to do, and an exit status.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionStore
import ReceptionText
import TerminalKit

/// A failure as a person reads it.
struct Failure: Error {
    let status: Int32
    let what: String
    let remedy: String

    /// It could not be done.
    static func failed(_ what: String, _ remedy: String) -> Failure {
        Failure(status: 2, what: what, remedy: remedy)
    }
    /// The command was used wrongly.
    static func usage(_ what: String, _ remedy: String) -> Failure {
        Failure(status: 64, what: what, remedy: remedy)
    }

    /// Any error in words. What is not known by name shows no more than its type: its text might hold somebody's data.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let interrupted as Interrupted:
            self.init(
                status: interrupted.status, what: words(.interruptedWhole),
                remedy: words(.interruptedWholeFix))
        // Only root can make the files that SQLite misses in the folder of the installed database.
        case StoreError.cannotOpen where DatabaseGroup.state == .held,
            StoreError.readOnly where DatabaseGroup.state == .held:
            self = .failed(words(.errorInstalledFiles), words(.errorInstallationFix))
        case let error as StoreError:
            let text = words.text(of: error, rulebook: RulesInUse.rulebook, facts: BuiltIn.facts)
            if case .refused(let reason, _) = error, reason.isOfDwelling {
                self.init(text, orElse: .errorFlatUnchangedFix)
            } else {
                self.init(text)
            }
        case let error as CommandError:
            self.init(
                words.text(of: error, rulebook: RulesInUse.rulebook, facts: BuiltIn.facts),
                orElse: error.isOfDwelling ? .errorFlatUnchangedFix : .errorNothingChangedFix)
        default: self = .failed(words(.errorUnexpected, "\(type(of: error))"), words(.errorUnexpectedFix))
        }
    }

    private init(_ text: ErrorText, orElse fix: Word = .errorNothingChangedFix) {
        let remedy = text.remedy.isEmpty ? words(fix) : text.remedy
        self.init(status: 2, what: text.problem, remedy: remedy)
    }

    init(status: Int32, what: String, remedy: String) {
        self.status = status
        self.what = what
        self.remedy = remedy
    }

    /// A text without identity numbers: what was typed in the wrong place may be one.
    static func withoutNumbers(_ text: String) -> String {
        var result = ""
        var run = ""
        func close() {
            result += run.count(where: \.isWholeNumber) >= 10 ? "…" : run
            run = ""
        }
        for character in text {
            if character.isWholeNumber || !run.isEmpty && (character == "-" || character == "+") {
                run.append(character)
            } else {
                close()
                result.append(character)
            }
        }
        close()
        return result
    }

    func print() {
        Output.say(
            "mottagning: \(DisplayWidth.harmless(Self.withoutNumbers(what)))\n\(DisplayWidth.harmless(remedy))\n"
        )
    }
}

/// The thing asked about is not in order: exit status 1 without a message of its own.
let notInOrder = ExitCode(1)
