//! Lists of things: sorted, filtered, paged and exported, with everything that was asked in the address.

use std::sync::Arc;

use axum::response::Response;
use jiff::civil::Date;
use maud::html;
use tonic::Status;

use crate::{
    lists::{
        asked::{Asked, Format, Question},
        cell::Cell,
    },
    pages::frame::Frame,
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::Words,
};

pub(crate) mod asked;
pub(crate) mod cell;
mod csv;
mod export;
mod gather;
pub(crate) mod room;
mod screen;
pub(crate) mod sheet;
mod xlsx;

/// A list of rows of one kind. It is a constant: what is asked of it stands in the address.
pub(crate) struct List<R: 'static> {
    /// Its name in files and in saved filters.
    pub(crate) name: &'static str,
    /// Its address.
    pub(crate) path: &'static str,
    /// The key of its heading.
    pub(crate) title: &'static str,
    /// What stands in a row; the first column names the row.
    pub(crate) columns: &'static [Column<R>],
    /// What may be asked.
    pub(crate) filters: &'static [Filter<R>],
    /// The key of what is said when nothing is there, and what to do next.
    pub(crate) empty: &'static str,
    /// The topics after which it is read again; empty for a list that stands still.
    pub(crate) topics: &'static str,
}

/// A column.
pub(crate) struct Column<R> {
    /// Its name in the address.
    pub(crate) key: &'static str,
    /// The key of its heading.
    pub(crate) title: &'static str,
    /// Who sorts rows by it.
    pub(crate) sorts: Sorts,
    /// Whether it tells a limit or an attendance beside a name: not on a wall, on paper or in an
    /// ordinary export.
    pub(crate) is_personal: bool,
    /// What stands there.
    pub(crate) cell: fn(&Words, &R) -> Cell,
}

/// Who sorts a list by a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sorts {
    /// Nobody.
    Nobody,
    /// The service that owns the rows, by the key of this name in its contract.
    Service(&'static str),
    /// The portal: only for rows that it holds itself, for then all of them are read.
    Here,
}

/// A filter.
pub(crate) struct Filter<R> {
    /// Its name in the address.
    pub(crate) key: &'static str,
    /// The key of its label.
    pub(crate) label: &'static str,
    /// How it is filled in.
    pub(crate) kind: FilterKind,
    /// Whether a row fits; none when the service itself looks, as it should when the rows are its own: else all of them
    /// are read.
    pub(crate) fits: Option<fn(&R, &str) -> bool>,
}

/// How a filter is filled in.
#[derive(Clone, Copy)]
pub(crate) enum FilterKind {
    /// Anything; it is never kept in a saved filter, since it may be a name.
    Text,
    /// A day.
    Day,
    /// A day that tells a limit or an attendance of each name that is left.
    PersonalDay,
    /// One of these: `(value, key of its name)`; the first is the usual one.
    OneOf(&'static [(&'static str, &'static str)]),
    /// The same, where each but the usual one tells a limit or an attendance of each name that is left.
    PersonalOneOf(&'static [(&'static str, &'static str)]),
}

impl<R> Filter<R> {
    /// Whether it tells of each name that is left what a personal column would: while it is set the names are not on a wall,
    /// on paper or in an ordinary export.
    const fn is_personal(&self) -> bool {
        match self.kind {
            FilterKind::PersonalDay | FilterKind::PersonalOneOf(_) => true,
            FilterKind::Text | FilterKind::Day | FilterKind::OneOf(_) => false,
        }
    }
}

/// A part of a list, as a service is asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageAsk {
    /// How many rows at most.
    pub(crate) size: i32,
    /// Where the last page ended; empty for the first.
    pub(crate) token: String,
    /// In which order, as the service names it; empty for its own.
    pub(crate) order_by: String,
}

/// A page of rows.
pub(crate) struct PageOf<R> {
    /// The rows.
    pub(crate) rows: Vec<R>,
    /// The token of the next page; empty after the last.
    pub(crate) next: String,
    /// How many rows fit, on all pages together, when that is known.
    pub(crate) total: Option<usize>,
}

impl<R> PageOf<R> {
    /// A page as a service answers it.
    pub(crate) fn of(rows: Vec<R>, next: String, total: u32) -> Self {
        Self { rows, next, total: usize::try_from(total).ok() }
    }
}

impl<R> List<R> {
    /// What the address asks of this list.
    pub(crate) fn asked(&self, question: Question) -> Asked {
        Asked::of(self, question)
    }

    /// The whole page, or the file when one was asked for. `read` asks the service for a part.
    ///
    /// # Errors
    /// An ordinary file is asked for while a filter tells a limit or an attendance, or the service refuses or does not answer.
    async fn page<F, W>(
        &self,
        (face, visit): (&Arc<Face>, &Visit),
        asked: &Asked,
        above: Option<room::Above>,
        read: F,
    ) -> Result<Response, Trouble>
    where
        F: Fn(PageAsk) -> W,
        W: Future<Output = Result<PageOf<R>, Status>>,
    {
        let after = face.hub.position();
        let today = face.context.clock.today();
        if asked.format.is_some() && self.is_told_by(asked) {
            return Err(Trouble::Invalid);
        }
        let seen = gather::rows(self, asked, &visit.words, read).await?;
        if let Some(format) = asked.format {
            let export = export::Export { format, is_full: false, today };
            return export::answer(self, &visit.words, asked, &seen, export);
        }
        let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
        let above = match above.filter(|_| !asked.is_wall) {
            Some(above) => above(reader, &visit.words, today).await,
            None => html! {},
        };
        let content = screen::Screen { list: self, words: &visit.words, asked, visit, today, above }.show(&seen);
        let frame = Frame::of(face, visit, visit.words.say(self.title)).module("list.js");
        Ok(if self.topics.is_empty() { frame } else { frame.live(after) }.answer(&content))
    }

    /// Everything, personal columns too, after somebody said what for. The purpose is logged with
    /// ids and never with what was read.
    ///
    /// # Errors
    /// No purpose was given, or the service refuses or does not answer.
    async fn full_export<F, W>(&self, face: &Arc<Face>, posted: &Posted, read: F) -> Result<Response, Trouble>
    where
        F: Fn(PageAsk) -> W,
        W: Future<Output = Result<PageOf<R>, Status>>,
    {
        let words = &posted.visit.words;
        let purpose = posted.fields.text(export::PURPOSE);
        let asked = self.asked(Question::read(posted.fields.text(export::QUESTION)));
        let format = Format::parse(posted.fields.text(asked::FORMAT)).ok_or(Trouble::Invalid)?;
        if purpose.chars().count() < export::SHORTEST_PURPOSE || purpose.chars().count() > export::LONGEST_PURPOSE {
            return Err(Trouble::Invalid);
        }
        let seen = gather::rows(self, &asked.without_paging(), words, read).await?;
        let viewer = &posted.visit.signed.viewer;
        tracing::info!(
            list = self.name,
            actor = viewer.actor,
            tenant = %viewer.tenant,
            role = viewer.role.as_str(),
            rows = seen.rows.len(),
            purpose = export::one_line(purpose),
            "a full export was taken"
        );
        let today: Date = face.context.clock.today();
        export::answer(self, words, &asked, &seen, export::Export { format, is_full: true, today })
    }

    /// Whether a column or a filter tells a limit or an attendance beside a name.
    pub(crate) fn is_personal(&self) -> bool {
        self.columns.iter().any(|column| column.is_personal) || self.filters.iter().any(Filter::is_personal)
    }

    /// Whether what is asked tells a limit or an attendance by which names are left.
    fn is_told_by(&self, asked: &Asked) -> bool {
        self.filters.iter().any(|filter| filter.is_personal() && !asked.filter(filter.key).is_empty())
    }
}

#[cfg(test)]
mod tests;
