import Quantities
import Record

/// What importers of votes in the United Nations' General Assembly have in common.
///
/// A ballot is an act of the member state on nobody, with the code Y, N, A (abstention) or X (no vote
/// recorded), all of class `vote`. A roll call is an act of the United Nations with the code
/// `roll-call`, and the yes votes as its amount.
struct VoteRow {
  /// What a row of the file is.
  private enum Kind {
    case ballot(member: Column, isNumber: Bool, vote: Column, name: Column)
    case rollCall(yes: Column)
  }

  /// The column of a member's number in the Correlates of War.
  static let number = "ccode"

  private let kind: Kind
  private let day: Column
  /// The roll call's id in the file.
  private let rollCall: Column
  /// The resolution's symbol; where it is empty, the roll call's id stands for it.
  private let symbol: Column
  private let unitedNations: StateID
  private var days = DayMemory()
  private var states = ByteMemory<StateID>()
  private var actors = ByteMemory<Int32>()
  private var codes = ByteMemory<Int32>()

  /// Rows are ballots where a column of members and one of votes are there, otherwise roll calls.
  init(
    _ layout: Layout, rollCall: String, resolution: String, name: String,
    ballots: [(member: String, vote: String)]
  ) {
    let ballot = ballots.first { layout[$0.member].isThere && layout[$0.vote].isThere }
    kind =
      ballot.map {
        .ballot(
          member: layout[$0.member], isNumber: $0.member == VoteRow.number, vote: layout[$0.vote],
          name: layout[name])
      } ?? .rollCall(yes: layout["yes"])
    day = layout["date"]
    self.rollCall = layout[rollCall]
    symbol = layout[resolution]
    unitedNations = States.all.id(code: "UNO") ?? .none
  }

  /// Whether a row is a vote: Voeten's 9 is no member, which casts none.
  func isEvent(_ record: DelimitedRecord) -> Bool {
    guard case .ballot(_, _, let vote, _) = kind else { return true }
    return !record.holds("9", vote)
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try days.iso(record, day))
    guard case .ballot(let member, let isNumber, _, _) = kind else {
      key.source = unitedNations
      return key
    }
    key.source = states.value(of: record.bytes(member)) {
      VoteRow.state(record.trimmedText(member), isNumber: isNumber)
    }
    if key.source == .none { throw VoteRow.unknown(record, member, isNumber: isNumber) }
    return key
  }

  private static func state(_ text: String, isNumber: Bool) -> StateID {
    isNumber
      ? Int(text).flatMap(States.all.id(number:)) ?? .none : States.all.id(code: text) ?? .none
  }

  private static func unknown(
    _ record: DelimitedRecord, _ member: Column, isNumber: Bool
  ) -> RowFault {
    let text = record.trimmedText(member)
    if text.isEmpty { return RowFault(member.name, .empty) }
    guard isNumber else {
      return RowFault(
        member.name, .unlisted(text, expected: "a state's code", valid: States.knownCodes))
    }
    return RowFault(
      member.name,
      .particular(
        found: "“\(text)”", expected: "a state's number in the Correlates of War, such as 365"))
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    switch kind {
    case .ballot(let member, _, let vote, let name):
      let code = try code(record, vote, &batch)
      let actor = actor(record, member, name, key.source, &batch)
      let row = EventRow(
        line: record.line, day: key.day, source: actor, target: nobody(&batch), code: code,
        place: nowhere(&batch), native: batch.text(record, rollCall, member),
        origin: resolution(record, &batch))
      batch.add(row)
    case .rollCall(let yes):
      let votes = try record.number(yes, in: 0...1_000)
      if votes.isNaN { throw RowFault(yes.name, .empty) }
      addRollCall(record, key, votes, &batch)
    }
  }

  private func addRollCall(
    _ record: DelimitedRecord, _ key: EventKey, _ votes: Double, _ batch: inout EventBatch
  ) {
    let code = EventCodes.all.entry("roll-call", .unVote)
    let source = EventActor(
      state: unitedNations, role: .organisation, name: "General Assembly", code: "UNO")
    var row = EventRow(
      line: record.line, day: key.day, source: batch.actors.position(of: source),
      target: nobody(&batch), code: batch.codes.position(of: code), place: nowhere(&batch),
      native: resolution(record, &batch), origin: resolution(record, &batch))
    row.amount = votes
    batch.add(row)
  }

  private func nobody(_ batch: inout EventBatch) -> Int32 {
    batch.actors.position(of: .nobody)
  }

  private func nowhere(_ batch: inout EventBatch) -> Int32 {
    batch.places.position(of: .nowhere)
  }

  private func resolution(_ record: DelimitedRecord, _ batch: inout EventBatch) -> Range<Int> {
    batch.text(record, record.bytes(symbol).isEmpty ? rollCall : symbol)
  }

  private mutating func actor(
    _ record: DelimitedRecord, _ member: Column, _ name: Column, _ state: StateID,
    _ batch: inout EventBatch
  ) -> Int32 {
    actors.value(of: record.bytes(member), record.bytes(name)) {
      let own = record.trimmedText(name)
      return batch.actors.position(
        of: EventActor(
          state: state, role: .state,
          name: own.isEmpty ? States.all.entries[Int(state.index)].name : own,
          code: record.trimmedText(member)))
    }
  }

  private mutating func code(
    _ record: DelimitedRecord, _ vote: Column, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let position = codes.value(of: record.bytes(vote)) {
      let text = record.trimmedText(vote)
      let letter = VoteRow.letters[text] ?? text
      guard letter.count == 1, let code = EventCodes.all.code(letter, .unVote) else { return -1 }
      return batch.codes.position(of: code)
    }
    if position == -1 {
      throw RowFault(
        vote.name,
        .particular(
          found: "“\(record.text(vote.position))”",
          expected: "Y, N, A or X, or as Voeten writes them 1, 3, 2, 8 or 9 (no member)"))
    }
    return position
  }

  /// Voeten's numbers for votes.
  private static let letters = ["1": "Y", "2": "A", "3": "N", "8": "X"]
}
