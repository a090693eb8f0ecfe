import SampleCases

/// Small published games as their files would hold them, written from the published payoffs.
enum SampleGames {
  /// Stripped-down poker (Reiley, Urbancic and Walker 2008): one card, ante 1, raise 1.
  static let strippedDownPoker = """
    EFG 2 R "Stripped-down poker" { "Alice" "Bob" }
    "Reiley, Urbancic and Walker 2008"

    c "" 1 "deal" { "King" 1/2 "Queen" 1/2 } 0
    p "" 1 1 "King" { "raise" "fold" } 0
    p "" 2 1 "raised" { "call" "fold" } 0
    t "" 1 "Alice wins 2" { 2, -2 }
    t "" 2 "Alice wins 1" { 1, -1 }
    t "" 3 "Bob wins 1" { -1, 1 }
    p "" 1 2 "Queen" { "raise" "fold" } 0
    p "" 2 1 "raised" { "call" "fold" } 0
    t "" 4 "Bob wins 2" { -2, 2 }
    t "" 2 "Alice wins 1" { 1, -1 }
    t "" 3 "Bob wins 1" { -1, 1 }

    """

  /// The same game, as terse and as oddly set as the grammar allows.
  static let strippedDownPokerTerse = """
    EFG 2 D "Stripped-down poker"{"Alice" "Bob"}"Reiley, Urbancic and Walker 2008"
    c""1"deal"{"King"0.5"Queen"5e-1}0 p "" 1 1 "King" {"raise" "fold"} 0
    p "" 2 1 "raised" { "call" "fold" } 0 t "" 1 "Alice wins 2" { +2 -2.0 }
    t "" 2 "Alice wins 1" { 1,-1, } t "" 3 "Bob wins 1" { -1e0 1 } p "" 1 2
    "Queen" { "raise" "fold" } 0 p "" 2 1 0 t "" 4 "Bob wins 2" { -2 , 2 }
    t "" 2 t "" 3
    """

  /// Job-market signalling in Watson 2013, exercise 29.6.
  static let watson = """
    EFG 2 R "Job-market signalling" { "You" "Firm" }
    "Watson 2013, exercise 29.6"

    c "" 1 "" { "High" 1/3 "Low" 2/3 } 0
    p "" 1 1 "High" { "Educate" "Not" } 0
    p "" 2 1 "Educated" { "Manager" "Clerk" } 0
    t "" 1 "" { 6, 10 }
    t "" 2 "" { 0, 4 }
    p "" 2 2 "Not educated" { "Manager" "Clerk" } 0
    t "" 3 "" { 10, 10 }
    t "" 4 "" { 4, 4 }
    p "" 1 2 "Low" { "Educate" "Not" } 0
    p "" 2 1 "Educated" { "Manager" "Clerk" } 0
    t "" 5 "" { 3, 0 }
    t "" 6 "" { -3, 4 }
    p "" 2 2 "Not educated" { "Manager" "Clerk" } 0
    t "" 7 "" { 10, 0 }
    t "" 4 "" { 4, 4 }

    """

  /// Beer or quiche (Cho and Kreps 1987), strong with probability 9/10.
  static let beerOrQuiche = GameTexts.beerOrQuiche

  /// Two stages with payments on the way: what each node pays adds up.
  static let stages = """
    EFG 2 R "Paid on the way" { "One" "Two" } ""
    p "start" 1 1 "" { "a" "b" } 1 "toll" { -1 1/2 }
    t "" 2 "left" { 4 0 }
    p "" 2 7 "" { "c" "d" } 1
    t "" 0
    t "" 2 "left" { 4 0 }
    """

  /// Matching pennies, as a list of payoffs.
  static let matchingPennies = """
    NFG 1 R "Matching pennies" { "Even" "Odd" } { 2 2 } ""

    1 -1 -1 1 -1 1 1 -1
    """

  /// The prisoner's dilemma, as a list of outcomes.
  static let prisonersDilemma = """
    NFG 1 R "Prisoner's dilemma" { "One" "Two" }

    { { "silent" "confess" }
    { "silent" "confess" } }
    "A \\"dilemma\\""

    { { "both silent" 2, 2 } { "one confesses" 3, 0 } { "two confesses" 0 3 }
    { "both confess" 1, 1 } }
    1 2 3 4
    """

  /// Three players who choose between two places and want company; the null outcome pays nothing.
  static let threePlayers = """
    NFG 1 R "Company" { "A" "B" "C" }
    { { "here" "there" } { "here" "there" } { "here" "there" } }
    { { "all together" 2 2 2 } { "A and B" 1 1 0 } { "A and C" 1 0 1 } { "B and C" 0 1 1 } }
    1 4 3 2 2 3 4 1
    """
}
