//! What is asked of a list, to and from the address.

use std::collections::BTreeMap;

use url::form_urlencoded;

use crate::{
    lists::{FilterKind, List, Sorts},
    words::dates,
};

/// The name of the column in the address, with a dash before it for the other way round.
const SORT: &str = "sorteer";
const TOKEN: &str = "vanaf";
const SIZE: &str = "aantal";
/// How a file is asked for.
pub(super) const FORMAT: &str = "als";
const WALL: &str = "muur";
/// How many rows stand on a page when nobody says otherwise.
pub(super) const USUAL_SIZE: usize = 50;
/// The sizes that can be chosen.
pub(super) const SIZES: [usize; 4] = [25, USUAL_SIZE, 100, 200];

/// Everything that stands in the address, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub(crate) struct Question(BTreeMap<String, String>);

impl Question {
    /// Reads `a=1&b=2`.
    pub(crate) fn read(text: &str) -> Self {
        Self(form_urlencoded::parse(text.as_bytes()).into_owned().collect())
    }

    fn take(&mut self, name: &str) -> String {
        self.0.remove(name).unwrap_or_default().trim().to_owned()
    }
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a Belgian Excel: `;`, decimal comma, byte order mark.
    Csv,
    /// A workbook.
    Xlsx,
    /// A paper to keep or to send along.
    Pdf,
}

impl Format {
    /// Every kind, as they stand beside each other.
    pub(crate) const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Pdf];

    /// The kind with this ending.
    pub(crate) fn parse(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// The ending of its files.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        }
    }

    /// What it is called, in every language.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "XLSX",
            Self::Pdf => "PDF",
        }
    }
}

/// What is asked of one list; everything that makes no sense was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// What each filter says, by its name; the usual ones are not here.
    filters: BTreeMap<&'static str, String>,
    /// What was typed for a day and is none.
    no_days: BTreeMap<&'static str, String>,
    /// The column to sort by, and whether the other way round.
    pub(super) sort: Option<(&'static str, bool)>,
    /// Where the page begins.
    pub(super) token: String,
    /// How many rows it has.
    pub(super) size: usize,
    /// The file that is asked for instead of a page.
    pub(super) format: Option<Format>,
    /// Whether this hangs on a wall.
    pub(super) is_wall: bool,
}

impl Asked {
    pub(super) fn of<R>(list: &List<R>, mut question: Question) -> Self {
        let (mut filters, mut no_days) = (BTreeMap::new(), BTreeMap::new());
        for filter in list.filters {
            let value = question.take(filter.key);
            if value.is_empty() {
                continue;
            }
            match (filter.kind, dates::typed(&value)) {
                (FilterKind::Day | FilterKind::PersonalDay, Some(day)) => filters.insert(filter.key, day.to_string()),
                (FilterKind::Day | FilterKind::PersonalDay, None) => no_days.insert(filter.key, value),
                (FilterKind::Text | FilterKind::OneOf(_) | FilterKind::PersonalOneOf(_), _) => {
                    filters.insert(filter.key, value)
                }
            };
        }
        let sort = question.take(SORT);
        let (name, is_reversed) = sort.strip_prefix('-').map_or((sort.as_str(), false), |name| (name, true));
        let column = list.columns.iter().find(|column| column.key == name && column.sorts != Sorts::Nobody);
        let size = question.take(SIZE).parse().ok().filter(|size| SIZES.contains(size)).unwrap_or(USUAL_SIZE);
        Self {
            filters,
            no_days,
            sort: column.map(|column| (column.key, is_reversed)),
            token: question.take(TOKEN),
            size,
            format: Format::parse(&question.take(FORMAT)),
            is_wall: !question.take(WALL).is_empty(),
        }
    }

    /// What a filter says; empty when it says nothing.
    pub(crate) fn filter(&self, name: &str) -> &str {
        self.filters.get(name).map_or("", String::as_str)
    }

    /// What was typed for a day and is none.
    pub(super) fn no_day(&self, name: &str) -> Option<&str> {
        self.no_days.get(name).map(String::as_str)
    }

    /// Whether anything is asked beyond the usual.
    pub(super) fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || !self.no_days.is_empty()
    }

    /// The same question for everything at once.
    pub(super) fn without_paging(&self) -> Self {
        Self { token: String::new(), format: Some(Format::Csv), is_wall: false, ..self.clone() }
    }

    /// The question as it stands in an address, from the first page.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.filters {
            query.append_pair(name, value);
        }
        if let Some((name, is_reversed)) = self.sort {
            query.append_pair(SORT, &format!("{}{name}", if is_reversed { "-" } else { "" }));
        }
        if self.size != USUAL_SIZE {
            query.append_pair(SIZE, &self.size.to_string());
        }
        if self.is_wall {
            query.append_pair(WALL, "1");
        }
        query.finish()
    }

    /// The address of the same list with one more word in the question.
    pub(super) fn address(&self, path: &str, more: Option<(&str, &str)>) -> String {
        let mut query = form_urlencoded::Serializer::new(self.query());
        if let Some((name, value)) = more {
            query.append_pair(name, value);
        }
        match query.finish() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// The address of the page that begins here.
    pub(super) fn page_at(&self, path: &str, token: &str) -> String {
        self.address(path, Some((TOKEN, token)))
    }

    /// The address of the page itself.
    pub(super) fn here(&self, path: &str) -> String {
        if self.token.is_empty() { self.address(path, None) } else { self.page_at(path, &self.token) }
    }

    /// The address of a file with what is shown.
    pub(super) fn file(&self, path: &str, format: Format) -> String {
        Self { is_wall: false, ..self.clone() }.address(path, Some((FORMAT, format.ending())))
    }

    /// The same list as it hangs on a wall.
    pub(super) fn wall(&self, path: &str) -> String {
        Self { is_wall: true, ..self.clone() }.address(path, None)
    }

    /// Sorted by this column: the other way round when it is already.
    pub(super) fn sorted(&self, path: &str, column: &'static str) -> String {
        let is_reversed = self.sort == Some((column, false));
        Self { sort: Some((column, is_reversed)), ..self.clone() }.address(path, None)
    }

    /// What a form that filters must carry along.
    pub(super) fn carried(&self) -> Vec<(&'static str, String)> {
        let sort = self.sort.map(|(name, is_reversed)| (SORT, format!("{}{name}", if is_reversed { "-" } else { "" })));
        let wall = self.is_wall.then(|| (WALL, "1".to_owned()));
        sort.into_iter().chain(wall).collect()
    }
}

/// The name of the choice of a page's size.
pub(super) const fn size_name() -> &'static str {
    SIZE
}
