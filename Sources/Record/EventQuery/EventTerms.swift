/// Who or what an event's code says that it was: cooperation or conflict, in words or in deeds.
///
/// The four classes of Duval and Thompson (1980) as GDELT counts them: CAMEO roots 01–05, 06–08, 09–13
/// and 14–20.
public enum QuadClass: String, CaseIterable, Sendable {
  case verbalCooperation = "VC"
  case materialCooperation = "MC"
  case verbalConflict = "VK"
  case materialConflict = "MK"

  /// 1 to 4, as GDELT numbers them.
  public var number: Int {
    switch self {
    case .verbalCooperation: 1
    case .materialCooperation: 2
    case .verbalConflict: 3
    case .materialConflict: 4
    }
  }
}

/// The program's own small scheme of words and deeds, to which every source's codes are mapped.
public enum EventClass: String, CaseIterable, Sendable {
  case wordNeutral = "word.neutral"
  case wordAppeal = "word.appeal"
  case wordOffer = "word.offer"
  case wordConsult = "word.consult"
  case wordDiplomacy = "word.diplomacy"
  case wordDemand = "word.demand"
  case wordDisapprove = "word.disapprove"
  case wordReject = "word.reject"
  case wordThreat = "word.threat"
  case deedCooperate = "deed.coop"
  case deedPosture = "deed.posture"
  case deedSanction = "deed.sanction"
  case deedCoerce = "deed.coerce"
  case deedForce = "deed.force"
  /// Arrest, trial, deportation: neither word nor deed between governments.
  case law
  /// A vote cast in an assembly.
  case vote
  /// Inquiries, protest, and what has no other class.
  case other
}

/// In what capacity someone acted.
public enum ActorRole: String, CaseIterable, Sendable {
  /// The country as such, no part of it named.
  case state
  case government, military, intelligence, police, judiciary, legislature
  case opposition, rebel, civilian, media, business, organisation, criminal, other
}

/// Which rows of event data are copies of one another.
///
/// Machine-coded news repeats itself: the same report by many outlets, the same act in many reports.
/// No rule is right for all questions, so that the counts before and after are always shown.
public enum CountingRule: String, CaseIterable, Sendable {
  /// Rows that agree in all that is kept of them, or have one id in one source.
  case exact
  /// Rows of one day, with the same two actors and the same code.
  case actorsCode = "actors-code"
  /// Rows of one day and place.
  case dayPlace = "day-place"
  /// Rows of one origin: one address, story or resolution.
  case origin
}
