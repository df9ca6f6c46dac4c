//! Decide whether people of a status are sent to hosts, from today on; crews hear of each of them when that changes.

use std::collections::BTreeMap;

use uuid::Uuid;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    host_status::Decision,
    package::{self, SupportPackage},
    policy::Action,
    worker::LegalStatus,
};

use crate::{permit::asker, publish, refused::refused, store};

/// Name of the receipt's fact: the first day on which it holds.
pub(crate) const FROM: &str = "from";

/// What is decided about which status.
pub(crate) struct DecideHostStatus {
    /// The status.
    pub(crate) status: LegalStatus,
    /// Whether the workshop sends them.
    pub(crate) is_allowed: bool,
    /// What it rests on.
    pub(crate) source: String,
    /// Whether somebody compared it with that source.
    pub(crate) is_confirmed: bool,
}

#[async_trait::async_trait]
impl UseCase for DecideHostStatus {
    fn name(&self) -> &'static str {
        "decide_host_status"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::DecideHostStatus, None).map_err(refused)?;
        let was_allowed = store::host_status::decide_on(tx, self.status).await?;
        let decision = Decision {
            status: self.status,
            from: tx.today(),
            is_allowed: self.is_allowed,
            source: self.source.clone(),
            is_confirmed: self.is_confirmed,
            decided_by: tx.viewer().actor.clone(),
        };
        store::host_status::keep(tx, &decision).await?;
        let receipt = Receipt::new(Uuid::nil(), "").with_fact(FROM, decision.from.to_string());
        if was_allowed == self.is_allowed {
            return Ok(receipt);
        }
        Ok(match self.announce(tx).await? {
            Some(event) => receipt.with_event(event),
            None => receipt,
        })
    }
}

impl DecideHostStatus {
    /// Says it of everybody of the status; the last event, when there was anybody.
    async fn announce(&self, tx: &Tx<'_>) -> Result<Option<Uuid>, Stop> {
        let people = store::worker::of_status(tx.db(), tx.tenant(), self.status).await?;
        let ids: Vec<Uuid> = people.iter().map(|worker| worker.id.uuid()).collect();
        let today = tx.today();
        let mut packages: BTreeMap<Uuid, Vec<SupportPackage>> = BTreeMap::new();
        for package in store::of_person::lasting::<SupportPackage>(tx.db(), tx.tenant(), (&ids, today)).await? {
            packages.entry(package.worker.uuid()).or_default().push(package);
        }
        let mut last = None;
        for worker in &people {
            let own = packages.get(&worker.id.uuid()).map_or(&[][..], Vec::as_slice);
            let need = package::guidance_need(own, today);
            last = Some(publish::guidance_need_recorded(tx, worker, (need, self.is_allowed)));
        }
        Ok(last)
    }
}
