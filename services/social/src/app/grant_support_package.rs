//! Record the support package that a person has from a day on; an earlier one ends the day before.

use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    day_range::DayRange,
    package::{self, Support},
    policy::Action,
    worker::Worker,
};

use crate::{
    permit::asker,
    publish,
    refused::{not_found, refused},
    store,
};

/// Whose package, what, when.
pub(crate) struct GrantSupportPackage {
    /// Whose.
    pub(crate) worker: Id<Worker>,
    /// What was established.
    pub(crate) support: Support,
    /// When it holds.
    pub(crate) validity: DayRange,
}

#[async_trait::async_trait]
impl UseCase for GrantSupportPackage {
    fn name(&self) -> &'static str {
        "grant_support_package"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::GrantPackage, Some(self.worker)).map_err(refused)?;
        let worker = store::worker::lock(tx, self.worker).await?.ok_or(not_found("worker"))?;
        let all = (None, store::PERSON_ROWS);
        let mut packages = store::of_person::of_worker(tx.db(), tx.tenant(), worker.id, all).await?;
        let before = package::guidance_need(&packages, tx.today());
        let granted = package::grant(tx.fresh(), &worker, self.support, self.validity, &packages).map_err(refused)?;
        if let Some(ended) = granted.ended {
            store::of_person::save(tx, &ended).await?;
            publish::support_package_granted(tx, &ended);
            packages.retain(|it| it.id != ended.id);
            packages.push(ended);
        }
        store::of_person::save(tx, &granted.package).await?;
        let event = publish::support_package_granted(tx, &granted.package);
        packages.push(granted.package);
        let need = package::guidance_need(&packages, tx.today());
        if need != before {
            let is_allowed = store::host_status::told_of(tx, worker.profile.status).await?;
            publish::guidance_need_recorded(tx, &worker, (need, is_allowed));
        }
        let version = granted.package.version.to_string();
        Ok(Receipt::new(granted.package.id.uuid(), version).with_event(event))
    }
}
