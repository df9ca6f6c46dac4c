//! The headings of the last file of a kind.

use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{GetFileColumnsResponse, StatementColumn};

use super::Look;
use crate::store::file_columns::{self, File};

/// Our fields with the headings of the last file; nothing before the first one.
pub(crate) async fn get(look: Look<'_>, file: File) -> Result<GetFileColumnsResponse, Stop> {
    let columns = file_columns::last(look.db, look.tenant, file).await?;
    let columns = columns.into_iter().map(|(field, heading)| StatementColumn { field, heading });
    Ok(GetFileColumnsResponse { columns: columns.collect() })
}
