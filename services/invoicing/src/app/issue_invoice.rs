//! Make one invoice of all of a company's approved minutes up to a day, each approval on one line ever.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_invoicing_domain::{invoice::draft::due_date, ledger, policy::Action};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    drafting::{Drafted, drafted},
    permit, publish, refused,
    store::{
        self,
        invoice::{Issued, next_number},
        ledger::{Entry, Occasion},
    },
    ubl::{self, Document},
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
    /// What the draft came to that somebody looked at.
    pub(crate) shown: Option<Cents>,
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
        let Drafted { draft, seller, iban, buyer } = drafted(tx.db(), tx.tenant().uuid(), self.company, up_to).await?;
        draft.refuse_other_than(self.shown).map_err(refused::invoice)?;
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
}
