//! What the command line of the bench asks.

use std::{num::NonZeroUsize, ops::Range};

/// What can be measured.
const PIECES: [&str; 4] = ["small", "medium", "large", "repairs"];

/// What is measured, and how.
pub(crate) struct Wanted {
    pieces: Vec<String>,
    pub(crate) seeds: Range<u64>,
    pub(crate) seconds: Option<u64>,
    pub(crate) threads: NonZeroUsize,
    pub(crate) cases: usize,
    pub(crate) python: Option<String>,
    pub(crate) peer_seconds: u64,
    pub(crate) files: Vec<String>,
}

impl Wanted {
    /// The words of the command line.
    pub(crate) fn read() -> Self {
        let mut wanted = Self {
            pieces: Vec::new(),
            seeds: 101..106,
            seconds: None,
            threads: NonZeroUsize::new(2).unwrap(),
            cases: 60,
            python: None,
            peer_seconds: 60,
            files: Vec::new(),
        };
        for word in std::env::args().skip(1).filter(|word| word != "--bench") {
            match word.split_once('=') {
                Some(("seeds", value)) => wanted.seeds = seeds(value),
                Some(("seconds", value)) => wanted.seconds = Some(number(value)),
                Some(("threads", value)) => wanted.threads = number(value),
                Some(("cases", value)) => wanted.cases = number(value),
                Some(("python", value)) => wanted.python = Some(value.to_owned()),
                Some(("peer-seconds", value)) => wanted.peer_seconds = number(value),
                Some((name, _)) => panic!("{name}=... is unknown"),
                None if PIECES.contains(&word.as_str()) => wanted.pieces.push(word),
                None => wanted.files.push(word),
            }
        }
        wanted
    }

    /// Whether this piece is to be measured; all are when nothing is named.
    pub(crate) fn asks(&self, piece: &str) -> bool {
        self.pieces.is_empty() && self.files.is_empty() || self.pieces.iter().any(|own| own == piece)
    }
}

fn number<T: std::str::FromStr>(value: &str) -> T {
    value.parse().unwrap_or_else(|_| panic!("{value} is no number"))
}

/// `101..106`, or `101` alone.
fn seeds(value: &str) -> Range<u64> {
    match value.split_once("..") {
        Some((first, end)) => number(first)..number(end),
        None => number(value)..number::<u64>(value) + 1,
    }
}
