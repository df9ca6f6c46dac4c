//! How long customers waited for a first answer, by month of asking and by customer. A call on the telephone is answered
//! while it lasts, so it is no part of this.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::calendar::WorkingCalendar;
use werkbrug_orders_domain::{
    policy::Action,
    reaction::{Question, Reaction, reaction},
};
use werkbrug_pipeline::use_case::Stop;

use super::lead_time::Asked;
use crate::{
    permit,
    store::{
        self,
        question::{self, Which},
    },
};

/// Customers that are told, those who asked most.
const CUSTOMERS: usize = 40;

/// What is told.
pub(crate) struct Reactions {
    /// All questions.
    pub(crate) all: Reaction,
    /// By month of asking.
    pub(crate) by_month: Vec<(String, Reaction)>,
    /// By customer.
    pub(crate) by_company: Vec<(Uuid, String, Reaction)>,
}

/// Reckons how long questions waited that were asked in the period; the activity narrows nothing, since who asks has none.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, asked: &Asked) -> Result<Reactions, Stop> {
    permit::check(viewer, Action::ReadFigures)?;
    let which = Which { tenant: viewer.tenant.uuid(), period: &asked.period, company: asked.company };
    let mut questions = question::requests(db, &which).await?;
    questions.extend(question::files(db, &which).await?);
    let calendar = WorkingCalendar::belgian();
    let (mut months, mut companies) =
        (BTreeMap::<String, Vec<Question>>::new(), BTreeMap::<Uuid, Vec<Question>>::new());
    for own in &questions {
        let day = own.question.asked_on;
        months.entry(format!("{:04}-{:02}", day.year(), day.month())).or_default().push(own.question);
        companies.entry(own.company).or_default().push(own.question);
    }
    let names = store::company::names(db, which.tenant, companies.keys().copied()).await?;
    let mut by_company: Vec<(Uuid, String, Reaction)> = companies
        .into_iter()
        .map(|(id, own)| (id, names.get(&id).cloned().unwrap_or_default(), reaction(&own, &calendar)))
        .collect();
    by_company.sort_by_key(|(_, _, own)| std::cmp::Reverse(own.answered.saturating_add(own.waiting)));
    by_company.truncate(CUSTOMERS);
    let all: Vec<Question> = questions.iter().map(|own| own.question).collect();
    Ok(Reactions {
        all: reaction(&all, &calendar),
        by_month: months.into_iter().map(|(month, own)| (month, reaction(&own, &calendar))).collect(),
        by_company,
    })
}
