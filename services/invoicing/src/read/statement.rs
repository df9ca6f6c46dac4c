//! What a statement file holds, before anything of it is kept.

use werkbrug_kernel::money::Cents;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{CheckStatementResponse, StatementColumn, StatementReject};

use super::Look;
use crate::{
    sheet::sheet,
    statement::{FORM, read},
    store::file_columns::{self, Columns, File},
};

/// Reads a file with these columns, or as the last statement was read. With no columns at all its headings are told.
pub(crate) async fn check(look: Look<'_>, content: &[u8], columns: Columns) -> Result<CheckStatementResponse, Stop> {
    let sheet = sheet(content)?;
    let is_given = !columns.is_empty();
    let columns = if is_given { columns } else { file_columns::last(look.db, look.tenant, File::Statement).await? };
    let mut answer = CheckStatementResponse { headings: sheet.headings.clone(), ..CheckStatementResponse::default() };
    match sheet.check(&FORM, &columns) {
        Ok(()) => {}
        Err(refusal) if is_given => return Err(refusal.into()),
        Err(_) => return Ok(answer),
    }
    let read = read(&sheet, &columns, "");
    let amounts = read.payments.iter().flat_map(|payment| [payment.wage_premium, payment.guidance]);
    answer.total_cents = Cents::sum(amounts).map(Cents::value).unwrap_or_default();
    answer.lines = u32::try_from(read.payments.len()).unwrap_or(u32::MAX);
    answer.columns = columns.into_iter().map(|(field, heading)| StatementColumn { field, heading }).collect();
    answer.rejects = read
        .rejects
        .into_iter()
        .map(|reject| StatementReject {
            line: u32::try_from(reject.line).unwrap_or(u32::MAX),
            heading: reject.heading,
            reason: reject.why.text().to_owned(),
            code: reject.why.code().to_owned(),
        })
        .collect();
    Ok(answer)
}
