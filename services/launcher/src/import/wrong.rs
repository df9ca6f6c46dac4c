//! What can be wrong with a file, a row or a cell: a stable code and one Dutch sentence.
//!
//! A sentence never repeats what stood in the cell: it may be about a person.

use std::borrow::Cow;

use werkbrug_kernel::identifiers::IdentifierFault;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The stable code for machines.
    pub(crate) code: Cow<'static, str>,
    /// One sentence for people.
    pub(crate) text: Cow<'static, str>,
}

/// The file cannot be read as what its name says.
pub(crate) const UNREADABLE: Wrong = fixed("unreadable", "dit bestand is niet te lezen als wat zijn naam zegt");
/// There is no header row.
pub(crate) const EMPTY_FILE: Wrong = fixed("empty_file", "er staat geen rij met kolomnamen in");
/// The header has no `;`.
pub(crate) const SEPARATOR: Wrong = fixed("separator", "de kolommen zijn niet met ; gescheiden");
/// UTF-16, or a byte that is no text in the encoding of the file.
pub(crate) const ENCODING: Wrong = fixed("encoding", "er staat iets in dat geen tekst is; bewaar het als CSV UTF-8");
/// A column that must be there is not.
pub(crate) const MISSING_COLUMN: Wrong = fixed("missing_column", "deze kolom ontbreekt");
/// Two columns have the same name.
pub(crate) const DOUBLE_COLUMN: Wrong = fixed("double_column", "deze kolom staat er twee keer");
/// The mapping file does not say what it should.
pub(crate) const MAPPING: Wrong = fixed("mapping", "deze vertaaltabel is niet te lezen");
/// The spreadsheet itself shows an error there.
pub(crate) const CELL_ERROR: Wrong = fixed("cell_error", "het rekenblad toont hier zelf een fout");
/// A cell that must be filled is empty.
pub(crate) const EMPTY: Wrong = fixed("empty", "deze cel moet ingevuld zijn");
/// Line breaks or other invisible characters.
pub(crate) const INVISIBLE: Wrong = fixed("invisible_characters", "er staan onzichtbare tekens of regeleinden in");
/// A code has letters, digits, `-`, `_`, `.` or `/`.
pub(crate) const CODE_FORM: Wrong = fixed("code_form", "een code bestaat uit letters, cijfers en - _ . /");
/// Not dd/mm/yyyy and not ISO.
pub(crate) const DATE_FORM: Wrong = fixed("date_form", "schrijf een datum als dd/mm/jjjj of jjjj-mm-dd");
/// 31/02 and the like.
pub(crate) const NO_SUCH_DAY: Wrong = fixed("no_such_day", "deze dag bestaat niet");
/// A year that cannot be meant.
pub(crate) const YEAR_RANGE: Wrong = fixed("year_range", "dit jaartal kan niet bedoeld zijn");
/// Not uu:mm.
pub(crate) const TIME_FORM: Wrong = fixed("time_form", "schrijf een uur als uu:mm");
/// Not 2026Q3.
pub(crate) const QUARTER_FORM: Wrong = fixed("quarter_form", "schrijf een kwartaal als 2026Q3");
/// Not a number.
pub(crate) const NUMBER_FORM: Wrong = fixed("number_form", "dit is geen getal");
/// A point where a comma should be, or nobody can tell.
pub(crate) const DECIMAL_POINT: Wrong =
    fixed("decimal_point", "schrijf een komma voor de decimalen; een punt is niet eenduidig");
/// Decimals where only whole numbers go.
pub(crate) const WHOLE_NUMBER: Wrong = fixed("whole_number", "hier hoort een geheel getal");
/// Less than nothing.
pub(crate) const NEGATIVE: Wrong = fixed("negative", "dit kan niet minder dan nul zijn");
/// A fraction of full time lies above 0 and is at most 1.
pub(crate) const FRACTION: Wrong = fixed("fraction", "een breuk is meer dan 0 en hoogstens 1");
/// Percentages go by five.
pub(crate) const PERCENT_STEP: Wrong = fixed("percent_step", "een percentage is een veelvoud van 5");
/// The last day lies before the first.
pub(crate) const PERIOD_REVERSED: Wrong = fixed("period_reversed", "de laatste dag ligt voor de eerste");
/// The VAT number is not of this company.
pub(crate) const VAT_OF_ANOTHER: Wrong = fixed("vat_of_another", "het btw-nummer is niet dat van dit bedrijf");
/// Only the own company has an account number.
pub(crate) const ACCOUNT_OF_ANOTHER: Wrong =
    fixed("account_of_another", "enkel het eigen bedrijf heeft een rekeningnummer");
/// The own company needs an account number.
pub(crate) const ACCOUNT_MISSING: Wrong = fixed("account_missing", "het eigen bedrijf heeft een rekeningnummer nodig");
/// Two workers have this name.
pub(crate) const NAME_NOT_UNIQUE: Wrong = fixed("name_not_unique", "meer dan een medewerker heet zo; schrijf de code");
/// A host site needs its company, a department has none.
pub(crate) const COMPANY_OF_PLACE: Wrong =
    fixed("company_of_place", "een gastplek heeft een bedrijf, een afdeling niet");
/// This kind of work cannot be done at that kind of place.
pub(crate) const KIND_OF_PLACE: Wrong = fixed("kind_of_place", "dit soort werk kan niet op dit soort plek");
/// Nobody is asked for there on that day.
pub(crate) const NO_DEMAND: Wrong = fixed("no_demand", "voor die plek is op die dag niemand gevraagd");
/// All seats are taken.
pub(crate) const NO_SEAT: Wrong = fixed("no_seat", "op die plek is die dag geen plaats meer vrij");
/// The order stands already, with other work or other days.
pub(crate) const ORDER_STANDS_OTHERWISE: Wrong =
    fixed("order_stands_otherwise", "deze klant heeft onder deze referentie al een andere order");
/// The shift stands already, with other heads or another break.
pub(crate) const SHIFT_STANDS_OTHERWISE: Wrong =
    fixed("shift_stands_otherwise", "deze dienst is al gevraagd, met andere hoofden of een andere pauze");

const fn fixed(code: &'static str, text: &'static str) -> Wrong {
    Wrong { code: Cow::Borrowed(code), text: Cow::Borrowed(text) }
}

fn told(code: &'static str, text: String) -> Wrong {
    Wrong { code: Cow::Borrowed(code), text: Cow::Owned(text) }
}

/// The file is larger than we take.
pub(crate) fn file_too_large(megabytes: u64) -> Wrong {
    told("file_too_large", format!("een bestand is hoogstens {megabytes} MB groot"))
}

/// More rows than we take.
pub(crate) fn too_many_rows(limit: usize) -> Wrong {
    told("too_many_rows", format!("een bestand heeft hoogstens {limit} rijen"))
}

/// The row has another number of cells than the header.
pub(crate) fn cell_count(expected: usize, found: usize) -> Wrong {
    told("cell_count", format!("deze rij heeft {found} cellen en er zijn {expected} kolomnamen"))
}

/// More characters than we take.
pub(crate) fn too_long(limit: usize) -> Wrong {
    told("too_long", format!("hier passen hoogstens {limit} tekens"))
}

/// More decimals than go.
pub(crate) fn decimals(most: u32) -> Wrong {
    told("decimals", format!("hier passen hoogstens {most} decimalen"))
}

/// Outside the range.
pub(crate) fn range(least: u32, most: u32) -> Wrong {
    told("range", format!("dit ligt tussen {least} en {most}"))
}

/// Not one of the words that go there.
pub(crate) fn unknown_word(words: &str) -> Wrong {
    told("unknown_word", format!("schrijf een van deze woorden: {words}"))
}

/// Nothing is known under this code.
pub(crate) fn unknown(what: Noun) -> Wrong {
    let (code, name) = match what {
        Noun::Company => ("unknown_company", "een bedrijf met dit ondernemingsnummer"),
        Noun::Worker => ("unknown_worker", "een medewerker met deze code"),
        Noun::Place => ("unknown_place", "een werkplek met deze code"),
        Noun::Department => ("unknown_department", "een afdeling met deze code"),
        Noun::Engagement => ("unknown_engagement", "een overeenkomst met deze code"),
    };
    told(code, format!("{name} is hier niet bekend"))
}

/// What a code can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Noun {
    /// NL: bedrijf.
    Company,
    /// NL: medewerker.
    Worker,
    /// NL: werkplek.
    Place,
    /// NL: afdeling.
    Department,
    /// NL: overeenkomst.
    Engagement,
}

/// An earlier row says it already.
pub(crate) fn double(line: u64) -> Wrong {
    told("double", format!("rij {line} zegt dit al"))
}

/// Rows of one order say different things.
pub(crate) fn order_differs(line: u64) -> Wrong {
    told("order_differs", format!("dit is anders dan op rij {line} van dezelfde order"))
}

/// The same sentence, and that an order goes in whole or not at all.
pub(crate) fn with_whole_order(sentence: &str, rows: usize) -> String {
    format!("{sentence}; de hele order ({rows} rijen) blijft buiten")
}

/// A number with check digits is not what it should be.
pub(crate) fn identifier(kind: &'static str, fault: IdentifierFault) -> Wrong {
    let text = match fault {
        IdentifierFault::Empty => "dit nummer is leeg".to_owned(),
        IdentifierFault::Characters => "er staan tekens in die er niet in horen".to_owned(),
        IdentifierFault::Length { expected, found } => {
            format!("dit zijn {found} tekens, het moeten er {expected} zijn")
        }
        IdentifierFault::Prefix => "het begint niet zoals zo'n nummer begint".to_owned(),
        IdentifierFault::CheckDigits | IdentifierFault::AccountCheckDigits => {
            "de controlecijfers kloppen niet".to_owned()
        }
        IdentifierFault::BirthDate => "de geboortedatum erin bestaat niet".to_owned(),
        IdentifierFault::NotBis => "dit is geen bisnummer".to_owned(),
    };
    told(kind, text)
}

/// The service said no.
pub(crate) fn refused(reason: &str, text: &str) -> Wrong {
    let reason = reason.to_ascii_lowercase();
    Wrong { code: Cow::Owned(reason), text: Cow::Owned(format!("geweigerd: {text}")) }
}
