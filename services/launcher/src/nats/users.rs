//! The NATS users: a key pair each, whose seed only its owner gets to read.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use nkeys::KeyPair;
use werkbrug_proto::topics::SERVICES;

use crate::{
    failure::Failure,
    files,
    nats::permissions::{self, KEEPER, Permissions},
};

/// A user as the server is told about it.
#[derive(Clone, Debug)]
pub struct User {
    /// The service, or the keeper.
    pub name: &'static str,
    /// The public half of its key.
    pub public_key: String,
    /// What it may do.
    pub permissions: Permissions,
}

/// The file with the seed of a user.
pub fn seed_file(keys: &Path, user: &str) -> PathBuf {
    keys.join(format!("nats-{user}.seed"))
}

/// Makes the seeds that are missing and returns every user.
///
/// # Errors
/// A seed cannot be read, is no seed, or cannot be written.
pub fn prepare(keys: &Path) -> Result<Vec<User>, Failure> {
    let mut users = Vec::new();
    for service in SERVICES {
        users.push(User {
            name: service,
            public_key: public_key(keys, service)?,
            permissions: permissions::of_service(service),
        });
    }
    users.push(User { name: KEEPER, public_key: public_key(keys, KEEPER)?, permissions: permissions::of_keeper() });
    Ok(users)
}

/// The seed of a user.
///
/// # Errors
/// The file cannot be read.
pub fn seed(file: &Path) -> Result<String, Failure> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(cause) => Err(Failure::about(file, &cause)),
    }
}

fn public_key(keys: &Path, user: &str) -> Result<String, Failure> {
    let file = seed_file(keys, user);
    let pair = match std::fs::read_to_string(&file) {
        Ok(text) => KeyPair::from_seed(text.trim()).map_err(|cause| Failure::about(&file, &cause))?,
        Err(cause) if cause.kind() == ErrorKind::NotFound => make(&file)?,
        Err(cause) => return Err(Failure::about(&file, &cause)),
    };
    Ok(pair.public_key())
}

fn make(file: &Path) -> Result<KeyPair, Failure> {
    let pair = KeyPair::new_user();
    let seed = pair.seed().map_err(|cause| Failure::about(file, &cause))?;
    files::write_private(file, seed.as_bytes())?;
    Ok(pair)
}
