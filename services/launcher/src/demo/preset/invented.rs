//! Names and numbers that nobody has: each looks invented, and each passes its check digits.

/// First names that are no first names.
const FIRST: [&str; 30] = [
    "Appelbloesem",
    "Bosbes",
    "Citroenella",
    "Druifje",
    "Esdoorn",
    "Frambozia",
    "Goudvink",
    "Hazelnoot",
    "IJsvogel",
    "Jasmijnthee",
    "Kwetterbek",
    "Lindebast",
    "Meikever",
    "Notenkraker",
    "Olijfje",
    "Paardenbloem",
    "Querulus",
    "Rozemarijnse",
    "Saliewijn",
    "Tijmian",
    "Uilskuiken",
    "Vlinderstruik",
    "Walnotto",
    "Xylofoontje",
    "Ypsilonda",
    "Zonnebloem",
    "Anijsje",
    "Bieslook",
    "Kamillus",
    "Dragonda",
];

/// Surnames that say so.
const LAST: [&str; 12] = [
    "Verzonnen",
    "Van Denkbeeld",
    "De Fictie",
    "Uitgedacht",
    "Voorbeeld",
    "Proefmans",
    "Zomaar",
    "Van Niemandsland",
    "Schijnbaar",
    "Luchtkasteel",
    "Sprookjes",
    "Van Horen-Zeggen",
];

/// An invented company.
#[derive(Clone, Copy, Debug)]
pub(super) struct Invented {
    /// Its name.
    pub(super) name: &'static str,
    /// Short, for codes and addresses.
    pub(super) short: &'static str,
    /// Sector.
    pub(super) sector: &'static str,
    /// NACE code of the main activity.
    pub(super) nace: &'static str,
    /// Town.
    pub(super) city: (&'static str, &'static str, &'static str),
}

const fn invented(
    name: &'static str,
    short: &'static str,
    sector: &'static str,
    nace: &'static str,
    city: (&'static str, &'static str, &'static str),
) -> Invented {
    Invented { name, short, sector, nace, city }
}

const VERZONNEGEM: (&str, &str, &str) = ("8888", "Verzonnegem", "West-Vlaanderen");
const DENKBEELDE: (&str, &str, &str) = ("9999", "Denkbeelde", "Oost-Vlaanderen");

/// The workshop itself.
pub(super) const OWN: Invented = invented("Denkbeeldig Maatwerk vzw", "denkbeeldig", "maatwerk", "88.995", VERZONNEGEM);

/// Host companies.
pub(super) const HOSTS: [Invented; 5] = [
    invented("Zonnewijzer Verpakking", "zonnewijzer", "verpakking", "82.920", VERZONNEGEM),
    invented("Regenboog Logistiek", "regenboog", "logistiek", "52.100", DENKBEELDE),
    invented("Sterrenstof Zeep", "sterrenstof", "chemie", "20.410", VERZONNEGEM),
    invented("Maanlicht Textiel", "maanlicht", "textiel", "13.920", DENKBEELDE),
    invented("Wolkenveld Bakkerij", "wolkenveld", "voeding", "10.720", VERZONNEGEM),
];

/// Customers; the first one sells to the workshop too.
pub(super) const CUSTOMERS: [Invented; 8] = [
    invented("Luchtkasteel Speelgoed", "luchtkasteel", "speelgoed", "32.400", DENKBEELDE),
    invented("Droomboot Meubelen", "droomboot", "meubelen", "31.090", VERZONNEGEM),
    invented("Sprookjesbos Thee", "sprookjesbos", "voeding", "10.830", DENKBEELDE),
    invented("Kabouterberg Dranken", "kabouterberg", "dranken", "11.070", VERZONNEGEM),
    invented("Toverfluit Elektro", "toverfluit", "elektronica", "27.900", DENKBEELDE),
    invented("Gemeente Verzonnegem", "verzonnegem", "overheid", "84.110", VERZONNEGEM),
    invented("Vliegend Tapijt Post", "tapijt", "post", "53.200", DENKBEELDE),
    invented("Gelaarsde Kat Schoenen", "kat", "schoenen", "15.200", VERZONNEGEM),
];

/// Names of departments with their codes.
pub(super) const DEPARTMENTS: [(&str, &str); 8] = [
    ("MONT", "Montage"),
    ("PACK", "Verpakking"),
    ("WAS", "Wasserij"),
    ("DIGI", "Digitalisering"),
    ("HOUT", "Houtbewerking"),
    ("MAIL", "Mailings"),
    ("KWAL", "Kwaliteitscontrole"),
    ("CIRC", "Kringloop"),
];

/// The name of the so-manieth person; no two of the first 360 are the same.
pub(super) fn person(number: usize) -> String {
    let first = FIRST.get(number % FIRST.len()).copied().unwrap_or_default();
    let last = LAST.get((number + number / FIRST.len()) % LAST.len()).copied().unwrap_or_default();
    format!("{first} {last}")
}

/// A KBO number in a range that looks invented: 0999.000.xxx and on.
pub(super) fn kbo(number: u64) -> String {
    checked(9_990_000 + number)
}

/// An establishment number in such a range: 2.999.000.xxx and on.
pub(super) fn establishment(number: u64) -> String {
    checked(29_990_000 + number)
}

/// Eight digits and the two that follow from them.
fn checked(eight: u64) -> String {
    format!("{eight:08}{:02}", 97 - eight % 97)
}

/// An account at bank 999, which no bank has.
pub(super) fn iban(number: u64) -> String {
    let account = 9_990_000_000 + number;
    let inner = match account % 97 {
        0 => 97,
        rest => rest,
    };
    // "BE00" after the account, letters as 11 and 14, modulo 97: ISO 13616.
    let whole = u128::from(account) * 100 + u128::from(inner);
    let check = 98 - (whole * 1_000_000 + 111_400) % 97;
    format!("BE{check:02}{account:010}{inner:02}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use werkbrug_kernel::{establishment::Establishment, iban::Iban, kbo::Kbo};

    use super::*;

    #[test]
    fn invented_numbers_pass_their_check_digits() {
        for number in 0..300 {
            assert!(Kbo::parse(&kbo(number)).is_ok(), "{}", kbo(number));
            assert!(Establishment::parse(&establishment(number)).is_ok(), "{}", establishment(number));
            assert!(Iban::parse(&iban(number)).is_ok(), "{}", iban(number));
        }
        assert!(kbo(0).starts_with("0999000") && iban(1).contains("999000000"));
    }

    #[test]
    fn no_two_people_have_the_same_name() {
        let names: BTreeSet<String> = (0..360).map(person).collect();
        assert_eq!(names.len(), 360);
    }
}
