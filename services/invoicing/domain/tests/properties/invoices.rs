//! Cents add up, and every approval stands on exactly one line.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;
use uuid::Uuid;
use werkbrug_invoicing_domain::{
    invoice::{
        draft::{ApprovedWork, draft},
        line::{hours, net},
        tariff::{HourPrice, Tariff},
        vat::{VatCategory, VatRate},
    },
    ledger::invoice_issued,
};
use werkbrug_kernel::{id::Id, minutes::Minutes, money::Cents};

const CLASSES: [(&str, i64, i64); 3] = [("inpak", 2480, 21), ("groen", 2613, 21), ("strijk", 1999, 6)];

fn tariffs() -> Vec<Tariff> {
    let tariff = |(class, cents, percent): (&str, i64, i64)| Tariff {
        tariff_class: class.to_owned(),
        valid_from: date(2026, 1, 1),
        price: HourPrice::new(cents).unwrap(),
        vat: VatRate::new(VatCategory::Standard, Decimal::from(percent)).unwrap(),
    };
    CLASSES.map(tariff).to_vec()
}

fn work() -> impl Strategy<Value = Vec<ApprovedWork>> {
    let done = (any::<u128>(), 1_i8..=28, 0_usize..3, 0_u32..1000).prop_map(|(id, day, class, minutes)| ApprovedWork {
        approval: Id::from_uuid(Uuid::from_u128(id)),
        day: date(2026, 11, day),
        tariff_class: CLASSES[class].0.to_owned(),
        place_name: "Vindiksel".to_owned(),
        minutes: Minutes::new(minutes),
    });
    prop::collection::vec(done, 1..60)
}

proptest! {
    #[test]
    fn every_approval_stands_on_one_line_and_the_cents_add_up(work in work()) {
        let draft = draft(&work, &tariffs(), date(2026, 11, 30)).unwrap();
        let on_lines: Vec<_> = draft.lines.iter().flat_map(|line| line.approvals.clone()).collect();
        let distinct: BTreeSet<_> = on_lines.iter().copied().collect();
        let given: BTreeSet<_> = work.iter().map(|done| done.approval).collect();
        prop_assert_eq!(on_lines.len(), work.len());
        prop_assert_eq!(distinct, given);
        let minutes: u32 = draft.lines.iter().map(|line| line.minutes.value()).sum();
        prop_assert_eq!(minutes, work.iter().map(|done| done.minutes.value()).sum::<u32>());
        prop_assert_eq!(Cents::sum(draft.groups.iter().map(|group| group.taxable)), Some(draft.net));
        prop_assert_eq!(draft.net.checked_add(draft.vat), Some(draft.payable));
        let moved = Cents::sum(invoice_issued(draft.net, draft.vat).iter().map(|posting| posting.amount()));
        prop_assert_eq!(moved, Some(draft.payable));
    }

    #[test]
    fn printed_hours_times_price_come_to_the_line(minutes in 0_u32..100_000, cents in 1_i64..1_000_000) {
        let (minutes, price) = (Minutes::new(minutes), HourPrice::new(cents).unwrap());
        let printed = hours(minutes, price).unwrap();
        prop_assert_eq!(Cents::round_half_up(printed * price.cents().to_decimal()), Some(net(minutes, price).unwrap()));
        prop_assert!(printed.scale() <= 8, "{} is not readable", printed);
    }
}
