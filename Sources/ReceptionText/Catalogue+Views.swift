// What is wrong with a user's views, in words.

import Reception

extension Catalogue {
    /// The trouble as one sentence, with line and column where it is in the file.
    public func text(of trouble: ViewTrouble) -> String {
        func fault(_ line: Int, _ column: Int, _ text: String) -> String {
            self(.viewFault, "\(line)", "\(column)", text)
        }
        return switch trouble {
        case .syntax(let line, let column, let message): fault(line, column, message)
        case .unknownKey(let line, let column, let key): fault(line, column, self(.viewFaultUnknown, key))
        case .missingKey(let line, let column, let key): fault(line, column, self(.viewFaultMissing, key))
        case .wrongType(let line, let column, let key): fault(line, column, self(.viewFaultType, key))
        case .unknownValue(let line, let column, let key, let value):
            fault(line, column, self(.viewFaultValue, key, value))
        case .twice(let line, let column, let name): fault(line, column, self(.viewFaultTwice, name))
        case .cannotRead(let path): self(.viewCannotRead, path)
        case .cannotWrite(let path): self(.viewCannotWrite, path)
        }
    }
}
