//! The room of a list: its page, and a full export where rows tell more than a wall or an ordinary file may hold.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    routing::{MethodRouter, get},
};
use futures::future::BoxFuture;
use jiff::civil::Date;
use maud::Markup;
use tonic::Status;

use crate::{
    lists::{
        List, PageAsk, PageOf,
        asked::{Asked, Question},
        export,
    },
    reading::Reader,
    visit::{Posted, Visit},
    web::Face,
    words::Words,
};

/// What a part of a list is read with.
pub(crate) struct Asking<'a> {
    /// The services, as the person who looks.
    pub(crate) reader: Reader<'a>,
    /// Which part.
    pub(crate) page: PageAsk,
    /// Which rows.
    pub(crate) asked: &'a Asked,
    /// Today.
    pub(crate) today: Date,
}

/// Asks the service that owns the rows for a part of them.
pub(crate) type ReadPart<R> = for<'a> fn(Asking<'a>) -> BoxFuture<'a, Result<PageOf<R>, Status>>;

/// What is said above the rows of a list, read as the person who looks.
pub(crate) type Above = for<'a> fn(Reader<'a>, &'a Words, Date) -> BoxFuture<'a, Markup>;

impl<R: Send + Sync> List<R> {
    /// What answers at the address of this list.
    pub(crate) fn room(&'static self, read: ReadPart<R>) -> MethodRouter<Arc<Face>> {
        self.room_under(None, read)
    }

    /// The same, with something above the rows.
    pub(crate) fn room_under(&'static self, above: Option<Above>, read: ReadPart<R>) -> MethodRouter<Arc<Face>> {
        let shown = get(async move |State(face): State<Arc<Face>>, visit: Visit, Query(question): Query<Question>| {
            let asked = self.asked(question);
            let (reader, today) = (Reader::of(&face.context.peers, &visit.signed.viewer), face.context.clock.today());
            self.page((&face, &visit), &asked, above, |page| read(Asking { reader, page, asked: &asked, today })).await
        });
        if !self.is_personal() {
            return shown;
        }
        shown.post(async move |State(face): State<Arc<Face>>, posted: Posted| {
            let asked = self.asked(Question::read(posted.fields.text(export::QUESTION)));
            let viewer = &posted.visit.signed.viewer;
            let (reader, today) = (Reader::of(&face.context.peers, viewer), face.context.clock.today());
            self.full_export(&face, &posted, |page| read(Asking { reader, page, asked: &asked, today })).await
        })
    }
}
