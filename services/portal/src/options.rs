//! What the portal is told at its start, beside what every process is told.

use std::{net::SocketAddr, path::PathBuf};

use url::Url;

/// Where the pages answer and who says who somebody is.
#[derive(clap::Args, Clone, Debug)]
pub struct WebOptions {
    /// Address of the pages; port 0 takes a free one
    #[arg(id = "web_listen", long = "web-listen", env = "WERKBRUG_WEB_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Address that people type, when it is not <http://localhost:PORT>
    #[arg(long, env = "WERKBRUG_PUBLIC_URL")]
    pub public_url: Option<Url>,
    /// The organisation's own OpenID Connect issuer; without it a small one with invented people is
    /// embedded, on loopback only
    #[command(flatten)]
    pub issuer: Option<ExternalIssuer>,
}

/// An OpenID Connect issuer outside this process.
#[derive(clap::Args, Clone, Debug)]
pub struct ExternalIssuer {
    /// Address of the issuer, letter for letter as its tokens spell it
    #[arg(id = "oidc_issuer", long = "oidc-issuer", env = "WERKBRUG_OIDC_ISSUER", required = false)]
    pub url: String,
    /// Name under which the issuer knows this portal
    #[arg(id = "oidc_client", long = "oidc-client", env = "WERKBRUG_OIDC_CLIENT", required = false)]
    pub client: String,
    /// File with the secret that goes with the name
    #[arg(id = "oidc_secret_file", long = "oidc-secret-file", env = "WERKBRUG_OIDC_SECRET_FILE", required = false)]
    pub secret_file: PathBuf,
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use werkbrug_chassis::config::Config;

    use super::*;

    /// The portal's settings beside those of every process, as the one binary takes them.
    #[derive(Parser)]
    struct Both {
        #[command(flatten)]
        config: Config,
        #[command(flatten)]
        web: WebOptions,
    }

    const ISSUER: [&str; 6] =
        ["--oidc-issuer", "https://wie.example", "--oidc-client", "werkbrug", "--oidc-secret-file", "geheim"];

    #[test]
    fn an_issuer_of_ones_own_is_named_in_full_or_not_at_all() {
        let parsed = |more: &[&str]| Both::try_parse_from(["portal"].iter().chain(more));
        assert!(parsed(&[]).unwrap().web.issuer.is_none());
        assert_eq!(parsed(&ISSUER).unwrap().web.issuer.unwrap().url, "https://wie.example");
        assert!(parsed(&ISSUER[..4]).is_err(), "without its secret");
        let both = parsed(&["--listen", "127.0.0.1:7001", "--web-listen", "127.0.0.1:7002"]).unwrap();
        assert_eq!((both.config.listen.port(), both.web.listen.port()), (7001, 7002));
    }
}
