//! The assumptions of a comparison, as fields: amounts in euro, shares in percent, everything else as it is.

use maud::{Markup, html};
use werkbrug_kernel::money::Cents;
use werkbrug_proto::orders::{Assumptions, Comparison, PlaceAssumptions, SharedAssumptions, TransportMode};

use crate::{
    pages::parts::{
        button::{self, Weight},
        form::{Field, changing},
    },
    visit::{Fields, Visit},
    words::key,
};

/// The field with the title, and that with the comparison that is replaced.
pub(super) const TITLE: &str = "titel";
pub(super) const KNOWN: &str = "vergelijking";

/// What holds for both places: field, words, and the usual value.
const SHARED: [(&str, &str, &str); 8] = [
    ("stuks", key("compare-pieces"), "100000"),
    ("waarde", key("compare-value"), "200,00"),
    ("gewicht", key("compare-weight"), "10"),
    ("kapitaal", key("compare-capital"), "8"),
    ("vraag", key("compare-demand-spread"), "20"),
    ("veiligheid", key("compare-safety"), "1,65"),
    ("co2", key("compare-co2-price"), "80,00"),
    ("jaren", key("compare-years"), "5"),
];

/// What holds for one place: field, words, and the usual value here and elsewhere.
const PLACE: [(&str, &str, &str, &str); 11] = [
    ("naam", key("compare-name"), "", ""),
    ("prijs", key("compare-price-hundred"), "14,00", "8,00"),
    ("km", key("compare-kilometres"), "60", "9000"),
    ("vracht", key("compare-freight-price"), "0,15", "0,03"),
    ("dagen", key("compare-lead-time"), "5", "60"),
    ("spreiding", key("compare-lead-spread"), "1", "12"),
    ("herwerk", key("compare-rework-share"), "0,5", "2"),
    ("herwerkprijs", key("compare-rework-price"), "10,00", "20,00"),
    ("rechten", key("compare-duty-share"), "0", "4"),
    ("opvolging", key("compare-coordination-year"), "1000,00", "6000,00"),
    ("omschakeling", key("compare-switching-once"), "0,00", "15000,00"),
];
/// How goods travel: value, words.
const MODES: [(&str, &str, TransportMode); 4] = [
    ("weg", key("compare-road"), TransportMode::Road),
    ("spoor", key("compare-rail"), TransportMode::Rail),
    ("zee", key("compare-sea"), TransportMode::Sea),
    ("lucht", key("compare-air"), TransportMode::Air),
];
const HERE: &str = "hier";
const ELSEWHERE: &str = "elders";

fn name(place: &str, field: &str) -> String {
    format!("{place}-{field}")
}

/// The usual assumptions, to begin with.
pub(super) fn usual() -> Fields {
    let shared = SHARED.iter().map(|(field, _, value)| ((*field).to_owned(), (*value).to_owned()));
    let places = PLACE.iter().flat_map(|(field, _, here, elsewhere)| {
        [(name(HERE, field), (*here).to_owned()), (name(ELSEWHERE, field), (*elsewhere).to_owned())]
    });
    let modes = [(name(HERE, "vervoer"), "weg".to_owned()), (name(ELSEWHERE, "vervoer"), "zee".to_owned())];
    Fields::of(shared.chain(places).chain(modes))
}

/// The fields of a comparison that was kept.
pub(super) fn fields_of(found: &Comparison) -> Fields {
    let assumptions = found.assumptions.clone().unwrap_or_default();
    let (shared, here, elsewhere) = (
        assumptions.shared.unwrap_or_default(),
        assumptions.here.unwrap_or_default(),
        assumptions.elsewhere.unwrap_or_default(),
    );
    let mut pairs = vec![
        (TITLE.to_owned(), found.title.clone()),
        (KNOWN.to_owned(), found.comparison_id.clone()),
        ("etag".to_owned(), found.etag.clone()),
        ("stuks".to_owned(), shared.pieces_per_year.to_string()),
        ("waarde".to_owned(), Cents::new(shared.value_cents_per_hundred).to_euro_nl()),
        ("gewicht".to_owned(), decimal(shared.grams_per_hundred, 3)),
        ("kapitaal".to_owned(), decimal(shared.capital_permille, 1)),
        ("vraag".to_owned(), decimal(shared.demand_spread_permille, 1)),
        ("veiligheid".to_owned(), decimal(shared.safety_hundredths, 2)),
        ("co2".to_owned(), Cents::new(shared.co2_cents_per_tonne).to_euro_nl()),
        ("jaren".to_owned(), shared.years.to_string()),
    ];
    for (place, own) in [(HERE, &here), (ELSEWHERE, &elsewhere)] {
        pairs.extend(place_fields(place, own));
    }
    Fields::of(pairs)
}

fn place_fields(place: &str, own: &PlaceAssumptions) -> Vec<(String, String)> {
    let euro = |cents: i64| Cents::new(cents).to_euro_nl();
    let mode = MODES.iter().find(|(_, _, mode)| *mode == own.mode()).map_or("weg", |(value, _, _)| value);
    let pairs = [
        ("naam", own.name.clone()),
        ("prijs", euro(own.price_cents_per_hundred)),
        ("km", own.kilometres.to_string()),
        ("vracht", decimal(own.freight_cent_hundredths, 4)),
        ("dagen", own.lead_time_days.to_string()),
        ("spreiding", own.lead_time_spread_days.to_string()),
        ("herwerk", decimal(own.rework_permille, 1)),
        ("herwerkprijs", euro(own.rework_cents_per_hundred)),
        ("rechten", decimal(own.duty_permille, 1)),
        ("opvolging", euro(own.coordination_cents_per_year)),
        ("omschakeling", euro(own.switching_cents)),
        ("vervoer", mode.to_owned()),
    ];
    pairs.map(|(field, value)| (name(place, field), value)).to_vec()
}

/// The form.
pub(super) fn form(visit: &Visit, action: &str, fields: &Fields) -> Markup {
    let words = &visit.words;
    let modes = MODES.map(|(value, text, _)| (value, words.say(text)));
    let modes = modes.each_ref().map(|(value, text)| (*value, text.as_ref()));
    let title = words.say("compare-title");
    changing(
        &visit.signed,
        action,
        &html! {
            @for hidden in [KNOWN, "etag"] { input type="hidden" name=(hidden) value=(fields.text(hidden)); }
            (Field::required(TITLE, &title).holding(fields.text(TITLE)).text())
            div.assumed {
                fieldset {
                    legend { (words.say("compare-shared")) }
                    @for (field, text, _) in &SHARED { (Field::required(field, &words.say(text)).holding(fields.text(field)).text()) }
                }
                @for (place, legend) in [(HERE, key("compare-here")), (ELSEWHERE, key("compare-elsewhere"))] {
                    fieldset {
                        legend { (words.say(legend)) }
                        @for (field, text, _, _) in &PLACE {
                            @let field_name = name(place, field);
                            (Field::optional(&field_name, &words.say(text)).holding(fields.text(&field_name)).text())
                        }
                        @let field_name = name(place, "vervoer");
                        (Field::required(&field_name, &words.say("compare-mode")).holding(fields.text(&field_name)).one_of(&modes))
                    }
                }
            }
            p.soft { (words.say("compare-source")) }
            div { (button::submit(Weight::Main, &words.say("compare-reckon"))) }
        },
    )
}

/// What was filled in; nothing when a figure cannot be read.
pub(super) fn read(fields: &Fields) -> Option<Assumptions> {
    let shared = SharedAssumptions {
        pieces_per_year: figure(fields.text("stuks"), 0)?,
        value_cents_per_hundred: figure(fields.text("waarde"), 2)?.into(),
        grams_per_hundred: figure(fields.text("gewicht"), 3)?,
        capital_permille: figure(fields.text("kapitaal"), 1)?,
        demand_spread_permille: figure(fields.text("vraag"), 1)?,
        safety_hundredths: figure(fields.text("veiligheid"), 2)?,
        co2_cents_per_tonne: figure(fields.text("co2"), 2)?.into(),
        years: figure(fields.text("jaren"), 0)?,
    };
    Some(Assumptions {
        shared: Some(shared),
        here: Some(place_of(fields, HERE)?),
        elsewhere: Some(place_of(fields, ELSEWHERE)?),
    })
}

fn place_of(fields: &Fields, place: &str) -> Option<PlaceAssumptions> {
    let text = |field: &str| fields.text(&name(place, field)).to_owned();
    let of = |field: &str, digits: u32| figure(&text(field), digits);
    let mode = MODES.iter().find(|(value, _, _)| *value == text("vervoer")).map(|(_, _, mode)| *mode)?;
    Some(PlaceAssumptions {
        name: text("naam"),
        price_cents_per_hundred: of("prijs", 2)?.into(),
        kilometres: of("km", 0)?,
        mode: mode.into(),
        freight_cent_hundredths: of("vracht", 4)?,
        lead_time_days: of("dagen", 0)?,
        lead_time_spread_days: of("spreiding", 0)?,
        rework_permille: of("herwerk", 1)?,
        rework_cents_per_hundred: of("herwerkprijs", 2)?.into(),
        duty_permille: of("rechten", 1)?,
        coordination_cents_per_year: of("opvolging", 2)?.into(),
        switching_cents: of("omschakeling", 2)?.into(),
    })
}

/// A figure as people here type it (`1.234,5`), in units of so many digits after the comma; empty is nothing at all.
fn figure(text: &str, digits: u32) -> Option<u32> {
    let text: String = text.chars().filter(|letter| !matches!(letter, '.' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (whole, part) = text.split_once(',').unwrap_or((text.as_str(), ""));
    let digits = usize::try_from(digits).ok()?;
    if part.len() > digits {
        return None;
    }
    let all = format!("{whole}{part:0<digits$}");
    if all.is_empty() { Some(0) } else { all.parse().ok() }
}

/// The same figure as it is typed.
fn decimal(units: u32, digits: u32) -> String {
    let by = 10_u32.saturating_pow(digits);
    let (whole, part) = (units / by, units % by);
    let width = usize::try_from(digits).unwrap_or(0);
    let part = format!("{part:0width$}");
    let part = part.trim_end_matches('0');
    if part.is_empty() { whole.to_string() } else { format!("{whole},{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_it_is_typed_and_written_as_it_is_read() {
        let table = [
            ("1.234,5", 1, Some(12_345)),
            ("1234", 2, Some(123_400)),
            ("0,03", 4, Some(300)),
            ("", 2, Some(0)),
            ("1,234", 2, None),
            ("x", 0, None),
        ];
        for (text, digits, expected) in table {
            assert_eq!(figure(text, digits), expected, "{text}");
        }
        assert_eq!((decimal(300, 4), decimal(123_400, 2), decimal(5, 1)), ("0,03".into(), "1234".into(), "0,5".into()));
    }

    #[test]
    fn what_was_kept_is_filled_in_again() {
        let assumptions = read(&usual()).unwrap();
        let kept = Comparison { assumptions: Some(assumptions.clone()), ..Comparison::default() };
        assert_eq!(read(&fields_of(&kept)), Some(assumptions));
    }
}
