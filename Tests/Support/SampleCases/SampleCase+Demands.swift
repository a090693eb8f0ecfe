extension SampleCase {
  /// The case with demands that Southland could make, and claims that cost something.
  package var withDemands: SampleCase {
    var copy = self
    copy.demands = demandsText
    return copy
  }

  /// A demand that tells, one that may tell, one that costs nobody anything; and a claim before the public.
  ///
  /// Texts are those of `text`; line by line the same whatever it does.
  package var demandsText: String {
    """
    caller: SOU
    unit: \(quoted("share of the river"))
    let:
      talk: rate.talks.stall
      twice: talk * 2
    trust:
      what: \(quoted("Southland holds its fire."))
      benefit: {settle: 1, stall: 1}
      worth: {settle: 1, stall: -1}
    demands:
      - id: leave-ford
        name: \(quoted("The ford left"))
        ask: \(quoted("Northland is to leave the ford within a month."))
        cost: {settle: 0.1, stall: twice * 4}
        value: 0.1
        price: 0.02
        observed: {how: \(quoted("Watchers on the bank.")), faked: 0.02, mistaken: 0.1}
        days: 30
        record: \(quoted("It was left once before."))
        evidence: [\(scalar(rowID("D4"))), \(scalar(rowID("S1")))]
        sources: [\(quoted("The old chronicle"))]
      - id: hold-fire
        name: \(quoted("No shells for a week"))
        ask: \(quoted("Northland is to fire no shell for a week."))
        cost: {settle: 0.2, stall: talk * 3}
        observed: {how: \(quoted("Everyone hears it.")), faked: 0.05}
        days: 7
        after: [leave-ford]
      - id: say-so
        name: \(quoted("A word in the council"))
        ask: \(quoted("Northland is to say that it wants a truce."))
        cost: {settle: 0, stall: 0}
        observed: {how: \(quoted("Everyone hears it."))}
        days: 1
    statements:
      - proposition: wants-truce
        audience: home
        cost: {settle: 0, stall: 1.5}
        why: \(quoted("The public at home remembers."))
    """
  }
}
