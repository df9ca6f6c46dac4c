//! The premium settlement as JSON, version 1: what the offline tool reads and what a run's fingerprint is taken of.

use sha2::{Digest, Sha256};

pub(crate) mod read;
pub(crate) mod result;
pub(crate) mod write;

/// Name and version of the input.
pub(crate) const INPUT: &str = "werkbrug-premium-input/1";
/// Name and version of the result.
pub(crate) const RESULT: &str = "werkbrug-premium-result/1";

/// The fingerprint of a text: SHA-256, in hexadecimals.
pub(crate) fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}
