//! Who may say what about whom, and for how long.

use std::{fs, net::IpAddr, os::unix::fs::PermissionsExt};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use tempfile::TempDir;
use werkbrug_chassis::identity::{Caller, Keyring};

use crate::process::somebody;

/// PKCS #8 around 32 bytes of Ed25519 (RFC 8410).
const PKCS8_PREFIX: [u8; 16] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const PROCESSES: [&str; 3] = ["portal", "cli", "ledger"];

fn keys() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Keyring::prepare(folder.path(), &PROCESSES).unwrap();
    folder
}

fn ring(folder: &TempDir, process: &str) -> Keyring {
    Keyring::open(folder.path(), process).unwrap()
}

/// Signs any claims with the real key of a process, as a defective or hostile copy of it could.
fn forged(folder: &TempDir, process: &str, named: &str, claims: &Value) -> String {
    let seed = fs::read_to_string(folder.path().join(format!("{process}.key"))).unwrap();
    let der = [PKCS8_PREFIX.as_slice(), &STANDARD.decode(seed).unwrap()].concat();
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(named.to_owned());
    encode(&header, claims, &EncodingKey::from_ed_der(&der)).unwrap()
}

#[test]
fn the_portal_may_speak_for_a_person() {
    let folder = keys();
    let token = ring(&folder, "portal").person_token(&somebody(), "ledger");
    let caller = ring(&folder, "ledger").verify(&token, "ledger").unwrap();
    assert_eq!(caller, Caller::Person(somebody()));
}

#[test]
fn any_process_may_speak_for_itself() {
    let folder = keys();
    for process in PROCESSES {
        let token = ring(&folder, process).process_token("ledger");
        let caller = ring(&folder, "ledger").verify(&token, "ledger").unwrap();
        assert_eq!(caller, Caller::Process(process.to_owned()));
    }
}

#[test]
fn a_service_may_not_speak_for_a_person() {
    let folder = keys();
    let token = ring(&folder, "ledger").person_token(&somebody(), "ledger");
    let refusal = ring(&folder, "ledger").verify(&token, "ledger").unwrap_err();
    assert_eq!(refusal.reason, "PERSON_NOT_ASSERTABLE");
}

#[test]
fn the_command_line_speaks_for_people_on_this_machine_only() {
    let folder = keys();
    let token = ring(&folder, "cli").person_token(&somebody(), "ledger");
    for (peer, is_let_in) in [
        (Some("127.0.0.1"), true),
        (Some("127.8.8.8"), true),
        (Some("::1"), true),
        (Some("::ffff:127.0.0.1"), true),
        (Some("192.0.2.1"), false),
        (Some("::ffff:192.0.2.1"), false),
        (Some("2001:db8::1"), false),
        (Some("0.0.0.0"), false),
        (None, false),
    ] {
        let address = peer.map(|peer| peer.parse::<IpAddr>().unwrap());
        let answer = ring(&folder, "ledger").verify_from(&token, "ledger", address);
        assert_eq!(answer.is_ok(), is_let_in, "{peer:?}");
    }
}

#[test]
fn a_token_for_one_process_does_not_open_another() {
    let folder = keys();
    let token = ring(&folder, "portal").person_token(&somebody(), "social");
    let refusal = ring(&folder, "ledger").verify(&token, "ledger").unwrap_err();
    assert_eq!(refusal.reason, "TOKEN_REFUSED");
}

#[test]
fn a_token_lives_a_minute_and_no_longer() {
    let folder = keys();
    let now = Timestamp::now().as_second();
    // (issued, expires) in seconds from now; clocks may differ by five.
    for (issued, expires, is_let_in) in [
        (0, 60, true),
        (-58, 2, true),
        (-63, -3, true),
        (-70, -10, false),
        (0, 75, false),
        (30, 90, false),
        (-600, 30, false),
    ] {
        let claims = json!({"iss": "ledger", "aud": "ledger", "iat": now + issued, "exp": now + expires});
        let token = forged(&folder, "ledger", "ledger", &claims);
        let answer = ring(&folder, "portal").verify(&token, "ledger");
        assert_eq!(answer.is_ok(), is_let_in, "{issued} {expires}");
    }
}

#[test]
fn a_token_without_an_end_is_refused() {
    let folder = keys();
    let now = Timestamp::now().as_second();
    for claims in [
        json!({"iss": "ledger", "aud": "ledger", "iat": now}),
        json!({"iss": "ledger", "iat": now, "exp": now + 60}),
        json!({"aud": "ledger", "iat": now, "exp": now + 60}),
    ] {
        let token = forged(&folder, "ledger", "ledger", &claims);
        assert!(ring(&folder, "portal").verify(&token, "ledger").is_err(), "{claims}");
    }
}

#[test]
fn nobody_can_pass_for_the_portal() {
    let folder = keys();
    let now = Timestamp::now().as_second();
    let claims = |issuer: &str| json!({"iss": issuer, "aud": "ledger", "iat": now, "exp": now + 60});
    let ledger = ring(&folder, "ledger");
    for (named, issuer) in [("portal", "portal"), ("ledger", "portal"), ("portal", "ledger")] {
        let token = forged(&folder, "ledger", named, &claims(issuer));
        assert!(ledger.verify(&token, "ledger").is_err(), "{named} {issuer}");
    }
    let own = forged(&folder, "ledger", "ledger", &claims("ledger"));
    assert!(ledger.verify(&own, "ledger").is_ok());
}

#[test]
fn an_unknown_process_is_refused() {
    let (folder, elsewhere) = (keys(), tempfile::tempdir().unwrap());
    Keyring::prepare(elsewhere.path(), &["stranger", "portal"]).unwrap();
    for process in ["stranger", "portal"] {
        let token = ring(&elsewhere, process).process_token("ledger");
        assert!(ring(&folder, "ledger").verify(&token, "ledger").is_err(), "{process}");
    }
}

#[test]
fn nonsense_is_refused() {
    let folder = keys();
    let none = "eyJhbGciOiJub25lIiwia2lkIjoicG9ydGFsIn0.e30.";
    let secret = EncodingKey::from_secret(b"guess");
    let hmac = encode(&Header::new(Algorithm::HS256), &json!({"exp": 9_999_999_999_u64}), &secret);
    for token in ["", "a.b.c", "Bearer", none, &hmac.unwrap()] {
        assert!(ring(&folder, "ledger").verify(token, "ledger").is_err(), "{token}");
    }
}

#[test]
fn preparing_again_keeps_every_key_and_adds_the_missing() {
    let folder = keys();
    let before = fs::read(folder.path().join("portal.key")).unwrap();
    let token = ring(&folder, "portal").process_token("ledger");
    Keyring::prepare(folder.path(), &["portal", "late"]).unwrap();
    assert_eq!(fs::read(folder.path().join("portal.key")).unwrap(), before);
    assert!(ring(&folder, "late").verify(&token, "ledger").is_ok());
}

#[test]
fn a_private_key_is_readable_by_its_owner_alone() {
    let folder = keys();
    for process in PROCESSES {
        let file = fs::metadata(folder.path().join(format!("{process}.key"))).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{process}");
    }
}

#[test]
fn a_process_without_a_key_does_not_start() {
    let folder = keys();
    assert!(Keyring::open(folder.path(), "nobody").is_err());
    fs::write(folder.path().join("public.json"), r#"{"portal": "AAAA"}"#).unwrap();
    assert!(Keyring::open(folder.path(), "portal").is_err());
}
