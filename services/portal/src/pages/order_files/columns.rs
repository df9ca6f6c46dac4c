//! Which column of a file says what: guessed from its name, remembered from before, or chosen by hand.

use std::collections::BTreeMap;

use werkbrug_proto::orders::{ColumnMapping, MappedColumn};

use crate::{lists::cell::folded, words::key};

/// Something that a file says of an order.
pub(super) struct Column {
    /// How it is called in forms and kept mappings.
    pub(super) field: &'static str,
    /// What it is called on the page.
    pub(super) title: &'static str,
    /// Whether nothing can be read without it.
    pub(super) is_needed: bool,
    /// How files call it, without capitals and accents.
    names: &'static [&'static str],
}

const fn column(field: &'static str, title: &'static str, is_needed: bool, names: &'static [&'static str]) -> Column {
    Column { field, title, is_needed, names }
}

/// Everything that a file may say, in the order of the form.
pub(super) const COLUMNS: [Column; 12] = [
    column(
        "klant",
        key("orderfile-customer"),
        true,
        &["klant", "ondernemingsnummer", "kbo", "client", "customer", "bce"],
    ),
    column(
        "referentie",
        key("orderfile-reference"),
        true,
        &["referentie", "order", "ordernummer", "bestelnummer", "reference", "commande", "po"],
    ),
    column(
        "omschrijving",
        key("orderfile-product"),
        true,
        &["omschrijving", "artikel", "product", "description", "article", "item"],
    ),
    column(
        "stuks",
        key("orderfile-pieces"),
        true,
        &["stuks", "aantal", "hoeveelheid", "quantite", "quantity", "qty", "pieces"],
    ),
    column("euro_per_100", key("orderfile-price"), true, &["euro_per_100", "prijs", "prix", "price"]),
    column(
        "afdeling",
        key("orderfile-department"),
        true,
        &["afdeling", "werkplek", "departement", "department", "atelier"],
    ),
    column(
        "minuten_per_100",
        key("orderfile-minutes"),
        true,
        &["minuten_per_100", "minuten", "standaardtijd", "minutes"],
    ),
    column("deeltaak", key("orderfile-task"), false, &["deeltaak", "bewerking", "taak", "tache", "operation", "task"]),
    column("lijn", key("orderfile-line"), false, &["lijn", "orderlijn", "lijnnummer", "ligne", "line"]),
    column(
        "geldig_tot",
        key("orderfile-valid"),
        false,
        &["geldig_tot", "geldig tot", "valable", "valid until", "valid_until"],
    ),
    column(
        "vestiging",
        key("orderfile-site"),
        false,
        &[
            "vestiging",
            "vestigingsnummer",
            "vestigingseenheid",
            "unite d'etablissement",
            "etablissement",
            "establishment",
        ],
    ),
    column("materiaal_op", key("orderfile-material"), false, &["materiaal_op", "materiaal", "matiere", "material"]),
];

/// The place of each field's column in the file.
pub(super) type Chosen = BTreeMap<&'static str, usize>;

/// The columns whose names are known.
pub(super) fn guess(heads: &[String]) -> Chosen {
    let heads: Vec<String> = heads.iter().map(|head| folded(head)).collect();
    let place = |own: &Column| own.names.iter().find_map(|name| heads.iter().position(|head| head == name));
    COLUMNS.iter().filter_map(|own| Some((own.field, place(own)?))).collect()
}

/// The columns as they were called before; of what is not there, what is guessed.
pub(super) fn remembered(mapping: &ColumnMapping, heads: &[String]) -> Chosen {
    let mut chosen = guess(heads);
    for own in &mapping.columns {
        let column = COLUMNS.iter().find(|column| column.field == own.field);
        let place = heads.iter().position(|head| folded(head) == folded(&own.column));
        if let (Some(column), Some(place)) = (column, place) {
            chosen.insert(column.field, place);
        }
    }
    chosen
}

/// The columns as they are kept under a name.
pub(super) fn kept(name: &str, chosen: &Chosen, heads: &[String]) -> ColumnMapping {
    let columns = chosen.iter().filter_map(|(field, place)| {
        let column = heads.get(*place).filter(|head| !head.is_empty())?;
        Some(MappedColumn { field: (*field).to_owned(), column: column.clone() })
    });
    ColumnMapping { mapping_name: name.to_owned(), columns: columns.collect() }
}

/// What is needed and not chosen.
pub(super) fn missing(chosen: &Chosen) -> Vec<&'static str> {
    let lacks = COLUMNS.iter().filter(|own| own.is_needed && !chosen.contains_key(own.field));
    lacks.map(|own| own.title).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn known_names_are_guessed_and_what_lacks_is_named() {
        let found = guess(&heads(&["Quantité", "KBO", "Order", "iets"]));
        assert_eq!((found.get("stuks"), found.get("klant"), found.get("referentie")), (Some(&0), Some(&1), Some(&2)));
        assert_eq!(missing(&found).len(), 4);
        assert!(missing(&COLUMNS.iter().enumerate().map(|(place, own)| (own.field, place)).collect()).is_empty());
    }

    #[test]
    fn what_was_kept_goes_before_what_is_guessed() {
        let names = heads(&["Aantal", "Qty net", "KBO"]);
        let mapping = kept("Zonnewijzer", &BTreeMap::from([("stuks", 1)]), &names);
        let again = remembered(&mapping, &heads(&["qty NET", "Aantal", "KBO"]));
        assert_eq!((again.get("stuks"), again.get("klant")), (Some(&0), Some(&2)));
        let gone = remembered(&mapping, &heads(&["Aantal"]));
        assert_eq!(gone.get("stuks"), Some(&0), "a column that is not there any more is guessed");
    }
}
