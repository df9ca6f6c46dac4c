//! What the law looks at, put together for an agreement, and how its gates stand.

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use werkbrug_crews_domain::{
    engagement::Engagement,
    gate::{Gate, GateCode},
    gates::{self, applying_to},
    place::Place,
    shift::Shift,
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{Rows, copies::copy_company, engagement, place, site};

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
    use copy_company::{Column, Entity};
    let (mut own_kbo, mut host_kbo) = (Vec::new(), None);
    if applying_to(engagement.kind).contains(&GateCode::SeparateEntity) {
        let own = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::IsOwn.eq(true));
        own_kbo.extend(own.all(rows.db).await?.into_iter().map(|row| row.kbo));
        if let Some(company) = place.company {
            let host = Entity::find_by_id((rows.tenant, company.uuid())).one(rows.db).await?;
            host_kbo = host.map(|row| row.kbo);
        }
    }
    Ok(Dossier { engagement, place, own_kbo, host_kbo })
}

impl Dossier {
    /// Holds the site until the transaction ends when its coaches are looked at, so that two changes there are judged
    /// one after the other.
    pub(crate) async fn hold_site(&self, tx: &Tx<'_>) -> Result<(), Stop> {
        if self.looks_at_coaches() { place::hold(tx, self.place.id).await } else { Ok(()) }
    }

    fn looks_at_coaches(&self) -> bool {
        applying_to(self.engagement.kind).iter().any(|code| code.is_about_coaches())
    }

    /// How the gates stand for a shift; `joining` is counted as one more in its crew.
    pub(crate) async fn gates_of<C: ConnectionTrait>(
        &self,
        rows: &Rows<'_, C>,
        shift: &Shift,
        joining: Option<Id<Worker>>,
    ) -> Result<Vec<Gate>, Stop> {
        let site = if self.looks_at_coaches() { Some(site::around(rows, shift, joining).await?) } else { None };
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
