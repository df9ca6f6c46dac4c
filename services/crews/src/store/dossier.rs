//! What the law looks at, put together for an agreement, and how its gates stand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_crews_domain::{
    engagement::{Engagement, EngagementKind},
    gate::{Colour, Gate, GateCode},
    gates::{self, applying_to},
    place::Place,
    shift::Shift,
    worker::Worker,
};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows,
    copies::copy_company,
    engagement, place,
    shift::Stored,
    site::{self, Surroundings},
};

/// An agreement with its place and both parties' numbers.
#[derive(Debug)]
pub(crate) struct Dossier {
    /// The agreement.
    pub(crate) engagement: Engagement,
    /// Where.
    pub(crate) place: Place,
    own_kbo: Vec<String>,
    host_kbo: Option<String>,
}

/// The dossier of an agreement at the place where it runs.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Engagement>) -> Result<Dossier, Stop> {
    let engagement = engagement::find(rows, id).await?;
    let place = place::find(rows, engagement.place).await?;
    of(rows, engagement, place).await
}

/// The dossier of a shift: its agreement, at the place of the shift.
pub(crate) async fn of_shift<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: &Shift) -> Result<Dossier, Stop> {
    let engagement = engagement::find(rows, shift.engagement).await?;
    let place = place::find(rows, shift.place).await?;
    of(rows, engagement, place).await
}

async fn of<C: ConnectionTrait>(rows: &Rows<'_, C>, engagement: Engagement, place: Place) -> Result<Dossier, Stop> {
    let mut numbers = Numbers::default();
    if applying_to(engagement.kind).contains(&GateCode::SeparateEntity) {
        numbers = Numbers::load(rows, place.company.map(Id::uuid).as_slice()).await?;
    }
    let host_kbo = numbers.of_host(&place).map(str::to_owned);
    Ok(Dossier { engagement, place, own_kbo: numbers.own, host_kbo })
}

/// The company numbers that the law compares.
#[derive(Debug, Default)]
struct Numbers {
    own: Vec<String>,
    hosts: BTreeMap<Uuid, String>,
}

impl Numbers {
    async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, hosts: &[Uuid]) -> Result<Self, Stop> {
        use copy_company::{Column, Entity};
        let either = Condition::any().add(Column::IsOwn.eq(true)).add(Column::CompanyId.is_in(hosts.iter().copied()));
        let mut numbers = Self::default();
        for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(either).all(rows.db).await? {
            if row.is_own {
                numbers.own.push(row.kbo.clone());
            }
            numbers.hosts.insert(row.company_id, row.kbo);
        }
        Ok(numbers)
    }

    fn of_host(&self, place: &Place) -> Option<&str> {
        place.company.and_then(|company| self.hosts.get(&company.uuid())).map(String::as_str)
    }
}

/// The dossiers of these shifts, by shift; the database is asked the same few questions however many they are.
pub(crate) async fn of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Stored],
) -> Result<BTreeMap<Uuid, Dossier>, Stop> {
    let mut engagements: BTreeMap<Uuid, Engagement> = BTreeMap::new();
    for row in engagement::load(rows, &distinct(shifts, |shift| shift.engagement.uuid())).await? {
        engagements.insert(row.id, engagement::read(row)?);
    }
    let mut places: BTreeMap<Uuid, Place> = BTreeMap::new();
    for row in place::load(rows, &distinct(shifts, |shift| shift.place.uuid())).await? {
        places.insert(row.id, place::read(row)?);
    }
    let hosts: Vec<Uuid> = places.values().filter_map(|place| place.company.map(Id::uuid)).collect();
    let numbers = Numbers::load(rows, &hosts).await?;
    let mut found = BTreeMap::new();
    for Stored { shift, .. } in shifts {
        let known = (engagements.get(&shift.engagement.uuid()), places.get(&shift.place.uuid()));
        let (Some(engagement), Some(place)) = known else { continue };
        let host_kbo = numbers.of_host(place).map(str::to_owned);
        let own_kbo = numbers.own.clone();
        let dossier = Dossier { engagement: engagement.clone(), place: place.clone(), own_kbo, host_kbo };
        found.insert(shift.id.uuid(), dossier);
    }
    Ok(found)
}

/// How the worst gate of each of these shifts stands; nothing of a shift on which the law puts none. However many
/// shifts they are, the database is asked the same few questions.
pub(crate) async fn worst_of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Stored],
    of: &Period,
) -> Result<BTreeMap<Uuid, Colour>, Stop> {
    let mut engagements: BTreeMap<Uuid, Engagement> = BTreeMap::new();
    for row in engagement::load(rows, &distinct(shifts, |shift| shift.engagement.uuid())).await? {
        engagements.insert(row.id, engagement::read(row)?);
    }
    let kind_of = |stored: &Stored| engagements.get(&stored.shift.engagement.uuid()).map(|known| known.kind);
    let is_gated = |stored: &&Stored| kind_of(stored).is_some_and(|kind| !applying_to(kind).is_empty());
    let gated: Vec<Stored> = shifts.iter().filter(is_gated).cloned().collect();
    if gated.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut places: BTreeMap<Uuid, Place> = BTreeMap::new();
    for row in place::load(rows, &distinct(&gated, |shift| shift.place.uuid())).await? {
        places.insert(row.id, place::read(row)?);
    }
    let hosts: Vec<Uuid> = places.values().filter_map(|place| place.company.map(Id::uuid)).collect();
    let numbers = Numbers::load(rows, &hosts).await?;
    let is_watched = |stored: &&Stored| kind_of(stored).is_some_and(looks_at_coaches);
    let watched: Vec<Stored> = gated.iter().filter(is_watched).cloned().collect();
    let around = Surroundings::of_places(rows, &distinct(&watched, |shift| shift.place.uuid()), of).await?;
    let mut worst = BTreeMap::new();
    for Stored { shift, .. } in &gated {
        let found = (engagements.get(&shift.engagement.uuid()), places.get(&shift.place.uuid()));
        let (Some(engagement), Some(place)) = found else { continue };
        let facts = gates::Dossier { engagement, place, own_kbo: &numbers.own, host_kbo: numbers.of_host(place) };
        let site = looks_at_coaches(engagement.kind).then(|| around.on_site(shift, None));
        let gates = gates::judge(&facts, shift.window.day(), site.as_ref());
        if let Some(colour) = gates.iter().map(|gate| gate.colour).max() {
            worst.insert(shift.id.uuid(), colour);
        }
    }
    Ok(worst)
}

fn distinct(shifts: &[Stored], of: fn(&Shift) -> Uuid) -> Vec<Uuid> {
    let ids: BTreeSet<Uuid> = shifts.iter().map(|stored| of(&stored.shift)).collect();
    ids.into_iter().collect()
}

fn looks_at_coaches(kind: EngagementKind) -> bool {
    applying_to(kind).iter().any(|code| code.is_about_coaches())
}

impl Dossier {
    /// Holds the site until the transaction ends when its coaches are looked at, so that two changes there are judged
    /// one after the other.
    pub(crate) async fn hold_site(&self, tx: &Tx<'_>) -> Result<(), Stop> {
        if looks_at_coaches(self.engagement.kind) { place::hold(tx, self.place.id).await } else { Ok(()) }
    }

    /// How the gates stand for a shift; `joining` is counted as one more in its crew.
    pub(crate) async fn gates_of<C: ConnectionTrait>(
        &self,
        rows: &Rows<'_, C>,
        shift: &Shift,
        joining: Option<Id<Worker>>,
    ) -> Result<Vec<Gate>, Stop> {
        let is_watched = looks_at_coaches(self.engagement.kind);
        let site = if is_watched { Some(site::around(rows, shift, joining).await?) } else { None };
        Ok(gates::judge(&self.facts(), shift.window.day(), site.as_ref()))
    }

    /// How the gates stand on a day without a shift.
    pub(crate) fn gates_on(&self, day: Date) -> Vec<Gate> {
        gates::judge(&self.facts(), day, None)
    }

    fn facts(&self) -> gates::Dossier<'_> {
        gates::Dossier {
            engagement: &self.engagement,
            place: &self.place,
            own_kbo: &self.own_kbo,
            host_kbo: self.host_kbo.as_deref(),
        }
    }
}
