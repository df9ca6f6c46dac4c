//! The premium of the quarter: expected, paid, and the differences with a sentence each.

use std::collections::BTreeSet;

use werkbrug_kernel::{money::Cents, role::Role};
use werkbrug_proto::invoicing::{Difference, GetPremiumRunRequest, ListDifferencesRequest, RunPremiumRequest};

use crate::{
    demo::{
        preset::{Planted, QUARTER},
        stage::Stage,
    },
    failure::Failure,
    import::reach::PAGE,
};

/// Reckons the quarter.
pub(super) async fn reckon(stage: &Stage<'_>) -> Result<(), Failure> {
    stage.step("16:15", &format!("De premie van {QUARTER} wordt berekend"));
    let finance = stage.reach.invoicing(Role::Finance)?;
    let request =
        |request_id| RunPremiumRequest { request_id, quarter: QUARTER.to_owned(), ..RunPremiumRequest::default() };
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

/// Expected against paid: what was planted is found, and nothing else.
pub(super) async fn compare(stage: &Stage<'_>, planted: &[Planted]) -> Result<(), Failure> {
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
    let unlike = unlike(planted, &differences);
    if unlike.is_empty() { Ok(()) } else { Err(Failure::findings(unlike.join("; "))) }
}

/// A sentence for each difference that was planted and not found, or found and not planted.
fn unlike(planted: &[Planted], found: &[Difference]) -> Vec<String> {
    let planted = planted.iter().map(|one| (one.worker_code.as_str(), one.class.as_str(), one.cents));
    let found = found
        .iter()
        .map(|one| (one.worker_code.as_str(), one.class.as_str(), one.paid_cents.saturating_sub(one.expected_cents)));
    let (planted, found): (BTreeSet<_>, BTreeSet<_>) = (planted.collect(), found.collect());
    let missing =
        planted.difference(&found).map(|(code, class, cents)| format!("niet gevonden: {code} {class} {cents}"));
    let unplanned =
        found.difference(&planted).map(|(code, class, cents)| format!("niet verwacht: {code} {class} {cents}"));
    missing.chain(unplanned).collect()
}

#[cfg(test)]
mod tests {
    use werkbrug_invoicing_domain::reconciliation::Class;

    use super::*;
    use crate::demo::preset::Preset;

    fn planted(class: Class, cents: i64) -> Planted {
        Planted { worker_code: "M1".to_owned(), class, cents }
    }

    #[test]
    fn every_planted_difference_is_found_to_the_cent_and_no_other() {
        let found = Difference {
            worker_code: "M1".to_owned(),
            class: "lower".to_owned(),
            expected_cents: 500,
            paid_cents: 400,
            ..Difference::default()
        };
        let table = [
            (vec![planted(Class::Lower, -100)], vec![found.clone()], 0),
            (vec![planted(Class::Lower, -99)], vec![found.clone()], 2),
            (vec![planted(Class::Higher, -100)], vec![found.clone()], 2),
            (vec![planted(Class::Lower, -100)], Vec::new(), 1),
            (Vec::new(), vec![found], 1),
        ];
        for (planted, found, sentences) in table {
            assert_eq!(unlike(&planted, &found).len(), sentences, "{planted:?} {found:?}");
        }
    }

    #[test]
    fn every_preset_has_a_difference_of_each_kind() {
        for preset in Preset::ALL {
            let classes: BTreeSet<&str> = preset.planted().iter().map(|one| one.class.as_str()).collect();
            assert_eq!(classes, BTreeSet::from(["missing_payment", "lower", "higher", "not_expected"]));
        }
    }
}
