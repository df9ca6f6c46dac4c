//! How many coaches the norm asks in a quarter, by both ways of counting, beside those that there are.

use rust_decimal::Decimal;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    catalogue::{self, COACH_FTE, COACH_HEADS, figure_of},
    norm::{Norm, asked},
    worker::{Fraction, Need},
};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{GuidanceNorm, NormGroup};

use super::{
    Look,
    contingent::{plain, quarter_or_last},
    difference::no_run,
    explained::kept,
};
use crate::store::{parameter, premium_run};

/// The norm of a quarter, over everybody in its last run; of the last one that was reckoned when none is named.
pub(crate) async fn get(look: Look<'_>, wanted: Option<Quarter>) -> Result<GuidanceNorm, Stop> {
    let Some(quarter) = quarter_or_last(look, wanted).await? else { return Ok(GuidanceNorm::default()) };
    let row = premium_run::last(look.db, look.tenant, quarter).await?.ok_or_else(|| no_run(quarter))?;
    let workers = kept(&row)?.input.workers;
    let people: Vec<(Need, Fraction)> =
        workers.iter().map(|worker| (worker.guidance, worker.contract_fraction)).collect();
    let values = parameter::of_workshop(look.db, look.tenant).await?;
    let present = |name: &str| figure_of(&values, quarter, name).map(plain).unwrap_or_default();
    let head = GuidanceNorm {
        quarter: quarter.to_string(),
        run_id: row.run_id.to_string(),
        present_heads: present(COACH_HEADS),
        present_fte: present(COACH_FTE),
        ..GuidanceNorm::default()
    };
    let norm = match catalogue::norm(&values, quarter) {
        Ok(norm) => norm,
        Err(fault) => return Ok(GuidanceNorm { missing_parameter: fault.field, ..head }),
    };
    let asked = asked(norm, &people).ok_or(Fault::bug("the people of a quarter do not fit"))?;
    Ok(GuidanceNorm {
        groups: groups(norm, &people)?,
        asked_by_heads: plain(asked.by_heads.round_dp(3)),
        asked_by_fte: plain(asked.by_fte.round_dp(3)),
        coaches_by_heads: asked.coaches_by_heads,
        coaches_by_fte: asked.coaches_by_fte,
        ..head
    })
}

/// Heads and equivalents by need.
fn groups(norm: Norm, people: &[(Need, Fraction)]) -> Result<Vec<NormGroup>, Fault> {
    let mut found = Vec::new();
    for (need, per_coach) in [(Need::Low, norm.low), (Need::Mid, norm.mid), (Need::High, norm.high)] {
        let mut own = people.iter().filter(|(own, _)| *own == need).map(|(_, fraction)| fraction.value());
        let heads = u32::try_from(own.clone().count()).map_err(Fault::during("counting heads"))?;
        let fte = own.try_fold(Decimal::ZERO, Decimal::checked_add);
        let fte = fte.ok_or(Fault::bug("the fractions of a quarter do not fit"))?;
        let guidance = need.as_str().to_owned();
        found.push(NormGroup { guidance, heads, fte: plain(fte), per_coach: per_coach.get() });
    }
    Ok(found)
}
