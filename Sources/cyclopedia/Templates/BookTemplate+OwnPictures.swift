extension BookTemplate {
  static let ownPictures = BookTemplate(
    name: "own-pictures", summary: "Your own pictures, in a folder for each class; a share of them is for testing.",
    chapters: [
      (
        "pictures.md",
        """
        # My own pictures

        Each folder in `chapters/pictures` is a class. A fifth of each class is drawn for testing, and stays the same
        whatever the files are called; copies of a picture stay together.

        ```{recipe} mine
        data: {images: {path: pictures, test: 0.2}}
        batch: 16
        model: {resnet9: {width: 8}}               # resnet18 for photographs, with 224 in place of 32 below
        augment: [{resized-crop: {size: 32, scale: [0.5, 1]}}, flip, normalize]
        evaluate: [{resize: 32}, {center-crop: 32}, normalize]
        ```

        ```{train} onecycle
        like: mine
        epochs: $epochs
        schedule: {one-cycle: {max: 0.02}}
        ```

        Of {value}`onecycle.test.images` test pictures the network takes {value}`onecycle.test.errors` for something else,
        after training on {value}`onecycle.train.images`; {numref}`onecycle-misclassified` shows them with the names of
        their files.

        ```{plot} misclassified
        :run: onecycle
        ```

        ```{plot} confusion-matrix
        :run: onecycle
        ```

        ```{table} per-class
        :run: onecycle
        ```

        ```{plot} accuracy
        :run: onecycle
        ```
        """
      )
    ],
    settings: """
      parameters: {epochs: 20}
      """,
    hasPictures: true,
    advice: "the pictures in chapters/pictures are drawn: put your own there, in a folder for each class")
}
