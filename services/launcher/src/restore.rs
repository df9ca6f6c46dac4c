//! `werkbrug restore`: puts databases back, each under a new epoch, so that whoever heard the old ones compares first.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use werkbrug_chassis::config::Config;
use werkbrug_pipeline::backup::renew_epoch;
use werkbrug_portal::personas::FILE as PERSONAS;
use werkbrug_proto::topics::SERVICES;
use werkbrug_social::keys_backup;

use crate::{
    backup::{
        copy_small,
        manifest::{Manifest, Part},
        postgres, sync_folder,
    },
    data_dir::{DataDir, Settings},
    failure::Failure,
    files, say,
};

/// A database and what SQLite keeps beside it, which belongs to that database and to no other.
const COMPANIONS: [&str; 3] = ["", "-wal", "-shm"];

/// What to put back, and where.
#[derive(clap::Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct RestoreArgs {
    /// Only a part
    #[command(subcommand)]
    pub only: Option<Only>,
    /// The backup
    #[arg(long)]
    pub from: Option<PathBuf>,
    /// Folder of the system
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// Only this service's database; may be repeated
    #[arg(long = "service", value_name = "NAME", value_parser = SERVICES)]
    pub services: Vec<String>,
    /// Put databases that are there aside
    #[arg(long)]
    pub replace: bool,
}

/// A part with a backup of its own.
#[derive(clap::Subcommand, Clone, Debug)]
pub enum Only {
    /// The keys of what is confidential, where they are gone
    Keys(KeysArgs),
}

/// Where the backups of the keys are, and where the keys belong.
#[derive(clap::Args, Clone, Debug)]
pub struct KeysArgs {
    /// A backup of the keys, or the folder of those backups: then the newest
    #[arg(long)]
    pub from: PathBuf,
    /// Folder of the system
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
}

/// Which databases to give a new epoch.
#[derive(clap::Args, Clone, Debug)]
pub struct EpochArgs {
    /// Folder of the system
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// Only this service's database; may be repeated
    #[arg(long = "service", value_name = "NAME", value_parser = SERVICES)]
    pub services: Vec<String>,
}

/// Puts a backup back.
///
/// # Errors
/// A system runs there, the backup is damaged, or there is data already; then nothing was changed.
pub async fn restore(args: &RestoreArgs) -> Result<(), Failure> {
    if let Some(Only::Keys(keys)) = &args.only {
        return restore_keys(keys);
    }
    let from = args.from.as_deref().ok_or_else(|| Failure::unusable("say with --from where the backup is"))?;
    if postgres::is_meant(&args.database) {
        return postgres::say_how_to_restore(&args.database, from);
    }
    let parts = wanted(Manifest::read(from)?, &args.services)?;
    for part in &parts {
        part.check(from)?;
    }
    let data = DataDir::make(&args.data_dir)?;
    let _lock = data.lock()?;
    same_workshop(from, &data)?;
    let target = if args.database.is_empty() { data.root().to_path_buf() } else { PathBuf::from(&args.database) };
    files::make_private_folder(&target)?;
    if !args.replace {
        must_be_free(&parts, &target)?;
    }
    let drafts = prepare(&parts, from, &target).await?;
    for small in [from.join(PERSONAS), Settings::file_in(from)] {
        if small.file_name().is_some_and(|name| !data.root().join(name).exists()) {
            copy_small(&small, data.root())?;
        }
    }
    let now = Timestamp::now().as_second();
    for part in &parts {
        put_aside(&target.join(&part.file), now)?;
        let file = target.join(&part.file);
        fs::rename(drafts.join(&part.file), &file).map_err(|cause| Failure::about(&file, &cause))?;
    }
    sync_folder(&target)?;
    fs::remove_dir_all(&drafts).map_err(|cause| Failure::about(&drafts, &cause))?;
    say_what_next(&parts, &data);
    Ok(())
}

/// Gives databases that were put back by other means a new epoch.
///
/// # Errors
/// A system runs there, or there is no such database.
pub async fn new_epoch(args: &EpochArgs) -> Result<(), Failure> {
    // In a cluster there may be no data folder at all.
    let _lock = if args.data_dir.exists() { Some(DataDir::make(&args.data_dir)?.lock()?) } else { None };
    let mut config = Config::inside(&args.data_dir);
    config.database.clone_from(&args.database);
    for service in SERVICES.into_iter().filter(|name| is_wanted(&args.services, name)) {
        let epoch = renew_epoch(service, &config).await?;
        say::line(&format!("{service}: epoch {epoch}"));
    }
    Ok(())
}

fn restore_keys(args: &KeysArgs) -> Result<(), Failure> {
    let data = DataDir::make(&args.data_dir)?;
    let _lock = data.lock()?;
    let used = keys_backup::restore(&args.from, data.root())?;
    say::line(&format!("keys restored from {}", used.display()));
    Ok(())
}

fn is_wanted(services: &[String], name: &str) -> bool {
    services.is_empty() || services.iter().any(|wanted| wanted == name)
}

fn wanted(manifest: Manifest, services: &[String]) -> Result<Vec<Part>, Failure> {
    let mut parts = manifest.parts;
    parts.retain(|part| is_wanted(services, &part.service) && SERVICES.contains(&part.service.as_str()));
    // A name in the list must not lead elsewhere.
    if parts.iter().any(|part| part.file != format!("{}.db", part.service)) {
        return Err(Failure::unusable("the list of this backup names files that are no databases of services"));
    }
    if parts.is_empty() { Err(Failure::unusable("this backup holds nothing of what is wanted")) } else { Ok(parts) }
}

/// A backup goes back to the workshop that it is of.
fn same_workshop(from: &Path, data: &DataDir) -> Result<(), Failure> {
    let (theirs, ours) = (Settings::read(&Settings::file_in(from))?, Settings::read(&data.settings_file())?);
    match (theirs, ours) {
        (Some(theirs), Some(ours)) if theirs.tenant != ours.tenant => Err(Failure::unusable(format!(
            "the backup is of workshop {}, {} belongs to {}",
            theirs.tenant,
            data.root().display(),
            ours.tenant
        ))),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

fn must_be_free(parts: &[Part], target: &Path) -> Result<(), Failure> {
    match parts.iter().map(|part| target.join(&part.file)).find(|file| file.exists()) {
        Some(file) => Err(Failure::unusable(format!("{} is there already; --replace puts it aside", file.display()))),
        None => Ok(()),
    }
}

/// Copies everything and gives it its new epoch before anything of the system is touched.
async fn prepare(parts: &[Part], from: &Path, target: &Path) -> Result<PathBuf, Failure> {
    let drafts = target.join("restoring");
    if drafts.exists() {
        fs::remove_dir_all(&drafts).map_err(|cause| Failure::about(&drafts, &cause))?;
    }
    files::make_private_folder(&drafts)?;
    let config = Config::inside(&drafts);
    for part in parts {
        let draft = drafts.join(&part.file);
        fs::copy(from.join(&part.file), &draft).map_err(|cause| Failure::about(&draft, &cause))?;
        renew_epoch(&part.service, &config).await?;
        let synced = fs::File::open(&draft).and_then(|file| file.sync_all());
        synced.map_err(|cause| Failure::about(&draft, &cause))?;
    }
    Ok(drafts)
}

fn put_aside(file: &Path, now: i64) -> Result<(), Failure> {
    for companion in COMPANIONS {
        let with = |ending: String| {
            let mut name = file.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            file.with_file_name(name)
        };
        let (old, aside) = (with(companion.to_owned()), with(format!(".replaced-{now}{companion}")));
        if old.exists() {
            fs::rename(&old, &aside).map_err(|cause| Failure::about(&old, &cause))?;
            if companion.is_empty() {
                say::line(&format!("put aside: {}", aside.display()));
            }
        }
    }
    Ok(())
}

fn say_what_next(parts: &[Part], data: &DataDir) {
    let names: Vec<&str> = parts.iter().map(|part| part.service.as_str()).collect();
    say::line(&format!("restored, each with a new epoch: {}", names.join(", ")));
    if names.contains(&"social") && !data.root().join("social-keys.db").exists() {
        say::line("the keys of what is confidential are not here: werkbrug restore keys, and keys/social-master.key");
    }
    say::line(&format!(
        "next: start the system, then `werkbrug reconcile --data-dir {}`; until then nobody hears what was restored",
        data.root().display()
    ));
}
