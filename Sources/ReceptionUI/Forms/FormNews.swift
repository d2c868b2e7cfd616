// What somebody else has stored while a form is open: a field nobody typed in shows it, in others both are shown.

import Reception
import ReceptionText
import TerminalKit

/// What stands in the database now where something else stood when the form was opened.
struct FieldNews: Hashable, Sendable {
    /// As the field would show it; empty where it was taken away.
    let text: String
    /// Who wrote it, where that is known.
    let by: Login?
    /// Whether it stands beside what somebody typed, so that one of the two has to be chosen.
    var isRival: Bool
    /// Whether the user has been told that she would write over it.
    var isSeen = false
}

extension FormField {
    /// Takes in what is stored now.
    /// - Parameter fresh: the field as it would be made now.
    mutating func take(_ fresh: FormField, by writer: Login?, _ context: AppContext) {
        guard fresh.stored != stored else { return }
        let isAgreed = reading(context).value ?? "" == fresh.stored
        let isRival = isTouched && !isAgreed
        let typed = input
        self = remade(from: fresh)
        if isRival { input = typed }
        news = FieldNews(text: fresh.input.text, by: writer, isRival: isRival)
    }

    /// Puts what is stored in the place of what was typed.
    mutating func takeStored() {
        guard let news, news.isRival else { return }
        input = TextField(text: news.text, maximumLength: input.maximumLength)
        self.news?.isRival = false
    }

    /// What is said beside the field of what somebody else wrote; empty where nobody did.
    func newsText(_ context: AppContext) -> String {
        guard let news else { return "" }
        let writer = news.by?.name ?? context.words(.formSomebody)
        guard news.isRival else { return context.words(.formNews, writer) }
        return context.words(.formRival, news.text.isEmpty ? context.words(.formNoValue) : news.text, writer)
    }
}

extension Form {
    /// Takes in the case as it stands now.
    mutating func take(_ view: CaseView, _ context: AppContext) {
        guard let target = purpose.target, target.id == view.file.id, !view.isMasked else { return }
        let fresh: Form
        switch purpose {
        case .editCase: fresh = .editCase(target, view.file, context)
        case .editPerson(_, let number):
            guard let member = view.file.member(number) else { return }
            fresh = .editPerson(target, view.file, member, context)
        case .booking, .newCase, .join, .pickup, .arrived, .newDwelling, .dwelling, .keys,
            .newPartner, .partner, .consent:
            return
        }
        for field in fresh.fields {
            guard var own = self[field.id] else { continue }
            own.take(field, by: view.file.writer(of: field.id, purpose), context)
            self[field.id] = own
        }
    }

    /// The first field in which both values stand and nobody has chosen.
    var rival: FormField? { fields.first { $0.news.map { $0.isRival && !$0.isSeen } ?? false } }

    /// Takes what somebody else stored into the field with the cursor.
    mutating func takeStored(_ context: AppContext) {
        guard var field = self[current] else { return }
        field.takeStored()
        self[current] = field
    }

    /// The user is asked which of the two values in a field is right.
    mutating func askAbout(_ rival: FormField, _ context: AppContext) {
        select(rival.id, context)
        problem = context.words(.formRivalAsk, rival.label, rival.newsText(context))
        self[rival.id]?.news?.isSeen = true
    }
}

extension CaseFile {
    /// Who last wrote what a field shows.
    fileprivate func writer(of field: FieldID, _ purpose: FormPurpose) -> Login? {
        entries.last { entry in
            switch (entry.content, field, purpose) {
            case (.caseDetails(let details), .detail(let detail), _): details[detail] != nil
            case (.personDetails(let details), .person(_, let detail), .editPerson(_, let number)):
                details[detail] != nil && entry.person == member(number)?.person.id
            default: false
            }
        }?.by
    }
}

extension AppState {
    /// A case has come that a form may be about.
    mutating func tellForm(_ view: CaseView, _ context: AppContext) {
        changeForm { $0.take(view, context) }
    }

    /// Before a correction is written the case is looked at once more, so that nothing is overwritten unseen.
    mutating func lookOnceMore(_ form: Form) -> [Effect]? {
        guard form.isCorrection, !form.isFresh, let number = form.purpose.target?.number else { return nil }
        return ask(.caseFile(number), for: .freshness)
    }

    /// The case has been looked at: the correction is written, or both values are shown.
    mutating func saveFresh(_ view: CaseView, _ context: AppContext) -> [Effect] {
        tellForm(view, context)
        guard case .form(var form)? = overlays.last, form.isSaving else { return [] }
        form.isSaving = false
        form.isFresh = true
        defer { changeForm { $0.isFresh = false } }
        return save(form, context)
    }
}
