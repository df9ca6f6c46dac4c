//! Looks for texts wherever they may hide: in files and answers, in several encodings, and inside what is compressed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// Most that one compressed stretch is unpacked to, bytes.
const UNPACKED_MAX: u64 = 64 * 1024 * 1024;
/// How often something compressed may be compressed again.
const DEPTH: usize = 3;
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// Second bytes of a zlib stream, of which the first is 0x78.
const ZLIB: [u8; 4] = [0x01, 0x5e, 0x9c, 0xda];

/// Knows what to look for.
pub struct Hunter {
    texts: Vec<String>,
    /// Which text each pattern stands for.
    owners: Vec<usize>,
    patterns: AhoCorasick,
}

impl Hunter {
    /// A hunter for these texts, as they are and in capitals.
    #[must_use]
    pub fn of(texts: &[String]) -> Self {
        let (mut owners, mut patterns) = (Vec::new(), Vec::new());
        for (owner, text) in texts.iter().enumerate() {
            for (_, disguise) in [text.clone(), text.to_uppercase()].iter().flat_map(|form| disguises(form)) {
                owners.push(owner);
                patterns.push(disguise);
            }
        }
        let patterns = AhoCorasick::builder().ascii_case_insensitive(true).build(patterns).expect("patterns");
        Self { texts: texts.to_vec(), owners, patterns }
    }

    /// Which of the texts stand in these bytes, or in anything compressed inside them.
    #[must_use]
    pub fn in_bytes(&self, bytes: &[u8]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.look(bytes, DEPTH, &mut found);
        found
    }

    fn look(&self, bytes: &[u8], depth: usize, found: &mut BTreeSet<String>) {
        for place in self.patterns.find_overlapping_iter(bytes) {
            let owner = self.owners.get(place.pattern().as_usize());
            found.extend(owner.and_then(|owner| self.texts.get(*owner)).cloned());
        }
        if depth > 0 {
            unpacked(bytes, |inner| self.look(inner, depth - 1, found));
        }
    }

    /// Which files of a folder hold which of the texts.
    #[must_use]
    pub fn in_folder(&self, folder: &Path) -> Vec<(PathBuf, BTreeSet<String>)> {
        let holds = |path: PathBuf| {
            let found = fs::read(&path).map(|bytes| self.in_bytes(&bytes)).unwrap_or_default();
            (!found.is_empty()).then_some((path, found))
        };
        files(folder).into_iter().filter_map(holds).collect()
    }
}

/// The ways in which a text may stand somewhere, each with its name.
fn disguises(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let each = |write: fn(u8) -> String, between: &str| text.bytes().map(write).collect::<Vec<_>>().join(between);
    let mut all = vec![
        ("plain", text.as_bytes().to_vec()),
        ("UTF-16, little end first", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16, big end first", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("hex", each(|byte| format!("{byte:02x}"), "").into_bytes()),
        ("percent", each(|byte| format!("%{byte:02x}"), "").into_bytes()),
        ("list of bytes", each(|byte| byte.to_string(), ", ").into_bytes()),
    ];
    for shift in 0..3 {
        // Base64 looks different at each of three places; what no neighbour touches is the same.
        let shifted = [vec![b'x'; shift], text.as_bytes().to_vec()].concat();
        for (name, engine) in [("base64", &STANDARD), ("base64 for addresses", &URL_SAFE)] {
            let encoded = engine.encode(&shifted);
            let sure: String = encoded.chars().skip(4).take(encoded.len().saturating_sub(8)).collect();
            all.push((name, sure.into_bytes()));
        }
    }
    all
}

/// Everything that can be unpacked, wherever it begins.
fn unpacked(bytes: &[u8], mut look: impl FnMut(&[u8])) {
    for (at, window) in bytes.windows(2).enumerate() {
        let rest = bytes.get(at..).unwrap_or_default();
        let unpacked = match window {
            [0x1f, 0x8b] if rest.starts_with(&GZIP) => some_of(flate2::read::GzDecoder::new(rest)),
            [0x78, second] if ZLIB.contains(second) => some_of(flate2::read::ZlibDecoder::new(rest)),
            [0x28, 0xb5] if rest.starts_with(&ZSTD) => {
                ruzstd::decoding::StreamingDecoder::new(rest).map(some_of).unwrap_or_default()
            }
            _ => continue,
        };
        if !unpacked.is_empty() {
            look(&unpacked);
        }
    }
}

/// As much as can be read; what follows the end, or is broken, does not matter.
fn some_of(reader: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    drop(reader.take(UNPACKED_MAX).read_to_end(&mut bytes));
    bytes
}

fn files(under: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(under).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PLANTED: &str = "geheim-zwaluwnest-007-kroontjespen";

    fn hunter() -> Hunter {
        Hunter::of(&[PLANTED.to_owned(), "heel-iets-anders".to_owned()])
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    /// The same bytes with others before and behind them.
    fn amid(bytes: &[u8]) -> Vec<u8> {
        let noise: Vec<u8> = (0..=255).cycle().take(1_001).collect();
        [noise.as_slice(), bytes, noise.as_slice()].concat()
    }

    #[test]
    fn a_planted_text_is_found_in_each_disguise() {
        for text in [PLANTED.to_owned(), PLANTED.to_uppercase()] {
            for (name, disguise) in disguises(&text) {
                let found = hunter().in_bytes(&amid(&disguise));
                assert_eq!(found, BTreeSet::from([PLANTED.to_owned()]), "{name}");
            }
        }
    }

    #[test]
    fn a_planted_text_is_found_in_whole_base64_at_each_place() {
        for shift in 0..9 {
            let whole = STANDARD.encode(format!("{}{PLANTED} en meer", "y".repeat(shift)));
            assert_eq!(hunter().in_bytes(&amid(whole.as_bytes())).len(), 1, "{shift}");
        }
    }

    #[test]
    fn a_planted_text_is_found_in_what_is_compressed_also_twice() {
        // Halves of it come first, so that a compressed whole is a reference to them and stands nowhere as it is.
        let halves = "geheim-zwaluwnest-00. zwaluwnest-007-kroontjespen.".repeat(9);
        let page = format!("<p>{halves}</p>{PLANTED}<p>{}</p>", "nog langer ".repeat(99));
        let base64 = STANDARD.encode(&page).into_bytes();
        for (name, pack) in [("gzip", gzip as fn(&[u8]) -> Vec<u8>), ("zlib", zlib), ("zstd", zstd)] {
            for (what, bytes) in [("page", page.as_bytes()), ("base64", &base64), ("gzip", &gzip(page.as_bytes()))] {
                let packed = pack(bytes);
                assert!(!packed.windows(PLANTED.len()).any(|window| window == PLANTED.as_bytes()), "{name} hides it");
                assert_eq!(hunter().in_bytes(&amid(&packed)).len(), 1, "{what} in {name}");
            }
        }
    }

    #[test]
    fn a_planted_text_is_found_in_a_file_of_a_folder_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("diep")).unwrap();
        fs::write(folder.path().join("diep/blad.gz"), gzip(PLANTED.as_bytes())).unwrap();
        fs::write(folder.path().join("onschuldig"), amid(b"heel gewoon")).unwrap();
        let found = hunter().in_folder(folder.path());
        assert_eq!(found, [(folder.path().join("diep/blad.gz"), BTreeSet::from([PLANTED.to_owned()]))]);
    }

    #[test]
    fn what_is_innocent_stays_so() {
        for innocent in [b"geheim".to_vec(), b"zwaluwnest-007".to_vec(), gzip(b"kroontjespen"), amid(&[])] {
            assert_eq!(hunter().in_bytes(&amid(&innocent)), BTreeSet::new());
        }
    }
}
