//! Secrets and notes as bytes of a few fixed lengths, so that the length tells nothing.

use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::confidential::Confidential;
use werkbrug_social_domain::absence::{AbsenceSecret, WorkRelated};
use zeroize::Zeroizing;

use crate::{vault::cipher::Plain, words};

/// Content is filled up to a multiple of this many bytes.
const BLOCK_BYTES: usize = 512;
/// The answer's number, then the length of the note, four bytes each.
const HEAD_BYTES: usize = 8;

/// A secret as bytes.
pub(crate) fn to_bytes(secret: &Confidential<AbsenceSecret>) -> Result<Confidential<Plain>, Fault> {
    let secret = secret.reveal();
    filled_up(words::work_related_number(secret.work_related), &secret.note)
}

/// The secret behind bytes; nothing when they are none.
pub(crate) fn from_bytes(bytes: &Confidential<Plain>) -> Option<Confidential<AbsenceSecret>> {
    let (answer, note) = parts(bytes)?;
    let work_related = words::work_related(answer)?;
    Some(Confidential::new(AbsenceSecret { work_related, note }))
}

/// A note as bytes, in the same form: its answer is that nobody asked.
pub(crate) fn of_note(note: &Confidential<String>) -> Result<Confidential<Plain>, Fault> {
    filled_up(words::work_related_number(WorkRelated::NotAsked), note.reveal())
}

/// The note behind bytes; nothing when they are none.
pub(crate) fn to_note(bytes: &Confidential<Plain>) -> Option<Confidential<String>> {
    parts(bytes).map(|(_, note)| Confidential::new(note))
}

fn filled_up(answer: i32, note: &str) -> Result<Confidential<Plain>, Fault> {
    let note = note.as_bytes();
    let length = u32::try_from(note.len()).map_err(Fault::during("measuring a note"))?;
    let filled = note.len().saturating_add(HEAD_BYTES).next_multiple_of(BLOCK_BYTES);
    let mut bytes = Zeroizing::new(Vec::with_capacity(filled));
    bytes.extend_from_slice(&answer.to_be_bytes());
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(note);
    bytes.resize(filled, 0);
    Ok(Confidential::new(bytes))
}

fn parts(bytes: &Confidential<Plain>) -> Option<(i32, String)> {
    let (answer, rest) = bytes.reveal().split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let note = String::from_utf8(rest.get(..length)?.to_vec()).ok()?;
    Some((i32::from_be_bytes(*answer), note))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(work_related: WorkRelated, note: &str) -> Confidential<AbsenceSecret> {
        Confidential::new(AbsenceSecret { work_related, note: note.to_owned() })
    }

    #[test]
    fn a_secret_reads_back_and_its_length_tells_little() {
        let long = "é".repeat(252);
        let table = [
            (WorkRelated::NotAsked, "", 512),
            (WorkRelated::Yes, "fell off a ladder\nthat was no ladder", 512),
            (WorkRelated::No, long.as_str(), 512),
            (WorkRelated::No, &format!("{long}x"), 1024),
        ];
        for (work_related, note, length) in table {
            let bytes = to_bytes(&secret(work_related, note)).unwrap();
            assert_eq!(bytes.reveal().len(), length);
            let read = from_bytes(&bytes).unwrap().into_inner();
            assert!(read.work_related == work_related && read.note == note);
        }
    }

    #[test]
    fn a_note_reads_back() {
        for note in ["", "talked about the way to work\nagreed on Monday"] {
            let bytes = of_note(&Confidential::new(note.to_owned())).unwrap();
            assert_eq!((bytes.reveal().len(), to_note(&bytes).unwrap().into_inner().as_str()), (512, note));
        }
    }

    #[test]
    fn bytes_that_are_no_secret_are_none() {
        let none = |bytes: &[u8]| from_bytes(&Confidential::new(Zeroizing::new(bytes.to_vec()))).is_none();
        assert!(none(&[]));
        assert!(none(&[0, 0, 0, 99, 0, 0, 0, 0]), "no such answer");
        assert!(none(&[0, 0, 0, 1, 0, 0, 0, 2, b'x']), "shorter than it says");
        assert!(none(&[0, 0, 0, 1, 0, 0, 0, 1, 0xff]), "no text");
    }
}
