//! A clock with hands, for who reads a dial more easily than digits.

use maud::{Markup, html};

/// The dial at this minute of the day; the hour stands beside it in words.
pub(super) fn clock_face(minute: u32) -> Markup {
    let (hours, minutes) = hands(minute);
    html! {
        svg.picture viewBox="0 0 64 64" aria-hidden="true" focusable="false" {
            circle.fill0 cx="32" cy="32" r="28" {}
            @for hour in 0..12 {
                @let inner = if hour % 3 == 0 { "13" } else { "9" };
                path.tick d={ "M32 6V" (inner) } transform=(turned(hour * 30)) {}
            }
            path.hand d="M32 32V18" transform=(turned(hours)) {}
            path.hand.long d="M32 32V10" transform=(turned(minutes)) {}
            circle.dot cx="32" cy="32" r="3" {}
        }
    }
}

/// How far the short and the long hand have turned, in degrees.
fn hands(minute: u32) -> (u32, u32) {
    ((minute % 720) / 2, (minute % 60) * 6)
}

fn turned(degrees: u32) -> String {
    format!("rotate({degrees} 32 32)")
}

#[cfg(test)]
mod tests {
    use super::hands;

    #[test]
    fn the_hands_stand_as_on_a_real_clock() {
        let table = [(0, (0, 0)), (480, (240, 0)), (450, (225, 180)), (960, (120, 0)), (1_439, (359, 354))];
        for (minute, expected) in table {
            assert_eq!(hands(minute), expected, "minute {minute}");
        }
    }
}
