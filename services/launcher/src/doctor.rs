//! `werkbrug doctor`: looks whether this machine can run the system, a line for each thing it looks at.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, DbErr, Statement};

use crate::{data_dir::DataDir, failure::Failure, nats::binary, ports, running::Running, say};

/// Below this, a day's work and its logs may not fit.
const LEAST_FREE_MEGABYTES: u64 = 1024;

/// How long PostgreSQL may take to answer.
const ANSWER: Duration = Duration::from_secs(5);
/// What PostgreSQL must be able to hold: four services with 24 connections each, as many again while copies are rebuilt,
/// and a few for people.
const LEAST_CONNECTIONS: u32 = 200;

/// Where to look.
#[derive(clap::Args, Clone, Debug)]
pub struct DoctorArgs {
    /// Folder that holds everything
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// Port of the portal
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The nats-server to use instead of the one on PATH
    #[arg(long, env = "WERKBRUG_NATS_BIN")]
    pub nats_bin: Option<PathBuf>,
}

/// What was seen, and whether it is well.
type Finding = Result<String, String>;

/// Looks at everything and prints what it saw.
///
/// # Errors
/// Something is not well (exit code 1).
pub async fn doctor(args: &DoctorArgs) -> Result<(), Failure> {
    let data = DataDir::at(&args.data_dir);
    let mut findings = vec![
        ("nats-server", nats(args.nats_bin.as_deref())),
        ("poort", port(args.port, &data)),
        ("datamap", writable(&args.data_dir)),
        ("schijf", disk(&args.data_dir)),
        ("sleutels", keys(&data.keys())),
    ];
    if args.database.starts_with("postgres") {
        findings.push(("PostgreSQL", postgres(&args.database).await));
    }
    let mut problems = 0_u32;
    for (what, finding) in &findings {
        let (mark, text) = match finding {
            Ok(text) => ("goed", text),
            Err(text) => {
                problems += 1;
                ("FOUT", text)
            }
        };
        say::line(&format!("{mark}  {what:<12} {text}"));
    }
    if problems == 0 {
        Ok(())
    } else {
        Err(Failure::findings(format!("{problems} van {} punten zijn niet in orde", findings.len())))
    }
}

fn nats(named: Option<&Path>) -> Finding {
    binary::find(named)
        .map(|found| format!("{} (versie {})", found.path.display(), found.version))
        .map_err(|failure| failure.text)
}

/// Never with the address: it may hold a password.
async fn postgres(url: &str) -> Finding {
    let url = url.split_once("?schema_prefix=").map_or(url, |(plain, _)| plain);
    let answer = async {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).connect_timeout(ANSWER).sqlx_logging(false);
        let db = Database::connect(options).await?;
        let asked = Statement::from_string(DbBackend::Postgres, "SELECT current_setting('max_connections')");
        let row = db.query_one_raw(asked).await?;
        row.map_or(Ok(String::new()), |row| row.try_get_by_index::<String>(0))
    };
    let told = answer.await.map_err(|_: DbErr| "antwoordt niet op het adres dat genoemd is".to_owned())?;
    connections(told.parse().unwrap_or(0))
}

fn connections(most: u32) -> Finding {
    if most >= LEAST_CONNECTIONS {
        Ok(format!("hoogstens {most} verbindingen"))
    } else {
        Err(format!("max_connections is {most}; minstens {LEAST_CONNECTIONS} is nodig"))
    }
}

fn port(port: u16, data: &DataDir) -> Finding {
    if ports::is_free(ports::loopback(port)) {
        return Ok(format!("{port} is vrij"));
    }
    let own = format!(":{port}");
    match Running::load(data) {
        Ok(running) if running.web.ends_with(&own) => Ok(format!("{port} is van het systeem dat hier draait")),
        Ok(_) | Err(_) => Err(format!("{port} is in gebruik; kies een andere met --port")),
    }
}

fn writable(folder: &Path) -> Finding {
    let seen = nearest(folder);
    rustix::fs::access(&seen, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK)
        .map(|()| format!("{} is beschrijfbaar", seen.display()))
        .map_err(|cause| format!("{}: {cause}", seen.display()))
}

fn disk(folder: &Path) -> Finding {
    let seen = nearest(folder);
    let space = rustix::fs::statvfs(&seen).map_err(|cause| format!("{}: {cause}", seen.display()))?;
    let free = space.f_bavail.saturating_mul(space.f_frsize) / (1024 * 1024);
    if free >= LEAST_FREE_MEGABYTES {
        Ok(format!("{free} MB vrij"))
    } else {
        Err(format!("nog {free} MB vrij; minstens {LEAST_FREE_MEGABYTES} MB is nodig"))
    }
}

fn keys(folder: &Path) -> Finding {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok("nog geen; de eerste start maakt ze".to_owned());
    };
    let open: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.file_name() != "public.json")
        .filter(|entry| entry.metadata().is_ok_and(|found| found.permissions().mode() & 0o077 != 0))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    if open.is_empty() {
        Ok("alleen voor hun eigenaar".to_owned())
    } else {
        Err(format!("leesbaar voor anderen: {}", open.join(", ")))
    }
}

/// The folder, or the nearest one above it that exists.
fn nearest(folder: &Path) -> PathBuf {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    full.ancestors().find(|above| above.exists()).unwrap_or(Path::new("/")).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_others_can_read_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("orders.key");
        fs::write(&file, "secret").unwrap();
        for (mode, is_well) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false)] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(keys(folder.path()).is_ok(), is_well, "{mode:o}");
        }
        assert!(keys(&folder.path().join("none")).is_ok());
    }

    #[test]
    fn postgresql_must_hold_every_service_while_it_rebuilds() {
        for (most, is_well) in [(0, false), (100, false), (199, false), (200, true), (300, true)] {
            assert_eq!(connections(most).is_ok(), is_well, "{most}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_judged_by_the_one_above() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(nearest(&folder.path().join("a/b/c")), folder.path());
        assert!(writable(&folder.path().join("new")).is_ok());
    }
}
