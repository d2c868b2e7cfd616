// Bytes in and out of columns.

import Foundation
import GRDB

enum Blob {
    static func data(_ bytes: [UInt8]) -> Data { Data(bytes) }
    static func bytes(_ row: Row, _ index: Int) -> [UInt8] {
        let data: Data? = row[index]
        return data.map { Array($0) } ?? []
    }
}
