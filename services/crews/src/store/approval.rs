//! Minutes that were approved.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;
use werkbrug_crews_domain::{
    approval::{Approved, Asked, Standing},
    shift::Shift,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    hours::approval::{ActiveModel, Column, Entity},
    taken_back, within, words,
};

/// An approval as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Its identity.
    pub(crate) id: Uuid,
    /// The shift.
    pub(crate) shift: Uuid,
    /// The minutes and their class.
    pub(crate) approved: Approved,
    /// What became of them.
    pub(crate) standing: Standing,
    /// Whether silence approved them.
    pub(crate) is_tacit: bool,
    /// What they gave back since, without what they got again.
    pub(crate) taken_back: Minutes,
}

impl Stored {
    /// What is left of them.
    pub(crate) fn left(&self) -> Minutes {
        self.approved.minutes.checked_sub(self.taken_back).unwrap_or(Minutes::ZERO)
    }
}

/// The approvals of these shifts, oldest first.
pub(crate) async fn of_shifts<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[Uuid]) -> Result<Vec<Stored>, Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).order_by_asc(Column::Id);
    let given_back = taken_back::of_shifts(rows, shifts).await?;
    let mut found = Vec::new();
    for row in query.all(rows.db).await? {
        let minutes = Minutes::new(counted(row.minutes)?);
        let approved = Approved { tariff_class: row.tariff_class, minutes };
        let standing = words::to_standing(&row.standing)?;
        let taken_back = Minutes::new(given_back.get(&row.id).copied().unwrap_or_default());
        found.push(Stored { id: row.id, shift: row.shift_id, approved, standing, is_tacit: row.is_tacit, taken_back });
    }
    Ok(found)
}

/// Writes an approval; the database refuses a second one of the same shift and class.
pub(crate) async fn insert(
    tx: &Tx<'_>,
    of: Id<Shift>,
    asked: Asked<'_>,
    (standing, is_tacit): (Standing, bool),
) -> Result<Uuid, Stop> {
    let id = tx.fresh::<Approved>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        shift_id: Set(of.uuid()),
        tariff_class: Set(asked.tariff_class.to_owned()),
        minutes: Set(i64::from(asked.minutes.value())),
        standing: Set(words::of_standing(standing).to_owned()),
        approved_by: Set(tx.viewer().actor.clone()),
        approved_at_us: Set(tx.now_us()),
        is_tacit: Set(is_tacit),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Writes that held minutes are released as what is left of them: that is what is told, and nothing more comes of it. Of
/// which nothing is left is dropped.
pub(crate) async fn release_what_is_left(tx: &Tx<'_>, held: &Stored) -> Result<(), Stop> {
    if held.taken_back == Minutes::ZERO {
        return Ok(());
    }
    let own = Entity::update_many().filter(Column::Tenant.eq(within(tx).tenant)).filter(Column::Id.eq(held.id));
    if held.left() == Minutes::ZERO {
        let dropped = Expr::value(words::of_standing(Standing::Dropped));
        own.col_expr(Column::Standing, dropped).exec(tx.db()).await?;
        return Ok(());
    }
    let left = Expr::value(i64::from(held.left().value()));
    own.col_expr(Column::Minutes, left).exec(tx.db()).await?;
    taken_back::insert(tx, Id::from_uuid(held.shift), held.id, -i64::from(held.taken_back.value())).await
}

/// Writes what became of a shift's held minutes.
pub(crate) async fn move_held(tx: &Tx<'_>, of: Id<Shift>, standing: Standing) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::Standing, Expr::value(words::of_standing(standing)))
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::ShiftId.eq(of.uuid()))
        .filter(Column::Standing.eq(words::of_standing(Standing::Held)))
        .exec(tx.db())
        .await?;
    Ok(())
}
