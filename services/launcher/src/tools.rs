//! What a person can ask of a running system: compare, rebuild, reconcile, look at what was put aside.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use tonic::Status;
use werkbrug_chassis::{
    config::Peer,
    identity::Keyring,
    rpc::{Authed, Peers},
};
use werkbrug_proto::{
    pipeline::{
        DigestRequest, RebuildRequest, ReconcileRequest, TableDigest, VerifyChainRequest,
        pipeline_client::PipelineClient,
    },
    topics::{self, SERVICES},
};

use crate::{
    data_dir::DataDir,
    failure::Failure,
    running::{CLI, Running},
    say,
};

pub mod parked;

const DIGEST_HEADING: [&str; 8] = ["service", "table", "source", "topic", "partition", "seq", "rows", "digest"];

/// Which running system to ask.
#[derive(clap::Args, Clone, Debug)]
pub struct At {
    /// Data folder of the system that runs on this machine
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Where a service answers, when the system was not started by `werkbrug up`: NAME=http://address; may be repeated
    #[arg(long = "peer", value_name = "NAME=URL", env = "WERKBRUG_PEERS", value_delimiter = ',')]
    pub peers: Vec<Peer>,
    /// Folder with the key of the command line, beside --peer
    #[arg(long, env = "WERKBRUG_KEYS", requires = "peers")]
    pub keys: Option<PathBuf>,
}

/// The services of one running system.
pub struct System {
    /// Connections to them, as the command line.
    pub peers: Peers,
    /// The names of the services that can be asked.
    pub services: Vec<String>,
}

impl At {
    /// Finds the services.
    ///
    /// # Errors
    /// No system runs there, or the key of the command line cannot be read.
    pub fn system(&self) -> Result<System, Failure> {
        let data = DataDir::at(&self.data_dir);
        let (addresses, keys) = if self.peers.is_empty() {
            let running = Running::load(&data)?;
            (running.services, running.keys)
        } else {
            let named = self.peers.iter().map(|peer| (peer.name.clone(), peer.address.clone()));
            let keys = self.keys.clone().unwrap_or_else(|| data.keys());
            (named.collect::<BTreeMap<_, _>>(), keys)
        };
        let services =
            SERVICES.into_iter().filter(|service| addresses.contains_key(*service)).map(str::to_owned).collect();
        let keyring = Keyring::open(&keys, CLI)?;
        Ok(System { peers: Peers::new(Arc::new(keyring), addresses), services })
    }
}

impl System {
    /// The pipeline of a service, called as the command line.
    ///
    /// # Errors
    /// The service is not one of this system.
    pub fn pipeline(&self, service: &str) -> Result<PipelineClient<Authed>, Failure> {
        Ok(PipelineClient::new(self.peers.as_process(service)?))
    }
}

/// Prints the fingerprint of every copy.
///
/// # Errors
/// A service does not answer.
pub async fn digest(at: &At) -> Result<(), Failure> {
    let system = at.system()?;
    let mut rows = Vec::new();
    for service in &system.services {
        let reply = system.pipeline(service)?.digest(DigestRequest {}).await.map_err(by(service))?;
        rows.extend(reply.into_inner().tables.iter().map(|table| digest_row(service, table)));
    }
    say::table(&DIGEST_HEADING, &rows);
    Ok(())
}

/// Builds every copy again and prints the fingerprints of the new ones.
///
/// # Errors
/// A service does not answer, or a copy differed from the rebuilt one (exit code 1).
pub async fn rebuild(at: &At) -> Result<(), Failure> {
    let system = at.system()?;
    let (mut rows, mut differed) = (Vec::new(), 0_u32);
    for service in &system.services {
        let reply = system.pipeline(service)?.rebuild(RebuildRequest {}).await.map_err(by(service))?.into_inner();
        differed = differed.saturating_add(reply.tables_that_differed);
        rows.extend(reply.after.iter().map(|table| digest_row(service, table)));
    }
    say::table(&DIGEST_HEADING, &rows);
    match differed {
        0 => Ok(()),
        _ => Err(Failure::findings(format!(
            "{differed} tables differed from what was built again; they hold the new rows now"
        ))),
    }
}

/// Compares every topic with its source, replays what is missing, and prints what was found.
///
/// # Errors
/// A service does not answer, or a copy was not what its source says (exit code 1).
pub async fn reconcile(at: &At) -> Result<(), Failure> {
    let system = at.system()?;
    let (mut rows, mut findings, mut repaired) = (Vec::new(), Vec::new(), 0_u64);
    for service in &system.services {
        for topic in topics::heard_by(service) {
            let request = ReconcileRequest { source: topic.source.to_owned(), topic: topic.name.to_owned() };
            let reply = system.pipeline(service)?.reconcile(request).await.map_err(by(service))?.into_inner();
            repaired = repaired.saturating_add(reply.replayed).saturating_add(reply.orphaned);
            rows.push(vec![
                service.clone(),
                topic.source.to_owned(),
                topic.name.to_owned(),
                reply.fork_seq.to_string(),
                reply.replayed.to_string(),
                reply.orphaned.to_string(),
            ]);
            findings.extend(
                reply.findings.iter().map(|finding| format!("{service} <- {}/{}: {finding}", topic.source, topic.name)),
            );
        }
    }
    say::table(&["service", "source", "topic", "fork", "replayed", "orphaned"], &rows);
    for finding in &findings {
        say::line(finding);
    }
    match repaired {
        0 => Ok(()),
        _ => Err(Failure::findings(format!("{repaired} events were replayed or are known here only"))),
    }
}

/// Verifies the hash chain of every topic of every service, the audit topic among them.
///
/// # Errors
/// A service does not answer, or a chain does not hold (exit code 1).
pub async fn audit_verify(at: &At) -> Result<(), Failure> {
    let system = at.system()?;
    let (mut rows, mut findings) = (Vec::new(), Vec::new());
    for service in &system.services {
        let reply =
            system.pipeline(service)?.verify_chain(VerifyChainRequest {}).await.map_err(by(service))?.into_inner();
        rows.push(vec![service.clone(), reply.entries.to_string(), reply.faults.len().to_string()]);
        findings.extend(reply.faults.iter().map(|fault| format!("{service}: {fault}")));
    }
    say::table(&["service", "entries", "faults"], &rows);
    say_findings(&findings)
}

fn say_findings(findings: &[String]) -> Result<(), Failure> {
    for finding in findings {
        say::line(finding);
    }
    match findings.len() {
        0 => Ok(()),
        count => Err(Failure::findings(format!("{count} findings"))),
    }
}

fn digest_row(service: &str, table: &TableDigest) -> Vec<String> {
    vec![
        service.to_owned(),
        table.table.clone(),
        table.source.clone(),
        table.topic.clone(),
        table.partition.to_string(),
        table.seq.to_string(),
        table.rows.to_string(),
        table.digest.clone(),
    ]
}

/// Puts the name of the service before what it answered.
fn by(service: &str) -> impl Fn(Status) -> Failure + '_ {
    move |status| match status.message() {
        "" => Failure::unusable(format!("{service}: {}", status.code())),
        text => Failure::unusable(format!("{service}: {text}")),
    }
}
