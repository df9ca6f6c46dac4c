//! The configuration text of the NATS server: loopback only, one account, one user a service.

use std::{fmt::Write, net::SocketAddr, path::Path};

use crate::nats::users::User;

/// The largest event that may be published; ours are a few hundred bytes.
const MAX_PAYLOAD_BYTES: u32 = 1024 * 1024;
/// Nothing of ours is kept in memory alone.
const MAX_MEMORY_BYTES: u64 = 16 * 1024 * 1024;
/// How much the streams may keep on disk before the oldest go.
const MAX_STORE_BYTES: u64 = 8 * 1024 * 1024 * 1024;

/// The text of `nats.conf`.
pub fn text(listen: SocketAddr, store: &Path, users: &[User]) -> String {
    let mut text = format!(
        "# Written by `werkbrug up` at each start from the list of topics; changes here are lost.\n\
         server_name: werkbrug\n\
         listen: {}\n\
         max_payload: {MAX_PAYLOAD_BYTES}\n\
         jetstream {{\n  store_dir: {}\n  sync_interval: always\n  max_memory_store: {MAX_MEMORY_BYTES}\n  max_file_store: {MAX_STORE_BYTES}\n}}\n\
         accounts {{\n  WERKBRUG {{\n    jetstream: enabled\n    users: [\n",
        quoted(&listen.to_string()),
        quoted(&store.to_string_lossy()),
    );
    for user in users {
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "      # {}\n      {{ nkey: {}, permissions: {{\n        publish: {{ allow: {} }}\n        subscribe: {{ allow: {} }}\n      }} }}",
            user.name,
            user.public_key,
            list(&user.permissions.publish),
            list(&user.permissions.subscribe),
        );
    }
    text.push_str("    ]\n  }\n}\n");
    text
}

fn list(subjects: &[String]) -> String {
    let quoted: Vec<String> = subjects.iter().map(|subject| quoted(subject)).collect();
    format!("[{}]", quoted.join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
