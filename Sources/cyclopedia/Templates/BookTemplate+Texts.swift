extension BookTemplate {
  static let minimal = BookTemplate(
    name: "minimal", summary: "One training with its curve: the least that is a report.",
    chapters: [
      (
        "first.md",
        """
        # A first training

        What several runs share stands in a recipe.

        \(recipe)

        ```{train} onecycle
        like: plain
        epochs: $epochs
        schedule: {one-cycle: {max: 0.2}}
        seeds: [1, 2]                              # two trainings, for a mean with its spread
        ```

        The network ends at a test accuracy of {value}`onecycle.test.accuracy`, as {numref}`onecycle-accuracy` shows.

        ```{plot} accuracy
        :run: onecycle
        ```
        """
      )
    ],
    settings: """
      parameters: {epochs: 4}                      # chapters call it $epochs; 'build -P epochs=8' changes it once
      profiles: {long: {epochs: 24}}               # 'build --profile long' has a report of its own
      """)

  static let compare = BookTemplate(
    name: "compare", summary: "A fixed learning rate against 1cycle, over seeds, with the test between them.",
    chapters: [
      (
        "policies.md",
        """
        # A fixed rate and 1cycle

        \(recipe)

        ```{train} fixed
        like: plain
        epochs: $epochs
        schedule: {constant: 0.05}
        seeds: $seeds
        ```

        ```{train} onecycle
        like: fixed
        schedule: {one-cycle: {max: 0.2}}
        ```

        ```{compare} policies
        runs: [fixed, onecycle]                    # the first one is the baseline
        by: [test.accuracy, test.loss]
        ```

        The fixed rate ends at {value}`fixed.test.accuracy`, 1cycle at {value}`onecycle.test.accuracy`: a difference of
        {value}`policies.difference`.

        ```{plot} comparison
        :run: policies
        ```

        ```{plot} learning-rate
        :runs: fixed, onecycle
        ```

        ```{table} comparison
        :run: policies
        ```
        """
      )
    ],
    settings: """
      parameters: {epochs: 4, seeds: [1, 2, 3]}
      profiles: {long: {epochs: 24, seeds: [1, 2, 3, 4, 5]}}
      """)

  static let rangeTest = BookTemplate(
    name: "range-test", summary: "A learning-rate range test, and a training with what it suggests.",
    chapters: [
      (
        "rates.md",
        """
        # Which learning rate?

        \(recipe)

        ```{range-test} finder
        like: plain
        from: 1e-4
        to: 10
        steps: 100
        ```

        ```{plot} lr-finder
        :run: finder
        ```

        A test that suggests nothing says why; then the training takes the rate behind `or`.

        ```{train} onecycle
        like: plain
        epochs: $epochs
        schedule: {one-cycle: {max: finder.suggestion or 0.2}}
        ```

        With a maximum of {value}`onecycle.learning-rate.max` the network comes to {value}`onecycle.test.accuracy`.

        ```{plot} accuracy
        :run: onecycle
        ```
        """
      )
    ],
    settings: "parameters: {epochs: 4}")

  static let paper = BookTemplate(
    name: "paper", summary: "Authors, an abstract, two chapters, notes and references between them.",
    chapters: [
      (
        "setup.md",
        """
        # Setup

        \(recipe)

        ```{train} onecycle
        like: plain
        epochs: $epochs
        schedule: {one-cycle: {max: 0.2}}
        seeds: [1, 2]
        ```

        :::{note} Drawn pictures
        The data is drawn from a seed[^shapes], so that everybody has the same.
        :::

        [^shapes]: Ten shapes in 32 by 32 pixels.
        """
      ),
      (
        "results.md",
        """
        # Results

        The runs of [the setup](setup.md) come to {value}`onecycle.test.accuracy`; {numref}`onecycle-confusion-matrix` shows
        what is taken for what, and {numref}`onecycle-per-class-table` the share of each class.

        ```{plot} confusion-matrix
        :run: onecycle
        ```

        ```{table} per-class
        :run: onecycle
        ```
        """
      ),
    ],
    settings: """
      subtitle: A write-up
      authors: [{name: A. Author, affiliation: An Institute}]
      abstract: A small residual network comes to {value}`onecycle.test.accuracy` on drawn pictures.
      parameters: {epochs: 4}
      """)
}
