//! Events out: the only way anything leaves this service.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{company::Company, order::Order, promise, work::SubTask};
use werkbrug_proto::orders::{
    CompanyRegistered, OrderAccepted, OrderDelivered, OrderProgressed, PlannedWork, QuoteCreated,
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
    let steps = order.agreement().map(|agreement| agreement.steps.as_slice());
    let claims = promise::claims_of(steps.unwrap_or_default());
    let work = claims.into_iter().map(|((department, day), minutes)| PlannedWork {
        department: department.as_str().to_owned(),
        day: day.to_string(),
        minutes,
    });
    OrderAccepted {
        order_id: order.id.to_string(),
        company_id: order.company.to_string(),
        order_reference: order.reference.clone(),
        promised_on: promised_on.to_string(),
        work: work.collect(),
    }
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
