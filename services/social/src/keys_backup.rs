//! Backups of the data keys: apart from all others, and gone after thirty days, so that an erasure becomes final.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::backup;
use werkbrug_social_domain::erasure::backup_is_over;

use crate::vault::KEY_STORE_FILE;

/// Between these two stands the day on which a backup was made.
const NAME: (&str, &str) = ("social-keys-", ".db");
/// A backup that is being made; what a crash left of one is destroyed by the next.
const DRAFT: &str = "social-keys.new";

/// What a backup did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The new backup.
    pub file: PathBuf,
    /// Backups that were over.
    pub removed: Vec<PathBuf>,
}

/// Removes the backups in a folder that are over, then copies the key database of a data folder into it.
///
/// # Errors
/// The folder cannot be used, or there is no key database.
pub async fn make(data_dir: &Path, folder: &Path, today: Date) -> Result<Made, Fault> {
    let removed = remove_over(folder, today)?;
    let doing = "backing up social-keys.db";
    let ((before, after), draft) = (NAME, folder.join(DRAFT));
    let file = folder.join(format!("{before}{today}{after}"));
    destroy(&draft).map_err(Fault::during(doing))?;
    backup::copy(&data_dir.join(KEY_STORE_FILE), &draft).await?;
    // An earlier one of today may hold keys that were destroyed since.
    destroy(&file).map_err(Fault::during(doing))?;
    fs::rename(&draft, &file).map_err(Fault::during(doing))?;
    Ok(Made { file, removed })
}

/// Puts a backup (or the newest one in a folder) in the place of a key database that is gone.
///
/// # Errors
/// There is no backup, or there still is a key database: keys that were destroyed in it must not come back unasked.
pub fn restore(from: &Path, data_dir: &Path) -> Result<PathBuf, Fault> {
    let restoring = "restoring social-keys.db";
    let newest = if from.is_dir() {
        let found = kept(from).map_err(Fault::during(restoring))?.pop();
        found.ok_or_else(|| Fault::new(restoring, "there is no backup of it in that folder"))?.1
    } else {
        from.to_path_buf()
    };
    let bytes = fs::read(&newest).map_err(Fault::during(restoring))?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(data_dir.join(KEY_STORE_FILE))
        .map_err(Fault::during("making social-keys.db, which must not be there when it is restored"))?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(Fault::during(restoring))?;
    Ok(newest)
}

fn remove_over(folder: &Path, today: Date) -> Result<Vec<PathBuf>, Fault> {
    let removing = "removing old backups of social-keys.db";
    let mut removed = Vec::new();
    for (made_on, file) in kept(folder).map_err(Fault::during(removing))? {
        if backup_is_over(made_on, today) {
            destroy(&file).map_err(Fault::during(removing))?;
            removed.push(file);
        }
    }
    Ok(removed)
}

/// The backups in a folder, oldest first.
fn kept(folder: &Path) -> io::Result<Vec<(Date, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let day = name.strip_prefix(NAME.0).and_then(|rest| rest.strip_suffix(NAME.1));
        if let Some(made_on) = day.and_then(|day| day.parse().ok()) {
            found.push((made_on, path));
        }
    }
    found.sort();
    Ok(found)
}

/// Overwrites a file before it goes; one that is not there is gone already.
fn destroy(file: &Path) -> io::Result<()> {
    let mut open = match OpenOptions::new().write(true).open(file) {
        Ok(open) => open,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(cause),
    };
    let mut left = open.metadata()?.len();
    let zeros = [0_u8; 4_096];
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(zeros.len());
        open.write_all(zeros.get(..part).unwrap_or_default())?;
        left = left.saturating_sub(u64::try_from(part).unwrap_or(left));
    }
    open.sync_all()?;
    fs::remove_file(file)
}
