//! PostgreSQL has tools of its own for this; here stand the commands that are right for our schemas.

use std::path::Path;

use werkbrug_proto::topics::SERVICES;

use crate::{failure::Failure, say};

/// Whether a database setting names PostgreSQL.
pub fn is_meant(database: &str) -> bool {
    database.starts_with("postgres")
}

/// Says how to make a dump.
///
/// # Errors
/// Always: nothing was backed up here, and a timer must notice.
pub fn say_how_to_dump(url: &str, out: &Path) -> Result<(), Failure> {
    for line in dump(url, out) {
        say::line(&line);
    }
    Err(Failure::unusable("nothing was backed up: the data is in PostgreSQL; run the command above"))
}

/// Says how to put a dump back.
///
/// # Errors
/// Always: nothing was restored here.
pub fn say_how_to_restore(url: &str, from: &Path) -> Result<(), Failure> {
    for line in restore(url, from) {
        say::line(&line);
    }
    Err(Failure::unusable("nothing was restored: the data is in PostgreSQL; run the commands above"))
}

/// One dump of all schemas is of one moment, whoever writes meanwhile.
fn dump(url: &str, out: &Path) -> Vec<String> {
    let place = Place::of(url);
    let schemas: String = SERVICES.iter().map(|service| format!(" --schema={}{service}", place.prefix)).collect();
    vec![format!(
        "pg_dump --format=custom{schemas} --file={} --dbname={}",
        quoted(&out.to_string_lossy()),
        quoted(&place.url)
    )]
}

fn restore(url: &str, from: &Path) -> Vec<String> {
    let place = Place::of(url);
    let from = quoted(&from.to_string_lossy());
    vec![
        "# stop every service first".to_owned(),
        format!("pg_restore --clean --if-exists --single-transaction --dbname={} {from}", quoted(&place.url)),
        format!("werkbrug epoch new --database {}", quoted(&place.whole)),
        "# start the services, then: werkbrug reconcile".to_owned(),
    ]
}

/// A URL as PostgreSQL's own tools take it, and without its password: those read PGPASSWORD or ~/.pgpass.
struct Place {
    url: String,
    whole: String,
    prefix: String,
}

impl Place {
    fn of(url: &str) -> Self {
        let (plain, prefix) = url.split_once("?schema_prefix=").unwrap_or((url, ""));
        let clean = without_password(plain);
        let whole = if prefix.is_empty() { clean.clone() } else { format!("{clean}?schema_prefix={prefix}") };
        Self { url: clean, whole, prefix: prefix.to_owned() }
    }
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((who, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    let user = who.split_once(':').map_or(who, |(user, _)| user);
    format!("{scheme}://{user}@{place}")
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_name_every_schema_and_no_password() {
        let url = "postgres://werk:s3cret@db.example/werkbrug?schema_prefix=a_";
        let dump = dump(url, Path::new("/backups/monday.dump"));
        assert_eq!(
            dump,
            ["pg_dump --format=custom --schema=a_orders --schema=a_crews --schema=a_social --schema=a_invoicing \
              --file='/backups/monday.dump' --dbname='postgres://werk@db.example/werkbrug'"]
        );
        let restore = restore(url, Path::new("it's.dump"));
        assert_eq!(
            restore[1..3],
            [
                r"pg_restore --clean --if-exists --single-transaction --dbname='postgres://werk@db.example/werkbrug' 'it'\''s.dump'",
                "werkbrug epoch new --database 'postgres://werk@db.example/werkbrug?schema_prefix=a_'",
            ]
        );
        for (url, clean) in [
            ("postgres://127.0.0.1/werkbrug", "postgres://127.0.0.1/werkbrug"),
            ("postgres://werk@127.0.0.1/werkbrug", "postgres://werk@127.0.0.1/werkbrug"),
            ("postgres://werk:p@ss@127.0.0.1/werkbrug", "postgres://werk@127.0.0.1/werkbrug"),
        ] {
            assert_eq!(without_password(url), clean);
        }
    }
}
