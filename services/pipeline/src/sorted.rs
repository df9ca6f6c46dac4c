//! Lists in the order that somebody asks for, a page at a time: what they may be sorted by has a name in the contract.

use std::cmp::Reverse;

use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, Select,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use uuid::Uuid;
use werkbrug_chassis::page::{self, Page};
use werkbrug_chassis::refusal::Refusal;

/// What stands behind the name of a key for the other way round.
const DESCENDING: &str = " desc";

/// An order that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort<K> {
    /// By what.
    pub by: K,
    /// The other way round.
    pub is_descending: bool,
}

impl<K: Copy> Sort<K> {
    /// Reads `name` or `name desc`; nothing when nothing is asked.
    ///
    /// # Errors
    /// A refusal when the list has no such key.
    pub fn parse(order_by: &str, keys: &[(&str, K)]) -> Result<Option<Self>, Refusal> {
        let asked = order_by.trim();
        if asked.is_empty() {
            return Ok(None);
        }
        let (name, is_descending) = asked.strip_suffix(DESCENDING).map_or((asked, false), |name| (name, true));
        let known = keys.iter().find(|(own, _)| *own == name);
        let (_, by) = known.ok_or_else(|| {
            let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
            Refusal::invalid("order_by", "ORDER_UNKNOWN", format!("this list sorts by {}", names.join(", ")))
        })?;
        Ok(Some(Self { by: *by, is_descending }))
    }
}

/// By what the database sorts the rows of a workshop.
#[derive(Clone, Debug)]
pub struct Keys<E: EntityTrait> {
    /// Whose rows.
    pub tenant: (E::Column, Uuid),
    /// What tells two rows with the same key apart.
    pub id: E::Column,
    /// The key; never NULL, and its columns named with their table.
    pub by: Expr,
    /// The other way round.
    pub is_descending: bool,
}

impl<E: EntityTrait> Keys<E> {
    /// The rows in this order, those after the row with this id alone when one is named. Where that row stands is looked
    /// up and not told, so that a token is an id, whatever a list is sorted by.
    pub fn in_order(self, rows: Select<E>, after: Option<Uuid>) -> Select<E> {
        let own = |column: E::Column| Expr::col((E::default(), column));
        let order = if self.is_descending { Order::Desc } else { Order::Asc };
        let rows = match after {
            None => rows,
            Some(after) => {
                let last = Query::select()
                    .expr(self.by.clone())
                    .expr(own(self.id))
                    .from(E::default().table_ref())
                    .and_where(own(self.tenant.0).eq(self.tenant.1))
                    .and_where(own(self.id).eq(after))
                    .to_owned();
                let here = Expr::tuple([self.by.clone(), own(self.id)]);
                QueryFilter::filter(rows, if self.is_descending { here.lt(last) } else { here.gt(last) })
            }
        };
        rows.order_by(self.by, order.clone()).order_by(own(self.id), order)
    }
}

/// Sorts rows that were reckoned here; those with the same key stay as they stood.
pub fn sort_rows<T, K: Ord>(rows: &mut [T], is_descending: bool, key: impl Fn(&T) -> K) {
    if is_descending {
        rows.sort_by_cached_key(|row| Reverse(key(row)));
    } else {
        rows.sort_by_cached_key(key);
    }
}

/// A page of rows that are all here, and the token of the next: how many stand before it.
///
/// # Errors
/// A refusal when the token was not given out for this list.
pub fn part<T>(mut rows: Vec<T>, page: &Page) -> Result<(Vec<T>, String), Refusal> {
    let from: usize = match page.after.as_deref() {
        None => 0,
        Some(after) => after.parse().map_err(|_| unknown_token())?,
    };
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let to = from.saturating_add(size);
    let next = if to < rows.len() { page::token(&to.to_string()) } else { String::new() };
    rows.truncate(to);
    Ok((rows.split_off(from.min(rows.len())), next))
}

fn unknown_token() -> Refusal {
    Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", "this page token was not given out here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Key {
        Name,
        Day,
    }

    const KEYS: &[(&str, Key)] = &[("name", Key::Name), ("day", Key::Day)];

    #[test]
    fn an_order_has_a_name_and_a_direction_or_is_refused() {
        let sort = |by, is_descending| Some(Sort { by, is_descending });
        let table = [
            ("", Ok(None)),
            ("name", Ok(sort(Key::Name, false))),
            ("day desc", Ok(sort(Key::Day, true))),
            (" ", Ok(None)),
        ];
        for (asked, expected) in table {
            assert_eq!(Sort::parse(asked, KEYS), expected, "{asked}");
        }
        for asked in ["names", "name asc", "name desc desc", "1; drop"] {
            assert_eq!(Sort::parse(asked, KEYS).unwrap_err().reason, "ORDER_UNKNOWN", "{asked}");
        }
    }

    #[test]
    fn rows_that_are_here_are_handed_out_a_page_at_a_time() {
        let page = |after: Option<&str>| Page { size: 2, after: after.map(str::to_owned) };
        assert_eq!(part(vec![1, 2, 3], &page(None)).unwrap(), (vec![1, 2], page::token("2")));
        assert_eq!(part(vec![1, 2, 3], &page(Some("2"))).unwrap(), (vec![3], String::new()));
        assert_eq!(part(vec![1, 2, 3], &page(Some("9"))).unwrap(), (vec![], String::new()));
        assert_eq!(part(vec![1], &page(Some("x"))).unwrap_err().reason, "PAGE_TOKEN_UNKNOWN");
    }
}
