//! The whole system starts, survives, and leaves nothing behind.

use std::{
    os::unix::fs::PermissionsExt,
    process::Stdio,
    time::{Duration, Instant},
};

use async_nats::{ConnectOptions, jetstream};
use rustix::process::{Signal, kill_process};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use werkbrug_launcher::{
    nats::{
        permissions::{KEEPER, inbox_prefix},
        users,
    },
    ready::{self, Sign},
    system::{Kind, SYSTEM},
};
use werkbrug_proto::topics::TOPICS;

use crate::{
    up_process::{Up, command, gone},
    wait::until,
};

#[tokio::test]
async fn stopping_leaves_no_process_behind() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let mut up = Up::start().await;
        let parts = up.parts();
        assert_eq!(parts.len(), SYSTEM.len(), "{parts:?}");
        up.signal(signal);
        assert!(up.ended().await.success(), "{signal:?}");
        gone(&parts).await;
        assert!(up.parts().is_empty());
        assert!(!up.data().join("run/system.json").exists());
    }
}

/// What an HTTP/2 client says first; one that then neither reads nor answers is never finished with.
const HELD: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";

#[tokio::test]
async fn callers_that_hold_their_connections_hold_up_a_stop_once_and_not_once_a_service() {
    let mut up = Up::start().await;
    let (parts, mut held) = (up.parts(), Vec::new());
    for address in up.running().services.values() {
        let mut connection = TcpStream::connect(address.trim_start_matches("http://")).await.unwrap();
        connection.write_all(HELD).await.unwrap();
        // Its answer shows that the service has taken the connection.
        connection.read_exact(&mut [0_u8; 9]).await.unwrap();
        held.push(connection);
    }
    let began = Instant::now();
    up.signal(Signal::INT);
    assert!(up.ended().await.success());
    let took = began.elapsed();
    // Two seconds are given to such callers; four services one after the other would take eight.
    assert!((Duration::from_secs(2)..Duration::from_secs(6)).contains(&took), "{took:?}");
    gone(&parts).await;
}

#[tokio::test]
async fn only_who_opens_a_database_is_told_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let databases = folder.path().join("elsewhere");
    std::fs::create_dir(&databases).unwrap();
    let up = Up::start_in(folder, &[("WERKBRUG_DATABASE", databases.to_str().unwrap())]).await;
    for (role, pid) in up.parts() {
        let environment = std::fs::read(format!("/proc/{}/environ", pid.as_raw_nonzero())).unwrap();
        let is_told = environment.split(|byte| *byte == 0).any(|one| one.starts_with(b"WERKBRUG_DATABASE="));
        let is_service = SYSTEM.iter().any(|part| part.role == role && part.kind == Kind::Service);
        assert_eq!(is_told, is_service, "{role}");
    }
}

#[tokio::test]
async fn the_death_of_the_launcher_leaves_no_process_behind() {
    let mut up = Up::start().await;
    let parts = up.parts();
    up.signal(Signal::KILL);
    assert!(!up.ended().await.success());
    gone(&parts).await;
}

#[tokio::test]
async fn a_killed_service_answers_again_at_the_same_address() {
    let up = Up::start().await;
    let before = up.parts()["orders"];
    kill_process(before, Signal::KILL).unwrap();
    until("orders runs again", || async { up.parts().get("orders").copied().filter(|pid| *pid != before) }).await;
    let address = up.running().services["orders"].trim_start_matches("http://").parse().unwrap();
    assert!(ready::within(Duration::from_secs(20), Sign::Health(address)).await);
}

#[tokio::test]
async fn a_wiped_nats_store_gets_its_streams_back() {
    let up = Up::start().await;
    let before = up.parts()["nats"];
    kill_process(before, Signal::KILL).unwrap();
    std::fs::remove_dir_all(up.data().join("nats")).unwrap();
    let seed = users::seed(&users::seed_file(&up.data().join("keys"), KEEPER)).unwrap();
    let client = ConnectOptions::with_nkey(seed)
        .custom_inbox_prefix(inbox_prefix(KEEPER))
        .retry_on_initial_connect()
        .connect(&up.running().nats)
        .await
        .unwrap();
    let jetstream = jetstream::new(client);
    for topic in TOPICS {
        until(&topic.stream(), || async {
            let stream = jetstream.get_stream(topic.stream()).await.ok()?;
            (stream.cached_info().state.consumer_count == topic.consumers.len()).then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_second_system_on_the_same_data_is_refused_in_one_line() {
    let up = Up::start().await;
    let second = command(&up.data()).stdout(Stdio::null()).stderr(Stdio::piped()).output().await.unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!((second.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert_eq!(up.parts().len(), SYSTEM.len());
}

#[tokio::test]
async fn it_says_where_everything_is_and_how_to_stop() {
    let up = Up::start().await;
    let said = up.said.join("\n");
    let running = up.running();
    for address in running.services.values().chain([&running.web, &running.nats]) {
        assert!(said.contains(address.as_str()), "{address} is not in {said}");
    }
    assert!(said.contains("Ctrl-C"), "{said}");
}

#[tokio::test]
async fn only_the_owner_can_look_into_the_data() {
    let up = Up::start().await;
    for entry in std::fs::read_dir(up.data().join("keys")).unwrap().flatten() {
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        let is_public = entry.file_name() == "public.json";
        assert!(is_public || mode == 0o600, "{:?} {mode:o}", entry.file_name());
    }
    for folder in ["", "keys", "run"] {
        let mode = std::fs::metadata(up.data().join(folder)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "{folder:?}");
    }
}
