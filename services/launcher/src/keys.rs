//! `werkbrug keys make`: the keys of every process and the configuration of NATS, where no `werkbrug up` makes them.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use werkbrug_chassis::identity::Keyring;
use werkbrug_invoicing::blind as numbers;

use crate::{
    failure::Failure,
    files,
    nats::{config, permissions::KEEPER, users},
    running::CLI,
    say,
    system::SIGNERS,
};

/// The public keys of everybody.
const PUBLIC: &str = "public.json";
/// The role that keeps the streams.
const KEEPER_ROLE: &str = "nats-keeper";
/// The role at whose door national numbers are turned into blind indexes.
const NUMBERS_ROLE: &str = "invoicing";

/// Where the keys go, and where nats-server will be.
#[derive(clap::Args, Clone, Debug)]
pub struct MakeArgs {
    /// Folder that gets a folder for each role, and one for nats-server
    #[arg(long)]
    pub out: PathBuf,
    /// Address on which nats-server will listen
    #[arg(long, default_value = "0.0.0.0:4222")]
    pub nats_listen: SocketAddr,
    /// Folder in which nats-server will keep its store
    #[arg(long, default_value = "/data")]
    pub nats_store: PathBuf,
}

/// Makes what is missing; what is there stays as it is, so running it again is safe.
///
/// # Errors
/// The folder cannot be written, or holds a damaged key.
pub fn make(args: &MakeArgs) -> Result<(), Failure> {
    let all = args.out.join("all");
    files::make_private_folder(&all)?;
    Keyring::prepare(&all, &SIGNERS)?;
    let nats_users = users::prepare(&all)?;
    for role in SIGNERS {
        let (own, seed) = (args.out.join(role), users::seed_file(&all, role));
        hand_over(&all.join(format!("{role}.key")), &own)?;
        hand_over(&all.join(PUBLIC), &own)?;
        if seed.exists() {
            hand_over(&seed, &own)?;
        }
    }
    hand_over(&users::seed_file(&all, KEEPER), &args.out.join(KEEPER_ROLE))?;
    hand_over(&numbers::prepare(&all)?, &args.out.join(NUMBERS_ROLE))?;
    let nats = args.out.join("nats");
    files::make_private_folder(&nats)?;
    let text = config::text(args.nats_listen, &args.nats_store, &nats_users);
    files::write_private(&nats.join("nats.conf"), text.as_bytes())?;
    say::line(&format!("{}: a folder for each role; give a process its own and no other", args.out.display()));
    say::line(&format!("{CLI} is for people at a command line; {} holds everything", all.display()));
    Ok(())
}

fn hand_over(file: &Path, folder: &Path) -> Result<(), Failure> {
    files::make_private_folder(folder)?;
    let content = fs::read(file).map_err(|cause| Failure::about(file, &cause))?;
    files::write_private(&folder.join(file.file_name().unwrap_or_default()), &content)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use werkbrug_proto::topics::SERVICES;

    use super::*;

    fn everything_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap().flatten() {
            for file in fs::read_dir(entry.path()).unwrap().flatten() {
                let name = file.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(file.path()).unwrap());
            }
        }
        found
    }

    #[test]
    fn each_role_gets_its_own_keys_once_and_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("keys");
        let args = MakeArgs { out: out.clone(), nats_listen: "0.0.0.0:4222".parse().unwrap(), nats_store: "/s".into() };
        make(&args).unwrap();
        let first = everything_in(&out);
        for service in SERVICES {
            let own = first.keys().filter_map(|name| name.strip_prefix(&format!("{service}/")));
            let numbers = (service == NUMBERS_ROLE).then(|| "invoicing-numbers.key".to_owned());
            let wanted = [format!("nats-{service}.seed"), format!("{service}.key"), PUBLIC.to_owned()];
            let wanted: BTreeSet<_> = wanted.iter().chain(&numbers).map(String::as_str).collect();
            assert_eq!(own.collect::<BTreeSet<_>>(), wanted);
            let other = SERVICES.into_iter().find(|other| *other != service).unwrap();
            let keyring = Keyring::open(&out.join(service), service).unwrap();
            let token = keyring.process_token(other);
            assert!(Keyring::open(&out.join(other), other).unwrap().verify(&token, other).is_ok());
        }
        assert!(first.contains_key("nats-keeper/nats-keeper.seed") && first.contains_key("portal/portal.key"));
        assert!(String::from_utf8_lossy(&first["nats/nats.conf"]).contains("listen: \"0.0.0.0:4222\""));
        make(&args).unwrap();
        assert_eq!(everything_in(&out), first);
    }
}
