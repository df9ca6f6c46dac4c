//! Looks for what the open lines of the bank pay, and books it; what does not fit beyond doubt says why and stays open.

use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::{
    bank::{Awaited, Line, matched},
    ledger::{invoice_paid, premium_seen},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{columns::from_column, tx::Tx, use_case::Stop};

use crate::store::{
    self,
    awaited::Open,
    bank_line::With,
    file_columns::File,
    ledger::{Entry, Occasion},
    tables::files::bank_line::Model,
};

/// Matches what can be matched, and tells how many lines. Before the first file of the bank there is nothing to do.
pub(crate) async fn match_open(tx: &Tx<'_>) -> Result<usize, Stop> {
    if !store::file_columns::hold(tx, File::Bank).await? {
        return Ok(0);
    }
    let lines = store::bank_line::unmatched(tx).await?;
    if lines.is_empty() {
        return Ok(0);
    }
    let open = store::awaited::all(tx).await?;
    let mut awaited: Vec<Awaited> = open.iter().map(|one| one.awaited.clone()).collect();
    let mut found = 0_usize;
    for line in lines {
        let amount = Cents::new(line.amount_cents);
        let quarter = Quarter::parse(&line.quarter).ok();
        match matched(Line { amount, communication: &line.communication, quarter }, &awaited) {
            Ok(place) => {
                let pays = open.get(place).zip(awaited.get_mut(place));
                let (pays, left) = pays.ok_or(Fault::bug("a line pays what is not awaited"))?;
                book(tx, &line, pays).await?;
                left.pay(amount);
                found = found.saturating_add(1);
            }
            Err(why) if why.as_str() == line.why_not => {}
            Err(why) => store::bank_line::set_why_not(tx, line.bank_line_id, why).await?,
        }
    }
    Ok(found)
}

async fn book(tx: &Tx<'_>, line: &Model, pays: &Open) -> Result<(), Stop> {
    let (about, reference) = (line.bank_line_id, pays.reference.as_str());
    let amount = Cents::new(line.amount_cents);
    let quarter = pays.quarter.unwrap_or(Quarter::of(from_column(line.booked_on)));
    store::bank_line::set_matched(tx, about, (pays.with, pays.id), reference).await?;
    let (occasion, postings) = match pays.with {
        With::Invoice => (Occasion::InvoicePaid, invoice_paid(amount)),
        With::Statement | With::Advance | With::Organisation => (Occasion::PremiumSeen, premium_seen(amount)),
    };
    store::ledger::post(tx, Entry { occasion, about, quarter, reference }, &postings).await
}
