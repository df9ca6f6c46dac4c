//! The orders of a preset: most accepted at once, the last two still quotes.

use jiff::{ToSpan, civil::Date};

use super::{
    DAY, PresetFile, Size,
    chance::Chance,
    places::Layout,
    sheet::{Sheet, day, yes_no},
};
use crate::import::rows;

/// Orders that are left as quotes, for the day to accept.
const LEFT_AS_QUOTES: usize = 2;
/// What is made, and what is done to it where.
pub(super) const PRODUCTS: [(&str, [(&str, &str); 3]); 7] = [
    ("geschenkdozen", [("dozen plooien", "MONT"), ("inhoud schikken", "PACK"), ("sluiten en etiketteren", "PACK")]),
    ("staalboekjes", [("vellen sorteren", "DIGI"), ("binden", "MONT"), ("tellen en bundelen", "PACK")]),
    ("schroefzakjes", [("wegen", "MONT"), ("zakjes vullen", "PACK"), ("in dozen leggen", "PACK")]),
    ("linnen tassen", [("wassen", "WAS"), ("strijken en vouwen", "WAS"), ("verpakken", "PACK")]),
    ("theekistjes", [("kistjes schuren", "MONT"), ("vakjes vullen", "PACK"), ("etiket kleven", "DIGI")]),
    ("dossiers", [("nieten verwijderen", "DIGI"), ("scannen", "DIGI"), ("nakijken", "DIGI")]),
    ("werkkledij", [("wassen", "WAS"), ("strijken", "WAS"), ("sorteren op naam", "WAS")]),
];

/// orders.csv.
pub(super) fn file(size: &Size, layout: &Layout, chance: &mut Chance) -> PresetFile {
    let mut sheet = Sheet::of(rows::orders::SPEC);
    for number in 0..size.orders {
        order(number, size, layout, chance, &mut sheet);
    }
    sheet.finish()
}

fn order(number: usize, size: &Size, layout: &Layout, chance: &mut Chance, sheet: &mut Sheet) {
    let Some((_, kbo)) = layout.customers.get(number % layout.customers.len().max(1)) else { return };
    let is_accepted = number + LEFT_AS_QUOTES < size.orders;
    let after = |days: u32| DAY.checked_add(i64::from(days).days()).map(day).unwrap_or_default();
    let material = if chance.percent(30) { after(chance.between(2, 9)) } else { String::new() };
    // A weekday in the third to fifth week.
    let wanted = after(chance.between(2, 4) * 7 + chance.below(5));
    let wanted = if chance.percent(40) { wanted } else { String::new() };
    let reference = format!("BST-{}", 4711 + number);
    for line in 1..=chance.between(1, 2) {
        let Some((product, tasks)) = chance.one_of(&PRODUCTS) else { continue };
        let pieces = chance.between(6, 40) * 50;
        let price = format!("{},{:02}", chance.between(18, 60), chance.below(20) * 5);
        let count = usize::try_from(chance.between(1, 3)).unwrap_or(1);
        for (task, department) in tasks.into_iter().take(count) {
            sheet.row(&[
                kbo,
                &reference,
                &day(Date::constant(2026, 12, 18)),
                &material,
                &line.to_string(),
                product,
                &pieces.to_string(),
                &price,
                task,
                department,
                &(chance.between(4, 14) * 5).to_string(),
                yes_no(is_accepted),
                &wanted,
            ]);
        }
    }
}
