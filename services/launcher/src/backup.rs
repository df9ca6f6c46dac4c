//! `werkbrug backup`: a copy of every database while the system runs, and apart from it the keys of what is confidential.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use werkbrug_chassis::{clock::Clock, config::Config};
use werkbrug_pipeline::backup::copy_service;
use werkbrug_portal::personas::FILE as PERSONAS;
use werkbrug_proto::topics::SERVICES;
use werkbrug_social::keys_backup;

use crate::{
    backup::manifest::{Manifest, Part},
    data_dir::{DataDir, Settings},
    failure::Failure,
    files, say,
};

pub mod manifest;
pub mod postgres;

/// What to copy, and where to.
#[derive(clap::Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BackupArgs {
    /// Only a part
    #[command(subcommand)]
    pub only: Option<Only>,
    /// Folder of the system
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// New folder for this backup
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// A part with a backup of its own.
#[derive(clap::Subcommand, Clone, Debug)]
pub enum Only {
    /// The keys of what is confidential, into a folder that keeps thirty days of them; run it once a day
    Keys(KeysArgs),
}

/// Where the keys are, and where their backups are kept.
#[derive(clap::Args, Clone, Debug)]
pub struct KeysArgs {
    /// Folder of the system
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Folder of the backups of the keys, and of nothing else
    #[arg(long)]
    pub out: PathBuf,
}

/// Makes a backup.
///
/// # Errors
/// There is nothing to copy, the folder is in use, the disk is full, or the data is in PostgreSQL (exit code 2).
pub async fn backup(args: &BackupArgs) -> Result<(), Failure> {
    match &args.only {
        Some(Only::Keys(keys)) => backup_keys(keys).await,
        None => backup_all(args).await,
    }
}

async fn backup_all(args: &BackupArgs) -> Result<(), Failure> {
    let out = args.out.as_deref().ok_or_else(|| Failure::unusable("say with --out where the backup goes"))?;
    if postgres::is_meant(&args.database) {
        return postgres::say_how_to_dump(&args.database, out);
    }
    let data = DataDir::at(&args.data_dir);
    let mut config = Config::inside(data.root());
    config.database.clone_from(&args.database);
    must_be_new(out)?;
    let draft = draft_of(out)?;
    let parts = match fill(&draft, &data, &config).await {
        Ok(parts) => parts,
        Err(failure) => {
            // Half a backup only takes space.
            let _ = fs::remove_dir_all(&draft);
            return Err(failure);
        }
    };
    fs::rename(&draft, out).map_err(|cause| Failure::about(out, &cause))?;
    say::table(&["service", "bytes", "sha256"], &parts.iter().map(Part::row).collect::<Vec<_>>());
    say::line(&format!("backup in {}", out.display()));
    say::line("not in it: the keys of what is confidential (werkbrug backup keys), and the folder of keys");
    Ok(())
}

async fn fill(draft: &Path, data: &DataDir, config: &Config) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    for service in SERVICES {
        let name = format!("{service}.db");
        copy_service(service, config, &draft.join(&name)).await?;
        parts.push(Part::of(service, draft, &name)?);
    }
    for small in [data.settings_file(), data.root().join(PERSONAS)] {
        copy_small(&small, draft)?;
    }
    Manifest::new(Timestamp::now(), parts.clone()).write(draft)?;
    sync_folder(draft)?;
    Ok(parts)
}

async fn backup_keys(args: &KeysArgs) -> Result<(), Failure> {
    let data = DataDir::at(&args.data_dir);
    files::make_private_folder(&args.out)?;
    let settings = Settings::read(&data.settings_file())?;
    // The receipt of an erasure counts its thirty days by the same clock.
    let today = Clock::new(settings.map_or(0, |known| known.business_offset_seconds)).today();
    let made = keys_backup::make(data.root(), &args.out, today).await?;
    for file in &made.removed {
        say::line(&format!("over and destroyed: {}", file.display()));
    }
    say::line(&format!("keys in {}", made.file.display()));
    Ok(())
}

/// A backup is never written over another, or between other files.
fn must_be_new(out: &Path) -> Result<(), Failure> {
    let is_free = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !out.exists(),
    };
    if is_free { Ok(()) } else { Err(Failure::unusable(format!("{} is not empty: name a new folder", out.display()))) }
}

/// A new folder beside the wanted one, so that a backup is there whole or not at all.
fn draft_of(out: &Path) -> Result<PathBuf, Failure> {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let draft = out.with_file_name(name);
    if draft.exists() {
        fs::remove_dir_all(&draft).map_err(|cause| Failure::about(&draft, &cause))?;
    }
    files::make_private_folder(&draft)?;
    Ok(draft)
}

/// Copies a small file that may be missing.
pub(crate) fn copy_small(file: &Path, folder: &Path) -> Result<(), Failure> {
    let Some(name) = file.file_name().filter(|_| file.exists()) else { return Ok(()) };
    let content = fs::read(file).map_err(|cause| Failure::about(file, &cause))?;
    files::write_private(&folder.join(name), &content)
}

/// Makes names in a folder survive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Failure> {
    File::open(folder).and_then(|open| open.sync_all()).map_err(|cause| Failure::about(folder, &cause))
}
