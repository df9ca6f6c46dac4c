//! Keep a site of a company, where its goods go.

use std::collections::BTreeSet;

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::establishment::Establishment;
use werkbrug_orders_domain::{company::Address, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, company::Key, site::MOST, tables::site::company_site::Model},
};

/// What is known of a site.
pub(crate) struct RecordCompanySite {
    /// Whose it is.
    pub(crate) company: Uuid,
    /// Which changes; nothing for a new one.
    pub(crate) site: Option<Uuid>,
    /// How it is called; own of each site of the company.
    pub(crate) name: String,
    /// Its number, when it has one; own of each site of all companies.
    pub(crate) establishment: Option<Establishment>,
    /// Where it is.
    pub(crate) address: Address,
    /// Whom to ask for there.
    pub(crate) contact: Option<Uuid>,
    /// No order goes there any more.
    pub(crate) is_closed: bool,
    /// The version that the caller saw; empty when it saw none.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for RecordCompanySite {
    fn name(&self) -> &'static str {
        "record_company_site"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Relate)?;
        let (id, version) = self.id(tx).await?;
        self.check_own(tx, id).await?;
        if let Some(contact) = self.contact {
            let known = store::contact::lock(tx, contact).await?;
            if known.company_id != self.company {
                return Err(store::contact::unknown().into());
            }
        }
        let address = self.address.clone();
        let site = Model {
            tenant: tx.tenant().uuid(),
            id,
            company_id: self.company,
            site_name: self.name.clone(),
            establishment: self.establishment.as_ref().map(|number| number.as_str().to_owned()),
            street: address.street,
            postcode: address.postcode,
            city: address.city,
            country: address.country,
            contact_id: self.contact,
            is_closed: self.is_closed,
            version,
        };
        store::site::write(tx, site).await?;
        Ok(Receipt::new(id, version.to_string()))
    }
}

impl RecordCompanySite {
    /// The id and next version of the site that changes, or of one that was not known yet, at a company that is.
    async fn id(&self, tx: &Tx<'_>) -> Result<(Uuid, i64), Stop> {
        if let Some(id) = self.site {
            let known = store::site::lock(tx, id).await?;
            if known.company_id != self.company {
                return Err(store::site::unknown().into());
            }
            store::site::check_etag(&known, &self.etag)?;
            return Ok((id, known.version.saturating_add(1)));
        }
        let company = store::company::find(tx.db(), tx.tenant().uuid(), &Key::Id(self.company)).await?;
        company.ok_or_else(store::company::unknown)?;
        Ok((tx.fresh::<()>().uuid(), 1))
    }

    /// Name and number are those of no other site, and there is room for one more.
    async fn check_own(&self, tx: &Tx<'_>, id: Uuid) -> Result<(), Stop> {
        let tenant = tx.tenant().uuid();
        let mut others = store::site::of_company(tx.db(), tenant, self.company).await?;
        others.retain(|other| other.id != id);
        if others.iter().any(|other| other.site_name == self.name) {
            let text = "another site of this company is called so";
            return Err(Refusal::invalid("site_name", "SITE_NAME_TAKEN", text).into());
        }
        if self.site.is_none() && u64::try_from(others.len()).is_ok_and(|known| known >= MOST) {
            let text = "this company has as many sites as can be kept";
            return Err(Refusal::new(Kind::Precondition, "TOO_MANY_SITES", text).into());
        }
        let numbers: BTreeSet<&str> = self.establishment.iter().map(Establishment::as_str).collect();
        let known = store::site::by_number(tx.db(), tenant, &numbers).await?;
        if known.iter().any(|other| other.id != id) {
            let text = "another site has this number";
            return Err(Refusal::invalid("establishment", "ESTABLISHMENT_TAKEN", text).into());
        }
        Ok(())
    }
}
