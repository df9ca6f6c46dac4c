//! A paper as a PDF: headings, wrapped text and rows of figures on A4, in the fonts that every reader has. The same paper is
//! the same file, bit for bit.

mod signs;

/// A4 in points: the short side and the long one.
const SHORT: usize = 595;
const LONG: usize = 842;
const MARGIN: usize = 40;
/// How many blanks stand between two columns.
const GAP: usize = 2;
/// Columns of words are made no narrower than this.
const NARROWEST: usize = 8;

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Head,
    Text,
    /// The headings of columns: again on each page on which their rows go on.
    Columns,
    Row,
}

impl Hand {
    /// The name of the font in the file, its size, and the height of a line.
    const fn set(self) -> (&'static str, usize, usize) {
        match self {
            Self::Head => ("F2", 13, 26),
            Self::Text => ("F1", 9, 13),
            Self::Columns | Self::Row => ("F1", 7, 10),
        }
    }

    /// How many letters stand on a line of this width: a letter of Courier is six tenths of its size wide.
    const fn letters(self, width: usize) -> usize {
        let (_, size, _) = self.set();
        (width - 2 * MARGIN) * 10 / (size * 6)
    }
}

/// What will stand on paper.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    title: String,
    /// Width and height.
    size: (usize, usize),
    lines: Vec<(Hand, String)>,
}

impl Paper {
    /// An empty paper under its title.
    pub(crate) fn new(title: &str) -> Self {
        Self::of(title, (SHORT, LONG))
    }

    /// The same on its side, for tables.
    pub(crate) fn wide(title: &str) -> Self {
        Self::of(title, (LONG, SHORT))
    }

    fn of(title: &str, size: (usize, usize)) -> Self {
        let mut paper = Self { title: title.to_owned(), size, lines: Vec::new() };
        paper.head(title);
        paper
    }

    /// A heading.
    pub(crate) fn head(&mut self, text: &str) {
        self.wrap(Hand::Head, text);
    }

    /// Text, over as many lines as it needs.
    pub(crate) fn text(&mut self, text: &str) {
        self.wrap(Hand::Text, text);
    }

    /// A row of figures, already in columns.
    pub(crate) fn row(&mut self, text: &str) {
        self.wrap(Hand::Row, text);
    }

    /// A table under its headings; what is too long for its column goes on below. `is_figure` says of each column whether it is
    /// compared from the right.
    pub(crate) fn table(&mut self, heads: &[String], rows: &[Vec<String>], is_figure: &[bool]) {
        // In the signs that will stand there, so that columns stay straight.
        let plain = |cells: &[String]| cells.iter().map(|cell| signs::plain(cell)).collect::<Vec<String>>();
        let (heads, rows) = (plain(heads), rows.iter().map(|row| plain(row)).collect::<Vec<_>>());
        let widths = widths(&heads, &rows, Hand::Row.letters(self.size.0));
        self.set_row(Hand::Columns, &heads, (&widths, is_figure));
        for row in &rows {
            self.set_row(Hand::Row, row, (&widths, is_figure));
        }
    }

    fn set_row(&mut self, hand: Hand, cells: &[String], (widths, is_figure): (&[usize], &[bool])) {
        let cells: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| broken(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for place in 0..height {
            let mut line = String::new();
            for ((cell, width), is_figure) in cells.iter().zip(widths).zip(is_figure) {
                let text = cell.get(place).map_or("", String::as_str);
                let blanks = " ".repeat(width.saturating_sub(text.chars().count()));
                let (before, after) = if *is_figure { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
                line.push_str(before);
                line.push_str(text);
                line.push_str(after);
                line.push_str(&" ".repeat(GAP));
            }
            self.lines.push((hand, line.trim_end().to_owned()));
        }
    }

    /// What stands in columns keeps its spaces.
    fn wrap(&mut self, hand: Hand, text: &str) {
        let lines = broken(&signs::plain(text), hand.letters(self.size.0));
        self.lines.extend(lines.into_iter().map(|line| (hand, line)));
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (pages, (width, height)) = (self.pages(), self.size);
        let mut file = File::default();
        let first = 5_usize;
        let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", first + 2 * page)).collect();
        file.object(b"<< /Type /Catalog /Pages 2 0 R >>");
        file.object(format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()).as_bytes());
        for font in ["Courier", "Helvetica-Bold"] {
            let font = format!("<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>");
            file.object(font.as_bytes());
        }
        for (number, content) in (first..).step_by(2).zip(&pages) {
            let page = format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
                number + 1
            );
            file.object(page.as_bytes());
            let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
            stream.extend(content);
            stream.extend(b"\nendstream");
            file.object(&stream);
        }
        file.close(&self.title)
    }

    /// What is drawn on each page, with its number at the foot.
    fn pages(&self) -> Vec<Vec<u8>> {
        let top = self.size.1 - MARGIN;
        let (mut pages, mut page, mut y) = (Vec::new(), Vec::new(), top);
        let (mut columns, mut before): (Vec<&str>, Option<Hand>) = (Vec::new(), None);
        for (hand, text) in &self.lines {
            if *hand != Hand::Row && (*hand, before) != (Hand::Columns, Some(Hand::Columns)) {
                columns.clear();
            }
            let (_, _, height) = hand.set();
            if y < MARGIN + 2 * height {
                pages.push(std::mem::take(&mut page));
                y = top;
                for line in &columns {
                    y = drawn(&mut page, Hand::Columns, line, y);
                }
            }
            if *hand == Hand::Columns {
                columns.push(text);
            }
            y = drawn(&mut page, *hand, text, y);
            before = Some(*hand);
        }
        pages.push(page);
        let all = pages.len();
        for (number, page) in (1_usize..).zip(&mut pages) {
            page.extend(format!("BT /F1 7 Tf {MARGIN} 24 Td ({number} / {all}) Tj ET").into_bytes());
        }
        pages
    }
}

/// Draws a line below `y`; the place of the next.
fn drawn(page: &mut Vec<u8>, hand: Hand, text: &str, y: usize) -> usize {
    let (font, size, height) = hand.set();
    let y = y.saturating_sub(height);
    page.extend(format!("BT /{font} {size} Tf {MARGIN} {y} Td (").into_bytes());
    page.extend(signs::encoded(text));
    page.extend(b") Tj ET\n");
    y
}

/// Breaks at spaces, and within a word that is longer than a line.
fn broken(text: &str, most: usize) -> Vec<String> {
    if text.chars().count() <= most {
        return vec![text.to_owned()];
    }
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        let held = line.chars().count();
        if held > 0 && held.saturating_add(1).saturating_add(word.len()) > most {
            lines.push(std::mem::take(&mut line));
        }
        while word.len() > most {
            let rest = word.split_off(most);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word);
    }
    lines.push(line);
    lines
}

/// How wide each column is: as its longest cell, and the widest ones narrower until a row fits.
fn widths(heads: &[String], rows: &[Vec<String>], most: usize) -> Vec<usize> {
    let length = |text: Option<&String>| text.map_or(0, |text| text.chars().count());
    let longest = |place: usize| rows.iter().map(|row| length(row.get(place))).max().unwrap_or_default();
    let mut widths: Vec<usize> =
        heads.iter().enumerate().map(|(place, head)| length(Some(head)).max(longest(place)).max(1)).collect();
    let all = |widths: &[usize]| widths.iter().sum::<usize>().saturating_add(GAP.saturating_mul(heads.len()));
    while all(&widths) > most {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest = widest.saturating_sub(1),
            Some(_) | None => break,
        }
    }
    widths
}

/// The objects of a file and where they begin.
#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    begins: Vec<usize>,
}

impl File {
    fn object(&mut self, content: &[u8]) {
        if self.bytes.is_empty() {
            self.bytes.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
        }
        self.begins.push(self.bytes.len());
        self.bytes.extend(format!("{} 0 obj\n", self.begins.len()).into_bytes());
        self.bytes.extend(content);
        self.bytes.extend(b"\nendobj\n");
    }

    /// The title, which is drawn in no font and keeps every sign, and the table by which a reader finds each object.
    fn close(mut self, title: &str) -> Vec<u8> {
        let title: String = title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        self.object(format!("<< /Title <FEFF{title}> >>").as_bytes());
        let (count, table) = (self.begins.len(), self.bytes.len());
        self.bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", count + 1).into_bytes());
        for begin in &self.begins {
            self.bytes.extend(format!("{begin:010} 00000 n \n").into_bytes());
        }
        let trailer = format!("trailer\n<< /Size {} /Root 1 0 R /Info {count} 0 R >>\n", count + 1);
        self.bytes.extend(trailer.into_bytes());
        self.bytes.extend(format!("startxref\n{table}\n%%EOF\n").into_bytes());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
        bytes.windows(part.len()).position(|window| window == part)
    }

    #[test]
    fn every_object_stands_where_the_table_says() {
        let mut paper = Paper::new("Dossier (proef)");
        for number in 0..200 {
            paper.row(&format!("regel {number}"));
        }
        let bytes = paper.bytes();
        assert!(bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF\n"));
        let table = find(&bytes, b"xref\n0 ").unwrap();
        let text = String::from_utf8_lossy(&bytes[table..]).into_owned();
        let begins: Vec<usize> =
            text.lines().filter(|line| line.ends_with(" n ")).map(|line| line[..10].parse().unwrap()).collect();
        for (number, begin) in (1..).zip(&begins) {
            assert!(bytes[*begin..].starts_with(format!("{number} 0 obj").as_bytes()), "{number}");
        }
        let start: usize = text.lines().rev().nth(1).unwrap().parse().unwrap();
        assert_eq!(start, table);
        // Three pages: a catalog, their list, two fonts, a page and its content each, and the title.
        assert_eq!(begins.len(), 4 + 3 * 2 + 1);
        assert_eq!(paper.bytes(), bytes, "the same paper is the same file");
    }

    #[test]
    fn text_is_wrapped() {
        let mut paper = Paper::new("x");
        paper.text(&"woord ".repeat(60));
        paper.text(&"0".repeat(300));
        assert!(paper.lines.iter().all(|(hand, text)| text.chars().count() <= hand.letters(SHORT)), "{paper:?}");
        assert_eq!(paper.lines.iter().filter(|(_, text)| text.starts_with('0')).count(), 4);
    }

    #[test]
    fn a_name_with_letters_that_the_fonts_lack_reads_and_keeps_its_columns_straight() {
        let heads = ["Wie", "Bedrag"].map(str::to_owned);
        let rows = ["Łukasz Kovačić", "Łukasz Kovac\u{30c}ic\u{301}", "Lukasz Kovacic"]
            .map(|name| vec![name.to_owned(), "7".to_owned()]);
        let mut paper = Paper::new("Łukasz");
        paper.text("Voor Łukasz");
        paper.table(&heads, &rows, &[false, true]);
        let lines: Vec<&str> = paper.lines.iter().map(|(_, text)| text.as_str()).collect();
        let (head, row) = (format!("{:<14}  Bedrag", "Wie"), format!("Lukasz Kovacic  {:>6}", 7));
        assert_eq!(lines, ["Lukasz", "Voor Lukasz", &head, &row, &row, &row]);
        let bytes = paper.bytes();
        assert!(find(&bytes, b"(Lukasz Kovacic").is_some(), "it is drawn");
        assert!(find(&bytes, b"/Title <FEFF01410075006B").is_some(), "the title keeps its letters");
    }

    #[test]
    fn a_table_fits_its_paper_and_has_its_headings_on_each_page() {
        let heads = ["Wie", "Zin", "Bedrag"].map(str::to_owned);
        let row = |number: usize| vec![format!("Mens {number}"), "woord ".repeat(60), format!("{number},00")];
        let rows: Vec<Vec<String>> = (0..80).map(row).collect();
        let mut paper = Paper::wide("Verschillen");
        paper.table(&heads, &rows, &[false, false, true]);
        let most = Hand::Row.letters(LONG);
        assert!(paper.lines.iter().all(|(_, text)| text.chars().count() <= most), "{paper:?}");
        assert!(paper.lines.iter().any(|(_, text)| text.ends_with("  7,00")), "figures stand at the right: {paper:?}");
        let pages = paper.pages();
        assert!(pages.len() > 2);
        for page in &pages {
            assert_eq!(String::from_utf8_lossy(page).matches("Bedrag").count(), 1);
        }
    }
}
