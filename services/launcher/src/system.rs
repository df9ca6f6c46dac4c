//! The whole system as one readable list: what runs, in what order, and what each part is told.

use std::{ffi::OsString, net::SocketAddr, path::PathBuf};

use crate::{
    data_dir::{DataDir, Settings},
    nats::users,
    ready::Sign,
    supervise::Program,
};

/// One process of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, also of its log and its pid file.
    pub role: &'static str,
    /// What sort of process it is.
    pub kind: Kind,
}

/// The sorts of process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// nats-server: carries events between the services and may lose all of them.
    Transport,
    /// A service: answers gRPC, keeps its own database.
    Service,
    /// The web face: owns no data.
    Face,
}

/// The system in the order in which it starts; it stops the other way round.
pub const SYSTEM: [Part; 6] = [
    Part { role: "nats", kind: Kind::Transport },
    Part { role: "orders", kind: Kind::Service },
    Part { role: "crews", kind: Kind::Service },
    Part { role: "social", kind: Kind::Service },
    Part { role: "invoicing", kind: Kind::Service },
    Part { role: "portal", kind: Kind::Face },
];

/// The processes with a key of their own to sign calls with.
pub const SIGNERS: [&str; 6] = ["orders", "crews", "social", "invoicing", "portal", "cli"];

/// Where the databases are, in the environment.
const DATABASE: &str = "WERKBRUG_DATABASE";

/// Everything the parts are told at their start.
#[derive(Clone, Debug)]
pub struct Plan {
    /// This binary, which is every part but nats-server.
    pub binary: PathBuf,
    /// The nats-server binary.
    pub nats_server: PathBuf,
    /// The data folder.
    pub data: DataDir,
    /// What the data folder remembers.
    pub settings: Settings,
    /// A folder with database files or a PostgreSQL URL; empty means the data folder.
    pub database: String,
    /// Where each part answers, in the order of [`SYSTEM`].
    pub addresses: Vec<SocketAddr>,
}

impl Plan {
    /// Where a part answers.
    pub fn address(&self, part: Part) -> Option<SocketAddr> {
        let place = SYSTEM.iter().position(|known| *known == part)?;
        self.addresses.get(place).copied()
    }

    /// Where the parts of one sort answer, by role.
    pub fn addresses_of(&self, kind: Kind) -> impl Iterator<Item = (&'static str, SocketAddr)> + '_ {
        SYSTEM
            .iter()
            .zip(&self.addresses)
            .filter(move |(part, _)| part.kind == kind)
            .map(|(part, address)| (part.role, *address))
    }

    /// The address of NATS as a client writes it.
    pub fn nats_url(&self) -> String {
        self.addresses_of(Kind::Transport).map(|(_, address)| format!("nats://{address}")).collect()
    }

    /// The configuration file of nats-server.
    pub fn nats_config(&self) -> PathBuf {
        self.data.run_file("nats", "conf")
    }

    /// How to run a part.
    pub fn program(&self, part: Part, address: SocketAddr) -> Program {
        Program {
            role: part.role,
            binary: self.binary.clone(),
            arguments: match part.kind {
                Kind::Transport => self.transport(),
                Kind::Service => self.service(part.role, address),
                Kind::Face => self.face(part.role, address),
            },
            // A database URL may hold a password: only who opens a database is told.
            environment: match part.kind {
                Kind::Service => vec![(DATABASE, Some(self.database.clone().into()))],
                Kind::Transport | Kind::Face => vec![(DATABASE, None)],
            },
            log: self.data.run_file(part.role, "log"),
            pid_file: self.data.run_file(part.role, "pid"),
        }
    }

    /// How to see that a part answers; nats-server is ready once its streams were applied.
    pub fn sign(part: Part, address: SocketAddr) -> Option<Sign> {
        match part.kind {
            Kind::Transport => None,
            Kind::Service => Some(Sign::Health(address)),
            Kind::Face => Some(Sign::Page(address)),
        }
    }

    fn transport(&self) -> Vec<OsString> {
        let mut told: Vec<OsString> = vec!["nats-guard".into()];
        told.extend(pair("--binary", &self.nats_server));
        told.extend(pair("--config", self.nats_config()));
        told.extend(pair("--parent-pid", std::process::id().to_string()));
        told
    }

    fn service(&self, role: &'static str, address: SocketAddr) -> Vec<OsString> {
        let mut told = self.process(role);
        told.extend(pair("--listen", address.to_string()));
        told.extend(pair("--nats", self.nats_url()));
        told.extend(pair("--nats-creds", users::seed_file(&self.data.keys(), role)));
        told
    }

    fn face(&self, role: &'static str, address: SocketAddr) -> Vec<OsString> {
        let mut told = self.process(role);
        told.extend(pair("--web-listen", address.to_string()));
        told
    }

    /// What every process of ours is told.
    fn process(&self, role: &'static str) -> Vec<OsString> {
        let mut told: Vec<OsString> = vec![role.into()];
        told.extend(pair("--data-dir", self.data.root()));
        told.extend(pair("--keys", self.data.keys()));
        told.extend(pair("--business-offset-seconds", self.settings.business_offset_seconds.to_string()));
        told.extend(pair("--parent-pid", std::process::id().to_string()));
        for (name, address) in self.addresses_of(Kind::Service) {
            if name != role {
                told.extend(pair("--peer", format!("{name}=http://{address}")));
            }
        }
        told
    }
}

fn pair(option: &str, value: impl AsRef<std::ffi::OsStr>) -> [OsString; 2] {
    [option.into(), value.as_ref().to_owned()]
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::topics::SERVICES;

    use super::*;

    #[test]
    fn the_system_runs_every_service_that_has_topics() {
        let listed: Vec<&str> = SYSTEM.iter().filter(|part| part.kind == Kind::Service).map(|part| part.role).collect();
        assert_eq!(listed, SERVICES);
    }

    #[test]
    fn everything_that_calls_a_service_has_a_key() {
        for part in SYSTEM.iter().filter(|part| part.kind != Kind::Transport) {
            assert!(SIGNERS.contains(&part.role), "{}", part.role);
        }
        assert!(SIGNERS.contains(&crate::running::CLI));
    }
}
