//! Orders of files to values, and the columns of files.

use std::sync::Arc;

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::kbo::Kbo;
use werkbrug_orders_domain::{forecast::Outlook, past::Days};
use werkbrug_proto::orders::{
    CheckImportRequest, ColumnMapping, ImportOrdersRequest, ImportPastOrdersRequest, ImportedOrder, MappedColumn,
    PastOrder, SaveColumnMappingRequest,
};

use super::{TEXT, check_count, day, lines, optional_day, relating::establishment, text};
use crate::{
    app::{
        create_quote::CreateQuote,
        import_orders::{ImportOrders, Wanted},
        import_past_orders::{ImportPastOrders, Past},
        save_column_mapping::SaveColumnMapping,
    },
    seal::Sealer,
};

/// Most orders that are taken in at once.
const IMPORTED: usize = 1_000;
/// Most columns that a mapping names.
const COLUMNS: usize = 50;

/// Orders of a file; what is wrong is named by the place of its order.
pub(crate) fn import_orders(
    request: &ImportOrdersRequest,
    outlook: Arc<Outlook>,
    sealer: Arc<Sealer>,
) -> Result<ImportOrders, Refusal> {
    check_count("orders", request.orders.len(), IMPORTED)?;
    let orders = request.orders.iter().enumerate().map(|(index, message)| {
        let path = format!("orders[{index}]");
        imported(message).map_err(|refusal| under(&path, refusal))
    });
    Ok(ImportOrders { orders: orders.collect::<Result<_, _>>()?, is_accepted: request.accept, outlook, sealer })
}

fn imported(message: &ImportedOrder) -> Result<Wanted, Refusal> {
    let kbo = Kbo::parse(&message.kbo);
    Ok(Wanted {
        kbo: kbo.map_err(|fault| Refusal::invalid("kbo", "KBO_UNREADABLE", fault.to_string()))?,
        quoted: CreateQuote {
            company: Uuid::nil(), // found by its number
            reference: text("order_reference", &message.order_reference, TEXT)?,
            lines: lines(&message.lines)?,
            valid_until: day("valid_until", &message.valid_until)?,
            material_on: optional_day("material_on", message.material_on.as_deref())?,
        },
        establishment: match message.establishment.trim() {
            "" => None,
            number => Some(establishment("establishment", number)?),
        },
    })
}

/// The same refusal of a field that stands inside another.
fn under(path: &str, refusal: Refusal) -> Refusal {
    let field = refusal.field.as_ref().map_or_else(|| path.to_owned(), |field| format!("{path}.{field}"));
    refusal.with_field(field)
}

/// Orders of a file, each by itself.
pub(crate) fn each(request: &CheckImportRequest) -> Result<Vec<Result<Wanted, Refusal>>, Refusal> {
    check_count("orders", request.orders.len(), IMPORTED)?;
    Ok(request.orders.iter().map(imported).collect())
}

/// Columns to keep.
pub(crate) fn mapping(request: &SaveColumnMappingRequest) -> Result<SaveColumnMapping, Refusal> {
    let asked = request.mapping.clone().unwrap_or_default();
    check_count("mapping.columns", asked.columns.len(), COLUMNS)?;
    let column = |(place, own): (usize, &MappedColumn)| {
        let of = |name: &str, value: &str| text(&format!("mapping.columns[{place}].{name}"), value, TEXT);
        Ok::<_, Refusal>(MappedColumn { field: of("field", &own.field)?, column: of("column", &own.column)? })
    };
    let columns = asked.columns.iter().enumerate().map(column).collect::<Result<_, _>>()?;
    let mapping_name = text("mapping.mapping_name", &asked.mapping_name, TEXT)?;
    Ok(SaveColumnMapping { mapping: ColumnMapping { mapping_name, columns } })
}

/// Orders that are over; what is wrong is named by the place of its order.
pub(crate) fn past(request: &ImportPastOrdersRequest) -> Result<ImportPastOrders, Refusal> {
    check_count("orders", request.orders.len(), IMPORTED)?;
    let orders = request.orders.iter().enumerate().map(|(index, message)| {
        let path = format!("orders[{index}]");
        past_order(message).map_err(|refusal| under(&path, refusal))
    });
    Ok(ImportPastOrders { orders: orders.collect::<Result<_, _>>()? })
}

fn past_order(message: &PastOrder) -> Result<Past, Refusal> {
    let wanted = imported(&ImportedOrder {
        kbo: message.kbo.clone(),
        order_reference: message.order_reference.clone(),
        lines: message.lines.clone(),
        valid_until: message.accepted_on.clone(),
        ..ImportedOrder::default()
    })?;
    let days = Days {
        accepted_on: day("accepted_on", &message.accepted_on)?,
        promised_on: day("promised_on", &message.promised_on)?,
        delivered_on: day("delivered_on", &message.delivered_on)?,
    };
    Ok(Past { wanted, days })
}
