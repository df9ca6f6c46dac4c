//! XChaCha20-Poly1305, bound to where the content belongs: moved elsewhere it does not open.

use chacha20poly1305::{
    AeadCore, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, OsRng, Payload},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::{
    confidential::Confidential,
    id::{Id, Workshop},
};
use werkbrug_social_domain::{category::Category, worker::Worker};
use zeroize::Zeroizing;

/// Length of a key.
pub(crate) const KEY_BYTES: usize = 32;
/// Length of the random number in front of closed bytes.
const NONCE_BYTES: usize = 24;

/// A key in the clear; wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; KEY_BYTES]>;
/// Content in the clear; wiped when dropped.
pub(crate) type Plain = Zeroizing<Vec<u8>>;

/// Whose content of which kind: has one data key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    /// The workshop.
    pub(crate) tenant: Id<Workshop>,
    /// The person.
    pub(crate) worker: Id<Worker>,
    /// The kind of content.
    pub(crate) category: Category,
}

/// Where content belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Whose.
    pub(crate) owner: Owner,
    /// The record that it is part of.
    pub(crate) record: Uuid,
}

/// Closed content and the name of the key that closed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    /// The data key's id.
    pub(crate) key_id: Uuid,
    /// A nonce and the closed bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Owner {
    /// The bytes that bind something to this owner and one more id.
    fn bind(&self, kind: &str, id: Uuid) -> Vec<u8> {
        let mut bound = Vec::new();
        bound.extend_from_slice(kind.as_bytes());
        for uuid in [self.tenant.uuid(), self.worker.uuid(), id] {
            bound.extend_from_slice(uuid.as_bytes());
        }
        // Last, as the only part of varying length.
        bound.extend_from_slice(self.category.as_str().as_bytes());
        bound
    }
}

/// A new random key.
pub(crate) fn fresh_key() -> Key {
    Zeroizing::new(XChaCha20Poly1305::generate_key(&mut OsRng).into())
}

/// Closes content for its place.
pub(crate) fn seal(key: &Key, key_id: Uuid, place: &Place, plain: &Confidential<Plain>) -> Result<Sealed, Fault> {
    let bound = place.owner.bind("content", place.record);
    Ok(Sealed { key_id, bytes: close(key, plain.reveal(), &bound)? })
}

/// Opens content at its place; nothing when it was changed or belongs elsewhere.
pub(crate) fn open(key: &Key, place: &Place, sealed: &Sealed) -> Option<Confidential<Plain>> {
    let bound = place.owner.bind("content", place.record);
    reopen(key, &sealed.bytes, &bound).map(Confidential::new)
}

/// Wraps a data key.
pub(crate) fn wrap(master: &Key, owner: &Owner, key_id: Uuid, data_key: &Key) -> Result<Vec<u8>, Fault> {
    close(master, data_key.as_slice(), &owner.bind("key", key_id))
}

/// Unwraps a data key.
pub(crate) fn unwrap(master: &Key, owner: &Owner, key_id: Uuid, wrapped: &[u8]) -> Option<Key> {
    let plain = reopen(master, wrapped, &owner.bind("key", key_id))?;
    let key: [u8; KEY_BYTES] = plain.as_slice().try_into().ok()?;
    Some(Zeroizing::new(key))
}

/// Closes bytes bound to other bytes, a random nonce in front.
pub(crate) fn close(key: &Key, plain: &[u8], bound: &[u8]) -> Result<Vec<u8>, Fault> {
    let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
    let payload = Payload { msg: plain, aad: bound };
    let closed = XChaCha20Poly1305::new(key.as_slice().into()).encrypt(&nonce, payload);
    let closed = closed.map_err(|_| Fault::bug("content too long to close"))?;
    Ok([nonce.as_slice(), closed.as_slice()].concat())
}

/// Opens what [`close`] closed with the same key and binding.
pub(crate) fn reopen(key: &Key, bytes: &[u8], bound: &[u8]) -> Option<Plain> {
    let (nonce, closed) = bytes.split_at_checked(NONCE_BYTES)?;
    let payload = Payload { msg: closed, aad: bound };
    let plain = XChaCha20Poly1305::new(key.as_slice().into()).decrypt(XNonce::from_slice(nonce), payload);
    plain.ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(tenant: u128, worker: u128) -> Owner {
        let tenant = Id::from_uuid(Uuid::from_u128(tenant));
        let worker = Id::from_uuid(Uuid::from_u128(worker));
        Owner { tenant, worker, category: Category::AbsenceReason }
    }

    fn place(tenant: u128, worker: u128, record: u128) -> Place {
        Place { owner: owner(tenant, worker), record: Uuid::from_u128(record) }
    }

    fn content() -> Confidential<Plain> {
        Confidential::new(Zeroizing::new(b"an invented reason".to_vec()))
    }

    #[test]
    fn content_opens_only_at_its_place_with_its_key() {
        let key = fresh_key();
        let sealed = seal(&key, Uuid::nil(), &place(1, 2, 3), &content()).unwrap();
        let table = [
            (place(1, 2, 3), true),
            (place(9, 2, 3), false),
            (place(1, 9, 3), false),
            (place(1, 2, 9), false),
            (place(2, 1, 3), false),
        ];
        for (place, opens) in table {
            assert_eq!(open(&key, &place, &sealed).is_some(), opens, "{place:?}");
        }
        assert!(open(&fresh_key(), &place(1, 2, 3), &sealed).is_none());
        let opened = open(&key, &place(1, 2, 3), &sealed).unwrap();
        assert_eq!(opened.reveal(), content().reveal());
    }

    #[test]
    fn a_changed_byte_keeps_content_closed() {
        let key = fresh_key();
        let sealed = seal(&key, Uuid::nil(), &place(1, 2, 3), &content()).unwrap();
        for position in 0..sealed.bytes.len() {
            let mut changed = sealed.clone();
            changed.bytes[position] ^= 1;
            assert!(open(&key, &place(1, 2, 3), &changed).is_none(), "byte {position}");
        }
        for length in 0..sealed.bytes.len() {
            let shorter = Sealed { bytes: sealed.bytes[..length].to_vec(), ..sealed };
            assert!(open(&key, &place(1, 2, 3), &shorter).is_none(), "{length} bytes");
        }
    }

    #[test]
    fn the_same_content_never_closes_to_the_same_bytes() {
        let key = fresh_key();
        let once = seal(&key, Uuid::nil(), &place(1, 2, 3), &content()).unwrap();
        let again = seal(&key, Uuid::nil(), &place(1, 2, 3), &content()).unwrap();
        assert_ne!(once, again);
    }

    #[test]
    fn a_wrapped_key_belongs_to_one_owner_and_id() {
        let (master, data_key) = (fresh_key(), fresh_key());
        let wrapped = wrap(&master, &owner(1, 2), Uuid::from_u128(7), &data_key).unwrap();
        let open = |owner: Owner, id| unwrap(&master, &owner, Uuid::from_u128(id), &wrapped);
        assert_eq!(open(owner(1, 2), 7).unwrap(), data_key);
        assert!(open(owner(1, 3), 7).is_none());
        assert!(open(owner(1, 2), 8).is_none());
        let place = place(1, 2, 7);
        let as_content = Sealed { key_id: Uuid::nil(), bytes: wrapped.clone() };
        assert!(super::open(&master, &place, &as_content).is_none());
    }
}
