//! What the launcher says to the person at the keyboard; a closed terminal is no reason to stop.

use std::io::{Write, stderr, stdout};

/// A line of the answer.
pub fn line(text: &str) {
    let mut out = stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// A line about something that went wrong.
pub fn problem(text: &str) {
    let _ = writeln!(stderr().lock(), "{text}");
}

/// Rows under a heading, each column as wide as it needs to be.
pub fn table(heading: &[&str], rows: &[Vec<String>]) {
    let mut widths: Vec<usize> = heading.iter().map(|cell| cell.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let heading: Vec<String> = heading.iter().map(|&cell| cell.to_owned()).collect();
    for row in std::iter::once(&heading).chain(rows) {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        line(cells.join("  ").trim_end());
    }
}

/// Seconds with one decimal and a comma.
pub fn seconds(duration: std::time::Duration) -> String {
    let tenths = duration.as_millis().saturating_add(50) / 100;
    format!("{},{} s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[test]
    fn seconds_have_one_decimal_and_a_comma() {
        for (millis, text) in [(0, "0,0 s"), (49, "0,0 s"), (50, "0,1 s"), (1_799, "1,8 s"), (12_000, "12,0 s")] {
            assert_eq!(super::seconds(Duration::from_millis(millis)), text);
        }
    }
}
