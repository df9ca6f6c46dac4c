//! Finds a nats-server that is new enough.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::Command,
};

use crate::failure::Failure;

/// The first version that takes a batch of messages whole or not at all.
const OLDEST: Version = Version { major: 2, minor: 12 };
const NAME: &str = "nats-server";

/// A version, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// First number.
    pub major: u32,
    /// Second number.
    pub minor: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// A binary that can be used.
#[derive(Clone, Debug)]
pub struct NatsServer {
    /// Where it is.
    pub path: PathBuf,
    /// What it says it is.
    pub version: Version,
}

/// The one that is named, else one on PATH, else the one that `deploy/up` fetched beside this checkout.
///
/// # Errors
/// None is there, or the named one is not usable.
pub fn find(named: Option<&Path>) -> Result<NatsServer, Failure> {
    if let Some(path) = named {
        return usable(path).ok_or_else(|| {
            Failure::unusable(format!(
                "{} is geen nats-server van versie {OLDEST} of nieuwer (WERKBRUG_NATS_BIN)",
                path.display()
            ))
        });
    }
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&on_path)
        .map(|folder| folder.join(NAME))
        .chain(fetched())
        .find_map(|path| usable(&path))
        .ok_or_else(|| {
            Failure::unusable(format!(
                "geen nats-server {OLDEST} of nieuwer gevonden; deploy/up haalt er een, of zet WERKBRUG_NATS_BIN"
            ))
        })
}

/// `.cache/nats-server` beside the `target` folder that holds this binary.
fn fetched() -> Option<PathBuf> {
    let binary = std::env::current_exe().ok()?;
    let target = binary.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"))?;
    Some(target.parent()?.join(".cache").join(NAME))
}

fn usable(path: &Path) -> Option<NatsServer> {
    let said = Command::new(path).arg("--version").output().ok()?;
    let version = version_in(&String::from_utf8_lossy(&said.stdout))?;
    (version >= OLDEST).then(|| NatsServer { path: path.to_path_buf(), version })
}

/// Reads `nats-server: v2.15.1`.
fn version_in(said: &str) -> Option<Version> {
    let (_, numbers) = said.trim().rsplit_once('v')?;
    let mut parts = numbers.split('.');
    Some(Version { major: parts.next()?.parse().ok()?, minor: parts.next()?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared_by_number() {
        for (said, new_enough) in [
            ("nats-server: v2.15.1\n", Some(true)),
            ("nats-server: v2.12.0", Some(true)),
            ("nats-server: v2.9.10", Some(false)),
            ("nats-server: v3.0.0-beta", Some(true)),
            ("some other program", None),
            ("", None),
        ] {
            assert_eq!(version_in(said).map(|version| version >= OLDEST), new_enough, "{said}");
        }
    }
}
