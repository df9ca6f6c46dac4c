//! Which programs the embedded issuer knows: this portal, and a second one to try out settings with.

use werkbrug_chassis::refusal::Fault;

use crate::{
    options::SecondClient,
    secret::{self, fingerprint},
    sign_in::BACK,
    web::Address,
};

/// The name under which the issuer knows the portal it stands in.
const OWN: &str = "werkbrug-portal";

/// A program that may ask who somebody is.
pub(crate) struct Client {
    pub(super) name: String,
    pub(super) secret: String,
    /// The one address to which people are sent back.
    pub(super) back: String,
}

impl Client {
    /// The portal around the issuer; its secret lives as long as this process.
    pub(super) fn own(address: &Address) -> Self {
        Self { name: OWN.to_owned(), secret: secret::fresh(), back: address.of(BACK) }
    }

    /// A portal elsewhere on this machine that tries its production settings.
    ///
    /// # Errors
    /// Its secret cannot be read, or it takes our own name.
    pub(super) fn second(asked: &SecondClient) -> Result<Self, Fault> {
        let doing = "reading the secret of the second client";
        if asked.name == OWN || asked.name.is_empty() {
            return Err(Fault::new(doing, "the second client needs a name of its own"));
        }
        let secret = std::fs::read_to_string(&asked.secret_file).map_err(Fault::during(doing))?;
        let secret = secret.trim().to_owned();
        if secret.is_empty() {
            return Err(Fault::new(doing, "the file is empty"));
        }
        Ok(Self { name: asked.name.clone(), secret, back: asked.back.to_string() })
    }

    /// Whether this is the client's secret.
    pub(super) fn proves(&self, given: &str) -> bool {
        fingerprint(given) == fingerprint(&self.secret)
    }
}
