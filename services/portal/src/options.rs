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
    /// Folder with words that a workshop renames: `nl.ftl` for everybody, `TENANT/nl.ftl` for one
    /// workshop; without it, `words` in the data folder
    #[arg(long, env = "WERKBRUG_WORDS")]
    pub words: Option<PathBuf>,
    /// Whom people may ask when something goes wrong, as it stands on error pages
    #[arg(id = "help_contact", long = "help-contact", env = "WERKBRUG_HELP_CONTACT")]
    pub help_contact: Option<String>,
    /// Sign-ins that may begin in a minute from one address, a third of it for one account; 0 is no limit
    #[arg(long, env = "WERKBRUG_SIGN_INS_PER_MINUTE", default_value_t = 60)]
    pub sign_ins_per_minute: u32,
    /// A proxy of our own stands before the portal: the last address in X-Forwarded-For is the visitor's
    #[arg(long, env = "WERKBRUG_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Another portal on this machine that may use the embedded issuer, to try its settings
    #[command(flatten)]
    pub second_client: Option<SecondClient>,
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

/// Another portal that may use the embedded issuer.
#[derive(clap::Args, Clone, Debug)]
pub struct SecondClient {
    /// Name under which the embedded issuer knows the other portal
    #[arg(id = "issuer_client", long = "issuer-client", env = "WERKBRUG_ISSUER_CLIENT", required = false)]
    pub name: String,
    /// Where people are sent back to: the other portal's /aanmelden/terug
    #[arg(
        id = "issuer_client_back",
        long = "issuer-client-back",
        env = "WERKBRUG_ISSUER_CLIENT_BACK",
        required = false
    )]
    pub back: Url,
    /// File with the secret that goes with the name
    #[arg(
        id = "issuer_client_secret_file",
        long = "issuer-client-secret-file",
        env = "WERKBRUG_ISSUER_CLIENT_SECRET_FILE",
        required = false
    )]
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
