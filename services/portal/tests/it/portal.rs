//! A portal in this process, with personas and with services that are away or stand-ins.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use tempfile::TempDir;
use uuid::Uuid;
use werkbrug_chassis::{
    config::{Config, Peer},
    identity::Keyring,
    run::Context,
};
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_portal::{
    options::WebOptions,
    personas::{self, Persona},
    start::{Answering, start},
};

/// How long a test waits for anything.
pub(crate) const DEADLINE: Duration = Duration::from_secs(10);
/// The services the portal reads from.
pub(crate) const SERVICES: [&str; 4] = ["orders", "crews", "social", "invoicing"];

/// A running portal; it stops when dropped.
pub(crate) struct Portal {
    pub(crate) answering: Answering,
    pub(crate) context: Context,
    dir: Arc<TempDir>,
}

/// An invented person of each role.
pub(crate) fn persona(role: Role) -> Persona {
    let name = format!("Proef {}", role.as_str());
    let tenant = Id::from_uuid(Uuid::from_u128(1));
    Persona { id: format!("persona-{}", role.as_str()), name, role, about: None, tenant }
}

/// Settings of a process in this folder, with keys for everybody and every service at this address.
pub(crate) fn context(dir: &TempDir, services: SocketAddr) -> Context {
    let mut config = Config::inside(dir.path());
    Keyring::prepare(&config.keys, &["portal", "orders", "crews", "social", "invoicing"]).unwrap();
    config.peers = SERVICES.map(|name| Peer { name: name.to_owned(), address: format!("http://{services}") }).to_vec();
    Context::open("portal", config).unwrap()
}

pub(crate) fn options(listen: &str) -> WebOptions {
    WebOptions {
        listen: listen.parse().unwrap(),
        public_url: None,
        words: None,
        help_contact: None,
        sign_ins_per_minute: 60,
        behind_proxy: false,
        second_client: None,
        issuer: None,
    }
}

impl Portal {
    /// A portal whose services do not answer.
    pub(crate) async fn alone() -> Self {
        Self::with(tempfile::tempdir().unwrap(), "127.0.0.1:1".parse().unwrap()).await
    }

    /// A portal whose services do not answer, with so many sign-ins a minute.
    pub(crate) async fn pacing(sign_ins_per_minute: u32) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = WebOptions { sign_ins_per_minute, ..options("127.0.0.1:0") };
        Self::told(dir, "127.0.0.1:1".parse().unwrap(), &options).await
    }

    /// A portal whose services all answer at this address.
    pub(crate) async fn with(dir: TempDir, services: SocketAddr) -> Self {
        Self::told(dir, services, &options("127.0.0.1:0")).await
    }

    /// A portal with these settings.
    pub(crate) async fn told(dir: TempDir, services: SocketAddr, options: &WebOptions) -> Self {
        Self::inside(Arc::new(dir), services, options).await
    }

    /// Another portal on the folder of this one, as after a new start.
    pub(crate) async fn again(&self) -> Self {
        Self::inside(Arc::clone(&self.dir), "127.0.0.1:1".parse().unwrap(), &options("127.0.0.1:0")).await
    }

    async fn inside(dir: Arc<TempDir>, services: SocketAddr, options: &WebOptions) -> Self {
        let context = context(&dir, services);
        personas::write(dir.path(), &Role::ALL.map(persona)).unwrap();
        let answering = start(context.clone(), options).await.unwrap();
        Self { answering, context, dir }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.answering.base.as_str().trim_end_matches('/'))
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.context.tasks.stopping().cancel();
    }
}
