//! The workshop, a department or a site is closed on some days: nobody is asked for there, and departments promise less. A host
//! says so of its own sites.

use async_trait::async_trait;
use werkbrug_crews_domain::{closure::Closure, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::announce_capacity::say_anew,
    permit::{Scope, scope},
    refused::refused,
    store::{closure, not_found, place, within},
};

/// What is closed, and when; its id is given here.
#[derive(Clone, Debug)]
pub(crate) struct RecordClosure {
    /// The closure.
    pub(crate) closure: Closure,
}

#[async_trait]
impl UseCase for RecordClosure {
    fn name(&self) -> &'static str {
        "record_closure"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::KeepClosures)?;
        must_reach(tx, scope, &self.closure).await?;
        let closure = Closure { id: tx.fresh(), ..self.closure.clone() }.must_make_sense().map_err(refused)?;
        place::hold_departments(tx, None).await?;
        closure::insert(tx, &closure).await?;
        let event = say_anew(tx, &closure, true).await?;
        let touched = closure::shifts_touched(&within(tx), &closure).await?;
        let receipt = Receipt::new(closure.id.uuid(), "1").with_fact("shifts_touched", touched.to_string());
        Ok(match event {
            Some(event) => receipt.with_event(event),
            None => receipt,
        })
    }
}

/// The workshop closes everything, a host its own sites.
pub(crate) async fn must_reach(tx: &Tx<'_>, scope: Scope, closure: &Closure) -> Result<(), Stop> {
    let place = match closure.place {
        Some(place) => Some(place::find(&within(tx), place).await?),
        None => None,
    };
    let is_within_reach = match scope {
        Scope::All => true,
        Scope::Company(company) => place.and_then(|place| place.company).is_some_and(|owner| owner.uuid() == company),
        Scope::Crew(_) | Scope::Oneself(_) => false,
    };
    if is_within_reach { Ok(()) } else { Err(not_found("place").into()) }
}
