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
    declaration::{Declared, Figures, together},
    permit,
    sheet::{Reject, Why},
    store::{
        self,
        dmfa::Said,
        dmfa_import::{Change, Kind},
        file_columns::{Columns, File},
    },
};

/// What is asked for.
pub(crate) struct ImportDmfa {
    /// The lines, without a national number.
    pub(crate) lines: Vec<Declared>,
    /// Headings or codes by our own field, kept for the next file.
    pub(crate) columns: Columns,
    /// The kind of file.
    pub(crate) file: File,
}

/// The figures of a file by quarter and code.
type Lines = BTreeMap<(Quarter, String), Contracts>;
/// The same with how many people were passed over.
type Passed = (Lines, usize);

/// The figures of a worker's contracts together.
struct Contracts {
    figures: Figures,
    count: i32,
    /// The last line of them.
    line: usize,
    /// The field that says who.
    who: &'static str,
}

#[async_trait::async_trait]
impl UseCase for ImportDmfa {
    fn name(&self) -> &'static str {
        "import_dmfa"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordDmfaLine)?;
        let mut codes = store::number_link::codes(tx).await?;
        let workers = store::entitlement::workers_by_code(tx.db(), tx.tenant().uuid()).await?;
        let links = self.links().map_err(|reject| refused(&reject))?;
        codes.extend(links.clone());
        let (figures, passed_over) = self.figures(&codes, &workers).map_err(|reject| refused(&reject))?;
        store::number_link::put(tx, &links).await?;
        let quarters: BTreeSet<Quarter> = figures.keys().map(|(quarter, _)| *quarter).collect();
        let known = store::dmfa::heads(tx, &quarters).await?;
        let standing = standing(tx, &quarters).await?;
        let mut changes = Vec::new();
        for ((quarter, worker_code), contracts) in &figures {
            let before = standing.get(&(*quarter, worker_code.clone()));
            self.must_be_all(contracts, before).map_err(|reject| refused(&reject))?;
            let line = contracts.figures.over(before.map(|(line, _)| line));
            let Figures { contract_from, contract_until, .. } = contracts.figures;
            let said = Said { line, contracts: Some(contracts.count), contract_from, contract_until };
            let put = store::dmfa::put(tx, *quarter, worker_code, &said).await?;
            let kind = if put.version == 1 { Kind::New } else { Kind::Changed };
            if put.is_changed {
                changes.push(change((*quarter, worker_code.clone()), kind, (put.id, put.version)));
            }
        }
        for (key, line) in known.into_iter().filter(|(key, _)| !figures.contains_key(key)) {
            changes.push(change(key, Kind::Missing, line));
        }
        store::file_columns::put(tx, self.file, &self.columns).await?;
        let id = tx.fresh::<Declared>().uuid();
        store::dmfa_import::insert(tx, id, &quarters, figures.len(), &changes).await?;
        if passed_over > 0 {
            tracing::info!(import = %id, passed_over, "people of a declaration whose number nobody has were passed over");
        }
        let count = |kind| changes.iter().filter(|one| one.kind == kind).count().to_string();
        Ok(Receipt::new(id, "")
            .with_fact("lines", figures.len().to_string())
            .with_fact("new", count(Kind::New))
            .with_fact("changed", count(Kind::Changed))
            .with_fact("passed_over", passed_over.to_string()))
    }
}

impl ImportDmfa {
    /// What the file itself says about who has which number: a number has one code.
    fn links(&self) -> Result<BTreeMap<String, String>, Reject> {
        let mut links: BTreeMap<String, String> = BTreeMap::new();
        for one in &self.lines {
            let (Some(index), Some(code)) = (&one.blind_index, &one.worker_code) else { continue };
            if links.get(index).is_some_and(|known| known != code) {
                return Err(self.reject(one, "worker_code", Why::Twice));
            }
            links.insert(index.clone(), code.clone());
        }
        Ok(links)
    }

    /// One line a worker and quarter. A line that stands there twice would count double, and a code that nobody has would
    /// keep the quarter from being reckoned. The declaration's own XML has everybody whom the workshop pays, managers too: a
    /// number that nobody has is passed over, unless nobody at all is known.
    fn figures(&self, codes: &BTreeMap<String, String>, workers: &BTreeMap<String, Uuid>) -> Result<Passed, Reject> {
        let mut lines = Lines::new();
        let mut passed: Vec<&Declared> = Vec::new();
        let mut seen: BTreeMap<(Quarter, &str), Vec<&Figures>> = BTreeMap::new();
        for one in &self.lines {
            let who = if one.worker_code.is_some() { "worker_code" } else { "national_number" };
            let by_number = one.blind_index.as_ref().and_then(|index| codes.get(index));
            let code = one.worker_code.as_ref().or(by_number);
            let Some(code) = code else {
                if self.file != File::DeclarationXml {
                    return Err(self.reject(one, who, Why::NumberUnknown));
                }
                passed.push(one);
                continue;
            };
            if !workers.contains_key(code) {
                return Err(self.reject(one, who, Why::CodeUnknown));
            }
            let before = seen.entry((one.quarter, code.as_str())).or_default();
            if before.contains(&&one.figures) {
                return Err(self.reject(one, who, Why::Same));
            }
            before.push(&one.figures);
            let key = (one.quarter, code.clone());
            let too_large = || self.reject(one, "contract_fraction", Why::TooLarge);
            let (figures, count) = match lines.get(&key) {
                Some(before) => (together(&before.figures, &one.figures).ok_or_else(too_large)?, before.count),
                None => (one.figures, 0),
            };
            lines.insert(key, Contracts { figures, count: count.saturating_add(one.contracts), line: one.line, who });
        }
        match passed.first() {
            Some(one) if lines.is_empty() => Err(self.reject(one, "national_number", Why::NumberUnknown)),
            _ => Ok((lines, passed.len())),
        }
    }

    /// A file with fewer contracts of a worker than are known would take the others away. Where nobody counted them, so may
    /// one contract with less wage.
    fn must_be_all(&self, contracts: &Contracts, known: Option<&(DmfaLine, i32)>) -> Result<(), Reject> {
        let Some((line, count)) = known else { return Ok(()) };
        let is_less = contracts.count == 1 && contracts.figures.over(Some(line)).reference_wage < line.reference_wage;
        let is_all = if *count == 0 { !is_less } else { *count <= contracts.count };
        if is_all {
            return Ok(());
        }
        Err(Reject { line: contracts.line, heading: self.heading(contracts.who), why: Why::Contracts })
    }

    fn reject(&self, one: &Declared, field: &str, why: Why) -> Reject {
        Reject { line: one.line, heading: self.heading(field), why }
    }

    fn heading(&self, field: &str) -> String {
        if self.file == File::DeclarationXml {
            return "NaturalPerson/INSS".to_owned();
        }
        self.columns.get(field).cloned().unwrap_or_else(|| field.to_owned())
    }
}

/// What is known of these quarters with how many contracts it is of, by quarter and code.
async fn standing(
    tx: &Tx<'_>,
    quarters: &BTreeSet<Quarter>,
) -> Result<BTreeMap<(Quarter, String), (DmfaLine, i32)>, Stop> {
    let mut found = BTreeMap::new();
    for quarter in quarters {
        let lines = store::dmfa::counted(tx, *quarter).await?;
        found.extend(lines.into_iter().map(|(code, line)| ((*quarter, code), line)));
    }
    Ok(found)
}

fn change((quarter, worker_code): (Quarter, String), kind: Kind, (line, version): (Uuid, i64)) -> Change {
    Change { quarter, worker_code, kind, line, version }
}

/// The file is refused for one of its lines.
pub(crate) fn refused(reject: &Reject) -> Refusal {
    reject.refusal("DMFA_LINE", "a line of the declaration cannot be used")
}
