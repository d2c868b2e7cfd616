// One run of the program: reads the orders, prints each, tells which could not be.

import Glibc
import ReceptionPaper

/// The orders of one run, carried out one after the other.
struct PrintRun {
    /// Where the only order goes, before what it says itself.
    let output: String?

    /// Reads standard input and prints. With several orders the failure of one does not keep the others back.
    ///
    /// - Returns: whether all were printed; what was not has been said on standard error.
    /// - Throws: a ``PrintError`` that concerns the whole run or its only order.
    func carryOut() throws(PrintError) -> Bool {
        let input = try FileOutput.read(STDIN_FILENO)
        let lines = input.split(separator: 0x0A).filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x0D } }
        guard let first = lines.first else { throw .noInput }
        let press = Press()
        if lines.count == 1 {
            let order = try Self.read(first)
            try Self.deliver(press.print(order.document), to: output ?? order.output)
            return true
        }
        guard output == nil else { throw .noOutput }
        var isWhole = true
        for (index, line) in lines.enumerated() {
            do throws(PrintError) {
                let order = try Self.read(line)
                guard let file = order.output else { throw PrintError.noOutput }
                try Self.deliver(press.print(order.document), to: file)
                try FileOutput.write(Array("\(index + 1)\n".utf8), to: STDOUT_FILENO)
            } catch {
                isWhole = false
                FileOutput.complain(error.line(order: index + 1))
            }
        }
        return isWhole
    }

    private static func read(_ line: ArraySlice<UInt8>) throws(PrintError) -> PrintOrder {
        do { return try PrintOrder(json: line) } catch { throw .badInput }
    }

    private static func deliver(_ bytes: [UInt8], to file: String?) throws(PrintError) {
        guard let file else { return try FileOutput.write(bytes, to: STDOUT_FILENO) }
        try FileOutput.write(bytes, file: file)
    }
}
