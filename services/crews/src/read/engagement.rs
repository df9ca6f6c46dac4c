//! Agreements and how their gates stand; a host sees its own agreements.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Refusal},
};
use werkbrug_crews_domain::{
    engagement::{Engagement, EngagementKind},
    gate::{Colour, Gate},
    gates,
    shift::Shift,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use super::{Part, after_id, cut, wanted};
use crate::{
    permit::Scope,
    store::{
        Rows,
        copies::copy_company,
        dossier, place, shift,
        tables::{
            engagement::{Column, Entity, Model},
            place as place_table, shift as shift_table,
        },
        words,
    },
};

/// A page of agreements, in the order of their ids; only `only` when that is given.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    scope: Scope,
    only: Option<Id<Engagement>>,
    page: &Page,
) -> Result<Part<crews::Engagement>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Scope::Company(company) = scope {
        query = query.filter(Column::PlaceId.in_subquery(place::ids_of_company(rows.tenant, company)));
    }
    if let Some(only) = only {
        query = query.filter(Column::Id.eq(only.uuid()));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let place_ids: Vec<Uuid> = found.iter().map(|row| row.place_id).collect();
    let places: BTreeMap<Uuid, _> = place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let hosts: Vec<Uuid> = places.values().filter_map(|place| place.company_id).collect();
    let parties = Parties::load(rows, &hosts).await?;
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        let place = places.get(&row.place_id).ok_or_else(|| Fault::bug("an agreement has a place"))?;
        views.push(view(row, place, &parties)?);
    }
    Ok((views, token))
}

/// Who is who, as the companies are registered.
struct Parties {
    own: Option<copy_company::Model>,
    hosts: BTreeMap<Uuid, copy_company::Model>,
}

impl Parties {
    async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, hosts: &[Uuid]) -> Result<Self, Stop> {
        use copy_company::{Column, Entity};
        let either = Condition::any().add(Column::IsOwn.eq(true)).add(Column::CompanyId.is_in(hosts.iter().copied()));
        let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(either);
        let found = query.order_by_asc(Column::CompanyId).all(rows.db).await?;
        let own = found.iter().find(|row| row.is_own).cloned();
        Ok(Self { own, hosts: found.into_iter().map(|row| (row.company_id, row)).collect() })
    }
}

fn view(row: Model, place: &place_table::Model, parties: &Parties) -> Result<crews::Engagement, Fault> {
    let (own, host) = (parties.own.clone(), place.company_id.and_then(|id| parties.hosts.get(&id)).cloned());
    let names = |known: Option<copy_company::Model>| known.map(|row| (row.company_name, row.kbo)).unwrap_or_default();
    let ((workshop_name, workshop_kbo), (company_name, company_kbo)) = (names(own), names(host));
    let kind = match words::to_engagement_kind(&row.kind)? {
        EngagementKind::Enclave => crews::EngagementKind::Enclave,
        EngagementKind::ServiceContract => crews::EngagementKind::ServiceContract,
        EngagementKind::DepartmentWork => crews::EngagementKind::DepartmentWork,
    };
    let day = |day: Option<time::Date>| day.map(|day| from_column(day).to_string());
    Ok(crews::Engagement {
        engagement_id: row.id.to_string(),
        engagement_code: row.engagement_code,
        place_id: row.place_id.to_string(),
        kind: kind.into(),
        work_description: row.work_description,
        is_core_activity: row.is_core_activity,
        signed_on: day(row.signed_on),
        notified_on: day(row.notified_on),
        starts_on: from_column(row.starts_on).to_string(),
        ends_on: day(row.ends_on),
        instructions_by_coach_only: row.instructions_by_coach_only,
        tariff_class: row.tariff_class,
        etag: row.version.to_string(),
        place_code: place.place_code.clone(),
        place_name: place.place_name.clone(),
        company_id: place.company_id.map(|id| id.to_string()).unwrap_or_default(),
        core_activity: place.core_activity.clone(),
        establishment: place.establishment.clone(),
        workshop_name,
        workshop_kbo,
        company_name,
        company_kbo,
    })
}

/// How the gates of an agreement stand: for one shift, or for all its shifts of a day together.
pub(crate) async fn gates<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    id: Id<Engagement>,
    on: Date,
    of_shift: Option<Id<Shift>>,
) -> Result<Vec<crews::Gate>, Stop> {
    let dossier = dossier::find(rows, id).await?;
    let shifts = match of_shift {
        Some(shift) => vec![shift::find(rows, shift).await?],
        None => {
            let under_it = Condition::all()
                .add(shift_table::Column::EngagementId.eq(id.uuid()))
                .add(shift_table::Column::Day.eq(to_column(on)));
            shift::load(rows, under_it).await?
        }
    };
    let mut judged = Vec::with_capacity(shifts.len());
    for stored in &shifts {
        if stored.shift.engagement != id {
            let text = "that shift belongs to another engagement";
            return Err(Refusal::invalid("shift_id", "SHIFT_OF_OTHER_ENGAGEMENT", text).into());
        }
        judged.push(dossier.gates_of(rows, &stored.shift, None).await?);
    }
    let found = if judged.is_empty() { dossier.gates_on(on) } else { gates::worst(judged) };
    Ok(found.into_iter().map(gate_view).collect())
}

/// A gate as a viewer sees it.
pub(crate) fn gate_view(gate: Gate) -> crews::Gate {
    let (code, colour) = (gate.code.as_str().to_owned(), colour_view(gate.colour).into());
    let facts = gate.facts.into_iter().map(|fact| crews::GateFact { name: fact.name, value: fact.value }).collect();
    crews::Gate { code, colour, sentence: gate.sentence, finding: gate.finding, facts }
}

/// A colour as the contract says it.
pub(crate) const fn colour_view(colour: Colour) -> crews::GateColour {
    match colour {
        Colour::Green => crews::GateColour::Green,
        Colour::Amber => crews::GateColour::Amber,
        Colour::Red => crews::GateColour::Red,
    }
}
