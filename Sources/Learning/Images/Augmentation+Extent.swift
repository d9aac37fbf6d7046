extension [Augmentation] {
  /// The size that a picture has after all steps.
  ///
  /// - Throws: where a step does not fit it.
  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    var extent = extent
    for augmentation in self { extent = try augmentation.step.extent(after: extent) }
    return extent
  }
}
