//! Key files: `DIR/<process>.key` for the process alone, `DIR/public.json` for everybody.

use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ed25519_dalek::SigningKey;
use jsonwebtoken::{DecodingKey, EncodingKey};

use crate::refusal::Fault;

/// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7).
const PKCS8_PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const PUBLIC_LIST: &str = "public.json";

type Known = BTreeMap<String, DecodingKey>;

pub(super) fn prepare(dir: &Path, processes: &[&str]) -> Result<(), Fault> {
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(Fault::during("making the key folder"))?;
    let mut list = public_list(dir)?;
    for process in processes {
        let seed = existing_or_new(dir, process)?;
        let public = SigningKey::from_bytes(&seed).verifying_key();
        list.insert((*process).to_owned(), STANDARD.encode(public.as_bytes()));
    }
    let text = serde_json::to_vec_pretty(&list).map_err(Fault::during("writing the list of public keys"))?;
    let draft = dir.join("public.json.new");
    fs::write(&draft, text)
        .and_then(|()| fs::rename(&draft, dir.join(PUBLIC_LIST)))
        .map_err(Fault::during("saving the list of public keys"))
}

pub(super) fn open(dir: &Path, process: &str) -> Result<(EncodingKey, Known), Fault> {
    let seed =
        read_seed(dir, process)?.ok_or_else(|| Fault::new("opening the key of this process", "it has no key file"))?;
    let signing = EncodingKey::from_ed_der(&[PKCS8_PREFIX.as_slice(), seed.as_slice()].concat());
    let mut known = Known::new();
    for (name, public) in public_list(dir)? {
        let bytes = bytes_of(&public)?;
        let key = DecodingKey::from_ed_components(&URL_SAFE_NO_PAD.encode(bytes));
        known.insert(name, key.map_err(Fault::during("reading a public key"))?);
    }
    Ok((signing, known))
}

fn existing_or_new(dir: &Path, process: &str) -> Result<[u8; 32], Fault> {
    if let Some(seed) = read_seed(dir, process)? {
        return Ok(seed);
    }
    let seed: [u8; 32] = rand::random();
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(key_file(dir, process))
        .map_err(Fault::during("making a key file"))?;
    file.write_all(STANDARD.encode(seed).as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(Fault::during("writing a key file"))?;
    Ok(seed)
}

fn read_seed(dir: &Path, process: &str) -> Result<Option<[u8; 32]>, Fault> {
    let text = match fs::read_to_string(key_file(dir, process)) {
        Ok(text) => text,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(Fault::new("reading a key file", cause)),
    };
    Ok(Some(bytes_of(&text)?))
}

/// The 32 bytes of a private or public key.
fn bytes_of(text: &str) -> Result<[u8; 32], Fault> {
    let bytes = STANDARD.decode(text.trim()).map_err(Fault::during("reading a key"))?;
    bytes.try_into().map_err(|_| Fault::new("reading a key", "it does not have 32 bytes"))
}

fn public_list(dir: &Path) -> Result<BTreeMap<String, String>, Fault> {
    match fs::read(dir.join(PUBLIC_LIST)) {
        Ok(text) => serde_json::from_slice(&text).map_err(Fault::during("reading the list of public keys")),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(cause) => Err(Fault::new("reading the list of public keys", cause)),
    }
}

fn key_file(dir: &Path, process: &str) -> std::path::PathBuf {
    dir.join(format!("{process}.key"))
}
