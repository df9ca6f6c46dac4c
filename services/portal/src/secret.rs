//! Random values nobody can guess, and seals that show a value came from here.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use werkbrug_chassis::refusal::Fault;

/// What a secret is looked up by; reading memory or timing a look-up does not give the secret away.
pub(crate) type Fingerprint = [u8; 32];

/// 256 random bits, as text for a cookie or an address.
pub(crate) fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The fingerprint of a secret.
pub(crate) fn fingerprint(secret: &str) -> Fingerprint {
    Sha256::digest(secret).into()
}

/// The fingerprint as PKCE spells it (RFC 7636, method S256).
pub(crate) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

/// Seals values under a key that lives as long as this process.
#[derive(Clone)]
pub(crate) struct Seal(Hmac<Sha256>);

impl Seal {
    /// A seal under a new key.
    pub(crate) fn fresh() -> Result<Self, Fault> {
        let key = rand::random::<[u8; 32]>();
        Hmac::new_from_slice(&key).map(Self).map_err(Fault::during("making a key for seals"))
    }

    /// The seal over these values, in this order.
    pub(crate) fn over(&self, values: &[&str]) -> String {
        URL_SAFE_NO_PAD.encode(self.over_all(values).finalize().into_bytes())
    }

    /// Whether this seal was made here over exactly these values.
    pub(crate) fn holds(&self, values: &[&str], given: &str) -> bool {
        URL_SAFE_NO_PAD.decode(given).is_ok_and(|bytes| self.over_all(values).verify_slice(&bytes).is_ok())
    }

    fn over_all(&self, values: &[&str]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        for value in values {
            // The length goes first, so that ("ab", "c") and ("a", "bc") differ.
            mac.update(&value.len().to_le_bytes());
            mac.update(value.as_bytes());
        }
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_for_its_own_values_only() {
        let seal = Seal::fresh().unwrap();
        let given = seal.over(&["ab", "c"]);
        assert!(seal.holds(&["ab", "c"], &given));
        for other in [&["a", "bc"][..], &["abc"], &["ab", "d"], &["ab", "c", ""]] {
            assert!(!seal.holds(other, &given), "{other:?}");
        }
        assert!(!Seal::fresh().unwrap().holds(&["ab", "c"], &given), "another process");
        assert!(!seal.holds(&["ab", "c"], "") && !seal.holds(&["ab", "c"], "geen zegel"));
    }

    #[test]
    fn the_challenge_is_the_one_of_the_rfc() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (one, other) = (fresh(), fresh());
        assert_eq!(one.len(), 43);
        assert_ne!(one, other);
    }
}
