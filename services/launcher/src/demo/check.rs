//! The cross-check at the end of the day: what one service says is what the others say.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, role::Role};
use werkbrug_proto::{
    crews::{ListCapacityRequest, ListMinutesToPayRequest, ListWorkProfilesRequest, MinutesToPay, Shift, WorkProfile},
    invoicing::{
        GetInvoiceRequest, GetTotalsRequest, Invoice, ListInvoicesRequest, ListTariffsRequest, Tariff, Totals,
    },
    orders::{ListOrdersRequest, Order, OrderStage},
    pipeline::{DigestRequest, GetStateRequest, RebuildRequest, VerifyChainRequest},
    topics::SERVICES,
};

use super::{preset, stage::Stage};
use crate::{
    failure::Failure,
    import::{load, reach::PAGE, send::roster::shifts_on},
    say, waits,
};

/// Comparisons, counted.
#[derive(Default)]
struct Ledger {
    held: u32,
    broken: u32,
}

impl Ledger {
    /// Two figures that must be one.
    fn same<T: PartialEq + std::fmt::Display>(&mut self, what: &str, one: &T, other: &T) {
        let agrees = one == other;
        let sign = if agrees { "klopt " } else { "FOUT  " };
        let sense = if agrees { "=" } else { "maar" };
        say::line(&format!("       {sign} {what}: {one} {sense} {other}"));
        if agrees {
            self.held += 1;
        } else {
            self.broken += 1;
        }
    }
}

/// Compares everything; fails when anything differs.
pub(crate) async fn check(stage: &Stage<'_>) -> Result<(), Failure> {
    stage.step("17:00", "De nacontrole over alle diensten");
    waits::all_quiet(stage.reach).await?;
    let mut ledger = Ledger::default();
    let mut shifts = Vec::new();
    for day in preset::week() {
        shifts.extend(shifts_on(stage.reach, day).await?);
    }
    people(stage, &mut ledger).await?;
    time(stage, &shifts, &mut ledger).await?;
    money(stage, &shifts, &mut ledger).await?;
    capacity(stage, &mut ledger).await?;
    copies(stage, &mut ledger).await?;
    let Ledger { held, broken } = ledger;
    if broken == 0 {
        stage.tell(format!("alle {held} vergelijkingen kloppen"));
        return Ok(());
    }
    Err(Failure::findings(format!("{broken} van {} vergelijkingen kloppen niet", held + broken)))
}

/// Whoever is registered at social has a work profile at crews.
async fn people(stage: &Stage<'_>, ledger: &mut Ledger) -> Result<(), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let request = ListWorkProfilesRequest { page_size: PAGE, page_token, on: stage.day.to_string() };
        let page = planner.clone().list_work_profiles(request).await?.into_inner();
        Ok((page.profiles, page.next_page_token))
    };
    let profiles: Vec<WorkProfile> = stage.reach.all("crews", page).await?;
    let workers = load::workers(stage.reach).await?;
    ledger.same("medewerkers (sociale dienst, ploegen)", &workers.len(), &profiles.len());
    Ok(())
}

/// Minutes to pay follow presence; minutes to invoice are what hosts approved.
async fn time(stage: &Stage<'_>, shifts: &[Shift], ledger: &mut Ledger) -> Result<(), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let week = preset::week();
    let (from, to) = (week.first().unwrap_or(&stage.day), week.last().unwrap_or(&stage.day));
    let page = async |page_token| {
        let (from, to) = (from.to_string(), to.to_string());
        let request = ListMinutesToPayRequest { page_size: PAGE, page_token, from, to };
        let page = planner.clone().list_minutes_to_pay(request).await?.into_inner();
        Ok((page.rows, page.next_page_token))
    };
    let to_pay: Vec<MinutesToPay> = stage.reach.all("crews", page).await?;
    let paid: u64 = to_pay.iter().map(|row| u64::from(row.minutes)).sum();
    let present: u64 = shifts.iter().map(|shift| u64::from(shift.minutes_present)).sum();
    ledger.same("minuten te betalen en aanwezig (ploegen)", &paid, &present);
    Ok(())
}

async fn money(stage: &Stage<'_>, shifts: &[Shift], ledger: &mut Ledger) -> Result<(), Failure> {
    let finance = stage.reach.invoicing(Role::Finance)?;
    let asked = GetTotalsRequest {};
    let totals: Totals = stage.read("invoicing", async || finance.clone().get_totals(asked).await).await?;
    let at_hosts = shifts.iter().filter(|shift| !shift.company_id.is_empty());
    let approved: u64 = at_hosts.map(|shift| u64::from(shift.minutes_approved)).sum();
    ledger.same("minuten goedgekeurd (ploegen, facturatie)", &approved, &totals.approved_minutes);
    ledger.same("minuten goedgekeurd en gefactureerd", &totals.approved_minutes, &totals.invoiced_minutes);
    ledger.same("aangehouden goedkeuringen", &totals.held_approvals, &0);
    let (invoices, tariffs) = (invoices(stage).await?, tariffs(stage).await?);
    let net: i64 = invoices.iter().map(|invoice| invoice.net_cents).sum();
    let payable: i64 = invoices.iter().map(|invoice| invoice.payable_cents).sum();
    let euro = |cents: i64| Cents::new(cents).to_euro_nl();
    ledger.same("minuten x tarief en facturen, netto", &euro(priced(&invoices, &tariffs)), &euro(net));
    ledger.same("facturen en totalen, netto", &euro(net), &euro(totals.invoiced_net_cents));
    ledger.same("facturen en totalen, te betalen", &euro(payable), &euro(totals.invoiced_payable_cents));
    ledger.same("grootboek debet en credit", &euro(totals.ledger_debit_cents), &euro(totals.ledger_credit_cents));
    // Three kinds of postings: invoices, the premium as expected, the premium as paid.
    let posted = totals.invoiced_payable_cents + totals.premium_expected_cents + totals.premium_paid_cents;
    ledger.same("grootboek en zijn aanleidingen", &euro(totals.ledger_debit_cents), &euro(posted));
    Ok(())
}

/// The lines again, by an own sum: minutes times the tariff of the company, half-up to the cent.
fn priced(invoices: &[Invoice], tariffs: &[Tariff]) -> i64 {
    let mut prices: BTreeMap<&str, i64> = BTreeMap::new();
    for tariff in tariffs {
        prices.insert(&tariff.company_id, tariff.cents_per_hour);
    }
    let lines = invoices.iter().flat_map(|invoice| invoice.lines.iter().map(move |line| (invoice, line)));
    let cents = lines.filter_map(|(invoice, line)| {
        let price = prices.get(invoice.company_id.as_str())?;
        let exact = Decimal::from(line.minutes) * Decimal::new(*price, 2) / Decimal::from(60);
        Cents::round_half_up(exact)
    });
    cents.map(Cents::value).sum()
}

async fn invoices(stage: &Stage<'_>) -> Result<Vec<Invoice>, Failure> {
    let finance = stage.reach.invoicing(Role::Finance)?;
    let page = async |page_token| {
        let request = ListInvoicesRequest { page_size: PAGE, page_token, ..ListInvoicesRequest::default() };
        let page = finance.clone().list_invoices(request).await?.into_inner();
        Ok((page.invoices, page.next_page_token))
    };
    let listed: Vec<Invoice> = stage.reach.all("invoicing", page).await?;
    let mut whole = Vec::new();
    for invoice in listed {
        let asked = GetInvoiceRequest { invoice_id: invoice.invoice_id };
        whole.push(stage.read("invoicing", async || finance.clone().get_invoice(asked.clone()).await).await?);
    }
    Ok(whole)
}

async fn tariffs(stage: &Stage<'_>) -> Result<Vec<Tariff>, Failure> {
    let finance = stage.reach.invoicing(Role::Finance)?;
    let page = async |page_token| {
        let request = ListTariffsRequest { page_size: PAGE, page_token, ..ListTariffsRequest::default() };
        let page = finance.clone().list_tariffs(request).await?.into_inner();
        Ok((page.tariffs, page.next_page_token))
    };
    stage.reach.all("invoicing", page).await
}

/// What orders promised is what crews reserved.
async fn capacity(stage: &Stage<'_>, ledger: &mut Ledger) -> Result<(), Failure> {
    let desk = stage.reach.orders(Role::OrderDesk)?;
    let page = async |page_token| {
        let request = ListOrdersRequest {
            page_size: PAGE,
            page_token,
            stage: OrderStage::Accepted.into(),
            ..ListOrdersRequest::default()
        };
        let page = desk.clone().list_orders(request).await?.into_inner();
        Ok((page.orders, page.next_page_token))
    };
    let orders: Vec<Order> = stage.reach.all("orders", page).await?;
    let steps = orders.iter().flat_map(|order| &order.promise_steps);
    let promised: u64 = steps.map(|step| u64::from(step.minutes)).sum();
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let to = stage.day.checked_add(jiff::ToSpan::months(12)).unwrap_or(stage.day);
    let asked = ListCapacityRequest { department: String::new(), from: stage.day.to_string(), to: to.to_string() };
    let days = stage.read("crews", async || planner.clone().list_capacity(asked.clone()).await).await?.days;
    let reserved: u64 = days.iter().map(|day| u64::from(day.reserved_minutes)).sum();
    ledger.same("minuten beloofd (orders) en gereserveerd (ploegen)", &promised, &reserved);
    Ok(())
}

/// Nothing waits, nothing was put aside, the chains hold, and every copy is what its source says.
async fn copies(stage: &Stage<'_>, ledger: &mut Ledger) -> Result<(), Failure> {
    for service in SERVICES {
        let pipeline = stage.reach.pipeline(service)?;
        let state = stage.read(service, async || pipeline.clone().get_state(GetStateRequest {}).await).await?;
        let stopped = state.marks.iter().filter(|mark| mark.stopped).count();
        ledger.same(&format!("{service}: apart gezet"), &state.parked, &0);
        ledger.same(&format!("{service}: gestopte bronnen"), &stopped, &0);
        let chain = stage.read(service, async || pipeline.clone().verify_chain(VerifyChainRequest {}).await).await?;
        ledger.same(&format!("{service}: fouten in {} schakels", chain.entries), &chain.faults.len(), &0);
        let before = stage.read(service, async || pipeline.clone().digest(DigestRequest {}).await).await?.tables;
        let rebuilt = stage.read(service, async || pipeline.clone().rebuild(RebuildRequest {}).await).await?;
        let known: BTreeMap<_, _> = before.into_iter().map(|table| (table.table, table.digest)).collect();
        let built: BTreeMap<_, _> = rebuilt.after.into_iter().map(|table| (table.table, table.digest)).collect();
        let differ = built.iter().filter(|(table, digest)| known.get(*table) != Some(*digest)).count();
        let what = format!("{service}: van {} kopieen anders na herbouw", built.len());
        ledger.same(&what, &(differ + usize::try_from(rebuilt.tables_that_differed).unwrap_or(usize::MAX)), &0);
    }
    Ok(())
}
