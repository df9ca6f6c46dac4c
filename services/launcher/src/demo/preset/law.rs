//! The law's values as a preset enters them: amounts with their source, and what nobody confirmed marked so.

use jiff::civil::{Date, date};
use werkbrug_invoicing_domain::premium::{
    catalogue::DatedValue,
    parameters::Status::{self, Published, Unconfirmed},
};

use super::{Size, money::value};

/// Guaranteed average minimum monthly income: first day, amount, where it was read, how sure.
const GGMMI: [(Date, &str, &str, Status); 13] = [
    (date(2020, 3, 1), "1625.72", "zien-professorhiervan.com (ACV)", Published),
    (date(2021, 9, 1), "1658.23", "algemene kennis, niet nagelezen", Unconfirmed),
    (date(2022, 1, 1), "1691.40", "algemene kennis, niet nagelezen", Unconfirmed),
    (date(2022, 3, 1), "1725.21", "acerta.be, liantis.be", Published),
    (date(2022, 4, 1), "1806.16", "hbvl.be, groups.be", Published),
    (date(2022, 5, 1), "1842.28", "algemene kennis, niet nagelezen", Unconfirmed),
    (date(2022, 8, 1), "1879.13", "algemene kennis, niet nagelezen", Unconfirmed),
    (date(2022, 12, 1), "1954.99", "vlaio.be wijzigingen/217, securex", Published),
    (date(2023, 11, 1), "1994.18", "forumforthefuture.be, securex", Published),
    (date(2024, 4, 1), "2029.88", "accuria.be, sodalis.be", Published),
    (date(2024, 5, 1), "2070.48", "securex.be", Published),
    (date(2025, 2, 1), "2111.89", "kmo.partners, lessentieldeleco.fr", Published),
    (date(2026, 4, 1), "2147.59", "aangekondigde stap +35,70 (accg.be) op 2111,89; niet bevestigd", Unconfirmed),
];

/// Choices that public sources leave open.
const POLICIES: [(&str, &str, &str); 3] = [
    ("ggmmi_in_quarter", "monthly", "beleid bij een wijziging in het kwartaal: niet gevonden"),
    ("cap_multiple", "2", "2 x GGMMI is bewezen voor VOP en individueel maatwerk; collectief niet gevonden"),
    ("straddle", "out", "wie de lijn van het contingent kruist: niet gevonden"),
];

/// Thresholds and norms that were published.
const NORMS: [(&str, &str, &str); 4] = [
    ("fill_rate.least", "0.9", "herwin.be over de invullingsgraad; senate.be 6-1471"),
    ("norm.low", "13", "herwin.be/question/wat-is-de-begeleidingsnorm-binnen-maatwerk"),
    ("norm.mid", "10", "herwin.be/question/wat-is-de-begeleidingsnorm-binnen-maatwerk"),
    ("norm.high", "7", "herwin.be/question/wat-is-de-begeleidingsnorm-binnen-maatwerk"),
];

/// Amounts of guidance premiums.
const GUIDANCE: [(&str, &str, &str); 10] = [
    ("guidance.collective.fixed", "550", "verzonnen demowaarde; bedrag niet gevonden"),
    ("guidance.collective.low", "310", "verzonnen demowaarde; bedrag niet gevonden"),
    ("guidance.collective.mid", "520", "verzonnen demowaarde; bedrag niet gevonden"),
    ("guidance.collective.high", "910", "verzonnen demowaarde; bedrag niet gevonden"),
    ("guidance.individual.fixed_first", "1200", "herwin.be over IMW, basisjaar 2023; indexering niet gevonden"),
    ("guidance.individual.fixed_first_quarters", "5", "herwin.be over IMW, basisjaar 2023"),
    ("guidance.individual.fixed_after", "600", "herwin.be over IMW, basisjaar 2023; indexering niet gevonden"),
    ("guidance.individual.low", "430", "herwin.be over IMW, basisjaar 2023; indexering niet gevonden"),
    ("guidance.individual.mid", "730", "herwin.be over IMW, basisjaar 2023; indexering niet gevonden"),
    ("guidance.individual.high", "1280", "herwin.be over IMW, basisjaar 2023; indexering niet gevonden"),
];

/// What is paid beside the runs, and the coaches that there are.
const BESIDE: [(&str, &str, &str); 6] = [
    ("organisation.per_fte", "625", "verzonnen demowaarde; bedrag niet gevonden"),
    ("organisation.supplement", "90", "verzonnen demowaarde; bedrag niet gevonden"),
    ("organisation.supplement_fte", "100", "herwin.be/question/wat-is-organisatieondersteuning"),
    ("coaches.heads", "6", "verzonnen personeelslijst"),
    ("coaches.fte", "5.5", "verzonnen personeelslijst"),
    ("advance.per_month", "40000", "verzonnen demowaarde; de regel voor het voorschot is niet gevonden"),
];

/// All of them; the contingent goes by the size of the preset.
pub(super) fn values(size: &Size) -> Vec<DatedValue> {
    let mut values = Vec::new();
    for (from, amount, source, status) in GGMMI {
        values.push(value("ggmmi", amount, from, source, status));
    }
    let since = date(2023, 7, 1);
    for (name, amount, source) in POLICIES.into_iter().chain(GUIDANCE).chain(BESIDE) {
        values.push(value(name, amount, since, source, Unconfirmed));
    }
    let heads = "herwin.be/question/wat-is-de-begeleidingspremie";
    values.push(value("fixed_heads_factor", "1.15", since, heads, Published));
    for (name, amount, source) in NORMS {
        values.push(value(name, amount, since, source, Published));
    }
    values.push(value("contingent_fte", size.contingent_fte, date(2026, 1, 1), "verzonnen contingent", Published));
    values
}
