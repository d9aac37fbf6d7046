/// Settings of runs as other tools name them, with what to write here.
enum OtherToolsNames {
  static let hints: [String: String] = {
    let rate = "the learning rate is the schedule's: write schedule: {constant: 0.1}"
    let cycle = "write schedule: {one-cycle: {max: 0.4}}"
    let optimizer = "it is the optimizer's: write optimizer: {sgd: {momentum: 0.9, weight-decay: 5e-4}}"
    return [
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
