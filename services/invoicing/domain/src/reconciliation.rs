//! Expected against paid, worker by worker, each difference with one sentence of explanation.

pub mod claim;
pub mod explain;
pub mod explanation;
mod view;

use werkbrug_kernel::{money::Cents, quarter::Quarter};

/// The kind of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Expected, and no payment was seen.
    MissingPayment,
    /// Paid, and nothing was expected.
    NotExpected,
    /// Less was paid.
    Lower,
    /// More was paid.
    Higher,
}

impl Class {
    /// The stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MissingPayment => "missing_payment",
            Self::NotExpected => "not_expected",
            Self::Lower => "lower",
            Self::Higher => "higher",
        }
    }
}

/// What was expected and what was paid for one worker, where these differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The quarter.
    pub quarter: Quarter,
    /// The workshop's own code of the worker.
    pub worker_code: String,
    /// What the last run came to.
    pub expected: Cents,
    /// All payments together.
    pub paid: Cents,
    /// The kind.
    pub class: Class,
}

/// What is known of one worker's quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// What the last run came to; none when the worker is not in it.
    pub expected: Option<Cents>,
    /// All payments together; none when there is no payment.
    pub paid: Option<Cents>,
}

/// The difference between what was expected and paid, if there is one.
pub fn difference(quarter: Quarter, worker_code: &str, sides: Sides) -> Option<Difference> {
    let expected = sides.expected.unwrap_or_default();
    let paid = sides.paid.unwrap_or_default();
    if expected == paid {
        return None;
    }
    let class = if sides.paid.is_none() {
        Class::MissingPayment
    } else if expected == Cents::ZERO {
        Class::NotExpected
    } else if paid < expected {
        Class::Lower
    } else {
        Class::Higher
    };
    Some(Difference { quarter, worker_code: worker_code.to_owned(), expected, paid, class })
}

impl Difference {
    /// One plain Dutch sentence with the numbers.
    pub fn sentence(&self) -> String {
        let Self { quarter, worker_code, .. } = self;
        let expected = self.expected.to_euro_nl();
        let paid = self.paid.to_euro_nl();
        match self.class {
            Class::MissingPayment => {
                format!(
                    "Voor {worker_code} werd in {quarter} {expected} verwacht en er staat geen betaling op de betaalstaat."
                )
            }
            Class::NotExpected => {
                format!("Voor {worker_code} werd in {quarter} {paid} betaald terwijl er niets verwacht werd.")
            }
            Class::Lower => {
                let less = distance(self.expected, self.paid);
                format!(
                    "Voor {worker_code} werd in {quarter} {paid} betaald in plaats van {expected}: {less} te weinig."
                )
            }
            Class::Higher => {
                let more = distance(self.paid, self.expected);
                format!("Voor {worker_code} werd in {quarter} {paid} betaald in plaats van {expected}: {more} te veel.")
            }
        }
    }
}

fn distance(greater: Cents, smaller: Cents) -> String {
    greater.checked_sub(smaller).unwrap_or_default().to_euro_nl()
}

#[cfg(test)]
mod tests {
    use super::{Cents, Class, Quarter, Sides, difference};

    #[test]
    fn every_difference_has_a_class_and_a_sentence_with_its_numbers() {
        let quarter = Quarter::new(2025, 2).unwrap();
        let rows = [
            (Some(495_000), Some(495_000), None),
            (Some(0), None, None),
            (None, Some(0), None),
            (
                Some(495_000),
                None,
                Some((
                    Class::MissingPayment,
                    "Voor w-17 werd in 2025Q2 4.950,00 verwacht en er staat geen betaling op de betaalstaat.",
                )),
            ),
            (
                None,
                Some(495_000),
                Some((Class::NotExpected, "Voor w-17 werd in 2025Q2 4.950,00 betaald terwijl er niets verwacht werd.")),
            ),
            (
                Some(0),
                Some(1),
                Some((Class::NotExpected, "Voor w-17 werd in 2025Q2 0,01 betaald terwijl er niets verwacht werd.")),
            ),
            (
                Some(495_000),
                Some(494_999),
                Some((
                    Class::Lower,
                    "Voor w-17 werd in 2025Q2 4.949,99 betaald in plaats van 4.950,00: 0,01 te weinig.",
                )),
            ),
            (
                Some(495_000),
                Some(0),
                Some((
                    Class::Lower,
                    "Voor w-17 werd in 2025Q2 0,00 betaald in plaats van 4.950,00: 4.950,00 te weinig.",
                )),
            ),
            (
                Some(495_000),
                Some(495_001),
                Some((
                    Class::Higher,
                    "Voor w-17 werd in 2025Q2 4.950,01 betaald in plaats van 4.950,00: 0,01 te veel.",
                )),
            ),
        ];
        for (expected, paid, outcome) in rows {
            let sides = Sides { expected: expected.map(Cents::new), paid: paid.map(Cents::new) };
            let found = difference(quarter, "w-17", sides).map(|found| (found.class, found.sentence()));
            assert_eq!(found, outcome.map(|(class, text)| (class, text.to_owned())), "{sides:?}");
        }
    }
}
