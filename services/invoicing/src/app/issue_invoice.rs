//! Make one invoice of all of a company's approved minutes up to a day, each approval on one line ever.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::{
    invoice::draft::{Draft, draft, due_date},
    ledger,
    policy::Action,
};
use werkbrug_kernel::{iban::Iban, kbo::Kbo, quarter::Quarter, vat::Vat};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, publish, refused,
    store::{
        self,
        company::Company,
        invoice::{Issued, next_number},
        ledger::{Entry, Occasion},
    },
    ubl::{self, Document, Party},
};

/// What is asked for.
pub(crate) struct IssueInvoice {
    /// Who pays.
    pub(crate) company: Uuid,
    /// Last day of the work; today when not given.
    pub(crate) up_to: Option<Date>,
    /// The day on the invoice; today when not given.
    pub(crate) issue_date: Option<Date>,
    /// The buyer's own order number, if any.
    pub(crate) order_reference: String,
}

#[async_trait::async_trait]
impl UseCase for IssueInvoice {
    fn name(&self) -> &'static str {
        "issue_invoice"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::IssueInvoice)?;
        let issued = self.issue(tx).await?;
        store::invoice::insert(tx, &issued).await?;
        let postings = ledger::invoice_issued(issued.draft.net, issued.draft.vat);
        let (about, quarter) = (issued.id, Quarter::of(issued.issue_date));
        let number = issued.number.to_string();
        let entry = Entry { occasion: Occasion::Invoice, about, quarter, reference: &number };
        store::ledger::post(tx, entry, &postings).await?;
        let event = tx.announce(issued.id, &publish::invoice_issued(&issued));
        Ok(Receipt::new(issued.id, "")
            .with_event(event)
            .with_fact("number", number)
            .with_fact("payable_cents", issued.draft.payable.value().to_string()))
    }
}

impl IssueInvoice {
    async fn issue(&self, tx: &Tx<'_>) -> Result<Issued, Stop> {
        let issue_date = self.issue_date.unwrap_or_else(|| tx.today());
        let up_to = self.up_to.unwrap_or_else(|| tx.today());
        // The counter's lock comes first: two invoices of one workshop never look at the same minutes.
        let number = next_number(tx, issue_date.year()).await?;
        let ogm = number.ogm().map_err(refused::invoice)?;
        let draft = self.draft(tx, up_to).await?;
        let (seller, iban) = seller(store::company::own(tx).await?)?;
        let buyer = buyer(store::company::find(tx, self.company).await?)?;
        draft.refuse_without_vat_number(buyer.vat.is_some()).map_err(refused::invoice)?;
        let due_date = due_date(issue_date);
        let document = Document {
            number: number.to_string(),
            issue_date,
            due_date,
            seller: &seller,
            buyer: &buyer,
            order_reference: &self.order_reference,
            iban: &iban,
            ogm,
            draft: &draft,
        };
        Ok(Issued {
            id: tx.fresh::<Issued>().uuid(),
            number,
            company: self.company,
            issue_date,
            due_date,
            ogm: ogm.to_string(),
            ubl: ubl::render(&document)?,
            company_name: buyer.name,
            draft,
        })
    }

    async fn draft(&self, tx: &Tx<'_>, up_to: Date) -> Result<Draft, Stop> {
        let work = store::approval::to_invoice(tx, self.company, up_to).await?;
        let tariffs = store::tariff::of_company(tx, self.company).await?;
        Ok(draft(&work, &tariffs, up_to).map_err(refused::invoice)?)
    }
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
