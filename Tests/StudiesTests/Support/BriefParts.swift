import Briefing

/// What tests look for in a brief.
extension Brief {
  /// All running text: judgments, paragraphs, points, remarks and captions.
  var prose: [Prose] {
    judgments.flatMap { [$0.likelihood, $0.confidence] } + chapters.flatMap(\.prose)
  }

  /// All tables, those behind figures included.
  var tables: [Table] { chapters.flatMap(\.tables) }

  /// The table with a key; the first where several have it.
  func table(_ key: String) -> Table? { tables.first { $0.key == key } }

  func chapter(_ id: String) -> Chapter? { chapters.first { $0.id == id } }

  /// Every id that text or tables refer to.
  var citedIDs: Set<String> {
    Set(prose.flatMap(\.citedIDs)).union(tables.flatMap(\.evidence))
  }
}

extension Chapter {
  var prose: [Prose] {
    blocks.flatMap { block -> [Prose] in
      switch block {
      case .paragraph(let prose), .callout(_, let prose): [prose]
      case .list(let points): points
      case .figure(let figure): [figure.caption]
      case .heading, .table: []
      }
    }
  }

  var tables: [Table] {
    blocks.compactMap { block in
      switch block {
      case .table(let table): table
      case .figure(let figure): figure.data
      default: nil
      }
    }
  }

  /// All its text in one line.
  var text: String { prose.map(\.plainText).joined(separator: " ") }
}

extension Table {
  /// Every id in a cell of evidence.
  var evidence: [String] {
    rows.flatMap { row in
      row.flatMap { cell -> [String] in
        if case .evidence(let ids) = cell { ids } else { [] }
      }
    }
  }

  /// The cells of one column.
  func column(_ key: String) -> [Cell] {
    guard let position = columns.firstIndex(where: { $0.key == key }) else { return [] }
    return rows.map { $0[position] }
  }
}

extension Cell {
  /// The number of any numeric cell.
  var number: Double? {
    switch self {
    case .integer(let count): Double(count)
    case .number(let value, _), .measure(let value, _), .probability(let value),
      .interval(let value, _, _, _):
      value
    default: nil
    }
  }

  var text: String? {
    if case .text(let words) = self { words } else { nil }
  }

  var isMissing: Bool {
    if case .missing = self { true } else { false }
  }
}

/// Text cut into sentences at a full stop, question mark or exclamation mark followed by a space.
func sentences(_ text: String) -> [String] {
  text.matches(of: #/.+?(?:[.?!](?=\s|$)|$)/#).map { String($0.output).drop { $0 == " " } }
    .map(String.init)
}
