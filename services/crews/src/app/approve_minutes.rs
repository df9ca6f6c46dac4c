//! Minutes of a shift are approved, once for each tariff class; with an open breach they wait for a person.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{
    approval::{self as rule, Approved, Asked, Standing},
    place::Place,
    policy::{Action, may_approve},
    presence::minutes_of,
    shift::Shift,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{approval, breach, engagement, not_found, place, presence, shift, shift::Stored, within},
};

/// The name of the receipt's fact that says whether the minutes wait.
pub(crate) const HELD: &str = "held";

/// What is approved.
#[derive(Clone, Debug)]
pub(crate) struct ApproveMinutes {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// What an hour is invoiced as; empty is what the agreement says.
    pub(crate) tariff_class: String,
    /// The minutes, of all heads together.
    pub(crate) minutes: Minutes,
}

#[async_trait]
impl UseCase for ApproveMinutes {
    fn name(&self) -> &'static str {
        "approve_minutes"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::ApproveMinutes)?;
        let (mut stored, rows) = (shift::lock(tx, self.shift).await?, within(tx));
        let place = place::find(&rows, stored.shift.place).await?;
        if !scope.holds(&stored.shift, &place) {
            return Err(not_found("shift").into());
        }
        let engagement = engagement::find(&rows, stored.shift.engagement).await?;
        if !may_approve(tx.viewer().role, engagement.kind) {
            let text = "minutes of this kind of work are approved by somebody else";
            return Err(Refusal::new(Kind::Forbidden, "NOT_ALLOWED", text).into());
        }
        let own_class = &engagement.tariff_class;
        let tariff_class = if self.tariff_class.is_empty() { own_class } else { &self.tariff_class };
        let asked = Asked { tariff_class, minutes: self.minutes };
        settle(tx, &mut stored, &place, (asked, false)).await
    }
}

/// Approves minutes of a held shift, closes it and tells who invoices; `is_tacit` when silence did it.
pub(crate) async fn settle(
    tx: &Tx<'_>,
    stored: &mut Stored,
    place: &Place,
    (asked, is_tacit): (Asked<'_>, bool),
) -> Result<Receipt, Stop> {
    let standing = decide(tx, stored.shift.id, asked).await?;
    let id = approval::insert(tx, stored.shift.id, asked, (standing, is_tacit)).await?;
    let change = stored.shift.close();
    shift::save(tx, stored).await?;
    let told = tell(tx, (id, standing), &stored.shift, (place, asked)).await?;
    let changed = publish::shift_changed(tx, &stored.shift, change);
    let held = (standing == Standing::Held).to_string();
    Ok(Receipt::new(id, stored.etag()).with_event(told.unwrap_or(changed)).with_fact(HELD, held))
}

async fn decide(tx: &Tx<'_>, shift: Id<Shift>, asked: Asked<'_>) -> Result<Standing, Stop> {
    let (rows, id) = (within(tx), shift.uuid());
    let ledgers = presence::of_shifts(&rows, &[id]).await?;
    let present = minutes_of(ledgers.values().flatten()).map_err(refused)?;
    let before = approval::of_shifts(&rows, &[id]).await?;
    let counted = |stored: approval::Stored| {
        let minutes = rule::counting(stored.standing, stored.approved.minutes, stored.left());
        Approved { minutes, ..stored.approved }
    };
    let before: Vec<Approved> = before.into_iter().map(counted).collect();
    let breach = breach::of_shift(&rows, shift).await?;
    Ok(rule::approve(asked, present, &before, breach.as_ref()).map_err(refused)?)
}

/// Tells who invoices; nobody when the shift was the workshop's own.
async fn tell(
    tx: &Tx<'_>,
    (id, standing): (Uuid, Standing),
    shift: &Shift,
    (place, asked): (&Place, Asked<'_>),
) -> Result<Option<Uuid>, Stop> {
    let approved = Approved { tariff_class: asked.tariff_class.to_owned(), minutes: asked.minutes };
    match standing {
        Standing::Released => Ok(publish::minutes_approved(tx, id, shift, place, &approved)),
        Standing::Held => {
            let breach = breach::of_shift(&within(tx), shift.id).await?;
            Ok(breach.map(|breach| publish::minutes_held(tx, id, shift.id, breach.id)))
        }
        Standing::Dropped => Ok(None),
    }
}
