//! How a source can stop being the one that a reader knows. The sentences are written here alone, so that their kind is
//! told by the one who wrote them.

use werkbrug_proto::pipeline::StopKind;

/// The source's log is one of another database.
pub(crate) const OTHER_DATABASE: &str = "the source has another database than the one we know";
/// The source's last event is another one than ours of that number.
pub(crate) const OTHER_LAST: &str = "the source's last event is not the one we know";
const FROM_ANOTHER: &str = "comes from another database of";
const ENDS_AT: &str = "the source ends at";
const NO_LINK: &str = "does not continue the chain";

/// An event of another database.
pub(crate) fn from_another(seq: u64, source: &str) -> String {
    format!("number {seq} {FROM_ANOTHER} {source}")
}

/// The source ends before where we are.
pub(crate) fn ends_before(end: u64, ours: i64) -> String {
    format!("{ENDS_AT} {end}, we are at {ours}")
}

/// An event that was not said after the one that we know.
pub(crate) fn no_link(seq: u64) -> String {
    format!("number {seq} {NO_LINK}")
}

/// The kind of a sentence that was written here.
pub(crate) fn kind(why: &str) -> StopKind {
    if why == OTHER_DATABASE || why.contains(FROM_ANOTHER) {
        StopKind::OtherDatabase
    } else if why.starts_with(ENDS_AT) {
        StopKind::SourceShorter
    } else if why == OTHER_LAST || why.ends_with(NO_LINK) {
        StopKind::OtherHistory
    } else {
        StopKind::Unspecified
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_has_its_kind() {
        let table = [
            (OTHER_DATABASE.to_owned(), StopKind::OtherDatabase),
            (from_another(7, "orders"), StopKind::OtherDatabase),
            (ends_before(4, 7), StopKind::SourceShorter),
            (OTHER_LAST.to_owned(), StopKind::OtherHistory),
            (no_link(8), StopKind::OtherHistory),
            (String::new(), StopKind::Unspecified),
        ];
        for (why, expected) in table {
            assert_eq!(kind(&why), expected, "{why}");
        }
    }
}
