/// The models there are, in the order in which a list shows them.
public enum Models {
  /// To add a model, add its line.
  public static let all: [any Model.Type] = [
    CrisisSignalling.self,
    Ultimatum.self,
    Deterrence.self,
    WarOfNerves.self,
    TyingHands.self,
    SinkingCosts.self,
    CheapTalk.self,
    TalkPartition.self,
    TrustGame.self,
    Reassurance.self,
    PreventiveWar.self,
    EscalationLadder.self,
    Brinkmanship.self,
    ExtendedDeterrence.self,
  ]

  /// The model with a name, or `nil`.
  public static func named(_ name: String) -> (any Model.Type)? {
    all.first { $0.name == name }
  }
}
