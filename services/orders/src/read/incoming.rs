//! Orders that came in as files: what they say, what is known of their work, how they stand and what was answered.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_orders_domain::{answer::Standing, order::Stage, policy::Action, work::SubTask};
use werkbrug_pipeline::{columns::from_column, use_case::Stop};

use super::{
    company::{after, next_token},
    order::Listed,
};
use crate::{
    permit,
    store::{
        self,
        company::{Key, Stored},
        order::{CANCELLED, LOST, QUOTED},
        tables::{incoming_order::Model, order_answer},
        work::Hold,
    },
    ubl::{
        Finding,
        order::{self, Ordered},
    },
};

/// Where the parties of an order stand in its file.
const BUYER: &str = "/Order/cac:BuyerCustomerParty/cac:Party/cbc:EndpointID";
const SELLER: &str = "/Order/cac:SellerSupplierParty/cac:Party/cbc:EndpointID";

/// Who orders and who is asked, as they are known here.
pub(crate) struct Parties {
    /// The customer.
    pub(crate) buyer: Option<Stored>,
    /// The workshop itself.
    pub(crate) seller: Option<Stored>,
    /// What stands in the way.
    pub(crate) findings: Vec<Finding>,
}

/// The parties of an order. It is only for us, and only of a customer that we know.
pub(crate) async fn parties<C: ConnectionTrait>(db: &C, tenant: Uuid, ordered: &Ordered) -> Result<Parties, Stop> {
    let mut parties = Parties { buyer: None, seller: None, findings: Vec::new() };
    let mut wrong = |path: &str, reason, found: &str| {
        parties.findings.push(Finding { path: path.to_owned(), reason, found: found.to_owned(), rule: "" });
    };
    if let Some(kbo) = &ordered.buyer {
        parties.buyer = store::company::find(db, tenant, &Key::Kbo(kbo.clone())).await?;
        match &parties.buyer {
            None => wrong(BUYER, "buyer_unknown", kbo.as_str()),
            Some(buyer) if !buyer.company.details.roles.is_customer => wrong(BUYER, "buyer_no_customer", kbo.as_str()),
            Some(_) => {}
        }
    }
    if let Some(kbo) = &ordered.seller {
        let seller = store::company::find(db, tenant, &Key::Kbo(kbo.clone())).await?;
        parties.seller = seller.filter(|seller| seller.company.details.roles.is_own);
        if parties.seller.is_none() {
            wrong(SELLER, "seller_not_us", kbo.as_str());
        }
    }
    Ok(parties)
}

/// The work of the last line of this customer with each description.
pub(crate) async fn known_work<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
    ordered: &Ordered,
) -> Result<BTreeMap<String, Vec<SubTask>>, Stop> {
    let descriptions: Vec<String> = ordered.lines.iter().map(|line| line.description.clone()).collect();
    let earlier = store::incoming::earlier_lines(db, tenant, company, &descriptions).await?;
    let orders: BTreeSet<Uuid> = earlier.values().map(|(order, _)| *order).collect();
    let orders = store::order::load(db, tenant, &orders.into_iter().collect::<Vec<_>>(), Hold::Read).await?;
    let lines: BTreeMap<Uuid, Vec<SubTask>> =
        orders.into_iter().flat_map(|stored| stored.order.lines).map(|line| (line.id.uuid(), line.sub_tasks)).collect();
    let of = |(description, (_, line))| Some((description, lines.get(&line)?.clone()));
    Ok(earlier.into_iter().filter_map(of).collect())
}

/// What a file says before it is taken in.
pub(crate) struct Looked {
    /// What it orders.
    pub(crate) ordered: Ordered,
    /// What stands in the way.
    pub(crate) findings: Vec<Finding>,
    /// Who orders.
    pub(crate) company: Option<Uuid>,
    /// The work that is known of it, by description.
    pub(crate) known: BTreeMap<String, Vec<SubTask>>,
    /// The same order, when it was taken in before.
    pub(crate) before: Option<Uuid>,
}

/// Looks at a file; nothing is kept.
pub(crate) async fn look(
    db: &DatabaseConnection,
    viewer: &Viewer,
    (ordered, mut findings): (Ordered, Vec<Finding>),
) -> Result<Looked, Stop> {
    permit::check(viewer, Action::Exchange)?;
    let tenant = viewer.tenant.uuid();
    let parties = parties(db, tenant, &ordered).await?;
    findings.extend(parties.findings);
    let company = parties.buyer.map(|buyer| buyer.company.id.uuid());
    let (mut known, mut before) = (BTreeMap::new(), None);
    if let Some(company) = company {
        known = known_work(db, tenant, company, &ordered).await?;
        before = store::incoming::of_number(db, tenant, company, &ordered.number).await?.map(|kept| kept.id);
    }
    Ok(Looked { ordered, findings, company, known, before })
}

/// What was made of an order that came in.
#[derive(Debug, Default)]
pub(crate) struct Made {
    /// The promised day, once it was accepted.
    pub(crate) promised_on: Option<Date>,
    /// Pieces of each line as they will be made.
    pub(crate) pieces: Vec<u32>,
    /// Whether what is made is what was ordered.
    pub(crate) is_as_ordered: bool,
    /// Whether nothing will come of it.
    pub(crate) is_over: bool,
}

/// What was made of it.
pub(crate) async fn made<C: ConnectionTrait>(db: &C, kept: &Model, ordered: &Ordered) -> Result<Made, Stop> {
    let Some(order) = kept.order_id else { return Ok(Made::default()) };
    let found = store::order::load(db, kept.tenant, &[order], Hold::Read).await?;
    let Some(stored) = found.into_iter().next() else { return Ok(Made::default()) };
    let pieces: Vec<u32> = stored.order.lines.iter().map(|line| line.pieces.get()).collect();
    Ok(Made {
        promised_on: stored.order.agreement().map(|agreement| agreement.promised_on),
        is_as_ordered: ordered.lines.iter().map(|line| line.pieces).eq(pieces.iter().copied()),
        is_over: matches!(stored.order.stage, Stage::Cancelled(..) | Stage::Lost(..)),
        pieces,
    })
}

/// How it stands.
pub(crate) fn standing(kept: &Model, made: &Made) -> Standing {
    if !kept.refusal.is_empty() || made.is_over {
        return Standing::Refused;
    }
    match made.promised_on {
        Some(on) => Standing::Promised { on, is_as_ordered: made.is_as_ordered },
        None => Standing::Open,
    }
}

/// An order that came in, with everything about it.
pub(crate) struct Seen {
    /// What is kept.
    pub(crate) kept: Model,
    /// What it orders.
    pub(crate) ordered: Ordered,
    /// Who orders.
    pub(crate) company_name: String,
    /// The work that is known of it, by description.
    pub(crate) known: BTreeMap<String, Vec<SubTask>>,
    /// How it stands.
    pub(crate) standing: Standing,
    /// What was answered, the last one first.
    pub(crate) answers: Vec<order_answer::Model>,
}

/// One of them.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, id: Uuid) -> Result<Seen, Stop> {
    permit::check(viewer, Action::Exchange)?;
    let kept = store::incoming::find(db, viewer.tenant.uuid(), id).await?;
    let (ordered, _) = order::read(&kept.content);
    let made = made(db, &kept, &ordered).await?;
    let names = store::company::names(db, kept.tenant, [kept.company_id]).await?;
    Ok(Seen {
        standing: standing(&kept, &made),
        known: known_work(db, kept.tenant, kept.company_id, &ordered).await?,
        answers: store::incoming::answers(db, kept.tenant, kept.id).await?,
        company_name: names.get(&kept.company_id).cloned().unwrap_or_default(),
        ordered,
        kept,
    })
}

/// A row of the list.
pub(crate) struct Row {
    /// What is kept.
    pub(crate) kept: Model,
    /// What it orders.
    pub(crate) ordered: Ordered,
    /// Who orders.
    pub(crate) company_name: String,
    /// How it stands, as far as a list tells it.
    pub(crate) standing: Standing,
}

/// A page of them, the newest first.
pub(crate) async fn list(db: &DatabaseConnection, viewer: &Viewer, page: &Page) -> Result<Listed<Row>, Stop> {
    permit::check(viewer, Action::Exchange)?;
    let tenant = viewer.tenant.uuid();
    let (rows, total) = store::incoming::list(db, tenant, after(page)?, page.size).await?;
    let next = next_token(page, rows.len(), rows.last().map(|last| last.id));
    let names = store::company::names(db, tenant, rows.iter().map(|row| row.company_id)).await?;
    let stages = store::incoming::stages(db, tenant, rows.iter().filter_map(|row| row.order_id).collect()).await?;
    let row = |kept: Model| {
        let stage = kept.order_id.and_then(|order| stages.get(&order));
        let made = Made {
            promised_on: stage.filter(|(stage, _)| stage != QUOTED).and_then(|(_, on)| on.map(from_column)),
            is_as_ordered: true,
            is_over: stage.is_some_and(|(stage, _)| [CANCELLED, LOST].contains(&stage.as_str())),
            ..Made::default()
        };
        let (ordered, _) = order::read(&kept.content);
        let company_name = names.get(&kept.company_id).cloned().unwrap_or_default();
        Row { standing: standing(&kept, &made), ordered, company_name, kept }
    };
    Ok(Listed { rows: rows.into_iter().map(row).collect(), next, total })
}

/// An answer as it was given.
pub(crate) async fn answer(
    db: &DatabaseConnection,
    viewer: &Viewer,
    id: Uuid,
    number: u32,
) -> Result<order_answer::Model, Stop> {
    permit::check(viewer, Action::Exchange)?;
    let answers = store::incoming::answers(db, viewer.tenant.uuid(), id).await?;
    let found = answers.into_iter().find(|answer| u32::try_from(answer.number) == Ok(number));
    Ok(found.ok_or_else(store::incoming::unknown)?)
}
