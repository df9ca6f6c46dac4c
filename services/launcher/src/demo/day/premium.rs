//! The premium of the quarter: expected, paid, and the differences with a sentence each.

use werkbrug_kernel::{money::Cents, role::Role};
use werkbrug_proto::invoicing::{Difference, GetPremiumRunRequest, ListDifferencesRequest, RunPremiumRequest};

use crate::{
    demo::{preset::QUARTER, stage::Stage},
    failure::Failure,
    import::reach::PAGE,
};

/// Reckons the quarter.
pub(super) async fn reckon(stage: &Stage<'_>) -> Result<(), Failure> {
    stage.step("16:15", &format!("De premie van {QUARTER} wordt berekend"));
    let finance = stage.reach.invoicing(Role::Finance)?;
    let request = |request_id| RunPremiumRequest { request_id, quarter: QUARTER.to_owned() };
    let made = stage.act("invoicing", request, async |asked| finance.clone().run_premium(asked).await).await?;
    let asked = GetPremiumRunRequest { run_id: made.run_id.clone(), ..GetPremiumRunRequest::default() };
    let run = stage.read("invoicing", async || finance.clone().get_premium_run(asked.clone()).await).await?;
    let euro = |cents| Cents::new(cents).to_euro_nl();
    let inside = run.workers.iter().filter(|worker| worker.is_inside).count();
    stage.tell(format!("berekening {}, invoer {}", run.run_id, run.input_digest.get(..16).unwrap_or_default()));
    stage.tell(format!("{inside} van {} medewerkers met een pakket tellen mee", run.workers.len()));
    stage.tell(format!(
        "loonpremie {} + begeleiding vast {} + variabel {} = {}",
        euro(run.wage_premium_cents),
        euro(run.guidance_fixed_cents),
        euro(run.guidance_variable_cents),
        euro(run.total_cents)
    ));
    stage.tell(format!("niet bevestigd: {}", run.unconfirmed.join(", ")));
    if let Some(first) = run.workers.iter().find(|worker| worker.rank == 1) {
        stage.tell(format!("zo gerekend voor medewerker {}:", first.worker_id));
        for step in &first.steps {
            stage.tell(format!("  {step}"));
        }
    }
    Ok(())
}

/// Expected against paid.
pub(super) async fn compare(stage: &Stage<'_>) -> Result<(), Failure> {
    let finance = stage.reach.invoicing(Role::Finance)?;
    let ask = |page_token: String| ListDifferencesRequest {
        quarter: QUARTER.to_owned(),
        page_size: PAGE,
        page_token,
        ..ListDifferencesRequest::default()
    };
    let page = async |page_token: String| {
        let page = finance.clone().list_differences(ask(page_token)).await?.into_inner();
        Ok((page.differences, page.next_page_token))
    };
    let differences: Vec<Difference> = stage.reach.all("invoicing", page).await?;
    let sums = stage.read("invoicing", async || finance.clone().list_differences(ask(String::new())).await).await?;
    let euro = |cents| Cents::new(cents).to_euro_nl();
    stage.tell(format!("verwacht {}, betaald {}", euro(sums.expected_cents), euro(sums.paid_cents)));
    for difference in &differences {
        stage.tell(format!("{}: {}", difference.class, difference.sentence));
    }
    Ok(())
}
