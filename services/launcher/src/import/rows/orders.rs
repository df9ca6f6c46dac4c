//! orders.csv: one row a sub-task; rows of one customer and reference are one quote, whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use werkbrug_kernel::{kbo::Kbo, money::Cents};

use crate::import::{
    cell,
    known::Known,
    parse::{self, Blame, Cells, Found, Numbered, Parsed, Row},
    spec::{CODE, Column, DATE, EURO, NUMBER, Spec, TEXT, YES_NO},
    wrong,
};

const COMPANY: Column = Column::required("klant", "ondernemingsnummer", "klant uit bedrijven");
const REFERENCE: Column = Column::required("referentie", CODE, "bestelreferentie; met de klant samen een order");
const VALID: Column = Column::required("geldig_tot", DATE, "laatste dag waarop de offerte aanvaard kan worden");
const MATERIAL: Column = Column::optional("materiaal_op", DATE, "dag waarop het materiaal van de klant er is");
const LINE: Column = Column::required("lijn", NUMBER, "nummer van de orderlijn");
const PRODUCT: Column = Column::required("omschrijving", TEXT, "wat de stuks zijn");
const PIECES: Column = Column::required("stuks", NUMBER, "hoeveel stuks");
const PRICE: Column = Column::required("euro_per_100", EURO, "prijs per honderd stuks, zonder btw");
const TASK: Column = Column::required("deeltaak", TEXT, "wat er gedaan wordt; de rijen staan in die volgorde");
const DEPARTMENT: Column = Column::required("afdeling", CODE, "code van een afdeling uit werkplekken");
const MINUTES: Column = Column::required("minuten_per_100", NUMBER, "minuten die honderd stuks vragen");
const ACCEPTED: Column = Column::optional("aanvaard", YES_NO, "ja: meteen aanvaarden en een datum beloven");
const WANTED: Column = Column::optional("gevraagd_op", DATE, "dag die de klant vraagt; later mag ook");

/// One sub-task with what the order and the line say around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrderRow {
    /// What is said of the order.
    pub(crate) head: Head,
    /// What is said of the line.
    pub(crate) line: LineHead,
    /// The sub-task.
    pub(crate) task: Task,
}

/// What every row of an order says alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// Who asks.
    pub(crate) company: Kbo,
    /// How they call it.
    pub(crate) reference: String,
    /// Last day of the quote.
    pub(crate) valid_until: Date,
    /// Day on which the material is there.
    pub(crate) material_on: Option<Date>,
    /// Whether it is accepted at once.
    pub(crate) is_accepted: bool,
    /// The day asked for.
    pub(crate) wanted_on: Option<Date>,
}

/// What every row of a line says alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineHead {
    /// Its number.
    pub(crate) number: u32,
    /// What the pieces are.
    pub(crate) product: String,
    /// How many.
    pub(crate) pieces: u32,
    /// Price of a hundred.
    pub(crate) per_hundred: Cents,
}

/// Part of a line that one department does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Task {
    /// What is done.
    pub(crate) description: String,
    /// Who does it.
    pub(crate) department: String,
    /// Minutes for a hundred.
    pub(crate) minutes_per_hundred: u32,
}

/// A whole order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// What is said of it.
    pub(crate) head: Head,
    /// Its lines with their sub-tasks.
    pub(crate) lines: Vec<(LineHead, Vec<Task>)>,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "orders",
    meaning: "offertes en orders, een rij per deeltaak",
    columns: &[
        COMPANY, REFERENCE, VALID, MATERIAL, LINE, PRODUCT, PIECES, PRICE, TASK, DEPARTMENT, MINUTES, ACCEPTED, WANTED,
    ],
};

impl Row for OrderRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = TASK;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            head: Head {
                company: cells.required(&COMPANY, |text| known.company(text))?,
                reference: cells.required(&REFERENCE, cell::code)?,
                valid_until: cells.required(&VALID, cell::date)?,
                material_on: cells.optional(&MATERIAL, cell::date)?,
                is_accepted: cells.optional(&ACCEPTED, cell::yes_no)?.unwrap_or(false),
                wanted_on: cells.optional(&WANTED, cell::date)?,
            },
            line: LineHead {
                number: cells.required(&LINE, cell::positive)?,
                product: cells.required(&PRODUCT, cell::line)?,
                pieces: cells.required(&PIECES, cell::positive)?,
                per_hundred: cells.required(&PRICE, cell::euro)?,
            },
            task: Task {
                description: cells.required(&TASK, cell::line)?,
                department: cells.required(&DEPARTMENT, |text| known.department(text))?,
                minutes_per_hundred: cells.required(&MINUTES, cell::positive)?,
            },
        })
    }

    fn key(&self) -> String {
        let Head { company, reference, .. } = &self.head;
        format!("{} {reference} {} {}", company.as_str(), self.line.number, self.task.description)
    }
}

/// Reads the file as whole orders. An order of which any row is wrong stays out, and its one
/// reject says so.
pub(crate) fn read_orders(file: &Found, known: &Known) -> Parsed<Order> {
    let Parsed { rows, mut rejects } = parse::parse::<OrderRow>(file, known);
    let names = parse::texts(file, &[COMPANY, REFERENCE]);
    let rows_of = |name: &Option<&Vec<String>>| names.values().filter(|other| Some(*other) == *name).count();
    let mut spoilt: BTreeSet<&Vec<String>> = BTreeSet::new();
    for reject in &mut rejects {
        let name = names.get(&reject.line);
        spoilt.extend(name);
        reject.reason = wrong::with_whole_order(&reject.reason, rows_of(&name));
    }
    let mut by_order: BTreeMap<&Vec<String>, Vec<Numbered<OrderRow>>> = BTreeMap::new();
    for row in rows {
        if let Some(name) = names.get(&row.line).filter(|name| !spoilt.contains(name)) {
            by_order.entry(name).or_default().push(row);
        }
    }
    let mut orders = Vec::new();
    for rows in by_order.into_values() {
        match whole(rows) {
            Ok(order) => orders.push(order),
            Err((line, blame)) => rejects.push(parse::reject(file, line, blame)),
        }
    }
    orders.sort_by_key(|order| order.line);
    rejects.sort_by_key(|reject| reject.line);
    Parsed { rows: orders, rejects }
}

/// Rows of one order put together, or the row that says something else than an earlier one.
fn whole(rows: Vec<Numbered<OrderRow>>) -> Result<Numbered<Order>, (u64, Blame)> {
    let count = rows.len();
    let clash = |line, column, first| {
        let mut wrong = wrong::order_differs(first);
        wrong.text = wrong::with_whole_order(&wrong.text, count).into();
        Err((line, Blame::of(column, wrong)))
    };
    let mut whole: Option<Numbered<Order>> = None;
    let mut first_of_line: BTreeMap<u32, u64> = BTreeMap::new();
    for Numbered { line, row } in rows {
        let OrderRow { head, line: line_head, task } = row;
        let order =
            whole.get_or_insert_with(|| Numbered { line, row: Order { head: head.clone(), lines: Vec::new() } });
        if order.row.head != head {
            return clash(line, &REFERENCE, order.line);
        }
        let first = *first_of_line.entry(line_head.number).or_insert(line);
        match order.row.lines.iter_mut().find(|(known, _)| known.number == line_head.number) {
            Some((known, _)) if *known != line_head => return clash(line, &LINE, first),
            Some((_, tasks)) => tasks.push(task),
            None => order.row.lines.push((line_head, vec![task])),
        }
    }
    whole.ok_or_else(|| (1, Blame::of(&REFERENCE, wrong::EMPTY)))
}
