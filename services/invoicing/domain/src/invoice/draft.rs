//! An invoice before it has a number: approved minutes grouped, priced and taxed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, civil::Date};
use werkbrug_kernel::{id::Id, minutes::Minutes, money::Cents, period::Period};

use crate::invoice::{
    line::{Approval, Line, net},
    refusal::Refusal,
    tariff::{self, Tariff},
    vat::{VatGroup, breakdown},
};

/// Days to pay when nothing else was agreed: law of 2 August 2002 on late payment, article 4.
pub const DAYS_TO_PAY: i64 = 30;

/// Minutes that a host approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovedWork {
    /// The approval.
    pub approval: Id<Approval>,
    /// The day of the shift.
    pub day: Date,
    /// The class that the price depends on.
    pub tariff_class: String,
    /// Where it was.
    pub place_name: String,
    /// How long.
    pub minutes: Minutes,
}

/// An invoice before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// First through last day worked.
    pub period: Period,
    /// By day and tariff class.
    pub lines: Vec<Line>,
    /// VAT by category and rate.
    pub groups: Vec<VatGroup>,
    /// Lines together.
    pub net: Cents,
    /// VAT together.
    pub vat: Cents,
    /// What the buyer pays.
    pub payable: Cents,
}

/// Puts approved work on lines: one line a shift day and tariff class, each approval on exactly one.
pub fn draft(work: &[ApprovedWork], tariffs: &[Tariff], up_to: Date) -> Result<Draft, Refusal> {
    let mut groups: BTreeMap<(Date, &str), Vec<&ApprovedWork>> = BTreeMap::new();
    for done in work {
        groups.entry((done.day, &done.tariff_class)).or_default().push(done);
    }
    let nothing = Refusal::NothingToInvoice { up_to };
    let first = groups.first_key_value().map(|((day, _), _)| *day).ok_or(nothing.clone())?;
    let last = groups.last_key_value().map(|((day, _), _)| *day).ok_or(nothing.clone())?;
    let mut lines = Vec::new();
    for (number, ((day, tariff_class), done)) in (1_u32..).zip(&groups) {
        let tariff = tariff::on(tariffs, tariff_class, *day)?;
        lines.push(line(number, tariff, *day, done)?);
    }
    let period = Period::new(first, last).map_err(|_| nothing)?;
    with_totals(period, lines)
}

impl Draft {
    /// Refuses an invoice that must carry the buyer's VAT number when there is none.
    pub fn refuse_without_vat_number(&self, buyer_has_vat: bool) -> Result<(), Refusal> {
        let needing = self.groups.iter().map(|group| group.rate.category()).find(|category| category.needs_buyer_vat());
        match needing {
            Some(category) if !buyer_has_vat => Err(Refusal::BuyerWithoutVat { category }),
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses an invoice that comes to something else than what somebody looked at: minutes were approved, or a tariff set,
    /// meanwhile. Who did not look gets what there is.
    pub fn refuse_other_than(&self, shown: Option<Cents>) -> Result<(), Refusal> {
        match shown {
            Some(shown) if shown != self.payable => Err(Refusal::OtherThanShown { shown, payable: self.payable }),
            Some(_) | None => Ok(()),
        }
    }
}

/// The last day to pay.
pub fn due_date(issue_date: Date) -> Date {
    issue_date.saturating_add(SignedDuration::from_hours(24 * DAYS_TO_PAY))
}

fn line(number: u32, tariff: &Tariff, day: Date, work: &[&ApprovedWork]) -> Result<Line, Refusal> {
    let minutes = Minutes::sum(work.iter().map(|done| done.minutes)).ok_or(Refusal::TooLarge)?;
    let places: BTreeSet<&str> =
        work.iter().map(|done| done.place_name.as_str()).filter(|name| !name.is_empty()).collect();
    let mut description =
        format!("Werk van {:02}/{:02}/{}, tarief {}", day.day(), day.month(), day.year(), tariff.tariff_class);
    for place in places {
        description.push_str(", ");
        description.push_str(place);
    }
    Ok(Line {
        number,
        description,
        minutes,
        price: tariff.price,
        net: net(minutes, tariff.price)?,
        vat: tariff.vat,
        approvals: work.iter().map(|done| done.approval).collect(),
    })
}

fn with_totals(period: Period, lines: Vec<Line>) -> Result<Draft, Refusal> {
    let groups = breakdown(&lines)?;
    let net = Cents::sum(lines.iter().map(|line| line.net)).ok_or(Refusal::TooLarge)?;
    let vat = Cents::sum(groups.iter().map(|group| group.tax)).ok_or(Refusal::TooLarge)?;
    let payable = net.checked_add(vat).ok_or(Refusal::TooLarge)?;
    Ok(Draft { period, lines, groups, net, vat, payable })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use rust_decimal::Decimal;
    use werkbrug_kernel::{id::Id, minutes::Minutes, money::Cents};

    use super::{ApprovedWork, Draft, Refusal, Tariff, draft, due_date};
    use crate::invoice::{
        tariff::HourPrice,
        vat::{VatCategory, VatRate},
    };

    const UP_TO: Date = date(2026, 11, 30);

    fn work(number: u128, day: i8, class: &str, minutes: u32) -> ApprovedWork {
        ApprovedWork {
            approval: Id::from_uuid(uuid::Uuid::from_u128(number)),
            day: date(2026, 11, day),
            tariff_class: class.to_owned(),
            place_name: "Vindiksel".to_owned(),
            minutes: Minutes::new(minutes),
        }
    }

    fn tariff(class: &str, cents: i64, category: VatCategory, percent: i64) -> Tariff {
        let vat = VatRate::new(category, Decimal::from(percent)).unwrap();
        let price = HourPrice::new(cents).unwrap();
        Tariff { tariff_class: class.to_owned(), valid_from: date(2026, 1, 1), price, vat }
    }

    fn nets(draft: &Draft) -> Vec<(u32, u32, i64)> {
        draft.lines.iter().map(|line| (line.number, line.minutes.value(), line.net.value())).collect()
    }

    #[test]
    fn minutes_of_a_day_and_class_stand_on_one_line() {
        let tariffs =
            [tariff("inpak", 2480, VatCategory::Standard, 21), tariff("groen", 2600, VatCategory::Standard, 21)];
        let work =
            [work(1, 24, "inpak", 450), work(2, 23, "inpak", 440), work(3, 23, "inpak", 25), work(4, 23, "groen", 60)];
        let draft = draft(&work, &tariffs, UP_TO).unwrap();
        // 465 x 24.80 / 60 = 192.20; 450 x 24.80 / 60 = 186.00
        assert_eq!(nets(&draft), [(1, 60, 2600), (2, 465, 19_220), (3, 450, 18_600)]);
        assert_eq!(draft.lines[1].description, "Werk van 23/11/2026, tarief inpak, Vindiksel");
        assert_eq!(draft.lines[1].approvals.len(), 2);
        assert_eq!((draft.period.from(), draft.period.to()), (date(2026, 11, 23), date(2026, 11, 24)));
    }

    #[test]
    fn vat_is_rounded_once_a_group_and_never_a_line() {
        let tariffs = [
            tariff("a", 10, VatCategory::Standard, 21),
            tariff("b", 12, VatCategory::Standard, 21),
            tariff("c", 100, VatCategory::Standard, 6),
        ];
        let work = [work(1, 2, "a", 60), work(2, 2, "b", 60), work(3, 2, "c", 60)];
        let draft = draft(&work, &tariffs, UP_TO).unwrap();
        // By the line: 0.021 -> 0.02 and 0.0252 -> 0.03; by the group: 0.22 x 21 % = 0.0462 -> 0.05, 1.00 x 6 % = 0.06.
        let groups: Vec<(i64, i64)> =
            draft.groups.iter().map(|group| (group.taxable.value(), group.tax.value())).collect();
        assert_eq!(groups, [(100, 6), (22, 5)]);
        assert_eq!((draft.net.value(), draft.vat.value(), draft.payable.value()), (122, 11, 133));
    }

    #[test]
    fn an_invoice_is_refused_with_what_is_missing() {
        let tariffs = [tariff("inpak", 2480, VatCategory::ReverseCharge, 0)];
        assert_eq!(draft(&[], &tariffs, UP_TO), Err(Refusal::NothingToInvoice { up_to: UP_TO }));
        let missing = draft(&[work(1, 23, "groen", 60)], &tariffs, UP_TO);
        assert_eq!(missing, Err(Refusal::NoTariff { tariff_class: "groen".to_owned(), day: date(2026, 11, 23) }));
        let verlegd = draft(&[work(1, 23, "inpak", 60)], &tariffs, UP_TO).unwrap();
        let category = VatCategory::ReverseCharge;
        assert_eq!(verlegd.refuse_without_vat_number(false), Err(Refusal::BuyerWithoutVat { category }));
        assert_eq!(verlegd.refuse_without_vat_number(true), Ok(()));
    }

    #[test]
    fn what_goes_out_is_what_was_looked_at() {
        let tariffs = [tariff("inpak", 2480, VatCategory::Standard, 21)];
        let draft = draft(&[work(1, 23, "inpak", 60)], &tariffs, UP_TO).unwrap();
        // 24.80 and 21 % of it, 5.21.
        let payable = Cents::new(3_001);
        let rows = [(None, true), (Some(3_001), true), (Some(3_000), false), (Some(0), false)];
        for (shown, is_same) in rows {
            let shown = shown.map(Cents::new);
            let expected = Refusal::OtherThanShown { shown: shown.unwrap_or_default(), payable };
            let expected = if is_same { Ok(()) } else { Err(expected) };
            assert_eq!(draft.refuse_other_than(shown), expected, "{shown:?}");
        }
    }

    #[test]
    fn a_buyer_has_thirty_days_to_pay() {
        assert_eq!(due_date(date(2026, 11, 22)), date(2026, 12, 22));
    }
}
