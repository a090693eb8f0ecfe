extension SampleCase {
  /// The case's files: path inside the folder and text.
  package var files: [(path: String, text: String)] {
    var files = [
      ("case.yaml", yaml), ("statements.csv", statementsTable),
      ("deeds.csv", deedsTable(deeds, "D")),
      ("assumptions.csv", assumptionsTable),
    ]
    if hasPrecedent {
      files.append(("precedents/earlier-war.csv", deedsTable(SampleCase.earlierWar, "P")))
    }
    if let demands { files.append(("demands.yaml", demands)) }
    if hasVotes { files.append(("votes.csv", votesTable)) }
    return files
  }

  // MARK: case.yaml

  private var yaml: String {
    let head = """
      title: \(quoted("Borderland: is the truce offer meant?"))
      question: \(quoted("Borderland, spring 2020: is the offer of a truce meant?"))
      about: \(quoted("An invented case for tests."))
      target: NOR
      period: {from: 2020-03-02, to: 2020-05-03}
      reading: {hazard: 0.02}

      """
    let precedent =
      hasPrecedent
      ? [
        "{id: earlier-war, title: \(quoted("The earlier war")), file: precedents/earlier-war.csv}"
      ] : []
    return head
      + list("actors", [named("NOR", "Northland"), named("SOU", "Southland")])
      + list(
        "audiences",
        [
          named("home", "The home package"), named("press", "The foreign press"),
          named("council", "The council"),
        ])
      + list(
        "hypotheses",
        [
          hypothesis("settle", "Settle: a truce that is kept", isEarnest: true),
          hypothesis("stall", "Stall: a pause to regroup", isEarnest: false),
        ])
      + list(
        "propositions",
        [
          entry("wants-truce", "Northland wants a truce.", "aims", ", belied-by: [shelling]"),
          entry("no-troops", "No troops are across the river.", "aims", ", belied-by: [crossing]"),
        ])
      + list(
        "indicators",
        [
          entry("shelling", "Shells fall on Southland.", "force"),
          entry("crossing", "Troops cross the river.", "force"),
          entry("talks", "Envoys meet.", "talks"),
          entry("prisoners", "Prisoners go home.", "talks"),
          entry("decree", "A decree annexes land.", "law"),
          entry("parade", "A parade is held.", "law"),
        ])
      + (precedent.isEmpty ? "" : list("precedents", precedent))
  }

  private func list(_ key: String, _ entries: [String]) -> String {
    "\(key):\n" + entries.map { "  - \($0)\n" }.joined()
  }

  private func named(_ id: String, _ name: String) -> String {
    "{id: \(id), name: \(quoted(name))}"
  }

  private func hypothesis(_ id: String, _ name: String, isEarnest: Bool) -> String {
    let flag = saysWhichAreEarnest ? ", earnest: \(isEarnest)" : ""
    return "{id: \(id), name: \(quoted(name)), prior: 0.5\(flag)}"
  }

  private func entry(
    _ id: String, _ text: String, _ group: String, _ rest: String = ""
  ) -> String {
    "{id: \(id), text: \(quoted(text)), group: \(quoted(group))\(rest)}"
  }

  /// A double-quoted scalar of YAML; all but plain ASCII is escaped.
  func quoted(_ words: String) -> String { scalar(text(words)) }

  /// A double-quoted scalar of YAML with these very words.
  func scalar(_ words: String) -> String {
    var result = "\""
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\" + String(scalar)
      case 0x20..<0x7F: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
      }
    }
    return result + "\""
  }

  // MARK: Tables

  private var statementsTable: String {
    let header =
      "id,date,speaker,actor,audience,channel,proposition,stance,summary,reliability,origin,"
      + "publisher,source,url,check"
    let rows = statements.enumerated().map { index, row in
      line([
        rowID("S\(index + 1)"), row.day, text("The minister"), "NOR", row.audience, text("speech"),
        row.proposition, row.stance, text("Speaks of the truce."), "B2",
        row.origin.isEmpty ? "" : text(row.origin), text(row.publisher), text("Report of the day"),
        text("https://example.org/s\(index + 1)"), text("page"),
      ])
    }
    return header + "\n" + rows.joined()
  }

  private func deedsTable(_ deeds: [Deed], _ letter: String) -> String {
    let header =
      "id,date,actor,indicator,place,area,count,summary,reliability,origin,publisher,source,url,check"
    let rows = deeds.enumerated().map { index, row in
      line([
        rowID("\(letter)\(index + 1)"), row.day, "NOR", row.indicator, text("The ford"),
        text("River"), "\(row.count)", text("It happens at the ford."), "B2", "",
        text(row.publisher), text("Report of the day"),
        text("https://example.org/\(letter)\(index + 1)"), text("page"),
      ])
    }
    return header + "\n" + rows.joined()
  }

  private var assumptionsTable: String {
    var rows = "name,low,best,high,distribution,unit,rationale,source\n"
    func add(_ name: String, _ best: Double, _ high: Double, _ shape: String, _ unit: String) {
      rows += line([
        name, "\(best / 2)", "\(best)", "\(high)", shape, text(unit),
        text("By the meaning of the account."), text("elicited"),
      ])
    }
    for (indicator, settle, stall) in SampleCase.rates {
      let shape = SampleCase.uncertain.contains(indicator) ? "lognormal" : "number"
      add("rate.\(indicator).settle", settle, settle * 2, shape, "events per week")
      add("rate.\(indicator).stall", stall, stall * 2, shape, "events per week")
    }
    for (proposition, settle, stall) in SampleCase.shares {
      for (hypothesis, shares) in [("settle", settle), ("stall", stall)] {
        for (stance, best) in zip(["affirm", "condition", "deny"], shares) {
          let name = "stance.\(proposition).\(hypothesis).\(stance)"
          let shape = SampleCase.uncertain.contains(proposition) ? "triangular" : "number"
          add(name, best, min(1, best * 1.4), shape, "share")
        }
      }
    }
    return rows
  }

  private var votesTable: String {
    "resolution,date,title,yes,no,abstain,absent,source,url,check\n"
      + line([
        text("R1"), "2020-03-10", text("On the river"), "9", "1", "3", "2", text("Record"),
        text("https://example.org/r1"), text("page"),
      ])
  }

  /// A record of RFC 4180; every field is quoted that is not plain.
  private func line(_ fields: [String]) -> String {
    fields.map { field in
      let isPlain = field.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"")
      }
      return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\n"
  }
}
