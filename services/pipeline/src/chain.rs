//! The hash chain: each number carries a fingerprint of everything up to it.

use sha2::{Digest, Sha256};
use werkbrug_proto::pipeline::LogEntry;

/// Fingerprint of an entry that follows one with fingerprint `previous` (empty before the first).
#[must_use]
pub fn link(previous: &[u8], entry: &LogEntry) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    part(previous);
    part(entry.topic.as_bytes());
    part(&entry.partition.to_be_bytes());
    part(&entry.seq.to_be_bytes());
    part(entry.event_id.as_bytes());
    part(entry.tenant.as_bytes());
    part(entry.event_type.as_bytes());
    part(entry.subject.as_bytes());
    part(entry.cause.as_bytes());
    part(&entry.time_us.to_be_bytes());
    part(&entry.body);
    hash.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_of_the_past_changes_the_fingerprint() {
        let entry = LogEntry {
            topic: "orders".into(),
            seq: 1,
            event_type: "OrderAccepted".into(),
            body: vec![1, 2],
            ..LogEntry::default()
        };
        let honest = link(&[], &entry);
        assert_eq!(honest, link(&[], &entry));
        assert_ne!(honest, link(&[0], &entry));
        assert_ne!(honest, link(&[], &LogEntry { seq: 2, ..entry.clone() }));
        assert_ne!(
            honest,
            link(&[], &LogEntry { body: vec![1], event_type: "OrderAccepted\u{2}".into(), ..entry.clone() })
        );
        assert_ne!(honest, link(&[], &LogEntry { time_us: 9, ..entry }));
    }
}
