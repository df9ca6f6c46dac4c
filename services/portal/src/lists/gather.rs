//! Reads the rows of a list: a page as the service has it, or everything when rows must be sorted,
//! filtered or exported here, up to a limit that is told.

use tonic::Status;

use crate::{
    lists::{List, PageAsk, PageOf, Sorts, asked::Asked},
    words::Words,
};

/// How many rows are read to sort, filter or export; beyond it the page says so.
pub(super) const MOST_ROWS: usize = 5_000;
/// How many rows are asked for at once.
const AT_ONCE: i32 = 200;

/// What was read.
pub(super) struct Seen<R> {
    /// The rows of this page.
    pub(super) rows: Vec<R>,
    /// Where the next page begins; empty after the last.
    pub(super) next: String,
    /// How many rows fit the question, when all were read.
    pub(super) total: Option<usize>,
    /// Whether there was more than is read.
    pub(super) is_cut: bool,
}

/// Reads what is asked.
pub(super) async fn rows<R, F, W>(list: &List<R>, asked: &Asked, words: &Words, read: F) -> Result<Seen<R>, Status>
where
    F: Fn(PageAsk) -> W,
    W: Future<Output = Result<PageOf<R>, Status>>,
{
    let looks_here = list.filters.iter().any(|filter| filter.fits.is_some() && !asked.filter(filter.key).is_empty());
    let sorted = sorted(list, asked);
    let order_by = match sorted {
        Some((Sorts::Service(key), is_reversed)) => format!("{key}{}", if is_reversed { " desc" } else { "" }),
        Some((Sorts::Here | Sorts::Nobody, _)) | None => String::new(),
    };
    let sorts_here = sorted.is_some_and(|(sorts, _)| sorts == Sorts::Here);
    if !sorts_here && !looks_here && asked.format.is_none() {
        let size = i32::try_from(asked.size).unwrap_or(AT_ONCE);
        let PageOf { rows, next, total } = read(PageAsk { size, token: asked.token.clone(), order_by }).await?;
        return Ok(Seen { rows, next, total, is_cut: false });
    }
    let (mut rows, is_cut) = everything(&order_by, read).await?;
    rows.retain(|row| fits(list, asked, row));
    if sorts_here {
        sort(list, asked, words, &mut rows);
    }
    let total = Some(rows.len());
    if asked.format.is_some() {
        return Ok(Seen { rows, next: String::new(), total, is_cut });
    }
    let from = asked.token.parse().unwrap_or(0_usize).min(rows.len());
    let to = from.saturating_add(asked.size).min(rows.len());
    let next = if to < rows.len() { to.to_string() } else { String::new() };
    let page = rows.drain(from..to).collect();
    Ok(Seen { rows: page, next, total, is_cut })
}

async fn everything<R, F, W>(order_by: &str, read: F) -> Result<(Vec<R>, bool), Status>
where
    F: Fn(PageAsk) -> W,
    W: Future<Output = Result<PageOf<R>, Status>>,
{
    let (mut rows, mut token) = (Vec::new(), String::new());
    while rows.len() < MOST_ROWS {
        let ask = PageAsk { size: AT_ONCE, token, order_by: order_by.to_owned() };
        let PageOf { rows: more, next, .. } = read(ask).await?;
        rows.extend(more);
        if next.is_empty() {
            return Ok((rows, false));
        }
        token = next;
    }
    rows.truncate(MOST_ROWS);
    Ok((rows, true))
}

fn fits<R>(list: &List<R>, asked: &Asked, row: &R) -> bool {
    list.filters.iter().all(|filter| {
        let value = asked.filter(filter.key);
        value.is_empty() || filter.fits.is_none_or(|fits| fits(row, value))
    })
}

/// Who sorts by the column that is asked for, and whether the other way round.
fn sorted<R>(list: &List<R>, asked: &Asked) -> Option<(Sorts, bool)> {
    let (name, is_reversed) = asked.sort?;
    let column = list.columns.iter().find(|column| column.key == name)?;
    Some((column.sorts, is_reversed))
}

fn sort<R>(list: &List<R>, asked: &Asked, words: &Words, rows: &mut [R]) {
    let Some((name, is_reversed)) = asked.sort else { return };
    let Some(column) = list.columns.iter().find(|column| column.key == name) else { return };
    rows.sort_by_cached_key(|row| (column.cell)(words, row).rank());
    if is_reversed {
        rows.reverse();
    }
}
