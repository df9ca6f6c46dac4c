//! A command as it arrives, and the receipt that makes it happen once.

use std::{fmt, panic::AssertUnwindSafe, sync::Arc};

use futures::FutureExt;
use hmac::{Hmac, Mac};
use jiff::civil::Date;
use prost::Message;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter};
use sha2::Sha256;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_chassis::{clock::Clock, identity::Viewer};

use crate::database::portions;
use crate::numbering;
use crate::tables::{outbox, receipt};
use crate::tx::{Frame, Tx};
use crate::use_case::{Member, Receipt, Stop, Together, UseCase};

/// Longest number a caller may give a request.
const REQUEST_ID_MAX: usize = 128;

/// Who asks, under which number, and the request's bytes to tell another one apart.
#[derive(Clone)]
pub struct Call {
    pub(crate) viewer: Viewer,
    pub(crate) request_id: String,
    pub(crate) body: Vec<u8>,
}

/// Ids only: a request may hold what nobody else may read.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut ids = f.debug_struct("Call");
        ids.field("viewer", &self.viewer).field("request_id", &self.request_id).finish_non_exhaustive()
    }
}

impl Call {
    /// A call by `viewer`; the request's own number comes from the message.
    #[must_use]
    pub fn new(viewer: Viewer, request_id: &str, message: &impl Message) -> Self {
        Self { viewer, request_id: request_id.to_owned(), body: message.encode_to_vec() }
    }

    /// Refuse a number that cannot serve.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        // It travels in a header, so it may hold nothing that ends one.
        let is_plain = self.request_id.bytes().all(|letter| letter.is_ascii_graphic());
        if self.request_id.is_empty() || self.request_id.len() > REQUEST_ID_MAX || !is_plain {
            let text = "give each command its own number of 1 to 128 letters, digits and signs";
            return Err(Refusal::invalid("request_id", "REQUEST_ID", text));
        }
        Ok(())
    }
}

/// One call with its use case, ready to be run, perhaps more than once.
#[derive(Clone)]
pub(crate) struct Execution {
    pub(crate) call: Arc<Call>,
    pub(crate) use_case: Arc<dyn UseCase>,
    pub(crate) frame: Arc<Frame>,
    pub(crate) body_hash: Vec<u8>,
    pub(crate) clock: Clock,
}

/// What a run of a use case came to, before any of it counts.
pub(crate) struct Done {
    pub(crate) answer: Receipt,
    pub(crate) said: Vec<outbox::Model>,
}

impl Execution {
    /// Do the work.
    pub(crate) async fn run(&self, db: &DatabaseTransaction) -> Result<Done, Stop> {
        unharmed(async {
            let tx = Tx::new(db, &self.frame);
            let answer = self.use_case.run(&tx).await?;
            self.done(tx, answer)
        })
        .await
    }

    /// Who did it stands beside what it came to.
    fn done(&self, tx: Tx<'_>, answer: Receipt) -> Result<Done, Stop> {
        tx.audit(self.use_case.name(), answer.id, None);
        Ok(Done { answer, said: tx.said()? })
    }

    /// What it is, for which workshop, on which day.
    pub(crate) fn kind(&self) -> (&'static str, Uuid, Date) {
        (self.use_case.name(), self.frame.viewer.tenant.uuid(), self.frame.today)
    }

    /// Whether this and another are done at once.
    pub(crate) fn goes_with(&self, other: &Self) -> bool {
        self.use_case.together().is_some() && self.kind() == other.kind()
    }

    /// What was answered when this request was done before.
    pub(crate) async fn stored(&self, db: &DatabaseTransaction) -> Result<Option<Receipt>, Stop> {
        let Some(stored) = receipt::Entity::find().filter(self.mine()).one(db).await? else { return Ok(None) };
        if stored.use_case != self.use_case.name() || stored.body_hash != self.body_hash {
            let text = "this request number was used for another request; take a new one";
            return Err(Refusal::new(Kind::Conflict, "REQUEST_ID_REUSED", text).with_field("request_id").into());
        }
        serde_json::from_str(&stored.answer).map(Some).map_err(|cause| Fault::new("read a receipt", cause).into())
    }

    fn receipt(&self, answer: &Receipt) -> Result<receipt::ActiveModel, Fault> {
        let text = serde_json::to_string(answer).map_err(|cause| Fault::new("write a receipt", cause))?;
        Ok(receipt::ActiveModel {
            tenant: ActiveValue::Set(self.call.viewer.tenant.uuid()),
            actor: ActiveValue::Set(self.call.viewer.actor.clone()),
            request_id: ActiveValue::Set(self.call.request_id.clone()),
            use_case: ActiveValue::Set(self.use_case.name().to_owned()),
            body_hash: ActiveValue::Set(self.body_hash.clone()),
            answer: ActiveValue::Set(text),
            made_at_us: ActiveValue::Set(self.clock.wall_us()),
        })
    }

    fn mine(&self) -> Condition {
        let (call, mine) = (&self.call, receipt::Column::Tenant.eq(self.call.viewer.tenant.uuid()));
        let mine = Condition::all().add(mine).add(receipt::Column::Actor.eq(&call.viewer.actor));
        mine.add(receipt::Column::RequestId.eq(&call.request_id))
    }
}

/// Do work; a panic inside is a fault like any other and harms no neighbour.
async fn unharmed<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let outcome = AssertUnwindSafe(work).catch_unwind().await;
    outcome.unwrap_or_else(|_| Err(Fault::bug("a use case panicked").into()))
}

/// Do what goes together; nothing stands for one that was refused.
pub(crate) async fn run_together(
    db: &DatabaseTransaction,
    kind: &dyn Together,
    group: &[&Execution],
) -> Result<Vec<Option<Done>>, Stop> {
    unharmed(async {
        let own: Vec<Tx<'_>> = group.iter().map(|execution| Tx::new(db, &execution.frame)).collect();
        let members = group.iter().zip(&own).map(|(execution, tx)| Member { use_case: &*execution.use_case, tx });
        let answers = kind.run(&members.collect::<Vec<_>>()).await?;
        if answers.len() != group.len() {
            return Err(Fault::bug("a group got fewer answers than it has members").into());
        }
        let answered = group.iter().zip(own).zip(answers);
        answered
            .map(|((execution, tx), answer)| answer.ok().map(|answer| execution.done(tx, answer)).transpose())
            .collect()
    })
    .await
}

/// Write the events and receipts of what was done, in a few statements however many there are.
///
/// # Errors
/// A fault when one of these requests was done before: nothing may stay of this transaction, and the second look finds
/// the receipt.
pub(crate) async fn keep(db: &DatabaseTransaction, done: Vec<(&Execution, Done)>) -> Result<Vec<Receipt>, Stop> {
    let (mut answers, mut receipts, mut said) = (Vec::with_capacity(done.len()), Vec::new(), Vec::new());
    for (execution, done) in done {
        receipts.push(execution.receipt(&done.answer)?);
        said.extend(done.said);
        answers.push(done.answer);
    }
    for portion in portions(receipts) {
        let wanted = u64::try_from(portion.len()).unwrap_or(u64::MAX);
        let key = [receipt::Column::Tenant, receipt::Column::Actor, receipt::Column::RequestId];
        let insert =
            receipt::Entity::insert_many(portion).on_conflict(OnConflict::columns(key).do_nothing().to_owned());
        if insert.exec_without_returning(db).await? != wanted {
            return Err(Fault::new("do a request once", "it was done before").into());
        }
    }
    numbering::write(db, said).await?;
    Ok(answers)
}

/// Keyed hash of a request, so that a stored receipt tells nothing of it.
pub(crate) fn body_hash(key: &[u8], body: &[u8]) -> Vec<u8> {
    // A key of any length is a good key for HMAC, so the error cannot happen; an empty hash would only refuse repeats.
    Hmac::<Sha256>::new_from_slice(key)
        .map_or_else(|_| Vec::new(), |mac| mac.chain_update(body).finalize().into_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use werkbrug_kernel::{id::Id, role::Role};
    use werkbrug_proto::pipeline::DiscardParkedEventRequest;

    use super::*;

    #[test]
    fn a_printed_call_shows_who_asked_and_nothing_of_what() {
        let viewer = Viewer { tenant: Id::fresh(), actor: "account-7".into(), role: Role::SocialWorker, about: None };
        let secret = DiscardParkedEventRequest { reason: "a note that nobody may see".into(), ..Default::default() };
        let call = Call::new(viewer, "request-1", &secret);
        let bytes = format!("{:?}", secret.encode_to_vec());
        for printed in [format!("{call:?}"), format!("{call:#?}")] {
            assert!(printed.contains("account-7") && printed.contains("request-1"), "{printed}");
            let digits: String = printed.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                !printed.contains("nobody may see") && !digits.contains(bytes.trim_matches(['[', ']'])),
                "{printed}"
            );
        }
    }
}
