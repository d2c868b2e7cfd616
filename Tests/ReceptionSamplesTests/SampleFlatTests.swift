// The invented flats say of their leases what the cases of their households say.

import Reception
import ReceptionSamples
import Testing

@Suite struct SampleFlatTests {
    @Test(arguments: days)
    func theFlatAndTheCaseAgreeOnTheLease(_ today: Day) throws {
        let unit = unit(today, cases: 200)
        let files = try unit.files()
        var livedIn = 0
        for (index, file) in files.enumerated() {
            guard let flat = unit.dwelling(index, of: file), flat.isLivedIn else { continue }
            livedIn += 1
            #expect(flat.until == file.facts.last { $0.id == .leaseEnds }?.day)
        }
        #expect(livedIn > 3)
    }
}
