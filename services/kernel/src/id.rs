//! Identities that cannot be mixed up: an order's id is not a worker's id.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use uuid::Uuid;

/// The tenant: one social workshop. Only a marker for [`Id`].
pub enum Workshop {}

/// The identity of one `T`; written as a hyphenated UUID.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

/// Why a text is not an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdFault {
    /// Nothing was given.
    #[error("the id is empty")]
    Empty,
    /// Not a UUID of 36 characters with hyphens.
    #[error("an id is a UUID like 01890a5d-ac96-774b-bcce-b302099a8057")]
    Form,
}

impl<T> Id<T> {
    /// Takes a UUID for the identity of a `T`.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The bare UUID.
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// Reads a hyphenated UUID; refuses every other notation.
    pub fn parse(text: &str) -> Result<Self, IdFault> {
        match (text.len(), Uuid::try_parse(text)) {
            (0, _) => Err(IdFault::Empty),
            (36, Ok(uuid)) => Ok(Self::from_uuid(uuid)),
            (_, Ok(_) | Err(_)) => Err(IdFault::Form),
        }
    }

    /// A new identity that sorts by time (UUID version 7). Reads the clock and chance, so rules
    /// in a domain crate are handed an id instead.
    pub fn fresh() -> Self {
        Self::from_uuid(Uuid::now_v7())
    }
}

// Written out, because derives would ask the same of `T`.
impl<T> Copy for Id<T> {}
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_only_as_a_hyphenated_uuid() {
        let rows = [
            ("01890a5d-ac96-774b-bcce-b302099a8057", None),
            ("", Some(IdFault::Empty)),
            ("01890a5dac96774bbcceb302099a8057", Some(IdFault::Form)),
            ("{01890a5d-ac96-774b-bcce-b302099a8057}", Some(IdFault::Form)),
            ("01890a5d-ac96-774b-bcce-b302099a805g", Some(IdFault::Form)),
            ("01890a5d-ac96-774b-bcce-b302099a805", Some(IdFault::Form)),
        ];
        for (text, fault) in rows {
            assert_eq!(Id::<Workshop>::parse(text).err(), fault, "{text:?}");
        }
    }

    #[test]
    fn an_id_survives_the_trip_through_json() {
        let id = Id::<Workshop>::fresh();
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<Id<Workshop>>(&json).unwrap(), id);
        assert!(serde_json::from_str::<Id<Workshop>>("\"7\"").is_err());
    }

    #[test]
    fn a_later_id_sorts_after_an_earlier_one() {
        let ids: Vec<Id<Workshop>> = (0..100).map(|_| Id::fresh()).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids.first().map(|id| id.uuid().get_version_num()), Some(7));
    }
}
