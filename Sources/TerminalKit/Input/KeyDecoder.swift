// Bytes from a terminal into keys: UTF-8, escape sequences and bracketed paste, without a terminal at hand.

/// Turns what a terminal sends into keys.
///
/// It knows the sequences of the usual terminals by itself and takes others from the terminal's description.
/// A sequence that it does not know is swallowed whole, so that no part of it acts as a command.
///
/// ```swift
/// var decoder = KeyDecoder()
/// decoder.feed([0x1B, 0x5B, 0x41])
/// decoder.next()      // .up
/// ```
public struct KeyDecoder: Sendable {
    /// Pasted text beyond this many bytes is dropped.
    public static let pasteLimit = 1 << 20

    /// The longest first. A handful, so that looking through them is quicker than hashing.
    private let sequences: [(bytes: [UInt8], key: Key)]
    /// Whether the terminal was asked to tell of the mouse.
    private let takesMouse: Bool
    private var buffer: [UInt8] = []
    private var pasted: [UInt8]?

    /// A decoder.
    ///
    /// - Parameters:
    ///   - sequences: further sequences and the keys they mean, from the terminal's description.
    ///   - takesMouse: whether the terminal was asked to tell of the mouse; otherwise it tells of nothing.
    public init(sequences: [(bytes: [UInt8], key: Key)] = [], takesMouse: Bool = false) {
        self.takesMouse = takesMouse
        self.sequences = sequences.filter { $0.bytes.count > 1 && $0.bytes.first == 0x1B }
            .sorted { $0.bytes.count > $1.bytes.count }
    }

    /// Takes in bytes.
    public mutating func feed(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    /// The same decoder without what it has taken in.
    public func emptied() -> KeyDecoder { KeyDecoder(sequences: sequences, takesMouse: takesMouse) }

    /// Whether something has begun that more bytes may complete: an Escape, a half character, a paste.
    public var isPending: Bool { !buffer.isEmpty || pasted != nil }

    /// Whether a paste has begun and not ended.
    public var isPasting: Bool { pasted != nil }

    /// The next complete key, nil if there is none yet.
    public mutating func next() -> Key? {
        while true {
            if pasted != nil {
                guard let key = continuePaste() else { return nil }
                return key
            }
            guard !buffer.isEmpty else { return nil }
            switch step() {
            case .key(let key, let size):
                buffer.removeFirst(size)
                return key
            case .nothing(let size):
                buffer.removeFirst(size)
            case .pasteBegins(let size):
                buffer.removeFirst(size)
                pasted = []
            case .tooLong(let size, let byte):
                buffer.replaceSubrange(2..<size, with: [byte])
                return nil
            case .incomplete:
                return nil
            }
        }
    }

    /// No more bytes came in time: a lone Escape is the key Escape, half a sequence is dropped, a paste ends.
    public mutating func flush() -> Key? {
        if let content = pasted {
            pasted = nil
            let rest = buffer
            buffer = []
            return Self.paste(content + rest)
        }
        let pending = buffer
        buffer = []
        guard pending.first == 0x1B else { return nil }
        if pending.count == 1 { return .escape }
        // Half a character is none.
        if pending.count == 2, pending[1] < 0x80 { return .alt(Character(Unicode.Scalar(pending[1]))) }
        return nil
    }

    private enum Step {
        case key(Key, size: Int)
        case nothing(size: Int)
        case pasteBegins(size: Int)
        /// Nothing that we know has so much in it. A byte stays for all behind the first two, so that what is still to come
        /// is known to belong to it, and it means nothing.
        case tooLong(size: Int, UInt8)
        case incomplete
    }

    /// No sequence that we know is longer.
    private static let longestSequence = 64

    /// A question mark among parameters is none of ours.
    private static let passedOver: UInt8 = 0x3F

    private func step() -> Step {
        let byte = buffer[0]
        switch byte {
        case 0x1B: return escapeStep()
        case 0x09: return .key(.tab, size: 1)
        case 0x0A, 0x0D: return .key(.enter, size: 1)
        case 0x08, 0x7F: return .key(.backspace, size: 1)
        case 0x00: return .key(.control(" "), size: 1)
        case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(byte + 0x60))), size: 1)
        case 0x1C...0x1F: return .key(.control(Character(Unicode.Scalar(byte + 0x40))), size: 1)
        default: return characterStep()
        }
    }

    /// One character of UTF-8; bytes that are none are skipped one by one, C1 controls whole.
    private func characterStep(at start: Int = 0) -> Step {
        let lead = buffer[start]
        let size: Int
        switch lead {
        case 0x00..<0x80: size = 1
        case 0xC2..<0xE0: size = 2
        case 0xE0..<0xF0: size = 3
        case 0xF0..<0xF5: size = 4
        default: return .nothing(size: start + 1)
        }
        let available = buffer[start...].prefix(size)
        if available.dropFirst().contains(where: { $0 & 0xC0 != 0x80 }) { return .nothing(size: start + 1) }
        if available.count < size { return .incomplete }
        let text = String(decoding: available, as: UTF8.self)
        guard let character = text.first, let scalar = text.unicodeScalars.first, scalar != "\u{FFFD}",
            !(0x80..<0xA0).contains(scalar.value)
        else { return .nothing(size: start + size) }
        return .key(start == 0 ? .character(character) : .alt(character), size: start + size)
    }

    private func escapeStep() -> Step {
        if let known = sequences.first(where: { buffer.starts(with: $0.bytes) }) {
            return .key(known.key, size: known.bytes.count)
        }
        guard buffer.count > 1 else { return .incomplete }
        switch buffer[1] {
        case 0x5B: return bracketStep()
        case 0x4F: return applicationStep()
        case 0x5D, 0x50, 0x58, 0x5E, 0x5F: return stringStep()
        case 0x1B: return .key(.escape, size: 1)
        // Alt-Backspace deletes a word in every shell; as Escape it would throw away what is being typed.
        case 0x08, 0x7F: return .key(.control("w"), size: 2)
        case 0x20..<0x7F, 0x80...: return characterStep(at: 1)
        default:
            return .key(.escape, size: 1)
        }
    }

    /// `ESC [ parameters final`, and the Linux console's `ESC [ [ A`.
    private func bracketStep() -> Step {
        var index = 2
        if index < buffer.count, buffer[index] == 0x5B {
            guard buffer.count > 3 else { return .incomplete }
            let number = Int(buffer[3]) - 0x40
            return (1...5).contains(number) ? .key(.function(number), size: 4) : .nothing(size: 4)
        }
        while index < buffer.count, (0x20..<0x40).contains(buffer[index]) { index += 1 }
        guard index < buffer.count else {
            return index > Self.longestSequence ? .tooLong(size: index, Self.passedOver) : .incomplete
        }
        guard index <= Self.longestSequence else {
            return .nothing(size: (0x40..<0x7F).contains(buffer[index]) ? index + 1 : index)
        }
        guard (0x40..<0x7F).contains(buffer[index]) else { return .nothing(size: index) }
        let parameters = String(decoding: buffer[2..<index], as: UTF8.self)
        if buffer[index] == 0x7E && parameters == "200" { return .pasteBegins(size: index + 1) }
        if takesMouse, parameters.isEmpty, buffer[index] == UInt8(ascii: "M") {
            // The old form, from a terminal that does not know ours: three bytes that must not act as commands.
            return buffer.count < index + 4 ? .incomplete : .nothing(size: index + 4)
        }
        if takesMouse, parameters.hasPrefix("<") {
            guard let key = KeySequences.mouse(parameters.dropFirst(), final: buffer[index]) else {
                return .nothing(size: index + 1)
            }
            return .key(key, size: index + 1)
        }
        guard let key = KeySequences.bracket(parameters, final: buffer[index]) else {
            return .nothing(size: index + 1)
        }
        return .key(key, size: index + 1)
    }

    /// `ESC O final`.
    private func applicationStep() -> Step {
        guard buffer.count > 2 else { return .incomplete }
        var index = 2
        while index < buffer.count, (0x30..<0x40).contains(buffer[index]) { index += 1 }
        guard index < buffer.count else {
            return index > Self.longestSequence ? .tooLong(size: index, Self.passedOver) : .incomplete
        }
        guard (0x40..<0x7F).contains(buffer[index]) else {
            let wasLong = index > Self.longestSequence || buffer[2] == Self.passedOver
            return wasLong ? .nothing(size: index) : .key(.alt("O"), size: 2)
        }
        guard index == 2, let key = KeySequences.application(final: buffer[index]) else {
            return .nothing(size: index + 1)
        }
        return .key(key, size: index + 1)
    }

    /// A terminal's answer to a question, up to BEL or ESC \: swallowed.
    private func stringStep() -> Step {
        for index in 2..<max(2, buffer.count) {
            if buffer[index] == 0x07 { return .nothing(size: index + 1) }
            if buffer[index] == 0x5C && buffer[index - 1] == 0x1B && index > 2 {
                return .nothing(size: index + 1)
            }
        }
        return buffer.count > 4096 ? .tooLong(size: buffer.count, buffer[buffer.count - 1]) : .incomplete
    }

    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    /// Moves bytes into the paste until its end is seen. Whatever may be a beginning of the end is kept back.
    private mutating func continuePaste() -> Key? {
        guard var content = pasted else { return nil }
        pasted = nil
        var index = 0
        while index < buffer.count {
            if buffer[index] == 0x1B {
                let candidate = buffer[index...].prefix(Self.pasteEnd.count)
                if candidate.elementsEqual(Self.pasteEnd.prefix(candidate.count)) {
                    if candidate.count < Self.pasteEnd.count { break }
                    buffer.removeFirst(index + candidate.count)
                    return Self.paste(content)
                }
            }
            if content.count < Self.pasteLimit { content.append(buffer[index]) }
            index += 1
        }
        buffer.removeFirst(index)
        pasted = content
        return nil
    }

    /// Terminals send a carriage return for each line break of a paste.
    private static func paste(_ bytes: [UInt8]) -> Key {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var afterReturn = false
        for byte in bytes {
            if byte == 0x0A && afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = byte == 0x0D
            result.append(afterReturn ? 0x0A : byte)
        }
        return .paste(String(decoding: result, as: UTF8.self))
    }
}
