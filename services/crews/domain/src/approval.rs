//! Minutes that a host agrees to pay for: at most once per shift and tariff class, never more than were worked.

use werkbrug_kernel::minutes::Minutes;

use crate::{breach::Breach, refusal::Refusal};

/// What becomes of approved minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They may be invoiced.
    Released,
    /// They wait for a person to settle the breach.
    Held,
    /// A person decided that they are not invoiced.
    Dropped,
}

/// Minutes approved before, in some class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// What an hour is invoiced as.
    pub tariff_class: String,
    /// The minutes.
    pub minutes: Minutes,
}

/// What somebody would approve now.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What an hour is invoiced as.
    pub tariff_class: &'a str,
    /// The minutes, of all heads together.
    pub minutes: Minutes,
}

/// Whether the minutes can be approved, and what becomes of them.
pub fn approve(
    asked: Asked<'_>,
    present: Minutes,
    before: &[Approved],
    breach: Option<&Breach>,
) -> Result<Standing, Refusal> {
    if before.iter().any(|approved| approved.tariff_class == asked.tariff_class) {
        return Err(Refusal::AlreadyApproved);
    }
    if asked.minutes == Minutes::ZERO {
        return Err(Refusal::NoMinutes);
    }
    let approved = Minutes::sum(before.iter().map(|approved| approved.minutes)).ok_or(Refusal::TooManyMinutes)?;
    if approved.checked_add(asked.minutes).is_none_or(|sum| sum > present) {
        let (asked, present, approved) = (asked.minutes.value(), present.value(), approved.value());
        return Err(Refusal::MinutesBeyondPresence { asked, present, approved });
    }
    match breach.map(|breach| breach.settlement.as_ref()) {
        None => Ok(Standing::Released),
        Some(None) => Ok(Standing::Held),
        Some(Some(settlement)) if settlement.may_invoice => Ok(Standing::Released),
        Some(Some(_)) => Err(Refusal::NotInvoiced),
    }
}

/// What of approved minutes is taken back when fewer were present after all: the last approval gives first. Each line is
/// what is left of an approval now and becomes what is taken from it.
#[must_use]
pub fn taken_back(left: &[Minutes], present: Minutes) -> Vec<Minutes> {
    let mut beyond =
        left.iter().fold(0_u32, |sum, one| sum.saturating_add(one.value())).saturating_sub(present.value());
    let mut taken: Vec<Minutes> = left
        .iter()
        .rev()
        .map(|one| {
            let from_this = beyond.min(one.value());
            beyond = beyond.saturating_sub(from_this);
            Minutes::new(from_this)
        })
        .collect();
    taken.reverse();
    taken
}

/// What approvals get back when more were present after all: the first approval gets first, and none gets more than was
/// taken from it. Each line is what is left of an approval now and what was taken from it, and becomes what it gets.
#[must_use]
pub fn given_back(lines: &[(Minutes, Minutes)], present: Minutes) -> Vec<Minutes> {
    let left = lines.iter().fold(0_u32, |sum, (left, _)| sum.saturating_add(left.value()));
    let mut room = present.value().saturating_sub(left);
    let to_this = |(_, taken): &(Minutes, Minutes)| {
        let given = room.min(taken.value());
        room = room.saturating_sub(given);
        Minutes::new(given)
    };
    lines.iter().map(to_this).collect()
}

/// What of an approval counts when more of the same shift is approved: minutes that were released may be on an invoice, so
/// they count whole, whatever was taken back of them since.
#[must_use]
pub const fn counting(standing: Standing, approved: Minutes, left: Minutes) -> Minutes {
    match standing {
        Standing::Released => approved,
        Standing::Held | Standing::Dropped => left,
    }
}

/// What becomes of held minutes when the breach is settled.
#[must_use]
pub const fn after_settlement(may_invoice: bool) -> Standing {
    if may_invoice { Standing::Released } else { Standing::Dropped }
}

#[cfg(test)]
mod tests {
    use werkbrug_kernel::id::Id;

    use super::{Approved, Asked, Breach, Minutes, Refusal, Standing, approve, counting, given_back, taken_back};
    use crate::{
        finding::Finding,
        gate::{Gate, GateCode},
    };

    fn asked(minutes: u32) -> Asked<'static> {
        Asked { tariff_class: "inpak", minutes: Minutes::new(minutes) }
    }

    fn before(tariff_class: &str, minutes: u32) -> Vec<Approved> {
        vec![Approved { tariff_class: tariff_class.to_owned(), minutes: Minutes::new(minutes) }]
    }

    #[test]
    fn no_more_is_approved_than_was_worked() {
        let beyond = |asked, approved| Err(Refusal::MinutesBeyondPresence { asked, present: 900, approved });
        let table = [
            (asked(900), vec![], Ok(Standing::Released)),
            (asked(901), vec![], beyond(901, 0)),
            (asked(1), vec![], Ok(Standing::Released)),
            (asked(0), vec![], Err(Refusal::NoMinutes)),
            (asked(300), before("weekend", 600), Ok(Standing::Released)),
            (asked(301), before("weekend", 600), beyond(301, 600)),
            (asked(1), before("inpak", 1), Err(Refusal::AlreadyApproved)),
        ];
        for (asked, before, expected) in table {
            assert_eq!(approve(asked, Minutes::new(900), &before, None), expected, "{asked:?} {before:?}");
        }
    }

    #[test]
    fn what_was_approved_beyond_those_present_is_taken_back_from_the_last_approval() {
        let table: [(&[u32], u32, &[u32]); 6] = [
            (&[900], 900, &[0]),
            (&[900], 1_000, &[0]),
            (&[900], 899, &[1]),
            (&[600, 300], 450, &[150, 300]),
            (&[600, 300], 700, &[0, 200]),
            (&[], 0, &[]),
        ];
        for (left, present, expected) in table {
            let left: Vec<Minutes> = left.iter().copied().map(Minutes::new).collect();
            let expected: Vec<Minutes> = expected.iter().copied().map(Minutes::new).collect();
            assert_eq!(taken_back(&left, Minutes::new(present)), expected, "{left:?} {present}");
        }
    }

    #[test]
    fn what_was_taken_back_is_given_back_to_the_first_approval_and_never_more_than_was_taken() {
        type Row = (&'static [(u32, u32)], u32, &'static [u32]);
        let table: [Row; 8] = [
            (&[(0, 450)], 450, &[450]),
            (&[(0, 450)], 200, &[200]),
            (&[(0, 450)], 0, &[0]),
            (&[(0, 450)], 900, &[450]),
            (&[(450, 0)], 900, &[0]),
            (&[(450, 150), (0, 300)], 700, &[150, 100]),
            (&[(600, 0), (100, 200)], 650, &[0, 0]),
            (&[], 450, &[]),
        ];
        for (lines, present, expected) in table {
            let lines: Vec<_> = lines.iter().map(|(left, taken)| (Minutes::new(*left), Minutes::new(*taken))).collect();
            let expected: Vec<Minutes> = expected.iter().copied().map(Minutes::new).collect();
            assert_eq!(given_back(&lines, Minutes::new(present)), expected, "{lines:?} {present}");
        }
    }

    #[test]
    fn what_may_be_on_an_invoice_counts_whole() {
        for (standing, expected) in [(Standing::Released, 450), (Standing::Held, 200), (Standing::Dropped, 200)] {
            let counted = counting(standing, Minutes::new(450), Minutes::new(200));
            assert_eq!(counted, Minutes::new(expected), "{standing:?}");
        }
    }

    #[test]
    fn minutes_of_a_breach_wait_for_a_person() {
        let open = Breach::when_red(Id::fresh(), &[Gate::red(GateCode::Ratio, &Finding::NoShiftYet)]).unwrap();
        let settled = |may_invoice| {
            let mut breach = open.clone();
            breach.settle("besproken", may_invoice).unwrap();
            breach
        };
        let table = [
            (open.clone(), Ok(Standing::Held)),
            (settled(true), Ok(Standing::Released)),
            (settled(false), Err(Refusal::NotInvoiced)),
        ];
        for (breach, expected) in table {
            assert_eq!(approve(asked(900), Minutes::new(900), &[], Some(&breach)), expected);
        }
    }
}
