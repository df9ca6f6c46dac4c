//! Sending a message to a customer's own system: signed, with an end to every wait, and never to an address inside.
//!
//! A host's name is looked up once, and only the addresses that were looked at are called; no redirect is followed.

use std::{
    error::Error,
    fmt, fs,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use hmac::{Hmac, Mac};
use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use sha2::Sha256;
use werkbrug_chassis::refusal::{Fault, Refusal};
use werkbrug_orders_domain::receiver;

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Beside the keys: receivers inside our own network that the operator allows, a `host:port` on each line. Without the file
/// there are none.
const ALLOWED: &str = "webhooks-allowed";
/// Longest address.
const LONGEST: usize = 500;

/// What came of a try.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The receiver said that it has it; with its status.
    Arrived(String),
    /// It did not; a status or a word.
    Failed(String),
}

/// A message as it is sent.
pub(crate) struct Message<'a> {
    /// Its id, by which a receiver knows one that it has.
    pub(crate) id: String,
    /// Its content.
    pub(crate) body: &'a str,
    /// What it is signed with.
    pub(crate) secret: &'a str,
    /// When it is sent, in seconds since 1970.
    pub(crate) at_seconds: i64,
}

/// Sends messages.
#[derive(Clone)]
pub(crate) struct Sender {
    outside: Client,
    inside: Client,
    allowed: PathBuf,
}

impl Sender {
    /// With the operator's allowances beside the keys.
    pub(crate) fn new(keys: &Path) -> Result<Self, Fault> {
        let client = || Client::builder().redirect(Policy::none()).no_proxy().timeout(PATIENCE).user_agent("werkbrug");
        let outside = client().https_only(true).dns_resolver(Arc::new(Outside)).build();
        Ok(Self {
            outside: outside.map_err(Fault::during("preparing to send"))?,
            inside: client().build().map_err(Fault::during("preparing to send"))?,
            allowed: keys.join(ALLOWED),
        })
    }

    /// An address that messages may be sent to.
    pub(crate) fn check(&self, address: &str) -> Result<Url, Refusal> {
        let wrong = |reason, text: &str| Refusal::invalid("url", reason, text);
        let url = Url::parse(address.trim()).ok().filter(|url| url.as_str().len() <= LONGEST);
        let url =
            url.ok_or_else(|| wrong("URL_UNREADABLE", "this is an address as https://voorbeeld.example/orders"))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("URL_WITH_PASSWORD", "an address has no name and password in it"));
        }
        if self.is_allowed(&url) {
            return Ok(url);
        }
        if url.scheme() != "https" {
            return Err(wrong("URL_NOT_HTTPS", "messages are only sent over https"));
        }
        let host = url.host_str().unwrap_or_default();
        let is_name = host.contains('.') && !host.ends_with(".localhost") && !host.ends_with(".local");
        let is_open = literal(host).map_or(is_name, receiver::is_public);
        if is_open { Ok(url) } else { Err(wrong("URL_INSIDE", "the whole world must be able to reach this address")) }
    }

    /// Sends a message.
    pub(crate) async fn send(&self, address: &str, message: &Message<'_>) -> Result<Outcome, Fault> {
        let Ok(url) = self.check(address) else { return Ok(Outcome::Failed("address_refused".to_owned())) };
        let client = if self.is_allowed(&url) { &self.inside } else { &self.outside };
        let request = client
            .post(url)
            .header("content-type", "application/json")
            .header("werkbrug-delivery", &message.id)
            .header("werkbrug-signature", signature(message)?)
            .body(message.body.to_owned());
        let said = match request.send().await {
            Ok(answer) if answer.status().is_success() => {
                return Ok(Outcome::Arrived(answer.status().as_str().to_owned()));
            }
            Ok(answer) if answer.status().is_redirection() => "redirected".to_owned(),
            Ok(answer) => answer.status().as_str().to_owned(),
            Err(cause) if cause.is_timeout() => "timed_out".to_owned(),
            Err(cause) if is_inside(&cause) => "address_refused".to_owned(),
            Err(_) => "unreachable".to_owned(),
        };
        Ok(Outcome::Failed(said))
    }

    fn is_allowed(&self, url: &Url) -> bool {
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else { return false };
        let own = format!("{host}:{port}");
        fs::read_to_string(&self.allowed).is_ok_and(|text| text.lines().any(|line| line.trim() == own))
    }
}

/// The moment, and a keyed hash over the moment and the content, so that no message can be sent again later by others.
fn signature(message: &Message<'_>) -> Result<String, Fault> {
    let keyed =
        Hmac::<Sha256>::new_from_slice(message.secret.as_bytes()).map_err(Fault::during("signing a message"))?;
    let signed = keyed.chain_update(message.at_seconds.to_string()).chain_update(b".").chain_update(message.body);
    Ok(format!("t={},v1={}", message.at_seconds, hex::encode(signed.finalize().into_bytes())))
}

fn literal(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// Looks up names, and answers only addresses that the whole world can reach; one that is inside spoils all.
struct Outside;

impl Resolve for Outside {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.iter().all(|address| receiver::is_public(address.ip())) {
                Ok(Box::new(found.into_iter()) as Addrs)
            } else {
                Err(Inside.into())
            }
        })
    }
}

/// A name that leads inside.
#[derive(Debug)]
struct Inside;

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name leads to an address inside")
    }
}

impl Error for Inside {}

fn is_inside(cause: &reqwest::Error) -> bool {
    let mut next: Option<&(dyn Error + 'static)> = cause.source();
    while let Some(error) = next {
        if error.is::<Inside>() {
            return true;
        }
        next = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_addresses_over_https_are_taken_and_what_the_operator_allows() {
        let keys = tempfile::tempdir().unwrap();
        let sender = Sender::new(keys.path()).unwrap();
        let table = [
            ("https://voorbeeld.example/orders", None),
            ("http://voorbeeld.example/orders", Some("URL_NOT_HTTPS")),
            ("ftp://voorbeeld.example/orders", Some("URL_NOT_HTTPS")),
            ("https://wie:geheim@voorbeeld.example/", Some("URL_WITH_PASSWORD")),
            ("https://127.0.0.1/", Some("URL_INSIDE")),
            ("https://2130706433/", Some("URL_INSIDE")),
            ("https://0x7f.1/", Some("URL_INSIDE")),
            ("https://[::1]/", Some("URL_INSIDE")),
            ("https://[::ffff:10.0.0.1]/", Some("URL_INSIDE")),
            ("https://169.254.169.254/latest", Some("URL_INSIDE")),
            ("https://localhost/", Some("URL_INSIDE")),
            ("https://printer/", Some("URL_INSIDE")),
            ("https://9.9.9.9/", None),
            ("geen adres", Some("URL_UNREADABLE")),
        ];
        for (address, reason) in table {
            assert_eq!(sender.check(address).err().map(|refusal| refusal.reason), reason, "{address}");
        }
        fs::write(keys.path().join(ALLOWED), "127.0.0.1:8080\n").unwrap();
        assert!(sender.check("http://127.0.0.1:8080/orders").is_ok());
        assert!(sender.check("http://127.0.0.1:8081/orders").is_err());
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_called() {
        let found = Outside.resolve("localhost".parse().unwrap()).await;
        assert!(found.is_err_and(|cause| cause.is::<Inside>()));
    }

    #[test]
    fn a_signature_is_of_one_moment_and_one_content() {
        let sign =
            |at_seconds, body| signature(&Message { id: String::new(), body, secret: "geheim", at_seconds }).unwrap();
        // Reckoned apart: printf '1.{}' | openssl dgst -sha256 -hmac geheim
        assert_eq!(sign(1, "{}"), "t=1,v1=495e69ef774789fe8ae928076385918a93404a438ba6981b31c960fedc0989d2");
        assert_ne!(sign(1, "{}"), sign(2, "{}"));
        assert_ne!(sign(1, "{}"), sign(1, "{ }"));
    }
}
