//! The shifts, places and people that lines of the floor are about, read once for a whole page.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};

use crate::store::{
    Rows, place,
    tables::{place as place_table, shift as shift_table},
    worker,
};

/// What stands around lines of the floor.
pub(crate) struct Around {
    shifts: BTreeMap<Uuid, shift_table::Model>,
    places: BTreeMap<Uuid, place_table::Model>,
    names: BTreeMap<Uuid, String>,
}

impl Around {
    /// These shifts with their places, and the names of these people.
    pub(crate) async fn load<C: ConnectionTrait>(
        rows: &Rows<'_, C>,
        shift_ids: &[Uuid],
        people: &[Uuid],
    ) -> Result<Self, Stop> {
        use shift_table::{Column, Entity};
        let of_ids = Column::Id.is_in(shift_ids.iter().copied());
        let shifts = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_ids).all(rows.db).await?;
        let place_ids: Vec<Uuid> = shifts.iter().map(|row| row.place_id).collect();
        Ok(Self {
            shifts: shifts.into_iter().map(|row| (row.id, row)).collect(),
            places: place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row)).collect(),
            names: worker::names(rows, Some(people)).await?,
        })
    }

    /// The shift.
    pub(crate) fn shift(&self, id: Uuid) -> Option<&shift_table::Model> {
        self.shifts.get(&id)
    }

    /// What the place of a shift is called; empty when it is gone.
    pub(crate) fn place_name(&self, shift: Uuid) -> String {
        let place = self.shifts.get(&shift).and_then(|shift| self.places.get(&shift.place_id));
        place.map(|place| place.place_name.clone()).unwrap_or_default()
    }

    /// The day of a shift; empty when it is gone.
    pub(crate) fn day(&self, shift: Uuid) -> String {
        self.shifts.get(&shift).map(|shift| from_column(shift.day).to_string()).unwrap_or_default()
    }

    /// What somebody is called; empty until it is known.
    pub(crate) fn name(&self, worker: Uuid) -> String {
        self.names.get(&worker).cloned().unwrap_or_default()
    }
}
