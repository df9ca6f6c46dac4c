//! What one process is told at its start, by arguments or by environment.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
};

/// The settings every process shares.
#[derive(clap::Args, Clone, Debug)]
pub struct Config {
    /// Address to answer calls on; port 0 takes a free one
    #[arg(long, env = "WERKBRUG_LISTEN", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Folder that holds everything this process keeps
    #[arg(long, env = "WERKBRUG_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// Address of the NATS server
    #[arg(long, env = "WERKBRUG_NATS", default_value = "nats://127.0.0.1:4222")]
    pub nats: String,
    /// File with the nkey seed of this process
    #[arg(long, env = "WERKBRUG_NATS_CREDS")]
    pub nats_creds: Option<PathBuf>,
    /// Folder with the private key of this process and the list of public keys
    #[arg(long, env = "WERKBRUG_KEYS", default_value = "data/keys")]
    pub keys: PathBuf,
    /// Where another process answers: NAME=http://address; may be repeated
    #[arg(long = "peer", value_name = "NAME=URL", env = "WERKBRUG_PEERS", value_delimiter = ',')]
    pub peers: Vec<Peer>,
    /// How far the business clock runs ahead of the wall clock
    #[arg(long, env = "WERKBRUG_BUSINESS_OFFSET_SECONDS", default_value_t = 0, allow_hyphen_values = true)]
    pub business_offset_seconds: i64,
    /// Stop when this parent process is gone
    #[arg(long)]
    pub parent_pid: Option<u32>,
    /// What to log, as a tracing filter
    #[arg(long, env = "WERKBRUG_LOG", default_value = "info")]
    pub log: String,
    /// Into how many partitions a topic is divided
    #[arg(long, env = "WERKBRUG_PARTITIONS", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub partitions: u32,
    /// Collector for traces and metrics; nothing is exported without it
    #[arg(long, env = "OTEL_EXPORTER_OTLP_ENDPOINT")]
    pub otlp_endpoint: Option<String>,
}

/// The name and address of another process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Its name, which is also the audience of tokens meant for it.
    pub name: String,
    /// Its address, such as `http://127.0.0.1:7001`.
    pub address: String,
}

impl FromStr for Peer {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text.split_once('=') {
            Some((name, address)) if !name.is_empty() && address.contains("://") => {
                Ok(Self { name: name.to_owned(), address: address.to_owned() })
            }
            Some(_) | None => Err("a peer is written as NAME=http://address"),
        }
    }
}

impl Config {
    /// The defaults with everything inside one folder and no peers.
    pub fn inside(data_dir: &Path) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data_dir: data_dir.to_path_buf(),
            database: String::new(),
            nats: "nats://127.0.0.1:4222".to_owned(),
            nats_creds: None,
            keys: data_dir.join("keys"),
            peers: Vec::new(),
            business_offset_seconds: 0,
            parent_pid: None,
            log: "info".to_owned(),
            partitions: 1,
            otlp_endpoint: None,
        }
    }

    /// Addresses by name, as [`crate::rpc::Peers`] wants them.
    pub fn peer_addresses(&self) -> BTreeMap<String, String> {
        self.peers.iter().map(|peer| (peer.name.clone(), peer.address.clone())).collect()
    }
}
