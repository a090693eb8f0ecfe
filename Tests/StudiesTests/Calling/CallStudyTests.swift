import Briefing
import Record
import Studies
import Testing

/// `call` on cases made of point values, through the whole path from file to table.
struct CallStudyTests {
  private func findings(_ made: CallCase) async throws -> Findings {
    let subject = try made.read()
    #expect(subject.sheetProblems.isEmpty)
    return try await CallStudy(Subjects.settings).findings(on: subject, progress: nil)
  }

  private func column(
    _ key: String, of table: String, by id: String = "demand", _ findings: Findings
  ) throws -> [String: Cell] {
    let table = try #require(findings.tables.first { $0.key == table })
    return Dictionary(
      zip(table.column(id).compactMap(\.text), table.column(key)),
      uniquingKeysWith: { first, _ in first })
  }

  private static let costs = [-0.5, 0.01, 0.4, 0.8, 0.81, 1, 1.01, 1.6]

  /// All pairs of these costs as demands.
  private func demands(faked: Double, mistaken: Double) -> [CallCase.Demand] {
    Self.costs.enumerated().flatMap { first, earnest in
      Self.costs.enumerated().map { second, stalling in
        CallCase.Demand(
          id: "d\(first)-\(second)", earnest: earnest, stalling: stalling, faked: faked,
          mistaken: mistaken)
      }
    }
  }

  @Test func `A demand separates exactly when cost(earnest) <= benefit < cost(stalling)`()
    async throws
  {
    var made = CallCase()
    made.demands = demands(faked: 0, mistaken: 0)
    let findings = try await findings(made)
    let tells = try column("tells", of: "demands", findings)
    let separates = try column("separates", of: "demands", findings)
    let agreeing = try column("agreeing", of: "check", findings)
    for demand in made.demands {
      let expected: Double = demand.earnest <= 1 && 1 < demand.stalling ? 1 : 0
      #expect(tells[demand.id]?.number == expected, "\(demand)")
      // Who is indifferent by accident may do either, and two types of one kind may mix together.
      guard demand.stalling != 1, demand.earnest != demand.stalling else { continue }
      #expect(separates[demand.id]?.number == expected, "\(demand)")
      if demand.earnest != 1 { #expect(agreeing[demand.id]?.number == 64, "\(demand)") }
    }
  }

  /// With f = 0.02 and m = 0.1 the clarity is 0.88, between two of the costs.
  @Test func `Noise moves the border to benefit times clarity`() async throws {
    var made = CallCase()
    made.demands = demands(faked: 0.02, mistaken: 0.1)
    let findings = try await findings(made)
    let tells = try column("tells", of: "demands", findings)
    let separates = try column("separates", of: "demands", findings)
    for demand in made.demands {
      let expected: Double = demand.earnest <= 0.88 && 0.88 < demand.stalling ? 1 : 0
      #expect(tells[demand.id]?.number == expected, "\(demand)")
      #expect(separates[demand.id]?.number == expected, "\(demand)")
    }
  }

  /// The worked example of Guides/Calling.md.
  @Test func `The worked example comes out as worked`() async throws {
    var made = CallCase()
    made.demands = [.init(id: "one", earnest: 0.1, stalling: 2, faked: 0.02, mistaken: 0.1)]
    let findings = try await findings(made)
    func value(_ key: String, of table: String) throws -> Double {
      try #require(try column(key, of: table, findings)["one"]?.number)
    }
    #expect(try abs(value("before", of: "beliefs") - 0.2) < 1e-12)
    #expect(try abs(value("if_met", of: "beliefs") - 0.18 / 0.196) < 1e-12)
    #expect(try abs(value("if_refused", of: "beliefs") - 0.02 / 0.804) < 1e-12)
    #expect(try abs(value("gain", of: "value") - 0.164) < 1e-12)
    #expect(try abs(value("exploitation", of: "value") - 0.016) < 1e-12)
    #expect(try abs(value("cost_earnest", of: "demands") - 0.1 / 0.88) < 1e-12)
    #expect(try value("if_gamed", of: "value") == 1)
  }

  /// A belief of 0.2 survives a sight faked half as often as it is true; one of 0.002 does not.
  @Test func `What tells may still not be worth acting on`() async throws {
    var made = CallCase()
    made.demands = [.init(id: "one", earnest: 0.1, stalling: 2, faked: 0.05)]
    for (prior, holds) in [(0.2, 1.0), (0.002, 0)] {
      made.prior = prior
      let findings = try await findings(made)
      #expect(try column("tells", of: "demands", findings)["one"]?.number == 1)
      #expect(try column("separates", of: "demands", findings)["one"]?.number == holds)
    }
  }

  /// At 0.9 the stalling say it in a quarter of cases: 0.2 in 0.2 + 0.8/4 makes trust and distrust equal.
  @Test func `A costless claim moves nothing; one too dear for the stalling may tell all`()
    async throws
  {
    var made = CallCase()
    made.demands = [.init(id: "one", earnest: 0.1, stalling: 2)]
    for (costs, isCostly, most) in [
      (nil, false, 1.0), ((0, 0), false, 1), ((0, 0.9), true, 4), ((0, 1.1), true, 100),
    ] as [((Double, Double)?, Bool, Double)] {
      made.costOfClaim = costs.map { (earnest: $0.0, stalling: $0.1) }
      let findings = try await findings(made)
      func cell(_ key: String) throws -> Cell? {
        try column(key, of: "talk", by: "proposition", findings)["peace"]
      }
      #expect(try cell("said")?.number == 1)
      #expect(try cell("costs") == .flag(isCostly))
      #expect(try cell("ratio_most")?.number == most, "\(String(describing: costs))")
      if !isCostly {
        #expect(try cell("ratio_least")?.number == 1)
        #expect(try cell("moves_nothing") == .flag(true))
        #expect(try cell("pools")?.number == 1)
      }
    }
  }

  @Test func `The ranking follows the costs`() async throws {
    var made = CallCase()
    made.demands = [
      .init(id: "ford", earnest: 0.1, stalling: 2),
      .init(id: "bridge", earnest: 0.1, stalling: 0.5),
    ]
    func first(_ made: CallCase) async throws -> [String] {
      let table = try #require(try await findings(made).tables.first { $0.key == "demands" })
      return table.column("demand").compactMap(\.text)
    }
    #expect(try await first(made) == ["ford", "bridge"])
    made.demands = [
      .init(id: "ford", earnest: 0.1, stalling: 0.5),
      .init(id: "bridge", earnest: 0.1, stalling: 2),
    ]
    #expect(try await first(made) == ["bridge", "ford"])
  }

  @Test func `Two demands are made in the orders that the file allows`() async throws {
    var made = CallCase()
    made.demands = [
      .init(id: "one", earnest: 0.1, stalling: 2), .init(id: "two", earnest: 0.1, stalling: 2),
      .init(id: "last", earnest: 0.1, stalling: 2, after: "one"),
    ]
    let table = try #require(
      try await findings(made).tables.first { $0.key == "sequences" })
    let pairs = zip(table.column("first"), table.column("second"))
      .map { "\($0.text ?? "") \($1.text ?? "")" }
    #expect(Set(pairs) == ["one two", "two one", "one last"])
    #expect(table.column("days").allSatisfy { $0.number == 20 })
  }

  @Test func `A case without the file is told what it lacks`() async throws {
    let subject = try Subjects.whole()
    let error = await #expect(throws: MissingSheet.self) {
      try await CallStudy(Subjects.settings).findings(on: subject, progress: nil)
    }
    #expect(error?.sheet == .demands)
    #expect(error?.problems.isEmpty == true)
  }
}
