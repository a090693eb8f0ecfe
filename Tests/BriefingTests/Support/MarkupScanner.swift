import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads markup strictly and notes what a test wants to know of it.
final class MarkupScanner: NSObject, XMLParserDelegate {
  /// A start tag with its attributes and the text directly inside.
  struct Element {
    let tag: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// The elements of a text in XML, or `nil` where it is not well-formed.
  static func elements(ofXML bytes: [UInt8]) -> [Element]? {
    let scanner = MarkupScanner()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = scanner
    return parser.parse() ? scanner.elements : nil
  }

  /// The elements of a page; its void elements are closed first so that it reads as XML.
  static func elements(ofPage bytes: [UInt8]) -> [Element]? {
    var text = String(decoding: bytes, as: UTF8.self)
    text = text.replacingOccurrences(of: "<!DOCTYPE html>\n", with: "")
    text = text.replacingOccurrences(
      of: "<(meta|br|wbr)([^>]*)>", with: "<$1$2/>", options: .regularExpression)
    return elements(ofXML: Array(text.utf8))
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(tag: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}
