// The key that signs what is taken out of the journal, and the signature beside such a file.

import Crypto
import Foundation
import Reception

/// An Ed25519 key, made once and kept by whoever signs.
public struct JournalKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key, by chance.
    public init() { key = Curve25519.Signing.PrivateKey() }

    /// Reads a key as ``text`` writes it.
    public init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "\n" }
        guard words.count == 2, words[0] == Self.name, let bytes = Hex.bytes(String(words[1])),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    private static let name = "mottagning-signing-key"

    /// The key as it is kept, for its owner's eyes alone.
    public var text: String { Self.name + " " + Hex.text(Array(key.rawRepresentation)) + "\n" }

    /// What an auditor needs to know: 64 hexadecimal digits.
    public var publicKey: String { Hex.text(Array(key.publicKey.rawRepresentation)) }

    /// The text of the file that lies beside a signed one.
    /// - Parameter digest: the signed file's.
    public func signature(of digest: FileDigest) throws -> String {
        let signature = try key.signature(for: digest.message)
        return "mottagning-signature 1\nkey \(publicKey)\nsignature \(Hex.text(Array(signature)))\n"
    }

    /// Whether a signature is of a file and by a key.
    /// - Parameter publicKey: what whoever checks knows of the signer; never taken from the signature itself.
    public static func isSignature(_ text: String, of digest: FileDigest, by publicKey: String) -> Bool {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        guard lines.count == 3, lines[0] == ["mottagning-signature", "1"], lines[2].count == 2,
            lines[2][0] == "signature", let signature = Hex.bytes(lines[2][1]),
            let bytes = Hex.bytes(publicKey),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return false }
        return key.isValidSignature(signature, for: digest.message)
    }
}

/// The SHA-256 of a file that is too long to keep in memory.
public struct FileDigest {
    private var hasher = SHA256()

    public init() {}

    public mutating func take(_ bytes: [UInt8]) { hasher.update(data: bytes) }

    /// What is signed: the digest, and what it is the digest of, so that the key signs nothing else by mistake.
    var message: [UInt8] { Array("mottagning journal export 1\n".utf8) + Array(hasher.finalize()) }
}
