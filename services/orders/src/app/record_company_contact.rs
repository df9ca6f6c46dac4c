//! Keep somebody at a company whom the desk calls or writes to.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, company::Key, contact::MOST, tables::requested::company_contact::Model},
};

/// Who it is.
pub(crate) struct RecordCompanyContact {
    /// At which company.
    pub(crate) company: Uuid,
    /// Who changes; nothing for a new one.
    pub(crate) contact: Option<Uuid>,
    /// The name.
    pub(crate) name: String,
    /// What this person does there.
    pub(crate) job: String,
    /// The language to write in: nl, fr or en.
    pub(crate) language: &'static str,
    /// Where to write to.
    pub(crate) email: String,
    /// Where to call.
    pub(crate) telephone: String,
}

#[async_trait::async_trait]
impl UseCase for RecordCompanyContact {
    fn name(&self) -> &'static str {
        "record_company_contact"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Relate)?;
        let tenant = tx.tenant().uuid();
        let id = match self.contact {
            Some(id) => {
                let known = store::contact::lock(tx, id).await?;
                if known.company_id != self.company {
                    return Err(store::contact::unknown().into());
                }
                id
            }
            None => self.new_one(tx).await?,
        };
        let contact = Model {
            tenant,
            id,
            company_id: self.company,
            contact_name: self.name.clone(),
            job: self.job.clone(),
            language: self.language.to_owned(),
            email: self.email.clone(),
            telephone: self.telephone.clone(),
        };
        store::contact::write(tx, contact).await?;
        Ok(Receipt::new(id, ""))
    }
}

impl RecordCompanyContact {
    /// The id of one who was not known yet, at a company that is.
    async fn new_one(&self, tx: &Tx<'_>) -> Result<Uuid, Stop> {
        let tenant = tx.tenant().uuid();
        let company = store::company::find(tx.db(), tenant, &Key::Id(self.company)).await?;
        company.ok_or_else(store::company::unknown)?;
        let known = store::contact::of_company(tx.db(), tenant, self.company).await?.len();
        if u64::try_from(known).is_ok_and(|known| known >= MOST) {
            let text = "this company has as many contacts as can be kept";
            return Err(Refusal::new(Kind::Precondition, "TOO_MANY_CONTACTS", text).into());
        }
        Ok(tx.fresh::<()>().uuid())
    }
}
