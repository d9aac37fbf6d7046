/// Settings of runs as other tools name them, with what to write here.
package enum OtherToolsNames {
  /// By their names, with underscores for all marks between words.
  package static let hints: [String: String] = {
    let rate = "the learning rate is the schedule's: write schedule: {constant: 0.1}"
    let cycle = "write schedule: {one-cycle: {max: 0.4}}"
    let optimizer = "it is the optimizer's: write optimizer: {sgd: {momentum: 0.9, weight-decay: 5e-4}}"
    let decay = "it is the schedule's: write schedule: {step: {start: 0.1, factor: 0.1, every: 5 epochs}}"
    let stop = "a training ends at a level: write stop: {validation.accuracy: 0.94}; patience is the schedule plateau's"
    let needless = "leave it out: the engine sees to it"
    let measured = "leave it out: loss and accuracy are always measured"
    return [
      "gamma": decay, "step_size": decay, "milestones": decay, "lr_decay": decay,
      "warmup": "it is the schedule's: write schedule: {joined: …} with a warm-up first; see 'cyclopedia kinds'",
      "warmup_steps": "it is the schedule's: write schedule: {joined: …} with a warm-up first; see 'cyclopedia kinds'",
      "warmup_epochs": "it is the schedule's: write schedule: {joined: …} with a warm-up first; see 'cyclopedia kinds'",
      // Of range tests, which alone have none.
      "epochs": "a range test counts steps: write steps: 100",
      "schedule": "a range test raises the rate itself: write from: 1e-5 and to: 10",
      "patience": stop, "early_stopping": stop, "early_stopping_patience": stop, "num_workers": needless,
      "workers": needless, "shuffle": "leave it out: training pictures are shuffled anew for every epoch, by the seed",
      "pin_memory": needless, "device": needless, "gpus": needless,
      "accelerator": needless, "metrics": measured, "metric": measured, "callbacks": measured, "eval_metric": measured,
      "lr": rate, "learning_rate": rate, "base_lr": rate, "init_lr": rate, "max_lr": cycle, "lr_max": cycle,
      "momentum": optimizer, "weight_decay": optimizer, "wd": optimizer, "nesterov": optimizer, "betas": optimizer,
      "batch_size": "did you mean 'batch'?", "bs": "did you mean 'batch'?", "train_batch_size": "did you mean 'batch'?",
      "num_epochs": "did you mean 'epochs'?", "n_epochs": "did you mean 'epochs'?",
      "max_epochs": "did you mean 'epochs'?",
      "n_epoch": "did you mean 'epochs'?", "max_steps": "did you mean 'steps'?", "num_steps": "did you mean 'steps'?",
      "dataset": "did you mean 'data'?", "datamodule": "did you mean 'data'?", "network": "did you mean 'model'?",
      "arch": "did you mean 'model'?", "architecture": "did you mean 'model'?",
      "scheduler": "did you mean 'schedule'?", "lr_scheduler": "did you mean 'schedule'?",
      "criterion": "did you mean 'loss'?",
      "loss_fn": "did you mean 'loss'?", "random_seed": "did you mean 'seed'?", "manual_seed": "did you mean 'seed'?",
      "label_smoothing": "it is the loss's: write loss: {cross-entropy: {label-smoothing: 0.1}}",
      "pretrained": "write start: {weights: run-or-file.safetensors}",
      "amp": "write precision: bf16", "fp16": "write precision: bf16", "transforms": "did you mean 'augment'?",
    ]
  }()
}
