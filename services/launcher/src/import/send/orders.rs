//! Companies and orders, as the order desk.

use std::collections::BTreeSet;

use futures::{StreamExt, stream};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    AcceptOrderRequest, Address, CompanyRole, CreateQuoteRequest, ImportOrdersRequest, ImportedOrder, OrderLine,
    OrderStage, RegisterCompanyRequest, SubTask,
};

use super::{AT_ONCE, Became, Sender, Sent, Tally, refused, standing};
use crate::{
    failure::Failure,
    import::{
        before,
        known::Known,
        parse::{Found, Numbered, parse},
        reach::may_pass,
        rows::{
            companies::CompanyRow,
            orders::{Order, read_orders},
        },
    },
};

/// bedrijven.
pub(crate) async fn companies(sender: &Sender<'_>, file: &Found, known: &mut Known) -> Result<Tally, Failure> {
    let desk = sender.reach.orders(Role::OrderDesk)?;
    let parsed = parse::<CompanyRow>(file, known);
    let before = before::companies(sender.reach).await?;
    let call = async |request| {
        let reply = desk.clone().register_company(request).await?.into_inner();
        Ok(Sent { became: before.became(&reply.company_id, &reply.etag), id: reply.company_id })
    };
    let (tally, taken) = sender.send(file, parsed, company, call).await?;
    for (row, sent) in taken {
        known.add_company(row.kbo.as_str(), &sent.id);
    }
    Ok(tally)
}

fn company(row: &CompanyRow, request_id: String) -> RegisterCompanyRequest {
    let roles = [
        (row.roles.is_customer, CompanyRole::Customer),
        (row.roles.is_supplier, CompanyRole::Supplier),
        (row.roles.is_own, CompanyRole::Own),
    ];
    let [street, postcode, city, country] = row.address.clone();
    RegisterCompanyRequest {
        request_id,
        kbo: row.kbo.as_str().to_owned(),
        company_name: row.name.clone(),
        roles: roles.into_iter().filter(|(is_one, _)| *is_one).map(|(_, role)| role.into()).collect(),
        province: row.province.clone(),
        sector: row.sector.clone(),
        address: Some(Address { street, postcode, city, country }),
        vat: row.vat.as_ref().map(|vat| vat.as_str().to_owned()),
        iban: row.iban.as_ref().map(|iban| iban.as_str().to_owned()),
        email: row.email.clone(),
    }
}

/// A quote that was made just now, or stands there already.
struct Quote {
    order_id: String,
    etag: String,
    became: Became,
    is_open: bool,
}

/// Orders that go in with one call.
const PORTION: usize = 200;

/// orders: in portions, in the file's order, so that the same file always gives the same promises. An order that is known
/// by its customer and reference is not made again. A portion in which something is refused goes in order by order: quotes
/// several at a time, acceptances one after another.
pub(crate) async fn orders(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let mut parsed = read_orders(file, known);
    let standing = standing::orders(sender.reach, &mut parsed, (file, known)).await?;
    let taken = in_portions(sender, file, (&parsed.rows, &standing.keys().copied().collect()), known).await?;
    let mut tally = Tally { rejects: parsed.rejects, new: taken.len(), ..Tally::default() };
    parsed.rows.retain(|numbered| !taken.contains(&numbered.line));
    let quotes = stream::iter(&parsed.rows).map(async |Numbered { line, row }| match standing.get(line) {
        Some(order) => Ok(Quote {
            order_id: order.order_id.clone(),
            etag: order.etag.clone(),
            became: Became::Unchanged,
            is_open: order.stage() == OrderStage::Quoted,
        }),
        None => create(sender, file, row, known).await,
    });
    let quotes: Vec<Result<Quote, Status>> = quotes.buffered(AT_ONCE).collect().await;
    for (Numbered { line, row }, quote) in parsed.rows.iter().zip(quotes) {
        let became = match quote {
            Ok(quote) if row.head.is_accepted && quote.is_open => accept(sender, file, row, quote).await,
            Ok(quote) => Ok(quote.became),
            Err(status) => Err(status),
        };
        match became {
            Ok(became) => tally.count(became),
            Err(status) => tally.rejects.push(refused(file, *line, None, &status)?),
        }
    }
    tally.rejects.sort_by_key(|reject| reject.line);
    Ok(tally)
}

/// Takes in the orders that do not stand yet, a portion in one call; answers the lines of those that went in.
async fn in_portions(
    sender: &Sender<'_>,
    file: &Found,
    (rows, standing): (&[Numbered<Order>], &BTreeSet<u64>),
    known: &Known,
) -> Result<BTreeSet<u64>, Failure> {
    let desk = sender.reach.executing(Role::OrderDesk)?;
    let new: Vec<&Numbered<Order>> = rows.iter().filter(|numbered| !standing.contains(&numbered.line)).collect();
    let alike = new.chunk_by(|one, other| one.row.head.is_accepted == other.row.head.is_accepted);
    let mut taken = BTreeSet::new();
    for some in alike.flat_map(|own| own.chunks(PORTION)) {
        let asked = sender.numbered(file, |request_id| portion(some, known, request_id));
        match sender.reach.patiently(async || desk.clone().import_orders(asked.clone()).await).await {
            Ok(_) => taken.extend(some.iter().map(|numbered| numbered.line)),
            Err(status) if reason_of(&status).is_some() && !may_pass(status.code()) => {} // each is told apart
            Err(status) => return Err(Failure::unusable(format!("{}: {}", file.name, status.message()))),
        }
    }
    Ok(taken)
}

fn portion(some: &[&Numbered<Order>], known: &Known, request_id: String) -> ImportOrdersRequest {
    let orders = some.iter().map(|numbered| {
        let asked = quote(&numbered.row, known, String::new());
        ImportedOrder {
            kbo: numbered.row.head.company.as_str().to_owned(),
            order_reference: asked.order_reference,
            lines: asked.lines,
            valid_until: asked.valid_until,
            material_on: asked.material_on,
            ..ImportedOrder::default()
        }
    });
    let accept = some.first().is_some_and(|first| first.row.head.is_accepted);
    ImportOrdersRequest { request_id, orders: orders.collect(), accept }
}

async fn create(sender: &Sender<'_>, file: &Found, order: &Order, known: &Known) -> Result<Quote, Status> {
    let desk = sender.reach.orders(Role::OrderDesk).map_err(|failure| Status::unavailable(failure.text))?;
    let asked = sender.numbered(file, |number| quote(order, known, number));
    let made = sender.reach.patiently(async || desk.clone().create_quote(asked.clone()).await);
    let reply = made.await?.into_inner();
    Ok(Quote { order_id: reply.order_id, etag: reply.etag, became: Became::New, is_open: true })
}

async fn accept(sender: &Sender<'_>, file: &Found, order: &Order, quote: Quote) -> Result<Became, Status> {
    let desk = sender.reach.orders(Role::OrderDesk).map_err(|failure| Status::unavailable(failure.text))?;
    let asked = sender.numbered(file, |request_id| AcceptOrderRequest {
        request_id,
        order_id: quote.order_id.clone(),
        etag: quote.etag.clone(),
        wanted_on: order.head.wanted_on.map(|day| day.to_string()),
        take_later: true,
        ..AcceptOrderRequest::default()
    });
    sender.reach.patiently(async || desk.clone().accept_order(asked.clone()).await).await?;
    Ok(if quote.became == Became::New { Became::New } else { Became::Changed })
}

/// What is asked for an order of the file.
pub(super) fn quote(order: &Order, known: &Known, request_id: String) -> CreateQuoteRequest {
    let lines = order.lines.iter().map(|(line, tasks)| OrderLine {
        line_id: String::new(),
        line_description: line.product.clone(),
        pieces: line.pieces,
        cents_per_hundred: line.per_hundred.value(),
        sub_tasks: tasks
            .iter()
            .map(|task| SubTask {
                sub_task_id: String::new(),
                task_description: task.description.clone(),
                department: task.department.clone(),
                minutes_per_hundred: task.minutes_per_hundred,
                done_pieces: 0,
            })
            .collect(),
    });
    CreateQuoteRequest {
        request_id,
        company_id: known.company_id(&order.head.company),
        order_reference: order.head.reference.clone(),
        lines: lines.collect(),
        valid_until: order.head.valid_until.to_string(),
        material_on: order.head.material_on.map(|day| day.to_string()),
    }
}
