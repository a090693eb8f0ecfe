/// Texts of `deterrence.yaml` for the sample case.
package enum DeterrenceTexts {
  /// One rung of known numbers: credibility 0.5, price 0.5, and 0.75 with the commitment.
  package static let plain = """
    challenger: NOR
    defender: SOU
    unit: share of the river
    rungs:
      - id: crossing
        name: Crossing the river
        gain: {low: 0, high: 1}
        stake: 0.5
        response:
          name: A blockade
          harm: 1
          cost: {low: 0, high: 1}
        commitment: 0.25

    """

  /// Two rungs whose numbers are uncertain; the lower one provokes.
  package static let ladder = """
    challenger: NOR
    defender: SOU
    unit: share of the river
    let:
      eagerness: rate.shelling.stall / 2
    rungs:
      - id: shelling
        name: Shelling the far bank
        gain: {low: 0.1, high: 0.2 + eagerness}
        stake: 0.4
        response:
          name: Arms for Southland
          harm: 0.5
          cost: {low: 0, high: rate.crossing.stall}
          belief: 0.8
          largest: 3
        commitment: 0.1
        provokes: 0.9
        evidence: [D1]
        sources: [Elicited for a test]
      - id: annexing
        name: Annexing the far bank
        gain: {low: -0.5, high: eagerness}
        stake: 1
        response:
          name: A blockade
          harm: 1
          cost: {low: 0.2, high: 2}

    """
}
