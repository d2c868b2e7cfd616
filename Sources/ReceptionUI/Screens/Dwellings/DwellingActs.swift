// What the keys of Bostäder begin: where a flat has a household, its case is looked at first.

import Reception
import ReceptionText
import TerminalKit

/// What is done to a flat.
enum DwellingStep: Hashable, Sendable {
    case change, reserve, handOver, release, end, furnish
}

/// A flat with the case of its household, for forms and prompts.
struct DwellingTarget: Sendable {
    let row: DwellingRow
    /// Nil where nobody has the flat.
    var view: CaseView?
    /// The flats of the household.
    var others: [DwellingRow] = []

    var file: CaseFile? { view?.file }
}

// Two are the same where the same version of a flat is meant.
extension DwellingTarget: Hashable {
    static func == (a: DwellingTarget, b: DwellingTarget) -> Bool { a.row == b.row }
    func hash(into hasher: inout Hasher) { hasher.combine(row) }
}

extension AppState {
    /// What a key of Bostäder does to the selected flat.
    mutating func performOnDwelling(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard let row = selectedDwelling else { return [] }
        switch id {
        case .edit, .open: return begin(.change, row, row.household?.number, context)
        case .reserve:
            if case .dwellings(let state) = top.content, let number = state.seeker?.number {
                return begin(.reserve, row, number, context)
            }
            let label = context.words(.flatPromptReserve, row.dwelling.address)
            overlays.append(.prompt(Prompt(label: label, purpose: .reserveFor(row))))
            return []
        case .handKeys: return begin(.handOver, row, row.household?.number, context)
        case .release: return begin(.release, row, row.household?.number, context)
        case .endDwelling: return begin(.end, row, row.household?.number, context)
        case .furnish: return begin(.furnish, row, row.household?.number, context)
        case .household:
            guard let number = row.household?.number else { return [] }
            push(.caseFile(CaseState(number: number, focus: [])))
            fit(context)
            return loadTop(context)
        default: return []
        }
    }

    mutating func begin(
        _ step: DwellingStep, _ row: DwellingRow, _ number: CaseNumber?, _ context: AppContext
    ) -> [Effect] {
        guard let number else { return go(on: step, DwellingTarget(row: row), context) }
        return ask(.dwellingCase(number), for: .dwelling(step, row))
    }

    /// The case of a flat's household has come; where something else is shown meanwhile, nothing more is done.
    mutating func take(
        _ view: CaseView, _ others: [DwellingRow], for step: DwellingStep, _ row: DwellingRow,
        _ context: AppContext
    ) -> [Effect] {
        guard overlays.isEmpty, case .dwellings = top.content else { return [] }
        guard !view.isMasked else {
            say(context.words(.reasonMasked), .bad)
            return []
        }
        return go(on: step, DwellingTarget(row: row, view: view, others: others), context)
    }

    private mutating func go(
        on step: DwellingStep, _ target: DwellingTarget, _ context: AppContext
    ) -> [Effect] {
        let (row, words) = (target.row, context.words)
        let address = row.dwelling.address
        switch step {
        case .change: return open(.dwelling(target, context), context)
        case .handOver: return open(.keys(target, context), context)
        case .reserve:
            guard let file = target.file else { return [] }
            do throws(CommandError) {
                let request = try DwellingActs.reserve(
                    row, for: file, others: target.others, on: context.today)
                let needs = DwellingNeeds(file, norms: context.rentNorms, on: context.today)
                let sentence = words(.wentReserved, address, file.number.description)
                return act(request, join(sentence, words.warning(of: DwellingMatch(row, for: needs))))
            } catch {
                say(context.sentence(of: error), .bad)
                return []
            }
        case .release where row.dwelling.keys.handedOver == nil:
            return release(target, on: context.today, context) ?? []
        case .release: ask(dayOf: step, words(.flatPromptLeft, address), target, context)
        case .end:
            let label = words.resident(of: row).map { words(.flatPromptEndLivedIn, address, $0) }
            ask(dayOf: step, label ?? words(.flatPromptEnd, address), target, context)
        case .furnish:
            guard let file = target.file else { return [] }
            let lines = FurnishingList.of(file, rooms: row.dwelling.rooms, on: context.today).map { line in
                String(repeating: " ", count: max(0, 3 - "\(line.count)".count))
                    + "\(line.count)  \(words.name(line.item, line.count))"
            }
            overlays.append(
                .message(
                    MessageBox(
                        title: words(.flatFurnishTitle, file.number.description),
                        lines: lines.isEmpty ? [words(.flatFurnishNothing)] : lines)))
        }
        return []
    }

    /// What was done, and what is to be thought of.
    private func join(_ sentence: String, _ warning: String?) -> String {
        [sentence, warning].compactMap { $0 }.joined(separator: " ")
    }

    private mutating func ask(
        dayOf step: DwellingStep, _ label: String, _ target: DwellingTarget, _ context: AppContext
    ) {
        overlays.append(
            .prompt(
                Prompt(
                    label: label, purpose: .dwellingDay(step, target), offered: context.today,
                    leaning: step == .end ? .future : .past)))
    }

    /// Nobody has the flat from a day on.
    /// - Returns: nil where it is refused, which has been said.
    private mutating func release(
        _ target: DwellingTarget, on day: Day, _ context: AppContext
    ) -> [Effect]? {
        guard let view = target.view else { return nil }
        do throws(CommandError) {
            let request = try DwellingActs.release(
                target.row, view, others: target.others, on: day, today: context.today)
            return act(request, context.words(.wentReleased, target.row.dwelling.address))
        } catch {
            say(context.sentence(of: error), .bad)
            return nil
        }
    }

    /// The day of a prompt is given.
    mutating func answer(
        _ step: DwellingStep, _ target: DwellingTarget, on day: Day, _ context: AppContext
    ) -> [Effect] {
        closeOverlay()
        if step == .release { return release(target, on: day, context) ?? [] }
        do throws(CommandError) {
            let request = try DwellingActs.end(
                target.row, target.view, others: target.others, on: day, today: context.today)
            let words = context.words
            let sentence = words(.wentEnded, target.row.dwelling.address, day.description)
            let warning = words.warning(ofEnding: target.row, on: day, today: context.today)
            return act(request, join(sentence, warning))
        } catch {
            say(context.sentence(of: error), .bad)
            return []
        }
    }

    /// The number of a case is given, to reserve a flat for it or to see which suit it.
    mutating func answer(case old: Prompt, _ context: AppContext) -> [Effect] {
        guard let number = CaseNumber(FieldText.line(old.field.text)) else {
            var prompt = old
            prompt.problem = context.words(.flatNotACase, context.keyName(.search), context.keyName(.match))
            replaceOverlay(.prompt(prompt))
            return []
        }
        closeOverlay()
        if case .reserveFor(let row) = old.purpose { return begin(.reserve, row, number, context) }
        return showMatches(SelectedCase(id: CaseID(0), number: number), context)
    }
}
