//! A list of invented rows, asked in every way.

use std::sync::Mutex;

use calamine::{Data, Reader as _, Xlsx};

use super::*;
use crate::words::{key, tests::dutch};

struct Row {
    name: &'static str,
    cents: i64,
    limit_kg: i64,
}

static LIST: List<Row> = List {
    name: "proef",
    path: "/proef",
    title: key("room-day"),
    columns: &[
        Column {
            key: "naam",
            title: key("day-customer"),
            sorts: Sorts::Here,
            is_personal: false,
            cell: |_, row| Cell::text(row.name),
        },
        Column {
            key: "bedrag",
            title: key("day-payable"),
            sorts: Sorts::Here,
            is_personal: false,
            cell: |_, row| Cell::euro(row.cents),
        },
        Column {
            key: "grens",
            title: key("day-heads"),
            sorts: Sorts::Nobody,
            is_personal: true,
            cell: |_, row| Cell::Number(row.limit_kg),
        },
    ],
    filters: &[
        Filter {
            key: "q",
            label: key("day-customer"),
            kind: FilterKind::Text,
            fits: Some(|row, text| row.name.contains(text)),
        },
        Filter { key: "tot", label: key("day-date"), kind: FilterKind::Day, fits: Some(|_, day| day == "2026-03-04") },
    ],
    empty: key("day-nothing"),
    topics: "",
};

const NAMES: [&str; 5] = ["Élan", "Zeta", "alfa", "Delta", "Beta"];

/// A service with five rows, of which it gives two at a time.
async fn read(ask: PageAsk, asked: &Mutex<Vec<PageAsk>>) -> Result<PageOf<Row>, Status> {
    asked.lock().unwrap().push(ask.clone());
    let from: usize = ask.token.parse().unwrap_or(0);
    let to = from + 2.min(usize::try_from(ask.size).unwrap());
    let row = |place: usize| Row { name: NAMES[place], cents: 100 * i64::try_from(place).unwrap(), limit_kg: 10 };
    let rows = (from..to.min(NAMES.len())).map(row).collect();
    let next = if to < NAMES.len() { to.to_string() } else { String::new() };
    Ok(PageOf { rows, next, total: Some(NAMES.len()) })
}

async fn names(question: &str) -> (Vec<&'static str>, String, usize) {
    let asked = Mutex::default();
    let question = LIST.asked(Question::read(question));
    let seen = gather::rows(&LIST, &question, &dutch(), |ask| read(ask, &asked)).await.unwrap();
    let calls = asked.lock().unwrap().len();
    (seen.rows.iter().map(|row| row.name).collect(), seen.next, calls)
}

#[tokio::test]
async fn a_page_is_what_the_service_gives_until_somebody_sorts_or_filters() {
    assert_eq!(names("").await, (vec!["Élan", "Zeta"], "2".into(), 1));
    assert_eq!(names("vanaf=4").await, (vec!["Beta"], String::new(), 1));
    assert_eq!(names("sorteer=naam").await.0, ["alfa", "Beta", "Delta", "Élan", "Zeta"]);
    assert_eq!(names("sorteer=-bedrag").await.0, ["Beta", "Delta", "alfa", "Zeta", "Élan"]);
    assert_eq!(names("q=eta").await.0, ["Zeta", "Beta"]);
}

#[tokio::test]
async fn what_makes_no_sense_in_an_address_is_left_out() {
    for question in ["sorteer=grens", "sorteer=weg", "aantal=7", "aantal=1000000", "als=exe", "q="] {
        assert_eq!(names(question).await.2, 1, "{question}");
    }
}

#[test]
fn a_question_is_read_from_the_address_of_a_page() {
    let uri = "/proef?q=eta&onzin=1&q=beta".parse().unwrap();
    let axum::extract::Query(question) = axum::extract::Query::<Question>::try_from_uri(&uri).unwrap();
    assert_eq!(LIST.asked(question).filter("q"), "beta");
}

#[tokio::test]
async fn a_day_is_asked_as_people_type_it_and_what_is_no_day_is_said() {
    for typed in ["2026-03-04", "4/3/2026", "04032026"] {
        let asked = LIST.asked(Question::read(&format!("tot={typed}")));
        assert_eq!((asked.filter("tot"), asked.no_day("tot")), ("2026-03-04", None), "{typed}");
        assert_eq!(names(&format!("tot={typed}")).await.0.len(), NAMES.len(), "{typed}");
        assert_eq!(asked.address("/proef", None), "/proef?tot=2026-03-04");
    }
    assert_eq!(names("tot=5/3/2026").await.0, [""; 0]);
    let strange = LIST.asked(Question::read("tot=3/14/2026"));
    assert_eq!((strange.filter("tot"), strange.no_day("tot")), ("", Some("3/14/2026")));
    assert!(strange.is_filtered());
}

#[test]
fn the_whole_question_stands_in_the_address() {
    let asked = LIST.asked(Question::read("q=a%26b&sorteer=-naam&aantal=100&muur=1&onzin=1"));
    assert_eq!(asked.address("/proef", None), "/proef?q=a%26b&sorteer=-naam&aantal=100&muur=1");
    assert_eq!(LIST.asked(Question::read(&asked.query())), asked);
    assert_eq!(asked.sorted("/proef", "naam"), "/proef?q=a%26b&sorteer=naam&aantal=100&muur=1");
    assert_eq!(LIST.asked(Question::default()).file("/proef", Format::Csv), "/proef?als=csv");
}

#[tokio::test]
async fn a_limit_beside_a_name_leaves_only_after_somebody_said_what_for() {
    let rows = vec![Row { name: "Élan", cents: 5, limit_kg: 77 }];
    let seen = gather::Seen { rows, next: String::new(), total: Some(1), is_cut: false };
    let today = jiff::civil::date(2026, 11, 23);
    let asked = LIST.asked(Question::read("q=lan"));
    for (is_full, holds) in [(false, false), (true, true)] {
        let export = export::Export { format: Format::Csv, is_full, today };
        let answer = export::answer(&LIST, &dutch(), &asked, &seen, export).unwrap();
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"proef-2026-11-23.csv\"");
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
        let text = String::from_utf8(body.into()).unwrap();
        assert!(text.contains("Élan;0,05"), "{text}");
        assert_eq!(text.contains("77"), holds, "{text}");
        let paper = export::answer(&LIST, &dutch(), &asked, &seen, export::Export { format: Format::Pdf, ..export });
        let answer = paper.unwrap();
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"proef-2026-11-23.pdf\"");
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
        let text: String = body.iter().map(|byte| char::from(*byte)).collect();
        for part in ["Élan", "0,05", ": lan)", "23/11/2026"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        // What is asked for with a purpose alone is the column, not its figure in some other place.
        assert_eq!(text.contains(" 77"), holds, "{text}");
    }
}

/// The file of these rows.
async fn file(asked: &Asked, seen: &gather::Seen<Row>, format: Format) -> Vec<u8> {
    let export = export::Export { format, is_full: false, today: jiff::civil::date(2026, 11, 23) };
    let answer = export::answer(&LIST, &dutch(), asked, seen, export).unwrap();
    axum::body::to_bytes(answer.into_body(), 100_000_000).await.unwrap().into()
}

#[tokio::test]
async fn a_file_of_more_rows_than_are_read_says_so_above_a_paper_and_in_the_last_row_elsewhere() {
    let asked = LIST.asked(Question::read("als=csv"));
    let endless = |ask: PageAsk| async move {
        let rows = (0..ask.size).map(|_| Row { name: "Élan", cents: 5, limit_kg: 7 }).collect();
        Ok::<_, Status>(PageOf { rows, next: "meer".into(), total: None })
    };
    let mut seen = gather::rows(&LIST, &asked, &dutch(), endless).await.unwrap();
    assert_eq!(seen.rows.len(), gather::MOST_ROWS);
    let told = dutch().fill("list-cut", &[("count", gather::MOST_ROWS.into())]);
    let csv = String::from_utf8(file(&asked, &seen, Format::Csv).await).unwrap();
    assert!(csv.ends_with(&format!("Élan;0,05\r\n{told};\r\n")), "{}", csv.lines().last().unwrap());
    let book = file(&asked, &seen, Format::Xlsx).await;
    let mut book = Xlsx::new(std::io::Cursor::new(book)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.rows().next_back().unwrap()[0], Data::String(told.clone()));
    let letters = |bytes: Vec<u8>| bytes.into_iter().map(char::from).collect::<String>();
    let paper = letters(file(&asked, &seen, Format::Pdf).await);
    assert!(paper.find("Er is meer").unwrap() < paper.find("Élan").unwrap());
    seen.is_cut = false;
    for format in Format::ALL {
        assert!(!letters(file(&asked, &seen, format).await).contains("Er is meer"), "{format:?}");
    }
}
