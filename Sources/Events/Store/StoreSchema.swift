import GRDB

/// The tables of a case's record, and how older files are brought up to date.
enum StoreSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 events by pairs") { try $0.execute(sql: first) }
    return migrator
  }

  /// Events are numbered by file, those of a chunk in the order of their pairs of states.
  ///
  /// A span tells from which number to which, and from which day to which, those of one pair stand.
  /// `place_in_file` holds line and part (`EventNumber`), `pair` the two states as numbers of their three
  /// letters (`StatePair`). Of files whose rows repeat events, `knowledge` is what the record had of these
  /// when they were read (`FileEntry.knowledge`), and `without_event` how many rows found none.
  private static let first = """
    CREATE TABLE files (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      title TEXT NOT NULL,
      grade TEXT NOT NULL,
      unit TEXT,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      importer INTEGER NOT NULL,
      scope TEXT NOT NULL,
      complete INTEGER NOT NULL DEFAULT 0,
      next_offset INTEGER NOT NULL DEFAULT 0,
      next_line INTEGER NOT NULL DEFAULT 1,
      kept INTEGER NOT NULL DEFAULT 0,
      refused INTEGER NOT NULL DEFAULT 0,
      outside_period INTEGER NOT NULL DEFAULT 0,
      other_parties INTEGER NOT NULL DEFAULT 0,
      no_events INTEGER NOT NULL DEFAULT 0,
      without_event INTEGER NOT NULL DEFAULT 0,
      knowledge TEXT NOT NULL DEFAULT ''
    );
    CREATE UNIQUE INDEX files_by_digest ON files (source, digest);
    CREATE INDEX files_by_name ON files (source, name);
    CREATE TABLE refusals (
      file INTEGER NOT NULL REFERENCES files (id),
      line INTEGER NOT NULL,
      problem TEXT NOT NULL
    );
    CREATE INDEX refusals_by_file ON refusals (file, line);
    CREATE TABLE actors (
      id INTEGER PRIMARY KEY,
      state TEXT NOT NULL,
      role TEXT NOT NULL,
      name TEXT NOT NULL,
      code TEXT NOT NULL,
      UNIQUE (name, code, state, role)
    );
    CREATE TABLE codes (
      id INTEGER PRIMARY KEY,
      scheme TEXT NOT NULL,
      code TEXT NOT NULL,
      label TEXT NOT NULL,
      quad TEXT,
      class TEXT NOT NULL,
      goldstein REAL,
      UNIQUE (scheme, code, label, quad, class, goldstein)
    );
    CREATE TABLE places (
      id INTEGER PRIMARY KEY,
      state TEXT NOT NULL,
      region TEXT NOT NULL,
      name TEXT NOT NULL,
      latitude REAL,
      longitude REAL,
      UNIQUE (name, region, state, latitude, longitude)
    );
    CREATE TABLE events (
      number INTEGER PRIMARY KEY,
      place_in_file INTEGER NOT NULL,
      day INTEGER NOT NULL,
      source INTEGER NOT NULL,
      target INTEGER NOT NULL,
      code INTEGER NOT NULL,
      place INTEGER NOT NULL,
      goldstein REAL,
      mentions INTEGER NOT NULL,
      amount REAL,
      low REAL,
      high REAL,
      native TEXT NOT NULL,
      origin TEXT NOT NULL
    );
    CREATE TABLE spans (
      first INTEGER PRIMARY KEY,
      last INTEGER NOT NULL,
      pair INTEGER NOT NULL,
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL
    );
    CREATE INDEX spans_by_pair ON spans (pair);
    CREATE TABLE volume (
      file INTEGER NOT NULL REFERENCES files (id),
      day INTEGER NOT NULL,
      state TEXT NOT NULL,
      events INTEGER NOT NULL,
      PRIMARY KEY (file, day, state)
    ) WITHOUT ROWID;
    CREATE VIEW event_rows AS
      SELECT events.number >> 40 << 40 | events.place_in_file AS id, files.source AS data,
        files.name AS file, events.place_in_file >> 4 AS line,
        date(events.day * 86400, 'unixepoch') AS date,
        s.state AS source_state, s.role AS source_role, s.name AS source_name,
        t.state AS target_state, t.role AS target_role, t.name AS target_name,
        codes.code, codes.label, codes.quad, codes.class,
        coalesce(events.goldstein, codes.goldstein) AS goldstein, events.mentions,
        events.amount, events.low, events.high, places.state AS country, places.region,
        places.name AS place, places.latitude, places.longitude, events.native, events.origin
      FROM events
        JOIN files ON files.id = events.number >> 40
        JOIN actors s ON s.id = events.source
        JOIN actors t ON t.id = events.target
        JOIN codes ON codes.id = events.code
        JOIN places ON places.id = events.place;
    """
}

/// Where an event stands: which file, which line, which part of the line's events.
///
/// One number of 63 bits: 23 for the file, 36 for the line, 4 for the part.
struct EventNumber {
  let value: Int64

  init(file: Int64, line: Int, part: Int) {
    self.init(file: file, place: EventNumber.place(line: line, part: part))
  }

  init(file: Int64, place: Int64) { value = file << 40 | place }

  /// Line and part, as a row of the record has them.
  static func place(line: Int, part: Int) -> Int64 {
    Int64(line & 0xF_FFFF_FFFF) << 4 | Int64(part & 0xF)
  }

  var file: Int64 { value >> 40 }
  var line: Int { Int(value >> 4 & 0xF_FFFF_FFFF) }
  var part: Int { Int(value & 0xF) }

  /// All numbers of a file, those by which its rows are counted as well.
  static func range(ofFile file: Int64) -> Range<Int64> { file << 40..<(file + 1) << 40 }
}

/// The states of both sides as one number, ordered by the source first.
enum StatePair {
  static let width: Int64 = 1 << 15

  /// A three-letter code as a number below `width`; 0 for none.
  static func number(_ code: String) -> Int64 {
    var number: Int64 = 0
    for byte in code.utf8.prefix(3) { number = number * 27 + Int64(byte &- 64) % 27 }
    return number
  }

  static func number(_ source: Int64, _ target: Int64) -> Int64 { source * width + target }
}
