//! Who keeps how many pages current: so many in all, and so many for one account.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use werkbrug_chassis::identity::Viewer;

/// How many pages may keep themselves current at once; one more reads without.
const MOST: usize = 1_000;
/// How many of those may be one account's.
const MOST_OF_ONE: usize = 12;

/// Every seat.
#[derive(Default)]
pub(crate) struct Seats(Mutex<Taken>);

#[derive(Default)]
struct Taken {
    all: usize,
    by_account: HashMap<String, usize>,
}

/// A taken seat; it is free again when this goes.
pub(crate) struct Seat {
    seats: Arc<Seats>,
    account: String,
}

impl Seats {
    /// Takes a seat; none when there are no more.
    pub(crate) fn take(self: &Arc<Self>, viewer: &Viewer) -> Option<Seat> {
        let account = format!("{}/{}", viewer.tenant, viewer.actor);
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.by_account.get(&account).copied().unwrap_or(0);
        if taken.all >= MOST || own >= MOST_OF_ONE {
            return None;
        }
        taken.all = taken.all.saturating_add(1);
        taken.by_account.insert(account.clone(), own.saturating_add(1));
        drop(taken);
        Some(Seat { seats: Arc::clone(self), account })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        let left = taken.by_account.get(&self.account).map_or(0, |own| own.saturating_sub(1));
        if left == 0 {
            taken.by_account.remove(&self.account);
        } else {
            taken.by_account.insert(self.account.clone(), left);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, role::Role};

    use super::*;

    fn somebody(actor: &str) -> Viewer {
        Viewer { tenant: Id::from_uuid(Uuid::nil()), actor: actor.into(), role: Role::Finance, about: None }
    }

    #[test]
    fn one_account_cannot_take_every_seat_and_gives_back_what_it_leaves() {
        let seats = Arc::new(Seats::default());
        let mut own: Vec<Seat> = (0..MOST_OF_ONE).map(|_| seats.take(&somebody("a")).unwrap()).collect();
        assert!(seats.take(&somebody("a")).is_none());
        assert!(seats.take(&somebody("b")).is_some());
        own.pop();
        assert!(seats.take(&somebody("a")).is_some());
        own.clear();
        assert!(seats.0.lock().unwrap().by_account.is_empty());
    }

    #[test]
    fn there_are_so_many_seats_and_no_more() {
        let seats = Arc::new(Seats::default());
        let taken: Vec<Seat> = (0..MOST).map(|who| seats.take(&somebody(&who.to_string())).unwrap()).collect();
        assert!(seats.take(&somebody("one more")).is_none());
        drop(taken);
        assert!(seats.take(&somebody("one more")).is_some());
    }
}
