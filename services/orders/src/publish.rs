//! Events out: the only way anything leaves this service.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    capacity::Claims,
    company::Company,
    order::{Agreement, Order},
    promise,
    work::SubTask,
};
use werkbrug_proto::orders::{
    CompanyRegistered, OrderAccepted, OrderCancelled, OrderChanged, OrderDelivered, OrderProgressed, PartDelivered,
    PlannedWork, QuoteCreated, QuoteLost,
};

/// Topic `companies`: all of what is known of a company.
pub(crate) fn company_registered(company: &Company) -> CompanyRegistered {
    let details = &company.details;
    CompanyRegistered {
        company_id: company.id.to_string(),
        kbo: details.kbo.as_str().to_owned(),
        company_name: details.name.clone(),
        is_customer: details.roles.is_customer,
        is_supplier: details.roles.is_supplier,
        is_own: details.roles.is_own,
        province: details.province.clone(),
        sector: details.sector.clone(),
        street: details.address.street.clone(),
        postcode: details.address.postcode.clone(),
        city: details.address.city.clone(),
        country: details.address.country.clone(),
        vat: details.vat.as_ref().map(|vat| vat.as_str().to_owned()),
        iban: details.iban.as_ref().map(|iban| iban.as_str().to_owned()),
        email: details.email.clone(),
    }
}

/// Topic `orders`: a quote was made.
pub(crate) fn quote_created(quote: &Order) -> QuoteCreated {
    QuoteCreated {
        order_id: quote.id.to_string(),
        company_id: quote.company.to_string(),
        order_reference: quote.reference.clone(),
        valid_until: quote.valid_until.to_string(),
    }
}

/// Topic `orders`: work was promised for a day, with the minutes that it asks of departments.
pub(crate) fn order_accepted(order: &Order, promised_on: Date) -> OrderAccepted {
    OrderAccepted {
        order_id: order.id.to_string(),
        company_id: order.company.to_string(),
        order_reference: order.reference.clone(),
        promised_on: promised_on.to_string(),
        work: work(order),
    }
}

/// Topic `orders`: another day was promised, with the minutes of days to come that the order asked before and asks now.
pub(crate) fn order_changed(order: &Order, before: &Agreement, promised_on: Date, changed_on: Date) -> OrderChanged {
    let to_come = |agreement: &Agreement| {
        let mut claims = promise::claims_of(&agreement.steps);
        claims.retain(|(_, day), _| *day > changed_on);
        planned(claims)
    };
    OrderChanged {
        order_id: order.id.to_string(),
        promised_on: promised_on.to_string(),
        work: order.agreement().map(to_come).unwrap_or_default(),
        changed_on: changed_on.to_string(),
        before: to_come(before),
    }
}

/// What an order asks of departments, by day.
fn work(order: &Order) -> Vec<PlannedWork> {
    let steps = order.agreement().map(|agreement| agreement.steps.as_slice());
    planned(promise::claims_of(steps.unwrap_or_default()))
}

fn planned(claims: Claims) -> Vec<PlannedWork> {
    let work = claims.into_iter().map(|((department, day), minutes)| PlannedWork {
        department: department.as_str().to_owned(),
        day: day.to_string(),
        minutes,
    });
    work.collect()
}

/// Topic `orders`: some of the goods left.
pub(crate) fn part_delivered(
    order: Id<Order>,
    promised_on: Date,
    delivered_on: Date,
    pieces_left: u32,
) -> PartDelivered {
    PartDelivered {
        order_id: order.to_string(),
        promised_on: promised_on.to_string(),
        delivered_on: delivered_on.to_string(),
        pieces_left,
    }
}

/// Topic `orders`: the order ended before its goods left.
pub(crate) fn order_cancelled(order: Id<Order>, promised_on: Date, cancelled_on: Date) -> OrderCancelled {
    OrderCancelled {
        order_id: order.to_string(),
        promised_on: promised_on.to_string(),
        cancelled_on: cancelled_on.to_string(),
    }
}

/// Topic `orders`: a quote came to nothing.
pub(crate) fn quote_lost(quote: Id<Order>, lost_on: Date) -> QuoteLost {
    QuoteLost { order_id: quote.to_string(), lost_on: lost_on.to_string() }
}

/// Topic `orders`: pieces were finished; all of a sub-task's so far.
pub(crate) fn order_progressed(order: Id<Order>, sub_task: Id<SubTask>, done_pieces: u32) -> OrderProgressed {
    OrderProgressed { order_id: order.to_string(), sub_task_id: sub_task.to_string(), done_pieces }
}

/// Topic `orders`: the goods left.
pub(crate) fn order_delivered(order: Id<Order>, promised_on: Date, delivered_on: Date) -> OrderDelivered {
    OrderDelivered {
        order_id: order.to_string(),
        promised_on: promised_on.to_string(),
        delivered_on: delivered_on.to_string(),
    }
}
