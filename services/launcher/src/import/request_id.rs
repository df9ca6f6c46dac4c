//! The number of a request: the same row gives the same number as often as it is sent within one import, and the next
//! import gives it another, so that what was corrected and corrected back is looked at again.

use prost::Message;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};
use werkbrug_kernel::id::{Id, Workshop};

/// Made of the workshop, what it is part of and everything that is asked, the row's own key among it.
pub(crate) fn of(tenant: Id<Workshop>, part_of: &str, request: &impl Message) -> String {
    let mut hash = Sha256::new();
    for part in [tenant.uuid().as_bytes().as_slice(), part_of.as_bytes(), &request.encode_to_vec()] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(digest) {
        *byte = hashed;
    }
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// Whether an id was made before this run: then the row was there before. The command line works
/// on the services' own machine, so one clock made both.
pub(crate) fn is_older(id: &str, began_ms: u64) -> bool {
    let Ok(id) = Uuid::parse_str(id) else { return true };
    let moment = id.get_timestamp().map(|moment| moment.to_unix());
    moment.is_none_or(|(seconds, nanos)| seconds.saturating_mul(1000) + u64::from(nanos / 1_000_000) < began_ms)
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::social::ReportAbsenceRequest;

    use super::*;

    #[test]
    fn the_same_row_has_the_same_number_and_another_row_another() {
        let tenant = Id::from_uuid(Uuid::from_u128(7));
        let ask = |worker: &str, from: &str| ReportAbsenceRequest {
            worker_id: worker.to_owned(),
            from: from.to_owned(),
            ..ReportAbsenceRequest::default()
        };
        let first = of(tenant, "afwezigheden", &ask("w-1", "2026-11-23"));
        assert_eq!(first, of(tenant, "afwezigheden", &ask("w-1", "2026-11-23")));
        let others = [
            of(tenant, "afwezigheden", &ask("w-1", "2026-11-24")),
            of(tenant, "afwezigheden", &ask("w-2", "2026-11-23")),
            of(tenant, "weekrooster", &ask("w-1", "2026-11-23")),
            of(Id::from_uuid(Uuid::from_u128(8)), "afwezigheden", &ask("w-1", "2026-11-23")),
        ];
        assert!(others.iter().all(|other| *other != first));
        assert!(Uuid::parse_str(&first).is_ok());
    }

    #[test]
    fn an_id_of_this_run_is_new() {
        let id = Uuid::now_v7().to_string();
        assert!(!is_older(&id, 0));
        assert!(is_older(&id, u64::MAX));
        assert!(is_older("", 0), "no id: nothing changed");
    }
}
