//! Record a whole file of the declaration: all of it or nothing, with what it changed against what was known.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::{policy::Action, premium::package::DmfaLine};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    declaration::{Declared, together},
    permit,
    sheet::{Reject, Why},
    store::{
        self,
        dmfa_import::{Change, Kind},
        file_columns::{Columns, File},
    },
};

/// What is asked for.
pub(crate) struct ImportDmfa {
    /// The lines, without a national number.
    pub(crate) lines: Vec<Declared>,
    /// Headings by our own field, kept for the next file.
    pub(crate) columns: Columns,
}

/// The figures of a file by quarter and code.
type Figures = BTreeMap<(Quarter, String), DmfaLine>;

#[async_trait::async_trait]
impl UseCase for ImportDmfa {
    fn name(&self) -> &'static str {
        "import_dmfa"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordDmfaLine)?;
        let mut codes = store::number_link::codes(tx).await?;
        let links = self.links();
        codes.extend(links.clone());
        let figures = self.figures(&codes).map_err(|reject| refused(&reject))?;
        store::number_link::put(tx, &links).await?;
        let quarters: BTreeSet<Quarter> = figures.keys().map(|(quarter, _)| *quarter).collect();
        let known = store::dmfa::heads(tx, &quarters).await?;
        let mut changes = Vec::new();
        for ((quarter, worker_code), line) in &figures {
            let put = store::dmfa::put(tx, *quarter, worker_code, line).await?;
            let kind = if put.version == 1 { Kind::New } else { Kind::Changed };
            if put.is_changed {
                changes.push(change((*quarter, worker_code.clone()), kind, (put.id, put.version)));
            }
        }
        for (key, line) in known.into_iter().filter(|(key, _)| !figures.contains_key(key)) {
            changes.push(change(key, Kind::Missing, line));
        }
        store::file_columns::put(tx, File::Declaration, &self.columns).await?;
        let id = tx.fresh::<Declared>().uuid();
        store::dmfa_import::insert(tx, id, &quarters, figures.len(), &changes).await?;
        let count = |kind| changes.iter().filter(|one| one.kind == kind).count().to_string();
        Ok(Receipt::new(id, "")
            .with_fact("lines", figures.len().to_string())
            .with_fact("new", count(Kind::New))
            .with_fact("changed", count(Kind::Changed)))
    }
}

impl ImportDmfa {
    /// What the file itself says about who has which number.
    fn links(&self) -> BTreeMap<String, String> {
        let both = |one: &Declared| Some((one.blind_index.clone()?, one.worker_code.clone()?));
        self.lines.iter().filter_map(both).collect()
    }

    /// One line a worker and quarter.
    fn figures(&self, codes: &BTreeMap<String, String>) -> Result<Figures, Reject> {
        let heading = |field: &str| self.columns.get(field).cloned().unwrap_or_else(|| field.to_owned());
        let mut figures = Figures::new();
        for one in &self.lines {
            let by_number = one.blind_index.as_ref().and_then(|index| codes.get(index));
            let code = one.worker_code.as_ref().or(by_number);
            let unknown = || Reject { line: one.line, heading: heading("national_number"), why: Why::NumberUnknown };
            let key = (one.quarter, code.ok_or_else(unknown)?.clone());
            let too_large = || Reject { line: one.line, heading: heading("contract_fraction"), why: Why::TooLarge };
            let sum = match figures.get(&key) {
                Some(before) => together(before, &one.figures).ok_or_else(too_large)?,
                None => one.figures,
            };
            figures.insert(key, sum);
        }
        Ok(figures)
    }
}

fn change((quarter, worker_code): (Quarter, String), kind: Kind, (line, version): (Uuid, i64)) -> Change {
    Change { quarter, worker_code, kind, line, version }
}

/// The file is refused for one of its lines.
pub(crate) fn refused(reject: &Reject) -> Refusal {
    reject.refusal("DMFA_LINE", "a line of the declaration cannot be used")
}
