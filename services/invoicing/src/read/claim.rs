//! Claims, with the letter that goes out.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::page::Page;
use werkbrug_invoicing_domain::reconciliation::explanation::Explanation;
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{Claim, ClaimLine, ListClaimsResponse};

use super::{Look, after_id, cut, one_more};
use crate::store::{
    claim::unknown,
    from_list_column,
    tables::claims::{claim as table, claim_line as lines},
};

/// A claim with its lines and its letter; the viewer may sign when somebody else made it.
pub(crate) async fn get(look: Look<'_>, id: Uuid, viewer: &str) -> Result<Claim, Stop> {
    let row = table::Entity::find_by_id((look.tenant, id)).one(look.db).await?.ok_or_else(unknown)?;
    let rows = lines::Entity::find()
        .filter(lines::Column::Tenant.eq(look.tenant))
        .filter(lines::Column::ClaimId.eq(id))
        .order_by_asc(lines::Column::Line)
        .all(look.db)
        .await?;
    let unconfirmed = from_list_column(&row.unconfirmed)?;
    let letter = letter(&row, &rows, &unconfirmed);
    let lines = rows.into_iter().map(|line| ClaimLine {
        worker_code: line.worker_code,
        expected_cents: line.expected_cents,
        paid_cents: line.paid_cents,
        explanation: line.explanation,
        sentence: line.sentence,
    });
    Ok(Claim { lines: lines.collect(), letter, unconfirmed, ..head(&row, viewer) })
}

/// A page of claims, the last one first.
pub(crate) async fn list(look: Look<'_>, page: &Page, viewer: &str) -> Result<ListClaimsResponse, Stop> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(after) = after_id(page)? {
        rows = rows.filter(table::Column::ClaimId.lt(after));
    }
    let rows = rows.order_by_desc(table::Column::ClaimId).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.claim_id.to_string());
    Ok(ListClaimsResponse { claims: rows.iter().map(|row| head(row, viewer)).collect(), next_page_token })
}

fn head(row: &table::Model, viewer: &str) -> Claim {
    Claim {
        claim_id: row.claim_id.to_string(),
        quarter: row.quarter.clone(),
        made_at_us: row.made_at_us,
        signed_at_us: row.signed_at_us.unwrap_or_default(),
        claimed_cents: row.claimed_cents,
        is_signed: row.signed_by.is_some(),
        may_sign: row.signed_by.is_none() && row.made_by != viewer,
        ..Claim::default()
    }
}

/// The letter names codes, never people: the workshop's own code is what the statement names as well.
fn letter(row: &table::Model, lines: &[lines::Model], unconfirmed: &[String]) -> String {
    let quarter = Quarter::parse(&row.quarter).map_or_else(|_| row.quarter.clone(), |quarter| quarter.to_string());
    let claimed = Cents::new(row.claimed_cents).to_euro_nl();
    let mut text = vec![
        format!("Betreft: loonpremies en begeleidingspremies van {quarter}, kenmerk {}", row.claim_id),
        String::new(),
        "Geachte,".to_owned(),
        String::new(),
        format!("Voor {} medewerkers verschilt de betaalstaat van onze berekening.", lines.len()),
        format!("Samen werd {claimed} euro te weinig betaald. Wij vragen u dit na te zien en recht te zetten."),
        String::new(),
    ];
    text.extend(lines.iter().map(|line| {
        if Explanation::tells_amounts(&line.explanation) {
            return format!("- {}: {}", line.worker_code, line.sentence);
        }
        let (expected, paid) = (Cents::new(line.expected_cents).to_euro_nl(), Cents::new(line.paid_cents).to_euro_nl());
        format!("- {}: verwacht {expected}, betaald {paid}. {}", line.worker_code, line.sentence)
    }));
    if !unconfirmed.is_empty() {
        let said =
            "Voor deze waarden vonden wij geen officiële bevestiging; laat ons weten waar u een andere gebruikt:";
        text.extend([String::new(), said.to_owned()]);
        text.extend(unconfirmed.iter().map(|name| format!("- {}", basis_nl(name))));
    }
    text.extend([String::new(), "Met vriendelijke groet,".to_owned()]);
    text.join("\n")
}

/// What a letter calls an unconfirmed parameter; what is newer than this letter stands there by its own name.
fn basis_nl(name: &str) -> &str {
    match name {
        "ggmmi" => "het GGMMI van het kwartaal",
        "guidance.collective" => "de begeleidingspremies van het collectief maatwerk",
        "guidance.individual" => "de begeleidingspremies van het individueel maatwerk",
        "ggmmi_in_quarter" => "welk GGMMI telt wanneer het binnen het kwartaal verandert",
        "cap_multiple" => "het plafond als veelvoud van het GGMMI",
        "straddle" => "wie de lijn van het contingent kruist",
        "fixed_heads_factor" => "voor hoeveel mensen de vaste begeleidingspremie geldt",
        "ranking_order" => "de volgorde van de lijst",
        other => other,
    }
}
