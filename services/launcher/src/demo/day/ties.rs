//! What binds the workshop to its customers: the register, a comparison of costs, and a site where goods go.

use std::collections::BTreeMap;

use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    GetCompanyRequest, RecordAnchoringRequest, RecordCompanySiteRequest, SaveComparisonRequest,
    get_company_request::Key,
};

use crate::{
    demo::{preset::ties::Ties, stage::Stage},
    failure::Failure,
};

/// Tells it.
pub(crate) async fn tell(stage: &Stage<'_>, ties: &Ties) -> Result<(), Failure> {
    stage.step("16:50", "Het ankerregister en een vergelijking");
    let companies = companies(stage, ties).await?;
    let company_id = |kbo: &String| companies.get(kbo).cloned().unwrap_or_default();
    let desk = stage.reach.relating(Role::OrderDesk)?;
    for (kbo, own) in &ties.register {
        let request = |request_id| RecordAnchoringRequest { request_id, company_id: company_id(kbo), ..own.clone() };
        stage.act("orders", request, async |asked| desk.clone().record_anchoring(asked).await).await?;
    }
    for (kbo, own) in &ties.sites {
        let request = |request_id| RecordCompanySiteRequest { request_id, company_id: company_id(kbo), ..own.clone() };
        stage.act("orders", request, async |asked| desk.clone().record_company_site(asked).await).await?;
    }
    let comparing = stage.reach.comparing(Role::OrderDesk)?;
    for own in &ties.comparisons {
        let request = |request_id| SaveComparisonRequest { request_id, ..own.clone() };
        stage.act("orders", request, async |asked| comparing.clone().save_comparison(asked).await).await?;
    }
    stage.tell(format!("{} keer werk, {} vergelijking", ties.register.len(), ties.comparisons.len()));
    Ok(())
}

/// The companies of these ties by their KBO numbers.
async fn companies(stage: &Stage<'_>, ties: &Ties) -> Result<BTreeMap<String, String>, Failure> {
    let desk = stage.reach.orders(Role::OrderDesk)?;
    let mut companies = BTreeMap::new();
    let numbers = ties.register.iter().map(|(kbo, _)| kbo).chain(ties.sites.iter().map(|(kbo, _)| kbo));
    for kbo in numbers {
        if companies.contains_key(kbo) {
            continue;
        }
        let asked = GetCompanyRequest { key: Some(Key::Kbo(kbo.clone())) };
        let found = stage.read("orders", async || desk.clone().get_company(asked.clone()).await).await?;
        companies.insert(kbo.clone(), found.company_id);
    }
    Ok(companies)
}
