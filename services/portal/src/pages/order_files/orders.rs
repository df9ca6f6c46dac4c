//! Rows of a file as orders; an order of which a row is wrong stays out whole.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use werkbrug_kernel::establishment::Establishment;
use werkbrug_proto::orders::{ImportFinding, ImportedOrder, OrderLine, SubTask};

use super::{columns::Chosen, grid::Grid};
use crate::{
    pages::{premiums::money, rush::number},
    words::{dates, key},
};

/// Something that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Its line in the file.
    pub(super) line: u64,
    /// The field.
    pub(super) field: &'static str,
    /// What is wrong, as a key.
    pub(super) why: &'static str,
}

/// An order and the lines of the file that it stands on: those of each of its sub-tasks, by line.
#[derive(Debug)]
pub(super) struct Read {
    /// The order.
    pub(super) order: ImportedOrder,
    at: Vec<Vec<u64>>,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The orders.
    pub(super) orders: Vec<Read>,
    /// What is wrong, by line.
    pub(super) wrong: Vec<Wrong>,
}

/// A row as it is read.
struct Row {
    customer: String,
    reference: String,
    valid_until: Date,
    material_on: Option<Date>,
    /// The number of the site where the goods go; empty for none.
    site: String,
    /// By what rows of one line are known.
    line: String,
    head: OrderLine,
    task: SubTask,
}

/// Puts rows together to orders; without a day of its own a quote holds through `valid_until`.
pub(super) fn orders(grid: &Grid, chosen: &Chosen, valid_until: Date) -> Taken {
    let mut taken = Taken::default();
    let mut spoilt: BTreeSet<(String, String)> = BTreeSet::new();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut lines: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for (line, cells) in &grid.rows {
        let cell = |field: &str| chosen.get(field).and_then(|place| cells.get(*place)).map_or("", |cell| cell.trim());
        let name = (digits(cell("klant")), cell("referentie").to_owned());
        let wrong = |(field, why): (&'static str, &'static str)| Wrong { line: *line, field, why };
        let row = match read(&cell, valid_until) {
            Ok(row) => row,
            Err(fault) => {
                taken.wrong.push(wrong(fault));
                spoilt.insert(name);
                continue;
            }
        };
        let place = *places.entry(name.clone()).or_insert(taken.orders.len());
        if place == taken.orders.len() {
            taken.orders.push(Read { order: order_of(&row), at: Vec::new() });
        }
        let Some(order) = taken.orders.get_mut(place) else { continue };
        let known = lines.entry((place, row.line.clone())).or_insert(order.order.lines.len());
        if let Err(fault) = order.take(*line, *known, row) {
            taken.wrong.push(wrong(fault));
            spoilt.insert(name);
        }
    }
    taken.orders.retain(|own| !spoilt.contains(&(own.order.kbo.clone(), own.order.order_reference.clone())));
    taken
}

fn order_of(row: &Row) -> ImportedOrder {
    ImportedOrder {
        kbo: row.customer.clone(),
        order_reference: row.reference.clone(),
        lines: Vec::new(),
        valid_until: row.valid_until.to_string(),
        material_on: row.material_on.map(|day| day.to_string()),
        establishment: row.site.clone(),
    }
}

impl Read {
    /// Takes a row up as a sub-task of this line; refused when it says something else of the order or the line.
    fn take(&mut self, at: u64, line: usize, row: Row) -> Result<(), (&'static str, &'static str)> {
        let said = order_of(&row);
        let of = |own: &ImportedOrder| (own.valid_until.clone(), own.material_on.clone(), own.establishment.clone());
        if of(&said) != of(&self.order) {
            return Err(("referentie", key("orderfile-differs")));
        }
        match (self.order.lines.get_mut(line), self.at.get_mut(line)) {
            (Some(known), Some(rows)) => {
                let head = OrderLine { sub_tasks: std::mem::take(&mut known.sub_tasks), ..row.head };
                let is_same = (&head.line_description, head.pieces, head.cents_per_hundred)
                    == (&known.line_description, known.pieces, known.cents_per_hundred);
                known.sub_tasks = head.sub_tasks;
                if !is_same {
                    return Err(("omschrijving", key("orderfile-line-differs")));
                }
                let is_same_work = |own: &SubTask| {
                    (&own.task_description, &own.department) == (&row.task.task_description, &row.task.department)
                };
                if known.sub_tasks.iter().any(is_same_work) {
                    return Err(("lijn", key("orderfile-twice")));
                }
                known.sub_tasks.push(row.task);
                rows.push(at);
            }
            _ => {
                self.order.lines.push(OrderLine { sub_tasks: vec![row.task], ..row.head });
                self.at.push(vec![at]);
            }
        }
        Ok(())
    }

    /// The line and the field of the file that a finding is about.
    pub(super) fn wrong(&self, finding: &ImportFinding) -> Wrong {
        let place = |name: &str| {
            let (_, after) = finding.field.split_once(&format!("{name}["))?;
            after.split(']').next()?.parse::<usize>().ok()
        };
        let rows = self.at.get(place("lines").unwrap_or(0));
        let line = rows.and_then(|rows| rows.get(place("sub_tasks").unwrap_or(0))).copied();
        let field = match finding.field.rsplit('.').next().unwrap_or_default() {
            "kbo" => "klant",
            "valid_until" => "geldig_tot",
            "material_on" => "materiaal_op",
            "establishment" => "vestiging",
            "line_description" => "omschrijving",
            "pieces" => "stuks",
            "cents_per_hundred" => "euro_per_100",
            "task_description" => "deeltaak",
            "department" => "afdeling",
            "minutes_per_hundred" => "minuten_per_100",
            _ => "referentie",
        };
        Wrong { line: line.unwrap_or(0), field, why: why(&finding.reason) }
    }
}

/// What the service says is wrong, in words.
fn why(reason: &str) -> &'static str {
    match reason {
        "COMPANY_UNKNOWN" => key("orderfile-company-unknown"),
        "KBO_UNREADABLE" => key("orderfile-no-number"),
        "TEXT_EMPTY" => key("orderfile-empty"),
        "TEXT_UNUSABLE" => key("orderfile-text"),
        "VALID_UNTIL_PAST" => key("incoming-valid-past"),
        "DEPARTMENT_UNREADABLE" => key("orderfile-department-unknown"),
        "SITE_UNKNOWN" | "SITE_OF_ANOTHER" | "SITE_CLOSED" | "ESTABLISHMENT_UNREADABLE" => {
            key("orderfile-site-unknown")
        }
        "TOO_MUCH_WORK" => key("rush-too-much"),
        _ => key("orderfile-count"),
    }
}

/// A row; or the field that cannot be read, and why.
fn read<'a>(cell: &impl Fn(&str) -> &'a str, valid_until: Date) -> Result<Row, (&'static str, &'static str)> {
    let said = |field: &'static str| match cell(field) {
        "" => Err((field, key("orderfile-empty"))),
        text => Ok(text.to_owned()),
    };
    let count = |field: &'static str| {
        said(field).and_then(|text| number(&text).filter(|count| *count > 0).ok_or((field, key("orderfile-count"))))
    };
    let day = |field: &'static str| match cell(field) {
        "" => Ok(None),
        text => dates::typed(text).map(Some).ok_or((field, key("orderfile-day"))),
    };
    let product = said("omschrijving")?;
    let price = said("euro_per_100")?;
    let task = SubTask {
        task_description: Some(cell("deeltaak"))
            .filter(|text| !text.is_empty())
            .map_or_else(|| product.clone(), str::to_owned),
        department: said("afdeling")?,
        minutes_per_hundred: count("minuten_per_100")?,
        ..SubTask::default()
    };
    Ok(Row {
        customer: digits(&said("klant")?),
        reference: said("referentie")?,
        valid_until: day("geldig_tot")?.unwrap_or(valid_until),
        material_on: day("materiaal_op")?,
        site: match cell("vestiging") {
            "" => String::new(),
            number => Establishment::parse(number)
                .map(|number| number.as_str().to_owned())
                .map_err(|_| ("vestiging", key("orderfile-site-unknown")))?,
        },
        line: Some(cell("lijn")).filter(|text| !text.is_empty()).map_or_else(|| product.clone(), str::to_owned),
        head: OrderLine {
            pieces: count("stuks")?,
            cents_per_hundred: money::typed(&price).ok_or(("euro_per_100", key("orderfile-amount")))?,
            line_description: product,
            ..OrderLine::default()
        },
        task,
    })
}

/// A number of a company without what stands around its digits; a spreadsheet drops the zero before them.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 9 { format!("0{digits}") } else { digits }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::pages::order_files::{columns::guess, grid};

    const HEADS: &str = "klant;referentie;omschrijving;stuks;prijs;afdeling;minuten;deeltaak;geldig tot\n";

    fn taken(rows: &str) -> Taken {
        let grid = grid::read(format!("{HEADS}{rows}").as_bytes()).unwrap();
        orders(&grid, &guess(&grid.heads), date(2026, 12, 23))
    }

    #[test]
    fn rows_of_one_reference_are_one_order_and_rows_of_one_product_one_line() {
        let found = taken(
            "999.000.150;PO-1;dozen;1.200;12,50;PACK;30;vouwen;\n999000150;PO-1;dozen;1200;12,5;PACK;60;vullen;\n\
             0999000150;PO-1;linten;100;1;PACK;10;;\n0999000150;PO-2;dozen;5;12,50;PACK;30;;30/11/2026\n",
        );
        assert!(found.wrong.is_empty(), "{:?}", found.wrong);
        let shape: Vec<Vec<usize>> =
            found.orders.iter().map(|own| own.order.lines.iter().map(|line| line.sub_tasks.len()).collect()).collect();
        assert_eq!(shape, [vec![2, 1], vec![1]]);
        let days: Vec<&str> = found.orders.iter().map(|own| own.order.valid_until.as_str()).collect();
        assert_eq!(days, ["2026-12-23", "2026-11-30"]);
        assert!(found.orders.iter().all(|own| own.order.kbo == "0999000150"));
    }

    #[test]
    fn a_wrong_row_is_named_and_keeps_its_whole_order_out() {
        let good = "0999000150;PO-9;dozen;5;1;PACK;30;;\n";
        let table = [
            ("0999000150;PO-1;dozen;veel;1;PACK;30;;\n", "stuks", key("orderfile-count")),
            ("0999000150;PO-1;dozen;0;1;PACK;30;;\n", "stuks", key("orderfile-count")),
            ("0999000150;PO-1;dozen;5;1;PACK;7.5;;\n", "minuten_per_100", key("orderfile-count")),
            ("0999000150;PO-1;linten;5;1;PACK;30;;\n", "lijn", key("orderfile-twice")),
            ("0999000150;PO-1;dozen;5;1.234;PACK;30;;\n", "euro_per_100", key("orderfile-amount")),
            ("0999000150;PO-1;;5;1;PACK;30;;\n", "omschrijving", key("orderfile-empty")),
            ("0999000150;PO-1;dozen;5;1;PACK;30;;31/02/2026\n", "geldig_tot", key("orderfile-day")),
        ];
        for (row, field, why) in table {
            let found = taken(&format!("0999000150;PO-1;linten;5;1;PACK;30;;\n{row}{good}"));
            assert_eq!(found.wrong, [Wrong { line: 3, field, why }], "{row}");
            let left: Vec<&str> = found.orders.iter().map(|own| own.order.order_reference.as_str()).collect();
            assert_eq!(left, ["PO-9"]);
        }
        let differs = taken("0999000150;PO-1;dozen;5;1;PACK;30;a;\n0999000150;PO-1;dozen;6;1;PACK;30;b;\n");
        assert_eq!(differs.wrong.first().map(|own| (own.line, own.field)), Some((3, "omschrijving")));
        assert!(differs.orders.is_empty());
    }

    #[test]
    fn equal_rows_are_two_lines_only_when_the_file_numbers_them() {
        let rows = |numbers: [&str; 2]| {
            let heads = "klant;referentie;omschrijving;stuks;prijs;afdeling;minuten;lijn\n";
            let rows = numbers.map(|number| format!("0999000150;PO-1;dozen;5;1;PACK;30;{number}\n"));
            let grid = grid::read(format!("{heads}{}", rows.concat()).as_bytes()).unwrap();
            orders(&grid, &guess(&grid.heads), date(2026, 12, 23))
        };
        let numbered = rows(["1", "2"]);
        assert!(numbered.wrong.is_empty(), "{:?}", numbered.wrong);
        assert_eq!(numbered.orders.first().map(|own| own.order.lines.len()), Some(2));
        for same in [rows(["1", "1"]), rows(["", ""])] {
            assert_eq!(same.wrong, [Wrong { line: 3, field: "lijn", why: key("orderfile-twice") }]);
            assert!(same.orders.is_empty());
        }
    }

    #[test]
    fn all_rows_of_an_order_go_to_one_site() {
        let rows = |one: &str, other: &str| {
            let heads = "klant;referentie;omschrijving;stuks;prijs;afdeling;minuten;lijn;vestiging\n";
            let rows = [("1", one), ("2", other)]
                .map(|(line, number)| format!("0999000150;PO-1;dozen;5;1;PACK;30;{line};{number}\n"));
            let grid = grid::read(format!("{heads}{}", rows.concat()).as_bytes()).unwrap();
            orders(&grid, &guess(&grid.heads), date(2026, 12, 23))
        };
        let one = rows("2.000.000.042", "2000000042");
        assert!(one.wrong.is_empty(), "{:?}", one.wrong);
        assert_eq!(one.orders.first().map(|own| own.order.establishment.as_str()), Some("2000000042"));
        assert_eq!(rows("", "").orders.first().map(|own| own.order.establishment.as_str()), Some(""));
        for two in [rows("2000000042", ""), rows("2000000042", "7999999972")] {
            assert_eq!(two.wrong, [Wrong { line: 3, field: "referentie", why: key("orderfile-differs") }]);
            assert!(two.orders.is_empty());
        }
        for number in ["onbekend", "2000000043", "20000"] {
            let unreadable = rows("2000000042", number);
            assert_eq!(unreadable.wrong, [Wrong { line: 3, field: "vestiging", why: key("orderfile-site-unknown") }]);
            assert!(unreadable.orders.is_empty(), "{number}");
        }
    }

    #[test]
    fn what_the_service_finds_is_told_by_the_line_of_the_file() {
        let found = taken("0999000150;PO-1;dozen;5;1;PACK;30;a;\n0999000150;PO-1;linten;6;1;PACK;30;b;\n");
        let finding =
            |field: &str, reason: &str| ImportFinding { order: 0, field: field.into(), reason: reason.into() };
        let own = found.orders.first().unwrap();
        let wrong = own.wrong(&finding("lines[1].sub_tasks[0].department", "DEPARTMENT_UNREADABLE"));
        assert_eq!((wrong.line, wrong.field), (3, "afdeling"));
        let wrong = own.wrong(&finding("kbo", "COMPANY_UNKNOWN"));
        assert_eq!((wrong.line, wrong.field), (2, "klant"));
        let wrong = own.wrong(&finding("establishment", "SITE_UNKNOWN"));
        assert_eq!((wrong.line, wrong.field, wrong.why), (2, "vestiging", key("orderfile-site-unknown")));
    }
}
