//! The ways by which something secret comes near the system. Each row is another way, with a secret of its own.

use std::future::Future;
use std::pin::Pin;

use werkbrug_kernel::role::Role;

use super::scene::Scene;

/// Where a secret may stand in the clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum May {
    /// Nowhere.
    Nowhere,
    /// In the social service's own database, and in its own answers to a social worker.
    OwnBooks,
}

/// One way; it answers with everything that others than the keeper of the file were told.
pub(super) struct Journey {
    pub(super) what: &'static str,
    pub(super) may: May,
    pub(super) play: Play,
}

type Played<'a> = Pin<Box<dyn Future<Output = Vec<u8>> + 'a>>;
type Play = for<'a> fn(&'a Scene<'a>) -> Played<'a>;

const fn nowhere(what: &'static str, play: Play) -> Journey {
    Journey { what, may: May::Nowhere, play }
}

const fn own_books(what: &'static str, play: Play) -> Journey {
    Journey { what, may: May::OwnBooks, play }
}

/// All of them.
pub(super) const JOURNEYS: [Journey; 34] = [
    // Told in confidence, and taken.
    nowhere("a social worker takes a sick call", |s| Box::pin(s.sick_call(Role::SocialWorker))),
    nowhere("a coach takes a sick call", |s| Box::pin(s.sick_call(Role::Coach))),
    nowhere("the same call comes in twice", |s| Box::pin(s.call_sent_twice())),
    nowhere("the keeper of the file reads it", |s| Box::pin(s.read_by_keeper())),
    nowhere("seven others try to read it", |s| Box::pin(s.read_by_others())),
    nowhere("somebody reads it with consent, then without", |s| Box::pin(s.read_with_consent())),
    nowhere("the file is erased", |s| Box::pin(s.erased())),
    nowhere("the absence ends earlier", |s| Box::pin(s.ended())),
    nowhere("the bus is wiped during the call", |s| Box::pin(s.bus_wiped())),
    nowhere("the service is killed during the call", |s| Box::pin(s.service_killed())),
    // Told in confidence, and refused.
    nowhere("the number of the call was used for another", |s| Box::pin(s.number_used_again())),
    nowhere("a host takes a sick call", |s| Box::pin(s.refused_call(Role::HostPlanner))),
    nowhere("finance takes a sick call", |s| Box::pin(s.refused_call(Role::Finance))),
    nowhere("a call about somebody unknown", |s| Box::pin(s.call_about_nobody())),
    nowhere("the last day lies before the first", |s| Box::pin(s.period_reversed())),
    nowhere("a second call for the same days", |s| Box::pin(s.overlapping())),
    nowhere("a note that is far too long", |s| Box::pin(s.endless_note())),
    // Told in the wrong place.
    nowhere("in the field of the worker", |s| Box::pin(s.in_worker_field())),
    nowhere("in the field of the first day", |s| Box::pin(s.in_first_day())),
    nowhere("in the field of the last day", |s| Box::pin(s.in_last_day())),
    nowhere("in the number of the request", |s| Box::pin(s.in_request_id())),
    nowhere("in the version of an absence", |s| Box::pin(s.in_etag())),
    nowhere("in the dates of a limit", |s| Box::pin(s.in_limit())),
    nowhere("in the dates of a support package", |s| Box::pin(s.in_package())),
    nowhere("in the fraction of a contract", |s| Box::pin(s.in_fraction())),
    nowhere("in the category of a consent", |s| Box::pin(s.in_category())),
    nowhere("in the place where a list goes on", |s| Box::pin(s.in_page_token())),
    nowhere("in bytes that are no request at all", |s| Box::pin(s.in_nonsense())),
    nowhere("in the address of a page", |s| Box::pin(s.in_address())),
    nowhere("in a form without its proof", |s| Box::pin(s.in_form())),
    // Brought along in files.
    nowhere("in a column with the reason of an absence", |s| Box::pin(s.in_reason_column())),
    nowhere("in the remarks of the weekly grid", |s| Box::pin(s.in_remarks())),
    nowhere("in cells that are wrong", |s| Box::pin(s.in_wrong_cells())),
    // Kept by the social service for itself.
    own_books("the name of somebody trusted", |s| Box::pin(s.trusted_person())),
];
