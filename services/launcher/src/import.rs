//! `werkbrug import`: the files of a workshop's own spreadsheets, into a running system.
//!
//! Reading (`source`, `cell`, `rows`, `grid`, `parse`) knows no service; sending (`send`) knows no file format.

use std::{fs, path::Path, path::PathBuf};

use werkbrug_chassis::clock::Clock;
use werkbrug_kernel::id::{Id, Workshop};

use crate::{data_dir::DataDir, failure::Failure, running::Running, say, tools::At};

pub(crate) mod before;
mod cell;
pub(crate) mod grid;
pub(crate) mod kind;
mod known;
pub(crate) mod load;
pub(crate) mod order;
pub(crate) mod parse;
pub(crate) mod reach;
pub(crate) mod request_id;
pub(crate) mod rows;
pub(crate) mod send;
pub(crate) mod source;
pub(crate) mod spec;
mod wrong;

use kind::Kind;
use order::Batch;
use parse::Found;
use reach::Reach;
use source::Format;

/// How long somebody waits for a service that is away.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

/// What to import, and where.
#[derive(clap::Args, Clone, Debug)]
pub struct ImportArgs {
    /// Folder with the files
    #[arg(required_unless_present = "describe")]
    pub dir: Option<PathBuf>,
    /// Print every file and column with its meaning
    #[arg(long)]
    pub describe: bool,
    /// Which running system
    #[command(flatten)]
    pub at: At,
    /// The workshop, when the system was not started by `werkbrug up`
    #[arg(long, value_parser = tenant)]
    pub tenant: Option<Id<Workshop>>,
}

fn tenant(text: &str) -> Result<Id<Workshop>, String> {
    Id::parse(text).map_err(|fault| fault.to_string())
}

/// Imports a folder; every wrong row is one JSON line on standard output.
///
/// # Errors
/// Exit code 1 when rows did not go in, 2 when the folder or the system cannot be used.
pub async fn import(args: &ImportArgs) -> Result<(), Failure> {
    if args.describe {
        say::line(spec::describe().trim_end());
        return Ok(());
    }
    let batch = read_folder(args.dir.as_deref().unwrap_or(Path::new(".")))?;
    let tenant = match args.tenant {
        Some(tenant) => tenant,
        None => Running::load(&DataDir::at(&args.at.data_dir))?.tenant,
    };
    let reach = Reach { peers: args.at.system()?.peers, tenant, patience: PATIENCE };
    order::bring_in(&reach, &batch, Clock::new(0).wall()).await?.whole().map(drop)
}

/// Finds the files by their names.
fn read_folder(folder: &Path) -> Result<Batch, Failure> {
    if !folder.is_dir() {
        return Err(Failure::unusable(format!("{} is geen map", folder.display())));
    }
    let mut batch = Batch::default();
    for kind in Kind::ALL {
        let stem = kind.spec().stem;
        let csv = read(folder, &format!("{stem}.csv"), Format::Csv)?;
        let xlsx = read(folder, &format!("{stem}.xlsx"), Format::Xlsx)?;
        match (csv, xlsx) {
            (Some(_), Some(_)) => {
                return Err(Failure::unusable(format!(
                    "{stem}.csv en {stem}.xlsx staan er allebei: laat er een staan"
                )));
            }
            (Some(found), None) | (None, Some(found)) => batch.files.push((kind, found)),
            (None, None) => {}
        }
    }
    batch.mapping = read(folder, kind::MAPPING, Format::Csv)?;
    if batch.files.is_empty() {
        let text =
            format!("{}: geen enkel bestand met een bekende naam (werkbrug import --describe)", folder.display());
        return Err(Failure::unusable(text));
    }
    Ok(batch)
}

fn read(folder: &Path, name: &str, format: Format) -> Result<Option<Found>, Failure> {
    let path = folder.join(name);
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = fs::read(&path).map_err(|cause| Failure::about(&path, &cause))?;
    Ok(Some(Found { name: name.to_owned(), bytes, format }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_imported_says_why() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_folder(&folder.path().join("nergens")).map(drop).unwrap_err().code, 2);
        assert!(read_folder(folder.path()).map(drop).unwrap_err().text.contains("--describe"));
        fs::write(folder.path().join("orders.csv"), "x").unwrap();
        fs::write(folder.path().join("medewerkers.xlsx"), "x").unwrap();
        fs::write(folder.path().join("geheim.csv"), "x").unwrap();
        let batch = read_folder(folder.path()).unwrap();
        let names: Vec<&str> = batch.files.iter().map(|(_, found)| found.name.as_str()).collect();
        assert_eq!(names, ["medewerkers.xlsx", "orders.csv"]);
        fs::write(folder.path().join("orders.xlsx"), "x").unwrap();
        assert!(read_folder(folder.path()).map(drop).unwrap_err().text.contains("allebei"));
    }
}
