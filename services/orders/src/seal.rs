//! The mark by which a later reader knows that a promise is what was said: a keyed hash, with a key that is not in the
//! database.

use std::{fs, path::Path};

use hmac::{Hmac, Mac};
use sha2::Sha256;
use werkbrug_chassis::refusal::Fault;

/// Apart from every other use of the process's key.
const PURPOSE: &[u8] = b"werkbrug orders promise 1";

/// Gives marks and knows them again.
pub(crate) struct Sealer {
    key: Vec<u8>,
}

impl Sealer {
    /// With a key that is made from the one of this process, which every replica of it has.
    pub(crate) fn open(keys: &Path, process: &str) -> Result<Self, Fault> {
        let own =
            fs::read(keys.join(format!("{process}.key"))).map_err(Fault::during("reading the key of promises"))?;
        let made = keyed(&own)?.chain_update(PURPOSE).finalize();
        Ok(Self { key: made.into_bytes().to_vec() })
    }

    /// The mark of a text that follows on what has the mark before; the first follows on nothing.
    pub(crate) fn mark(&self, before: &str, text: &str) -> Result<String, Fault> {
        Ok(hex::encode(self.over(before, text)?.finalize().into_bytes()))
    }

    /// Whether this is its mark.
    pub(crate) fn knows(&self, before: &str, text: &str, mark: &str) -> Result<bool, Fault> {
        let Ok(mark) = hex::decode(mark) else { return Ok(false) };
        Ok(self.over(before, text)?.verify_slice(&mark).is_ok())
    }

    fn over(&self, before: &str, text: &str) -> Result<Hmac<Sha256>, Fault> {
        // No mark holds a line's end, so nothing can slip from one part into the other.
        Ok(keyed(&self.key)?.chain_update(before).chain_update(b"\n").chain_update(text))
    }
}

fn keyed(key: &[u8]) -> Result<Hmac<Sha256>, Fault> {
    Hmac::new_from_slice(key).map_err(Fault::during("making a seal"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_of_one_text_in_one_place_by_one_key() {
        let (own, other) = (Sealer { key: vec![1] }, Sealer { key: vec![2] });
        let mark = own.mark("before", "a promise").unwrap();
        assert!(own.knows("before", "a promise", &mark).unwrap());
        let table = [("before", "a promisf", &mark), ("befor", "ea promise", &mark), ("", "a promise", &mark)];
        for (before, text, mark) in table {
            assert!(!own.knows(before, text, mark).unwrap(), "{before} {text}");
        }
        assert!(!other.knows("before", "a promise", &mark).unwrap(), "another key");
        assert!(!own.knows("before", "a promise", "").unwrap() && !own.knows("before", "a promise", "x").unwrap());
    }
}
