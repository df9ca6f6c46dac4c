//! Record a moment in a relation with a company.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_orders_domain::{
    policy::Action,
    relation::{Channel, Moment, Wrong, check_moment},
};
use werkbrug_pipeline::{
    columns::to_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, company::Key, tables::relation_moment::Model},
};

/// What happened.
pub(crate) struct RecordMoment {
    /// With whom.
    pub(crate) company: Uuid,
    /// What, and as it is stored.
    pub(crate) moment: (Moment, &'static str),
    /// By what a contact came about, and as it is stored.
    pub(crate) channel: Option<(Channel, &'static str)>,
    /// When.
    pub(crate) on: Date,
    /// About the work.
    pub(crate) work_description: String,
}

#[async_trait::async_trait]
impl UseCase for RecordMoment {
    fn name(&self) -> &'static str {
        "record_moment"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Relate)?;
        let channel = self.channel.map(|(channel, _)| channel);
        check_moment(self.moment.0, channel, self.on, tx.today()).map_err(refused)?;
        let tenant = tx.tenant().uuid();
        let company = store::company::find(tx.db(), tenant, &Key::Id(self.company)).await?;
        company.ok_or_else(store::company::unknown)?;
        let moment = Model {
            tenant,
            id: tx.fresh::<()>().uuid(),
            company_id: self.company,
            kind: self.moment.1.to_owned(),
            channel: self.channel.map_or("", |(_, channel)| channel).to_owned(),
            on_day: to_column(self.on),
            work_description: self.work_description.clone(),
        };
        let id = moment.id;
        store::relation::write_moment(tx, moment).await?;
        Ok(Receipt::new(id, ""))
    }
}

/// A rule's refusal as the caller reads it.
pub(crate) fn refused(wrong: Wrong) -> Refusal {
    let (field, reason) = match wrong {
        Wrong::ChannelMissing => ("channel", "CHANNEL_MISSING"),
        Wrong::ChannelNotAsked => ("channel", "CHANNEL_NOT_ASKED"),
        Wrong::InTheFuture => ("on", "DAY_TO_COME"),
        Wrong::AnswersOff => ("answers", "ANSWERS_OFF"),
    };
    Refusal::invalid(field, reason, wrong.to_string())
}
