//! The signs of the fonts that every reader has (`WinAnsiEncoding`, ISO 32000-1, annex D), and what stands for a letter that
//! they lack.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// What stands for a sign that nothing comes near.
const LACKING: char = '?';

/// The text in signs that the fonts have: a letter without the accent that they lack, and a question mark for what is in
/// another script.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.nfc() {
        match known(sign) {
            Some(known) => plain.push(known),
            None => {
                let parts = sign.nfkd().filter(|part| !is_combining_mark(*part));
                plain.extend(parts.map(|part| known(part).unwrap_or(LACKING)));
            }
        }
    }
    plain
}

/// Plain text as it stands between the brackets of a PDF.
pub(super) fn encoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '(' | ')' | '\\' => bytes.push(b'\\'),
            _ => {}
        }
        bytes.push(byte(sign).unwrap_or(b'?'));
    }
    bytes
}

/// The sign itself, or a letter that reads the same and that no decomposition leads to.
fn known(sign: char) -> Option<char> {
    if byte(sign).is_some() {
        return Some(sign);
    }
    Some(match sign {
        'ł' => 'l',
        'Ł' => 'L',
        'đ' | 'ɗ' => 'd',
        'Đ' | 'Ɗ' => 'D',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ı' => 'i',
        'ŧ' => 't',
        'Ŧ' => 'T',
        'ŋ' => 'n',
        'Ŋ' => 'N',
        'ɓ' => 'b',
        'Ɓ' => 'B',
        'ƙ' => 'k',
        'Ƙ' => 'K',
        'ƴ' => 'y',
        'Ƴ' => 'Y',
        'ə' | 'ɛ' => 'e',
        'Ə' | 'Ɛ' => 'E',
        'ɔ' => 'o',
        'Ɔ' => 'O',
        'ẞ' => 'ß',
        'ʼ' | 'ʾ' => '’',
        'ʻ' | 'ʿ' => '‘',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        _ => return None,
    })
}

/// The byte of a sign in the encoding of the fonts.
fn byte(sign: char) -> Option<u8> {
    Some(match sign {
        '€' => 0x80,
        '‚' => 0x82,
        'ƒ' => 0x83,
        '„' => 0x84,
        '…' => 0x85,
        '†' => 0x86,
        '‡' => 0x87,
        'ˆ' => 0x88,
        '‰' => 0x89,
        'Š' => 0x8a,
        '‹' => 0x8b,
        'Œ' => 0x8c,
        'Ž' => 0x8e,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        '˜' => 0x98,
        '™' => 0x99,
        'š' => 0x9a,
        '›' => 0x9b,
        'œ' => 0x9c,
        'ž' => 0x9e,
        'Ÿ' => 0x9f,
        '\u{202f}' => b' ',
        sign if sign.is_control() => b' ',
        sign => return u8::try_from(sign).ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_letters_on_paper_and_loses_at_most_an_accent() {
        let table = [
            ("Łukasz Kovačić", "Lukasz Kovacic"),
            ("Kovac\u{30c}ic\u{301}", "Kovacic"),
            ("Jose\u{301} Ibáñez", "José Ibáñez"),
            ("Žofie Šimůnková", "Žofie Šimunková"),
            ("Đặng Thị Ngọc", "Dang Thi Ngoc"),
            ("İbrahim Yıldız Şahin", "Ibrahim Yildiz Sahin"),
            ("Ștefan Țăranu", "Stefan Taranu"),
            ("Søren Ægir Œuvre", "Søren Ægir Œuvre"),
            ("ĳzer ﬁn", "ijzer fin"),
            ("“a” ‘b’ … – — • €™", "“a” ‘b’ … – — • €™"),
            ("3 ★ Ω", "3 ? ?"),
        ];
        for (text, expected) in table {
            assert_eq!(plain(text), expected);
            assert_eq!(plain(expected), expected, "and stays as it is");
        }
    }

    #[test]
    fn signs_are_written_as_the_fonts_know_them() {
        assert_eq!(encoded("€ 1\u{202f}000 (é) – \\ ★"), b"\x80 1 000 \\(\xe9\\) \x96 \\\\ ?");
        assert_eq!(encoded("ŠšŽžŒœŸ “”‘’ …—•™"), b"\x8a\x9a\x8e\x9e\x8c\x9c\x9f \x93\x94\x91\x92 \x85\x97\x95\x99");
    }
}
