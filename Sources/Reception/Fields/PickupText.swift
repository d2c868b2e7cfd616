// Reads what people write of a pickup: what a vehicle holds, and texts that say something of one of several things.

/// What a vehicle holds, as `9/8/1`: seats with the driver's, suitcases, wheelchairs.
public struct VehicleRoom: Hashable, Sendable, CustomStringConvertible {
    public var seats: Int
    public var bags: Int
    public var wheelchairs: Int

    public init(seats: Int, bags: Int, wheelchairs: Int = 0) {
        self.seats = seats
        self.bags = bags
        self.wheelchairs = wheelchairs
    }

    public init(_ vehicle: Vehicle) {
        self.init(seats: vehicle.seats, bags: vehicle.bags, wheelchairs: vehicle.wheelchairs)
    }

    /// The most that is believed: a bus.
    public static let seatRange = 1...100
    public static let bagRange = 0...1000
    public static let wheelchairRange = 0...20

    /// Reads `9`, `9/8` or `9/8/1`.
    /// - Returns: nil where it is something else, or out of range.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
            Int(String(part.filter { $0 != " " }))
        }
        guard (1...3).contains(parts.count), let seats = parts[0], Self.seatRange.contains(seats) else {
            return nil
        }
        let bags = parts.count > 1 ? parts[1] : 0
        let wheelchairs = parts.count > 2 ? parts[2] : 0
        guard let bags, let wheelchairs, Self.bagRange.contains(bags),
            Self.wheelchairRange.contains(wheelchairs)
        else { return nil }
        self.init(seats: seats, bags: bags, wheelchairs: wheelchairs)
    }

    public var description: String { "\(seats)/\(bags)/\(wheelchairs)" }
}

extension FieldText {
    /// The parts of a list that is written with commas or semicolons, without empty ones.
    public static func list(_ text: some StringProtocol) -> [String] {
        text.split { $0 == "," || $0 == ";" }.map { line(String($0)) }.filter { !$0.isEmpty }
    }
}
