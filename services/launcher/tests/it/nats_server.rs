//! A real nats-server with our configuration, and clients with the seeds of its users.

use std::{path::PathBuf, process::Stdio, time::Duration};

use async_nats::{Client, ConnectOptions, Event, jetstream};
use tempfile::TempDir;
use tokio::{
    process::{Child, Command},
    sync::mpsc,
};
use werkbrug_chassis::tasks::Tasks;
use werkbrug_launcher::{
    nats::{binary, config, keeper, permissions, permissions::KEEPER, users},
    ports,
};

/// A server with every stream in place; gone when dropped.
pub(crate) struct Server {
    pub(crate) address: String,
    folder: TempDir,
    _process: Child,
    _tasks: Tasks,
}

/// A connection of one user, and what the server refused it.
pub(crate) struct User {
    pub(crate) client: Client,
    refused: mpsc::UnboundedReceiver<String>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listen = ports::free(1).unwrap()[0];
        let users = users::prepare(folder.path()).unwrap();
        let text = config::text(listen, &folder.path().join("store"), &users);
        let config = folder.path().join("nats.conf");
        std::fs::write(&config, text).unwrap();
        let named = std::env::var_os("WERKBRUG_NATS_BIN").map(PathBuf::from);
        let process = Command::new(binary::find(named.as_deref()).unwrap().path)
            .arg("--config")
            .arg(config)
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let (address, tasks) = (format!("nats://{listen}"), Tasks::new());
        let mut applied = keeper::start(&address, &users::seed_file(folder.path(), KEEPER), &tasks).await.unwrap();
        tokio::time::timeout(Duration::from_secs(30), applied.wait_for(|times| *times > 0)).await.unwrap().unwrap();
        Self { address, folder, _process: process, _tasks: tasks }
    }

    pub(crate) async fn user(&self, name: &str) -> User {
        let seed = users::seed(&users::seed_file(self.folder.path(), name)).unwrap();
        let (told, refused) = mpsc::unbounded_channel();
        let client = ConnectOptions::with_nkey(seed)
            .custom_inbox_prefix(permissions::inbox_prefix(name))
            .request_timeout(Some(Duration::from_secs(5)))
            .event_callback(move |event| {
                if let Event::ServerError(error) = event {
                    let _ = told.send(error.to_string());
                }
                std::future::ready(())
            })
            .connect(&self.address)
            .await
            .unwrap();
        User { client, refused }
    }

    pub(crate) async fn keeper(&self) -> jetstream::Context {
        jetstream::new(self.user(KEEPER).await.client)
    }
}

impl User {
    /// Whether the server refused something about this subject.
    pub(crate) async fn is_refused(&mut self, subject: &str) -> bool {
        let named = format!("\"{subject}\"").to_lowercase();
        let heard = async {
            while let Some(text) = self.refused.recv().await {
                let text = text.to_lowercase();
                if text.contains("permissions violation") && text.contains(&named) {
                    return true;
                }
            }
            false
        };
        tokio::time::timeout(Duration::from_secs(5), heard).await.unwrap_or(false)
    }
}
