/// Lays out a `SeparationMap` for one width: legend, plot, and the key of the demands below it.
struct SeparationDrawing {
  private let map: SeparationMap
  private let width: Double
  private let height: Double

  init(_ map: SeparationMap, width: Double) {
    self.map = map
    self.width = width
    height = max(230, min(440, width * 0.6))
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    guard !map.shown.isEmpty else {
      drawing.text("No data", x: width / 2, y: 18, .middle, style: "s m")
      return 30
    }
    let top = legend.draw(&drawing, top: 0) + 6
    let plotTop = top + PlotFrame.titleHeight(map.stallingTitle, width) + 24
    let frame = PlotFrame(
      map.horizontal, map.vertical, width: width, top: plotTop, height: height, right: 12)
    frame.verticalTitle(&drawing, top: top)
    plot(frame, &drawing)
    let bottom = frame.axes(&drawing)
    return key.draw(&drawing, top: bottom + 6)
  }

  private func plot(_ frame: PlotFrame, _ drawing: inout Drawing) {
    var placer = LabelPlacer(bounds: frame.plot)
    shade(frame, &drawing)
    frame.grid(&drawing)
    for (index, demand) in map.shown { cloud(demand, index, frame, &drawing) }
    benefit(frame, &drawing, &placer)
    for (index, demand) in map.shown { cross(demand, index, frame, &drawing) }
    for (index, demand) in map.shown { mark(demand, index, frame, &drawing) }
    reserve(frame, &placer)
    regionNames(frame, &drawing, &placer)
    for (index, demand) in map.shown { label(demand, index, frame, &drawing, &placer) }
  }

  // MARK: Regions

  private func box(_ region: SeparationRegion, _ frame: PlotFrame) -> Box {
    let (x, y) = (frame.x.x(map.benefit.value), frame.y.x(map.benefit.value))
    let plot = frame.plot
    return Box(
      left: region.isRight ? x : plot.left, top: region.isUpper ? plot.top : y,
      right: region.isRight ? plot.right : x, bottom: region.isUpper ? y : plot.bottom)
  }

  private func shade(_ frame: PlotFrame, _ drawing: inout Drawing) {
    guard map.benefit.value.isFinite else { return }
    let region = box(.separates, frame)
    drawing.rect(
      region.left, region.top, region.right - region.left, region.bottom - region.top,
      style: "region")
  }

  /// Names in corners of the regions that have room for them, in the outer ones where these are free.
  private func regionNames(
    _ frame: PlotFrame, _ drawing: inout Drawing, _ placer: inout LabelPlacer
  ) {
    guard map.benefit.value.isFinite else { return }
    for region in SeparationRegion.allCases {
      let isStrong = region == .separates
      let room = box(region, frame)
      let lines = TextMetrics.wrap(
        region.rawValue, room.right - room.left - 10, bold: isStrong, atMost: 3)
      let corners = corners(region, room, lines, isBold: isStrong).filter { room.holds($0) }
      guard lines.last?.hasSuffix("…") == false, let place = placer.best(of: corners) else {
        continue
      }
      placer.take(place)
      drawing.text(
        lines, x: place.left, top: place.top, style: isStrong ? "s b halo" : "s m halo")
    }
  }

  /// The corners of a region, the outer first.
  private func corners(
    _ region: SeparationRegion, _ room: Box, _ lines: [String], isBold: Bool
  ) -> [Box] {
    let width = TextMetrics.widest(lines, bold: isBold)
    let height = Double(lines.count) * TextMetrics.lineHeight
    let lefts = [room.left + 5, room.right - width - 5]
    let tops = [room.top + 3, room.bottom - height - 3]
    return (region.isUpper ? tops : tops.reversed()).flatMap { top in
      (region.isRight ? lefts.reversed() : lefts).map {
        Box(left: $0, top: top, right: $0 + width, bottom: top + height)
      }
    }
  }

  // MARK: Benefit

  private func benefit(
    _ frame: PlotFrame, _ drawing: inout Drawing, _ placer: inout LabelPlacer
  ) {
    guard map.benefit.value.isFinite else { return }
    let plot = frame.plot
    let (x, y) = (frame.x.x(map.benefit.value), frame.y.x(map.benefit.value))
    benefitBands(frame, &drawing)
    drawing.line(x, plot.top, x, plot.bottom, style: "limit")
    drawing.line(plot.left, y, plot.right, y, style: "limit")
    placer.avoid(from: (x, plot.top), to: (x, plot.bottom))
    placer.avoid(from: (plot.left, y), to: (plot.right, y))
    let text = "\(map.benefitTitle) \(frame.x.axis.label(map.benefit.value))"
    let line = TextMetrics.wrap(text, width, atMost: 1).first ?? ""
    let half = TextMetrics.width(line) / 2
    drawing.text(
      line, x: max(half, min(x, width - half)), y: plot.top - 5, .middle, style: "s")
  }

  private func benefitBands(_ frame: PlotFrame, _ drawing: inout Drawing) {
    guard map.benefit.hasInterval else { return }
    let plot = frame.plot
    let (left, right) = (frame.x.x(map.benefit.low), frame.x.x(map.benefit.high))
    let (bottom, top) = (frame.y.x(map.benefit.low), frame.y.x(map.benefit.high))
    drawing.rect(left, plot.top, right - left, plot.bottom - plot.top, style: "span")
    drawing.rect(plot.left, top, plot.right - plot.left, bottom - top, style: "span")
  }

  // MARK: Demands

  private func cloud(
    _ demand: SeparationMap.Demand, _ index: Int, _ frame: PlotFrame, _ drawing: inout Drawing
  ) {
    var dots = Outline()
    for draw in demand.shownDraws
    where frame.x.holds(draw.earnest) && frame.y.holds(draw.stalling) {
      dots.dot(frame.x.x(draw.earnest), frame.y.x(draw.stalling))
    }
    drawing.path(dots, style: "cloud \(SeriesMark(index: index).style)")
  }

  private func cross(
    _ demand: SeparationMap.Demand, _ index: Int, _ frame: PlotFrame, _ drawing: inout Drawing
  ) {
    for line in arms(demand, frame) {
      drawing.line(
        line.0.x, line.0.y, line.1.x, line.1.y, style: "whisker \(SeriesMark(index: index).style)")
    }
  }

  private typealias Place = (x: Double, y: Double)

  private func point(_ demand: SeparationMap.Demand, _ frame: PlotFrame) -> Place {
    (frame.x.x(demand.earnest.value), frame.y.x(demand.stalling.value))
  }

  /// The bars from 5% to 95% in both directions.
  private func arms(_ demand: SeparationMap.Demand, _ frame: PlotFrame) -> [(Place, Place)] {
    let middle = point(demand, frame)
    var lines: [(Place, Place)] = []
    if demand.earnest.hasInterval {
      let ends = (frame.x.x(demand.earnest.low), frame.x.x(demand.earnest.high))
      lines.append(((ends.0, middle.y), (ends.1, middle.y)))
    }
    if demand.stalling.hasInterval {
      let ends = (frame.y.x(demand.stalling.low), frame.y.x(demand.stalling.high))
      lines.append(((middle.x, ends.0), (middle.x, ends.1)))
    }
    return lines
  }

  private func mark(
    _ demand: SeparationMap.Demand, _ index: Int, _ frame: PlotFrame, _ drawing: inout Drawing
  ) {
    let place = point(demand, frame)
    SeriesMark(index: index).draw(&drawing, place.x, place.y, radius: 5)
  }

  // MARK: Labels

  /// Keeps labels away from marks, and from bars where they can.
  private func reserve(_ frame: PlotFrame, _ placer: inout LabelPlacer) {
    for (_, demand) in map.shown {
      let place = point(demand, frame)
      placer.take(.around(place.x, place.y, 6))
      for arm in arms(demand, frame) { placer.avoid(from: arm.0, to: arm.1) }
    }
  }

  /// The number of a demand with its name where there is room, and a line to it where it is far.
  private func label(
    _ demand: SeparationMap.Demand, _ index: Int, _ frame: PlotFrame, _ drawing: inout Drawing,
    _ placer: inout LabelPlacer
  ) {
    let (x, y) = point(demand, frame)
    let number = String(index + 1)
    var text = fullLabel(demand, number)
    var place = text.flatMap {
      placer.place(TextMetrics.width($0, bold: true), x: x, y: y, rings: 2)
    }
    if place == nil {
      text = number
      place = placer.place(TextMetrics.width(number, bold: true) + 2, x: x, y: y)
    }
    guard let text, let place else { return }
    leader(from: (x, y), to: place, &drawing)
    drawing.text(text, x: place.left, y: place.baseline, style: "s b halo")
  }

  /// Names stand in the plot only where it is wide and the demands are few.
  private func fullLabel(_ demand: SeparationMap.Demand, _ number: String) -> String? {
    guard width >= LabelledRows.narrowest, map.shown.count <= 6 else { return nil }
    let text = "\(number) \(VisibleText.drawing(demand.name))"
    return TextMetrics.width(text, bold: true) <= width * 0.33 ? text : nil
  }

  private func leader(from point: Place, to box: Box, _ drawing: inout Drawing) {
    let x = max(box.left, min(point.x, box.right))
    let y = max(box.top + 2, min(point.y, box.bottom - 2))
    let isFar = abs(x - point.x) > 14 || abs(y - point.y) > 14
    if isFar { drawing.line(point.x, point.y, x, y, style: "leader") }
  }

  // MARK: Words

  private var legend: Legend {
    var entries = [
      Legend.Entry(text: "separates: the earnest comply, the stalling do not", sampleWidth: 16) {
        $0.rect($1, $2 - 6, 16, 12, style: "region")
      },
      Legend.Entry(text: "median, with bars from 5% to 95%", sampleWidth: 22) {
        $0.line($1, $2, $1 + 22, $2, style: "whisker s1")
        $0.line($1 + 11, $2 - 7, $1 + 11, $2 + 7, style: "whisker s1")
        SeriesMark(index: 0).draw(&$0, $1 + 11, $2)
      },
    ]
    if !map.benefit.value.isFinite { entries.removeFirst() }
    return Legend(entries: entries + optionalEntries, x: 0, room: width)
  }

  private var optionalEntries: [Legend.Entry] {
    var entries: [Legend.Entry] = []
    if map.shown.contains(where: { !$0.demand.draws.isEmpty }) {
      entries.append(
        Legend.Entry(text: "single draws", sampleWidth: 16) { drawing, x, y in
          var dots = Outline()
          for (right, down) in [(3.0, 2.0), (8, -4), (9, 4), (14, -1)] {
            dots.dot(x + right, y + down)
          }
          drawing.path(dots, style: "cloud s1")
        })
    }
    if map.benefit.value.isFinite, map.benefit.hasInterval {
      entries.append(
        Legend.Entry(text: "\(map.benefitTitle), median and 5% to 95%", sampleWidth: 16) {
          $0.rect($1, $2 - 6, 16, 12, style: "span")
          $0.line($1 + 8, $2 - 6, $1 + 8, $2 + 6, style: "limit")
        })
    }
    return entries
  }

  /// The demands with their numbers, those without a place too.
  private var key: Legend {
    let entries = map.demands.enumerated().map { index, demand in
      let isMissing = !demand.isDrawable
      let text = "\(index + 1) \(demand.name)" + (isMissing ? " (not known)" : "")
      return Legend.Entry(text: text, sampleWidth: 12) {
        if !isMissing { SeriesMark(index: index).draw(&$0, $1 + 6, $2) }
      }
    }
    return Legend(entries: entries, x: 0, room: width)
  }
}
