import Record

/// What could be asked of the target, and what would follow: the file `demands.yaml` of a case.
struct CallSheet: Sendable {
  /// Something that the caller could ask for.
  struct Demand: Sendable {
    let id: String
    let name: String
    /// What exactly is asked.
    let ask: String
    /// By hypothesis, in the case's order.
    let stakes: Stakes
    let value: CaseNumber
    let price: CaseNumber
    /// Who would see the answer, and by what.
    let how: String
    let faked: CaseNumber
    let mistaken: CaseNumber
    /// How long it takes until the answer is known.
    let days: Int
    /// Positions of demands that have to be met before.
    let after: [Int]
    /// What data show of such a step; may be empty.
    let record: String
    /// Ids of the case's evidence.
    let evidence: [String]
    let sources: [String]
  }

  /// What a demand or a statement costs and what trust is worth, by hypothesis.
  struct Stakes: Sendable {
    let cost: [CaseNumber]
    let benefit: [CaseNumber]
    let worth: [CaseNumber]
  }

  /// A statement that is not the same to everybody: it costs some more to have made than others.
  struct Talk: Sendable {
    let proposition: String
    /// To whom; `nil` for every audience without an entry of its own.
    let audience: String?
    let stakes: Stakes
    let why: String
  }

  let caller: String
  /// The unit of costs, benefits and worths.
  let unit: String
  /// What the caller does where it trusts.
  let trust: String
  let demands: [Demand]
  let talk: [Talk]
  /// What trust is worth after a statement without an entry, which costs nobody anything.
  let free: Stakes
  let numbers: CaseNumbers

  /// Reads the file of a case; problems are in the order of its lines.
  ///
  /// The sheet is `nil` where the case has no such file or anything in it is refused.
  static func read(_ subject: Case) -> (sheet: CallSheet?, problems: [Problem]) {
    guard let file = subject.sheets[.demands] else { return (nil, []) }
    let yaml = YAMLText(file: file.path)
    let sheet = yaml.root(file.bytes).flatMap { CallSheetReader($0, yaml, subject).sheet() }
    return (yaml.hasErrors ? nil : sheet, yaml.problems)
  }
}
