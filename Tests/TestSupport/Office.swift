// LibreOffice and Python as judges of what was written: they have never seen the code that wrote it.

import Foundation

/// Reads files with programs of others.
public enum Office {
    /// What keeps the judges from judging; `make setup` installs them.
    public enum Fault: Error {
        case missing(String)
        case failed(String)
    }

    /// The rows of a spreadsheet's first sheet, as LibreOffice shows them.
    /// - Parameter folder: for the profile and the file in between.
    public static func rows(of path: String, in folder: Folder) throws -> [[String]] {
        guard let soffice = Run.tool("soffice") else { throw Fault.missing("libreoffice-calc-nogui") }
        // Comma, quotes where needed, UTF-8, from the first line, cells as shown.
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        let run = try Run(
            [
                soffice, "-env:UserInstallation=file://\(folder.path)/office", "--headless", "--convert-to",
                filter,
                "--outdir", folder.path, path,
            ], env: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent + ".csv"
        guard run.status == 0, !folder.bytes(name).isEmpty else { throw Fault.failed(run.err) }
        return try csv(folder.path + "/" + name)
    }

    /// The rows of a CSV file, as Python reads them.
    public static func csv(_ path: String, delimiter: String = ",") throws -> [[String]] {
        let script = """
            import csv, json, sys
            with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
                print(json.dumps(list(csv.reader(file, delimiter=sys.argv[2], strict=True))))
            """
        return try JSONDecoder().decode([[String]].self, from: Data(python(script, [path, delimiter])))
    }

    /// An event of a calendar, as a parser understands it.
    public struct Event: Codable, Hashable, Sendable {
        public var uid: String
        public var start: String
        public var end: String
        public var summary: String
        public var description: String
        public var categories: [String]
        public var status: String
        public var sequence: Int
    }

    /// The parsers of calendars that are asked.
    public enum Parser: String, CaseIterable, Sendable {
        case icalendar, vobject
    }

    /// The events of a calendar in its order. A line that a parser does not understand is an error.
    public static func events(of path: String, by parser: Parser) throws -> [Event] {
        let script =
            switch parser {
            case .icalendar:
                """
                import json, sys
                from icalendar import Calendar
                calendar = Calendar.from_ical(open(sys.argv[1], 'rb').read())
                assert not calendar.errors and str(calendar['VERSION']) == '2.0' and calendar['PRODID']
                def event(e):
                    assert not e.errors, e.errors
                    return dict(uid=str(e['UID']), start=e.decoded('DTSTART').isoformat(),
                        end=e.decoded('DTEND').isoformat(), summary=str(e['SUMMARY']),
                        description=str(e['DESCRIPTION']), categories=[str(c) for c in e['CATEGORIES'].cats],
                        status=str(e['STATUS']), sequence=int(e['SEQUENCE']))
                print(json.dumps([event(e) for e in calendar.walk('VEVENT')]))
                """
            case .vobject:
                """
                import json, sys, vobject
                calendar = vobject.readOne(open(sys.argv[1], 'rb').read().decode('utf-8'))
                calendar.validate(raiseException=True)
                def event(e):
                    return dict(uid=e.uid.value, start=e.dtstart.value.isoformat(), end=e.dtend.value.isoformat(),
                        summary=e.summary.value, description=e.description.value, categories=e.categories.value,
                        status=e.status.value, sequence=int(e.sequence.value))
                print(json.dumps([event(e) for e in getattr(calendar, 'vevent_list', [])]))
                """
            }
        return try JSONDecoder().decode([Event].self, from: Data(python(script, [path])))
    }

    private static func python(_ script: String, _ arguments: [String]) throws -> [UInt8] {
        guard let python = Run.tool("python3") else { throw Fault.missing("python3") }
        let run = try Run([python, "-c", script] + arguments, env: ["LANG": "C.UTF-8"])
        guard run.status == 0 else { throw Fault.failed(run.err) }
        return run.bytes
    }
}
