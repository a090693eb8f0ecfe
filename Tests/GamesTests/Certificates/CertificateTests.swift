import Testing

@testable import Games

@Suite struct `Certificates` {
  @Test func `uniform play of Kuhn poker has NashConv 11 twelfths`() throws {
    let game = try KuhnPoker.game()
    let assessment = try Assessment(.uniform(in: game), in: game)
    #expect(isClose(assessment.certificate.nashConvergence, 11.0 / 12))
    #expect(isClose(assessment.certificate.payoffs[0], 0.125))
    #expect(!assessment.certificate.isNash())
  }

  @Test(arguments: [0, 0.1, 0.2, 1.0 / 3])
  func `Kuhn's equilibria have the value minus one eighteenth and no regret`(alpha: Double) throws {
    let game = try KuhnPoker.game()
    let profile = try KuhnPoker.equilibrium(alpha: alpha, in: game)
    let certificate = try Assessment(profile, in: game).certificate
    #expect(isClose(certificate.payoffs[0], -1.0 / 18))
    #expect(certificate.isNash())
    #expect(certificate.agentRegret <= 1e-12)
  }
}
