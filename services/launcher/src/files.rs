//! Files and folders that only their owner may read.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use crate::failure::Failure;

/// Makes a folder, and those above it, for the owner alone.
///
/// # Errors
/// It cannot be made.
pub fn make_private_folder(folder: &Path) -> Result<(), Failure> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|cause| Failure::about(folder, &cause))
}

/// Writes a file for the owner alone, whole or not at all.
///
/// # Errors
/// It cannot be written.
pub fn write_private(file: &Path, content: &[u8]) -> Result<(), Failure> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let draft = file.with_file_name(name);
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)
        .and_then(|mut open| open.write_all(content).and_then(|()| open.sync_all()))
        .and_then(|()| fs::rename(&draft, file))
        .map_err(|cause| Failure::about(file, &cause))
}
