/// Calls of Linux that Swift's Glibc module does not show.

/// With flag 2 (RENAME_EXCHANGE) two paths change places in one step.
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
/// Brings everything that was written to a file system to the disk.
int syncfs(int descriptor);
