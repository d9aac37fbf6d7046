extension Figure {
  package var data: FigureData { FigureData(columns: [], rows: []) }
  package var automaticCaption: String { "" }
  package var automaticAlt: String { "" }
  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    Scene(size: Size(style.width, style.width / 1.618), elements: [])
  }
}
