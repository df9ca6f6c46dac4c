//! Record a company, or change what is known of it when its number is known already.

use werkbrug_orders_domain::{
    company::{Company, Details},
    policy::Action,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, publish,
    refused::refused,
    store::{self, company::Stored},
};

/// What is known of the company.
pub(crate) struct RegisterCompany {
    /// All of it.
    pub(crate) details: Details,
}

#[async_trait::async_trait]
impl UseCase for RegisterCompany {
    fn name(&self) -> &'static str {
        "register_company"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RegisterCompany)?;
        let fresh = Company::record(tx.fresh(), self.details.clone()).map_err(refused)?;
        match store::company::lock(tx, &self.details.kbo).await? {
            Some(known) => self.change(tx, known).await,
            None if store::company::insert(tx, &fresh).await? => {
                Ok(announced(tx, &Stored { company: fresh, version: 1 }))
            }
            // Somebody else recorded it between the look and the insert.
            None => match store::company::lock(tx, &self.details.kbo).await? {
                Some(known) => self.change(tx, known).await,
                None => Err(store::company::unknown().into()),
            },
        }
    }
}

impl RegisterCompany {
    /// Nothing is written and nothing is told when all of it was known.
    async fn change(&self, tx: &Tx<'_>, mut known: Stored) -> Result<Receipt, Stop> {
        if known.company.details == self.details {
            let id = known.company.id.uuid();
            return Ok(Receipt::new(id, known.version.to_string()));
        }
        known.company = Company::record(known.company.id, self.details.clone()).map_err(refused)?;
        store::company::save(tx, &mut known).await?;
        Ok(announced(tx, &known))
    }
}

fn announced(tx: &Tx<'_>, stored: &Stored) -> Receipt {
    let id = stored.company.id.uuid();
    let event = tx.announce(id, &publish::company_registered(&stored.company));
    Receipt::new(id, stored.version.to_string()).with_event(event)
}
