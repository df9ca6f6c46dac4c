//! What an invoice of a company would hold if it went out now, between whom; refused with what is missing.

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::invoice::draft::{Draft, draft};
use werkbrug_kernel::{iban::Iban, kbo::Kbo, vat::Vat};
use werkbrug_pipeline::use_case::Stop;

use crate::{
    refused,
    store::{self, company::Company},
    ubl::Party,
};

/// An invoice without a number and a day.
pub(crate) struct Drafted {
    /// Its lines and totals.
    pub(crate) draft: Draft,
    /// Who is paid.
    pub(crate) seller: Party,
    /// Into which account.
    pub(crate) iban: Iban,
    /// Who pays.
    pub(crate) buyer: Party,
}

/// Everything of a company that is not on an invoice yet, through a day.
pub(crate) async fn drafted<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
    up_to: Date,
) -> Result<Drafted, Stop> {
    let work = store::approval::to_invoice(db, tenant, company, up_to).await?;
    let tariffs = store::tariff::of_company(db, tenant, company).await?;
    let draft = draft(&work, &tariffs, up_to).map_err(refused::invoice)?;
    let (seller, iban) = seller(store::company::own(db, tenant).await?)?;
    let buyer = buyer(store::company::find(db, tenant, company).await?)?;
    draft.refuse_without_vat_number(buyer.vat.is_some()).map_err(refused::invoice)?;
    Ok(Drafted { draft, seller, iban, buyer })
}

/// The seller with the account to pay to; refused while the workshop's own company is not known well enough.
fn seller(own: Option<Company>) -> Result<(Party, Iban), Refusal> {
    let own = own.ok_or_else(|| missing("NO_SELLER", "the workshop's own company is not known here yet", "company"))?;
    let no_account = || missing("NO_SELLER", "the workshop's own company has no account number", "iban");
    let iban = own.iban.as_deref().and_then(|text| Iban::parse(text).ok()).ok_or_else(no_account)?;
    let seller = party(own, "NO_SELLER")?;
    if seller.vat.is_none() {
        return Err(missing("NO_SELLER", "the workshop's own company has no VAT number", "vat"));
    }
    Ok((seller, iban))
}

fn buyer(company: Option<Company>) -> Result<Party, Refusal> {
    let company =
        company.ok_or_else(|| missing("NO_BUYER", "the company that pays is not known here yet", "company"))?;
    party(company, "NO_BUYER")
}

fn party(company: Company, reason: &'static str) -> Result<Party, Refusal> {
    let no_kbo = |_| missing(reason, "the company has no valid KBO number", "kbo");
    Ok(Party {
        kbo: Kbo::parse(&company.kbo).map_err(no_kbo)?,
        vat: company.vat.as_deref().and_then(|text| Vat::parse(text).ok()),
        name: company.company_name,
        street: company.street,
        postcode: company.postcode,
        city: company.city,
        country: company.country,
        email: company.email,
    })
}

fn missing(reason: &'static str, text: &str, what: &str) -> Refusal {
    Refusal::new(Kind::Precondition, reason, text).with_fact("missing", what)
}
