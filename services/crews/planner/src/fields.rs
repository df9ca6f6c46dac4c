//! One JSON object while it is read: every fault knows the path of its field.

use serde_json::{Map, Value};

use crate::fault::{Fault, Problem};

/// No number of the formats is larger.
const LARGEST: i64 = 1_000_000;

/// The fields of one object, with where it stands.
pub(crate) struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: String,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(value: &'a Value, path: &str) -> Result<Self, Fault> {
        let map = value.as_object().ok_or_else(|| Fault::new(path, Problem::Form("an object")))?;
        Ok(Self { map, path: path.to_owned() })
    }

    /// The path of a field.
    pub(crate) fn path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    pub(crate) fn fault(&self, name: &str, problem: Problem) -> Fault {
        Fault::new(self.path(name), problem)
    }

    fn needed(&self, name: &str) -> Result<&'a Value, Fault> {
        self.map.get(name).ok_or_else(|| self.fault(name, Problem::Missing))
    }

    pub(crate) fn object(&self, name: &str) -> Result<Self, Fault> {
        Fields::of(self.needed(name)?, &self.path(name))
    }

    /// The keys and values of an object.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.map.iter()
    }

    pub(crate) fn list(&self, name: &str) -> Result<&'a [Value], Fault> {
        let list = self.needed(name)?.as_array().ok_or_else(|| self.fault(name, Problem::Form("a list")))?;
        Ok(list)
    }

    /// A list of objects.
    pub(crate) fn objects(&self, name: &str) -> Result<Vec<Self>, Fault> {
        let path = self.path(name);
        let items = self.list(name)?.iter().enumerate();
        items.map(|(place, value)| Fields::of(value, &format!("{path}[{place}]"))).collect()
    }

    pub(crate) fn text(&self, name: &str) -> Result<&'a str, Fault> {
        self.needed(name)?.as_str().ok_or_else(|| self.fault(name, Problem::Form("a text")))
    }

    /// An id: a text that is not empty.
    pub(crate) fn id(&self, name: &str) -> Result<String, Fault> {
        let id = self.text(name)?;
        if id.is_empty() { Err(self.fault(name, Problem::Form("an id"))) } else { Ok(id.to_owned()) }
    }

    /// A text, or null; absent counts as null.
    pub(crate) fn optional_text(&self, name: &str) -> Result<Option<&'a str>, Fault> {
        match self.map.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.text(name).map(Some),
        }
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, Fault> {
        self.needed(name)?.as_bool().ok_or_else(|| self.fault(name, Problem::Form("true or false")))
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn number(&self, name: &str, least: i32, most: i32) -> Result<i32, Fault> {
        whole(self.needed(name)?, &self.path(name), least, most)
    }

    /// A whole number from `least` up to the largest of the formats.
    pub(crate) fn at_least(&self, name: &str, least: i32) -> Result<i32, Fault> {
        self.number(name, least, LARGEST.try_into().unwrap_or(i32::MAX))
    }

    /// A list of exactly `length` whole numbers from 0 to `most`.
    pub(crate) fn numbers(&self, name: &str, length: usize, most: i32) -> Result<Vec<i32>, Fault> {
        let list = self.list(name)?;
        if list.len() != length {
            return Err(self.fault(name, Problem::Length { wanted: length, actual: list.len() }));
        }
        let path = self.path(name);
        list.iter().enumerate().map(|(place, value)| whole(value, &format!("{path}[{place}]"), 0, most)).collect()
    }

    pub(crate) fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        let path = self.path(name);
        let text = |(place, value): (usize, &Value)| {
            let fault = || Fault::new(format!("{path}[{place}]"), Problem::Form("a text"));
            value.as_str().map(str::to_owned).ok_or_else(fault)
        };
        self.list(name)?.iter().enumerate().map(text).collect()
    }
}

/// A whole number from `least` to `most`.
pub(crate) fn whole(value: &Value, path: &str, least: i32, most: i32) -> Result<i32, Fault> {
    let actual = value.as_i64().ok_or_else(|| Fault::new(path, Problem::Form("a whole number")))?;
    let range = Problem::Range { least: least.into(), most: most.into(), actual };
    let number = i32::try_from(actual).ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| Fault::new(path, range))
}
