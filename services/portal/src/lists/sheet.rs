//! A small table on the page of one thing: the same values on the screen, on paper and in a file.

use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use url::form_urlencoded;

use crate::{
    lists::{
        asked::{FORMAT, Format},
        cell::Cell,
        export,
    },
    pages::parts::{
        button::{self, Weight},
        table::{Head, table},
    },
    pdf::Paper,
    trouble::Trouble,
    words::Words,
};

/// The name of the table in the address of a file.
const NAME: &str = "tabel";

/// Rows of a long table on a screen at a time; its files always hold all.
const AT_ONCE: usize = 150;

/// A table. It never holds a limit or an attendance beside a name: those are lists, which ask what a file is for.
pub(crate) struct Sheet {
    /// What it is called in files and addresses, once on a page.
    pub(crate) name: &'static str,
    /// Its heading.
    pub(crate) title: String,
    /// The headings of its columns.
    pub(crate) heads: Vec<String>,
    /// What stands in each row; the first cell names it.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// Which table of a page is wanted as a file: `?tabel=lijnen&als=csv`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Take {
    #[serde(default)]
    tabel: String,
    #[serde(default)]
    als: String,
}

impl Take {
    /// Whether this table is asked for as a file.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.tabel == name && Format::parse(&self.als).is_some()
    }

    /// The file that is asked for; nothing when the page is.
    pub(crate) fn of(&self, sheets: &[&Sheet], today: Date) -> Option<Result<Response, Trouble>> {
        let format = Format::parse(&self.als)?;
        let sheet = sheets.iter().find(|sheet| sheet.name == self.tabel);
        Some(sheet.map_or(Err(Trouble::NotFound), |sheet| sheet.file(format, today)))
    }
}

impl Sheet {
    /// A table of this name and title; titles and headings are keys.
    pub(crate) fn of(
        words: &Words,
        (name, title): (&'static str, &'static str),
        heads: &[&'static str],
        rows: impl IntoIterator<Item = Vec<Cell>>,
    ) -> Self {
        let heads = heads.iter().map(|head| words.say(head).into_owned()).collect();
        Self { name, title: words.say(title).into_owned(), heads, rows: rows.into_iter().collect() }
    }

    /// The table and the way to its files; `here` is the address of its page with all that was asked.
    pub(crate) fn show(&self, words: &Words, page: Date, here: &str) -> Markup {
        html! { (self.table(words, page)) (self.files(words, here)) }
    }

    /// As [`Sheet::show`], for a table as long as the workshop is large: so many rows from a place on, and the way to the others.
    /// `here` asks something already.
    pub(crate) fn show_from(&self, words: &Words, page: Date, here: &str, first: usize) -> Markup {
        let (first, next) = (first.min(self.rows.len()), first.saturating_add(AT_ONCE));
        let rows = self.rows.get(first..next.min(self.rows.len())).unwrap_or_default();
        html! {
            (self.table_of(words, page, rows))
            @if first > 0 || next < self.rows.len() {
                p.paging {
                    @if first > 0 { (button::link(Weight::Plain, here, &words.say("list-first"))) " " }
                    @if next < self.rows.len() {
                        (button::link(Weight::Plain, &format!("{here}&vanaf={next}"), &words.say("list-next")))
                    }
                }
            }
            (self.files(words, here))
        }
    }

    /// The table alone.
    pub(crate) fn table(&self, words: &Words, page: Date) -> Markup {
        self.table_of(words, page, &self.rows)
    }

    fn table_of(&self, words: &Words, page: Date, shown: &[Vec<Cell>]) -> Markup {
        let is_figure =
            |place: usize| place > 0 && self.rows.iter().filter_map(|row| row.get(place)).any(Cell::is_figure);
        let heads: Vec<Head<'_>> = self
            .heads
            .iter()
            .enumerate()
            .map(|(place, title)| if is_figure(place) { Head::number(title) } else { Head::text(title) })
            .collect();
        let rows = html! { @for row in shown { tr { @for (place, cell) in row.iter().enumerate() {
            @if place == 0 { th scope="row" { (cell.shown(words, page)) } }
            @else { td.num[is_figure(place)].none[*cell == Cell::None] { (cell.shown(words, page)) } }
        } } } };
        table(&self.title, &heads, &rows)
    }

    /// The way to its files; nothing when there is nothing to take.
    pub(crate) fn files(&self, words: &Words, here: &str) -> Markup {
        let file = |format: Format| {
            let question = form_urlencoded::Serializer::new(String::new())
                .append_pair(NAME, self.name)
                .append_pair(FORMAT, format.ending())
                .finish();
            format!("{here}{}{question}", if here.contains('?') { '&' } else { '?' })
        };
        html! { @if !self.rows.is_empty() {
            p.files {
                span.soft { (words.fill("list-take", &[("table", self.title.as_str().into())])) }
                @for format in Format::ALL {
                    " " a href=(file(format)) download aria-label={ (format.name()) ": " (self.title) } { (format.name()) }
                }
            }
        } }
    }

    /// The table on a paper with other things.
    pub(crate) fn write(&self, paper: &mut Paper) {
        export::write(paper, (&self.heads, &self.rows));
    }

    fn file(&self, format: Format, today: Date) -> Result<Response, Trouble> {
        export::file(
            self.name,
            std::slice::from_ref(&self.title),
            (&self.heads, &self.rows),
            export::Export { format, is_full: false, today },
        )
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_long_table_is_read_in_parts_and_taken_whole() {
        let (today, words) = (date(2026, 11, 23), dutch());
        let rows = (0..AT_ONCE * 2 + 1).map(|place| vec![Cell::text(format!("rij {place}."))]).collect();
        let sheet = Sheet { rows, ..sheet() };
        let table: [(usize, [usize; 2], bool, Option<usize>); 4] = [
            (0, [0, AT_ONCE], false, Some(AT_ONCE)),
            (AT_ONCE, [AT_ONCE, AT_ONCE * 2], true, Some(AT_ONCE * 2)),
            (AT_ONCE * 2, [AT_ONCE * 2, AT_ONCE * 2 + 1], true, None),
            (usize::MAX, [0, 0], true, None),
        ];
        for (from, [first, last], is_begun, next) in table {
            let text = sheet.show_from(&words, today, "/lijst?op=1", from).into_string();
            let shown = |place: usize| text.contains(&format!("rij {place}."));
            assert!((0..sheet.rows.len()).all(|place| shown(place) == (first..last).contains(&place)), "{from}");
            assert_eq!(text.contains("href=\"/lijst?op=1\""), is_begun, "{from}: {text}");
            assert_eq!(text.contains("vanaf="), next.is_some(), "{from}: {text}");
            assert!(next.is_none_or(|next| text.contains(&format!("vanaf={next}\""))), "{from}: {text}");
        }
    }

    fn sheet() -> Sheet {
        Sheet {
            name: "lijnen",
            title: "Lijnen".into(),
            heads: ["Wat", "Uren", "Dag"].map(str::to_owned).to_vec(),
            rows: vec![vec![Cell::text("=Élan;"), Cell::Minutes(450), Cell::Day(date(2026, 11, 23))]],
        }
    }

    #[tokio::test]
    async fn a_small_table_says_the_same_on_the_screen_and_in_its_file() {
        let (today, sheet) = (date(2026, 11, 23), sheet());
        let shown = sheet.show(&dutch(), today, "/facturen/7?op=1").into_string();
        for part in ["=Élan;", "7u30", "ma 23/11", "href=\"/facturen/7?op=1&amp;tabel=lijnen&amp;als=xlsx\""] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        let take = Take { tabel: "lijnen".into(), als: "csv".into() };
        let answer = take.of(&[&sheet], today).unwrap().unwrap();
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"lijnen-2026-11-23.csv\"");
        let body = axum::body::to_bytes(answer.into_body(), 1_000).await.unwrap();
        let text = String::from_utf8(body.into()).unwrap();
        assert_eq!(text, "\u{feff}Wat;Uren;Dag\r\n\"'=Élan;\";7,50;23/11/2026\r\n");
    }

    #[test]
    fn a_page_is_a_page_and_a_table_that_it_does_not_have_is_not_found() {
        let (today, sheet) = (date(2026, 11, 23), sheet());
        let take = |tabel: &str, als: &str| Take { tabel: tabel.into(), als: als.into() }.of(&[&sheet], today);
        assert!(take("lijnen", "").is_none() && take("", "").is_none() && take("lijnen", "exe").is_none());
        assert!(matches!(take("anders", "csv"), Some(Err(Trouble::NotFound))));
        let empty = Sheet { rows: Vec::new(), ..self::sheet() };
        assert_eq!(empty.files(&dutch(), "/x").into_string(), "", "nothing to take");
    }
}
