// What this computer knows of the terminal, without taking it over.

import CNcursesw

/// The description of the terminal that the environment names.
public enum TerminalKind {
    /// How many colours it has; nil where the computer does not know it, or it cannot draw.
    public static var colours: Int? {
        guard nc_lookup(1) == 1 else { return nil }
        return max(0, Int(nc_number("colors")))
    }
}
