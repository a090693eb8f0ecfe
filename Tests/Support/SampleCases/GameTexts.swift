/// Small games as text, written from the published payoffs.
package enum GameTexts {
  /// Beer or quiche (Cho and Kreps 1987), strong with probability 9/10.
  package static let beerOrQuiche = """
    EFG 2 R "Beer or quiche" { "Sender" "Receiver" }
    "Cho and Kreps 1987, figure I"

    c "" 1 "" { "strong" 9/10 "weak" 1/10 } 0
    p "" 1 1 "strong" { "beer" "quiche" } 0
    p "" 2 1 "beer" { "duel" "not" } 0
    t "" 1 "" { 1, 0 }
    t "" 2 "" { 3, 1 }
    p "" 2 2 "quiche" { "duel" "not" } 0
    t "" 3 "" { 0, 0 }
    t "" 4 "" { 2, 1 }
    p "" 1 2 "weak" { "beer" "quiche" } 0
    p "" 2 1 "beer" { "duel" "not" } 0
    t "" 5 "" { 0, 1 }
    t "" 6 "" { 2, 0 }
    p "" 2 2 "quiche" { "duel" "not" } 0
    t "" 7 "" { 1, 1 }
    t "" 8 "" { 3, 0 }

    """

  /// Entry deterrence (Selten 1978, one market): perfect information, one credible equilibrium.
  package static let entry = """
    EFG 2 R "Entry" { "Entrant" "Incumbent" } ""
    p "" 1 1 "start" { "stay out" "enter" } 0
    t "" 1 "peace" { 0, 2 }
    p "" 2 1 "entered" { "fight" "yield" } 0
    t "" 2 "war" { -1, -1 }
    t "" 3 "share" { 1, 1 }

    """

  /// Matching pennies: a table with one equilibrium, in which both mix evenly.
  package static let matchingPennies = """
    NFG 1 R "Matching pennies" { "Even" "Odd" }
    { { "heads" "tails" } { "heads" "tails" } }
    ""
    1 -1 -1 1 -1 1 1 -1

    """

  /// A player who forgets what he did: no solver applies.
  package static let forgetful = """
    EFG 2 R "Forgetful" { "One" } ""
    p "" 1 1 "first" { "a" "b" } 0
    p "" 1 2 "later" { "c" "d" } 0
    t "" 1 "" { 1 }
    t "" 2 "" { 0 }
    p "" 1 2 "later" { "c" "d" } 0
    t "" 3 "" { 0 }
    t "" 4 "" { 1 }

    """

  /// Entry with a text of one's choice in every name.
  package static func entry(named name: (String) -> String) -> String {
    func quoted(_ text: String) -> String {
      "\"" + name(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return """
      EFG 2 R \(quoted("Entry")) { \(quoted("Entrant")) \(quoted("Incumbent")) } \(quoted("note"))
      p "" 1 1 \(quoted("start")) { \(quoted("stay out")) \(quoted("enter")) } 0
      t "" 1 \(quoted("peace")) { 0, 2 }
      p "" 2 1 \(quoted("entered")) { \(quoted("fight")) \(quoted("yield")) } 0
      t "" 2 \(quoted("war")) { -1, -1 }
      t "" 3 \(quoted("share")) { 1, 1 }

      """
  }
}
