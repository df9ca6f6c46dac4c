//! How often somebody may sign in: so many times a minute from one address, and for one account.

use std::{net::SocketAddr, sync::Arc};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::request::Parts;
use jiff::{SignedDuration, Timestamp};

use crate::{kept::Kept, secret::fingerprint, web::Face};

/// The time in which sign-ins are counted.
const WINDOW: SignedDuration = SignedDuration::from_secs(60);
/// How many addresses and accounts are remembered; beyond it the oldest are forgotten.
const MOST_REMEMBERED: usize = 20_000;
/// An account may sign in this many times less often than an address: many people share an address.
const SHARE_OF_AN_ACCOUNT: u32 = 3;

/// What was counted in the last minute.
pub(crate) struct Pace {
    per_address: u32,
    counted: Kept<u32>,
}

impl Pace {
    /// So many sign-ins a minute from one address; none stands for no limit.
    pub(crate) fn of(per_address: u32) -> Self {
        Self { per_address, counted: Kept::at_most(MOST_REMEMBERED) }
    }

    /// Whether one more sign-in may begin from this address; it is then counted.
    pub(crate) fn may_begin(&self, from: &str, now: Timestamp) -> bool {
        self.may(&format!("address {from}"), self.per_address, now)
    }

    /// Whether this account may sign in once more; it is then counted.
    pub(crate) fn may_enter(&self, account: &str, now: Timestamp) -> bool {
        let most = self.per_address.div_ceil(SHARE_OF_AN_ACCOUNT);
        self.may(&format!("account {account}"), most, now)
    }

    fn may(&self, who: &str, most: u32, now: Timestamp) -> bool {
        if self.per_address == 0 {
            return true;
        }
        let key = fingerprint(who);
        let counted = self.counted.with(&key, now, |until| {
            until.value = until.value.saturating_add(1);
            until.value
        });
        if counted.is_none() {
            self.counted.put(key, 1, now, now.checked_add(WINDOW).unwrap_or(now));
        }
        counted.unwrap_or(1) <= most
    }
}

/// Where a request came from, as far as we can know.
pub(crate) struct From(pub(crate) String);

impl FromRequestParts<Arc<Face>> for From {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, face: &Arc<Face>) -> Result<Self, Self::Rejection> {
        let socket = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip().to_string());
        // What a browser says of itself counts for nothing; what our own proxy adds at the end does.
        let told = parts.headers.get_all("x-forwarded-for").iter().next_back().and_then(|line| line.to_str().ok());
        let told = told.and_then(|line| line.rsplit(',').next()).map(|address| address.trim().to_owned());
        Ok(Self(told.filter(|_| face.is_behind_proxy).or(socket).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_sign_in_after_the_last_one_waits_for_the_next_minute() {
        let pace = Pace::of(6);
        for _ in 0..6 {
            assert!(pace.may_begin("192.0.2.1", at(0)));
        }
        assert!(!pace.may_begin("192.0.2.1", at(59)), "the seventh of this minute");
        assert!(pace.may_begin("192.0.2.2", at(59)), "another address");
        assert!(pace.may_begin("192.0.2.1", at(60)), "a minute later");
    }

    #[test]
    fn an_account_is_counted_by_itself_wherever_it_comes_from() {
        let pace = Pace::of(6);
        let entered: Vec<bool> = (0..3).map(|second| pace.may_enter("account-1", at(second))).collect();
        assert_eq!(entered, [true, true, false]);
        assert!(pace.may_enter("account-2", at(3)));
    }

    #[test]
    fn nothing_is_counted_where_there_is_no_limit() {
        let pace = Pace::of(0);
        assert!((0..1_000).all(|_| pace.may_begin("192.0.2.1", at(0)) && pace.may_enter("account-1", at(0))));
    }
}
