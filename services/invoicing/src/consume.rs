//! Events in: companies by orders, people and packages by social, approved minutes by crews.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::premium::package::Package;
use werkbrug_pipeline::{
    columns::to_column,
    consumer::{Consumer, Event},
    tx::Tx,
    use_case::Stop,
};
use werkbrug_proto::{
    crews::{MinutesApproved, MinutesHeld},
    orders::CompanyRegistered,
    social::{GuaranteedWageDaysCounted, SupportPackageGranted, WorkerCodeRecorded, WorkerRegistered},
};

use crate::{
    parse,
    store::{self, approval::Approved, company::Company, entitlement, guaranteed_wage},
};

/// Topic `companies` of orders: a copy.
pub(crate) struct Companies;

#[async_trait::async_trait]
impl Consumer for Companies {
    fn source(&self) -> &'static str {
        "orders"
    }

    fn topic(&self) -> &'static str {
        "companies"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_company"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<CompanyRegistered>() {
            let said: CompanyRegistered = event.decode()?;
            store::company::copy(tx, company(tx, said)?).await?;
        }
        Ok(())
    }
}

/// Topic `people` of social: a copy.
pub(crate) struct People;

#[async_trait::async_trait]
impl Consumer for People {
    fn source(&self) -> &'static str {
        "social"
    }

    fn topic(&self) -> &'static str {
        "people"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_worker_name"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<WorkerRegistered>() {
            let said: WorkerRegistered = event.decode()?;
            entitlement::copy_name(tx, parse::id("worker_id", &said.worker_id)?, said.display_name).await?;
        }
        Ok(())
    }
}

/// Topic `entitlement` of social: a copy.
pub(crate) struct Entitlement;

#[async_trait::async_trait]
impl Consumer for Entitlement {
    fn source(&self) -> &'static str {
        "social"
    }

    fn topic(&self) -> &'static str {
        "entitlement"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_support_package", "copy_worker_code", "copy_guaranteed_wage"]
    }

    fn block_key(&self, event: &Event) -> String {
        event.tenant.to_string()
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<SupportPackageGranted>() {
            let said: SupportPackageGranted = event.decode()?;
            let id = parse::id("package_id", &said.package_id)?;
            let worker = parse::id("worker_id", &said.worker_id)?;
            entitlement::copy_package(tx, id, worker, &package(&said)?).await?;
        } else if event.is::<WorkerCodeRecorded>() {
            let said: WorkerCodeRecorded = event.decode()?;
            entitlement::copy_code(tx, parse::id("worker_id", &said.worker_id)?, said.worker_code).await?;
        } else if event.is::<GuaranteedWageDaysCounted>() {
            let said: GuaranteedWageDaysCounted = event.decode()?;
            guaranteed_wage::copy(tx, parse::id("worker_id", &said.worker_id)?, &said).await?;
        }
        Ok(())
    }
}

/// Topic `time` of crews: a reaction, each approval once.
pub(crate) struct Time;

#[async_trait::async_trait]
impl Consumer for Time {
    fn source(&self) -> &'static str {
        "crews"
    }

    fn topic(&self) -> &'static str {
        "time"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[]
    }

    fn block_key(&self, event: &Event) -> String {
        event.tenant.to_string()
    }

    async fn copy(&self, _tx: &Tx<'_>, _event: &Event) -> Result<(), Stop> {
        Ok(())
    }

    async fn react(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<MinutesApproved>() {
            let said: MinutesApproved = event.decode()?;
            store::approval::insert(tx, approved(tx, said)?).await?;
        } else if event.is::<MinutesHeld>() {
            let said: MinutesHeld = event.decode()?;
            let approval = parse::id("approval_id", &said.approval_id)?;
            let shift = parse::id("shift_id", &said.shift_id)?;
            store::approval::hold(tx, approval, shift, parse::id("breach_id", &said.breach_id)?).await?;
        }
        Ok(())
    }
}

fn company(tx: &Tx<'_>, said: CompanyRegistered) -> Result<Company, Refusal> {
    Ok(Company {
        tenant: tx.tenant().uuid(),
        company_id: parse::id("company_id", &said.company_id)?,
        kbo: said.kbo,
        company_name: said.company_name,
        is_own: said.is_own,
        street: said.street,
        postcode: said.postcode,
        city: said.city,
        country: said.country,
        vat: said.vat,
        iban: said.iban,
        email: said.email,
    })
}

fn package(said: &SupportPackageGranted) -> Result<Package, Refusal> {
    Ok(Package {
        scheme: entitlement::scheme(said.scheme).ok_or_else(|| unusable("its scheme is not known"))?,
        percent: said.percent,
        guidance: entitlement::need(said.guidance).ok_or_else(|| unusable("its need is not known"))?,
        valid_from: parse::day("valid_from", &said.valid_from)?,
        valid_to: said.valid_to.as_deref().map(|day| parse::day("valid_to", day)).transpose()?,
    })
}

fn approved(tx: &Tx<'_>, said: MinutesApproved) -> Result<Approved, Refusal> {
    Ok(Approved {
        tenant: tx.tenant().uuid(),
        approval_id: parse::id("approval_id", &said.approval_id)?,
        company_id: parse::id("company_id", &said.company_id)?,
        shift_id: parse::id("shift_id", &said.shift_id)?,
        engagement_id: engagement(&said.engagement_id)?,
        place_name: said.place_name,
        tariff_class: said.tariff_class,
        day: to_column(parse::day("day", &said.day)?),
        minutes: i64::from(said.minutes),
    })
}

/// Work in a department belongs to no engagement with a host.
fn engagement(text: &str) -> Result<Uuid, Refusal> {
    if text.is_empty() { Ok(Uuid::nil()) } else { parse::id("engagement_id", text) }
}

fn unusable(text: &str) -> Refusal {
    Refusal::new(Kind::Invalid, "EVENT_UNUSABLE", text)
}
