public import Quantities

/// An evidence brief as a value: key judgments first, then chapters, assumptions and sources.
public struct Brief: Sendable {
  /// Heading of the whole.
  public let title: String
  /// The question that the brief answers, one sentence.
  public let question: String
  /// A line below the heading, such as what kind of paper this is.
  public let subtitle: String?
  /// The last day whose evidence was used.
  public let asOf: Day
  /// How to make the brief again.
  public let stamp: Stamp
  /// The answers, most important first.
  public let judgments: [Judgment]
  /// The body.
  public let chapters: [Chapter]
  /// Every uncertain quantity that the findings rest on.
  public let assumptions: [Assumption]
  /// Every item that may be cited.
  public let sources: [Source]

  /// A brief of all its parts.
  public init(
    title: String, question: String, subtitle: String? = nil, asOf: Day, stamp: Stamp,
    judgments: [Judgment], chapters: [Chapter], assumptions: [Assumption] = [],
    sources: [Source] = []
  ) {
    self.title = title
    self.question = question
    self.subtitle = subtitle
    self.asOf = asOf
    self.stamp = stamp
    self.judgments = judgments
    self.chapters = chapters
    self.assumptions = assumptions
    self.sources = sources
  }
}

/// One answer; likelihood and confidence are never in one sentence (ICD 203, 2015).
public struct Judgment: Hashable, Sendable {
  /// What is judged, and how likely it is.
  public let likelihood: Prose
  /// How sound the basis of the judgment is.
  public let confidence: Prose

  /// A judgment with its confidence.
  public init(likelihood: Prose, confidence: Prose) {
    self.likelihood = likelihood
    self.confidence = confidence
  }
}

/// A numbered part of a brief.
public struct Chapter: Sendable {
  /// Stable name for links, unlike that of any other chapter.
  public let id: String
  /// Heading.
  public let title: String
  /// The content, in order.
  public let blocks: [Block]

  /// A titled chapter.
  public init(id: String, title: String, blocks: [Block]) {
    self.id = id
    self.title = title
    self.blocks = blocks
  }
}

/// A piece of a chapter.
public enum Block: Sendable {
  /// Text, numbered within its chapter.
  case paragraph(Prose)
  /// A heading inside the chapter.
  case heading(String)
  /// Points, one below the other.
  case list([Prose])
  /// A boxed remark.
  case callout(title: String, Prose)
  /// A chart with its caption.
  case figure(Figure)
  /// Rows of values.
  case table(Table)
}

/// A chart with the words around it and the values behind it.
public struct Figure: Sendable {
  /// What the chart shows, best as a sentence that says what is to be seen.
  public let title: String
  /// How to read the chart.
  public let caption: Prose
  /// What the chart shows, in words for those who cannot see it.
  public let altText: String
  /// The chart.
  public let chart: any Chart
  /// The values behind the chart, shown on demand.
  public let data: Table?

  /// A figure; its alternative text stands beside that of the chart itself.
  public init(
    title: String, caption: Prose, altText: String, chart: any Chart, data: Table? = nil
  ) {
    self.title = title
    self.caption = caption
    self.altText = altText
    self.chart = chart
    self.data = data
  }
}
