//! Presets: workshops that do not exist, written as the files that a real one would export.
//!
//! The generator is seeded: the same preset is the same bytes everywhere. `deploy/demo/` holds its output.

mod chance;
pub(crate) mod history;
mod invented;
mod law;
mod money;
mod orders;
mod people;
mod places;
mod sheet;
pub(crate) mod ties;
mod week;

use std::{fs, path::PathBuf};

use jiff::civil::Date;
use werkbrug_invoicing_domain::reconciliation::Class;

use crate::{failure::Failure, say};

/// The Monday on which the business clock of a preset starts.
pub const DAY: Date = Date::constant(2026, 11, 23);
/// The quarter whose premium the day reckons.
pub const QUARTER: &str = "2026Q3";

/// A workshop that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Preset {
    /// 60 workers, 6 coaches, 2 hosts
    Small,
    /// 290 workers, 30 coaches, 5 hosts
    Medium,
}

/// One file of a preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// A difference between what is expected and what the statement says, put there on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Planted {
    /// Of whom.
    pub(crate) worker_code: String,
    /// Its kind.
    pub(crate) class: Class,
    /// What was paid, less what is expected.
    pub(crate) cents: i64,
}

/// The five days for which shifts are asked.
pub(crate) fn week() -> Vec<Date> {
    week::days()
}

/// How large a preset is.
#[derive(Clone, Copy, Debug)]
struct Size {
    seed: u64,
    workers: usize,
    /// The first so many workers are planned at hosts.
    host_pool: usize,
    coaches: usize,
    hosts: usize,
    departments: usize,
    customers: usize,
    orders: usize,
    /// Places of the contingent, in full-time equivalents.
    contingent_fte: &'static str,
}

const SMALL: Size = Size {
    seed: 20_261_123,
    workers: 60,
    host_pool: 18,
    coaches: 6,
    hosts: 2,
    departments: 4,
    customers: 5,
    orders: 12,
    contingent_fte: "42",
};

const MEDIUM: Size = Size {
    seed: 20_261_124,
    workers: 290,
    host_pool: 42,
    coaches: 30,
    hosts: 5,
    departments: 8,
    customers: 8,
    orders: 40,
    contingent_fte: "205",
};

impl Preset {
    /// Every preset once.
    pub const ALL: [Self; 2] = [Self::Small, Self::Medium];

    /// Its name, also of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
        }
    }

    const fn size(self) -> Size {
        match self {
            Self::Small => SMALL,
            Self::Medium => MEDIUM,
        }
    }

    /// Its files, in the order in which they go in.
    pub fn files(self) -> Vec<PresetFile> {
        self.written().0
    }

    /// Every difference that its payment statement holds.
    pub(crate) fn planted(self) -> Vec<Planted> {
        self.written().1
    }

    /// Orders and weeks before its day.
    pub(crate) fn history(self) -> history::History {
        let size = self.size();
        history::of(&size, &places::layout(&size))
    }

    /// What binds it to its customers.
    pub(crate) fn ties(self) -> ties::Ties {
        ties::of(&places::layout(&self.size()))
    }

    fn written(self) -> (Vec<PresetFile>, Vec<Planted>) {
        let size = self.size();
        let mut chance = chance::Chance::new(size.seed);
        let layout = places::layout(&size);
        let people = people::workers(&size, &layout, &mut chance);
        let mut files = places::files(&layout);
        files.extend(people::files(&people, &size, &layout));
        files.extend(week::files(&people, &layout, &mut chance));
        files.push(orders::file(&size, &layout, &mut chance));
        let (money, planted) = money::files(&people, &size, &mut chance);
        files.extend(money);
        (files, planted)
    }
}

/// Where to write a preset.
#[derive(clap::Args, Clone, Debug)]
pub struct WriteArgs {
    /// Which preset
    #[arg(long)]
    pub name: Preset,
    /// Folder for its files; made when it is not there
    #[arg(long)]
    pub out: PathBuf,
}

/// Writes the files of a preset.
///
/// # Errors
/// A file cannot be written.
pub fn write(args: &WriteArgs) -> Result<(), Failure> {
    fs::create_dir_all(&args.out).map_err(|cause| Failure::about(&args.out, &cause))?;
    let files = args.name.files();
    for file in &files {
        let path = args.out.join(&file.name);
        fs::write(&path, &file.text).map_err(|cause| Failure::about(&path, &cause))?;
    }
    say::line(&format!("{} bestanden in {}", files.len(), args.out.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_committed_presets_are_what_the_generator_writes() {
        for preset in Preset::ALL {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/demo").join(preset.name());
            for file in preset.files() {
                let committed = fs::read_to_string(folder.join(&file.name)).unwrap_or_default();
                let hint = format!("werkbrug preset write --name {0} --out deploy/demo/{0}", preset.name());
                assert!(committed == file.text, "{} differs: {hint}", folder.join(&file.name).display());
            }
            let written = preset.files().len();
            assert_eq!(fs::read_dir(&folder).unwrap().count(), written, "nothing else in {}", folder.display());
        }
    }
}
