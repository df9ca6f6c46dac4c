//! Answer an order that came in, as things stand, and keep the answer as it was given.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{brussels, id::Id};
use werkbrug_orders_domain::{
    answer::{Answer, Standing},
    ending::LossReason,
    order::Stage,
    policy::Action,
};
use werkbrug_pipeline::{
    columns::from_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, publish,
    read::incoming::{self, Made},
    refused::refused,
    store::{self, tables::incoming_order::Model},
    ubl::{
        answer::{self, Document, Line, Party},
        order::{self, Ordered},
    },
};

/// Which order, and why it is refused.
pub(crate) struct AnswerIncomingOrder {
    /// The order that came in.
    pub(crate) incoming: Uuid,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// Why it is refused; empty when it is not.
    pub(crate) refusal: String,
}

#[async_trait::async_trait]
impl UseCase for AnswerIncomingOrder {
    fn name(&self) -> &'static str {
        "answer_incoming_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Exchange)?;
        let kept = if self.refusal.is_empty() {
            let kept = store::incoming::lock(tx, self.incoming).await?;
            store::incoming::check_etag(&kept, &self.etag)?;
            kept
        } else {
            self.refuse(tx).await?
        };
        let (ordered, _) = order::read(&kept.content);
        let made = incoming::made(tx.db(), &kept, &ordered).await?;
        let standing = incoming::standing(&kept, &made);
        let answer = werkbrug_orders_domain::answer::answer(standing, ordered.wanted.1);
        let promised_on = match standing {
            Standing::Promised { on, .. } => Some(on),
            Standing::Open | Standing::Refused => None,
        };
        let given = store::incoming::answers(tx.db(), kept.tenant, kept.id).await?;
        let last = given.first();
        if last.is_some_and(|last| last.code == answer.code() && last.promised_on.map(from_column) == promised_on) {
            let text = "the customer was told this already";
            return Err(Refusal::new(Kind::Precondition, "ANSWERED_ALREADY", text)
                .with_fact("code", answer.code())
                .into());
        }
        let number = last.map_or(0, |last| last.number) + 1;
        let document = self.document(tx, (&kept, &ordered), (answer, &made), number).await?;
        store::incoming::write_answer(tx, kept.id, (number, answer.code(), promised_on), document).await?;
        let version = store::incoming::save(tx, &kept).await?;
        let receipt = Receipt::new(kept.id, version.to_string()).with_fact("code", answer.code());
        Ok(receipt.with_fact("answer_number", number.to_string()))
    }
}

impl AnswerIncomingOrder {
    /// Takes the refusal up; the quote that was made of the order can be accepted no more. The quote is locked before the
    /// order that came in, as who revises it does.
    async fn refuse(&self, tx: &Tx<'_>) -> Result<Model, Stop> {
        let seen = store::incoming::find(tx.db(), tx.tenant().uuid(), self.incoming).await?;
        let quote = match seen.order_id {
            Some(order) => Some(store::order::lock(tx, Id::from_uuid(order)).await?),
            None => None,
        };
        let mut kept = store::incoming::lock(tx, self.incoming).await?;
        store::incoming::check_etag(&kept, &self.etag)?;
        if kept.order_id != seen.order_id {
            return Err(store::incoming::changed().into());
        }
        if let Some(mut stored) = quote {
            if stored.order.agreement().is_some() {
                let text = "this order was accepted; cancel the order itself";
                return Err(Refusal::new(Kind::Precondition, "ORDER_ACCEPTED", text).into());
            }
            if matches!(stored.order.stage, Stage::Quoted) {
                let order = stored.order.id;
                stored.order.lose(tx.today(), LossReason::RefusedByUs).map_err(refused)?;
                store::order::save(tx, &mut stored).await?;
                tx.announce(order.uuid(), &publish::quote_lost(order, tx.today()));
            }
        }
        kept.refusal.clone_from(&self.refusal);
        Ok(kept)
    }

    async fn document(
        &self,
        tx: &Tx<'_>,
        (kept, ordered): (&Model, &Ordered),
        (answer, made): (Answer, &Made),
        number: i32,
    ) -> Result<String, Stop> {
        let parties = incoming::parties(tx.db(), kept.tenant, ordered).await?;
        let (Some(buyer), Some(seller)) = (parties.buyer, parties.seller) else {
            return Err(Fault::bug("an order was taken in without its parties").into());
        };
        let at = jiff::Timestamp::from_microsecond(tx.now_us()).map_err(Fault::during("reading the clock"))?;
        let is_late = made.promised_on.zip(ordered.wanted.1).is_some_and(|(on, wanted)| on > wanted);
        let lines = ordered.lines.iter().zip(&made.pieces).map(|(line, pieces)| Line {
            number: &line.number,
            description: &line.description,
            pieces: *pieces,
            is_as_ordered: !is_late && *pieces == line.pieces,
        });
        let document = Document {
            number: format!("{}-{number}", kept.id.simple()),
            at: brussels::civil(at),
            answer,
            note: &kept.refusal,
            reference: &ordered.reference,
            order_number: &ordered.number,
            seller: Party { kbo: &seller.company.details.kbo, name: &seller.company.details.name },
            buyer: Party { kbo: &buyer.company.details.kbo, name: &buyer.company.details.name },
            promised_on: made.promised_on,
            lines: lines.collect(),
        };
        Ok(answer::render(&document)?)
    }
}
