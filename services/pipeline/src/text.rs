//! Text as people look for it and sort it: whatever its capitals and accents. Both engines answer alike, though their own
//! `lower` disagree about everything beyond ASCII.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, LikeExpr};

/// Most words of a question that are looked at.
pub const WORDS: usize = 8;
/// What stands before a character that LIKE would read as a pattern.
const ESCAPE: char = '!';
/// Letters with an accent, each with its capital and the plain letter that both count as.
const FOLDED: &str =
    "àÀa áÁa âÂa ãÃa äÄa åÅa çÇc èÈe éÉe êÊe ëËe ìÌi íÍi îÎi ïÏi ñÑn òÒo óÓo ôÔo õÕo öÖo ùÙu úÚu ûÛu üÜu ýÝy ÿŸy";

/// A letter, its capital, and the plain letter.
fn letters() -> impl Iterator<Item = (char, char, char)> {
    FOLDED.split(' ').filter_map(|one| {
        let mut letters = one.chars();
        Some((letters.next()?, letters.next()?, letters.next()?))
    })
}

/// Without capitals and accents.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain = |letter: char| {
        let found = Some(letter)
            .filter(|letter| !letter.is_ascii())
            .and_then(|letter| letters().find(|(own, _, _)| *own == letter));
        found.map_or(letter, |(_, _, plain)| plain)
    };
    text.to_lowercase().chars().map(plain).collect()
}

/// What is stored here, without capitals and accents; text of plain letters alone, as most is, costs no more than `lower`.
#[must_use]
pub fn folded_column(column: Expr) -> Expr {
    let lower = Expr::expr(Func::lower(column.clone()));
    let (bytes, letters_in_it) = (Func::cust("octet_length").arg(column.clone()), Func::cust("length").arg(column));
    let is_plain = Expr::expr(bytes).eq(Expr::expr(letters_in_it));
    let pairs = letters().flat_map(|(own, capital, plain)| [(own, plain), (capital, plain)]);
    let replaced = pairs.fold(lower.clone(), |expr, (letter, plain)| {
        let quoted = |letter: char| Expr::cust(format!("'{letter}'"));
        Expr::expr(Func::cust("replace").arg(expr).arg(quoted(letter)).arg(quoted(plain)))
    });
    Expr::case(is_plain, lower).finally(replaced).into()
}

/// Every word of `text` stands somewhere in one of these columns; everything fits no words.
#[must_use]
pub fn holds(columns: &[Expr], text: &str) -> Condition {
    let columns: Vec<Expr> = columns.iter().cloned().map(folded_column).collect();
    let word = |word: &str| {
        let somewhere = LikeExpr::new(format!("%{}%", literal(word))).escape(ESCAPE);
        columns.iter().cloned().fold(Condition::any(), |any, column| any.add(column.like(somewhere.clone())))
    };
    folded(text).split_whitespace().take(WORDS).fold(Condition::all(), |all, one| all.add(word(one)))
}

/// The same of text that was read already.
#[must_use]
pub fn fits(texts: &[&str], text: &str) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    folded(text).split_whitespace().take(WORDS).all(|word| texts.iter().any(|text| text.contains(word)))
}

fn literal(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len());
    for letter in word.chars() {
        if ['%', '_', ESCAPE].contains(&letter) {
            pattern.push(ESCAPE);
        }
        pattern.push(letter);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, sea_query::Query};

    use super::*;

    #[test]
    fn a_word_is_found_whatever_its_capitals_and_accents() {
        let table = [
            ("René Élan", "elan rene", true),
            ("RENE", "é", true),
            ("Rene", "ren e x", false),
            ("100%", "%", true),
            ("honderd", "%", false),
            ("a_b", "_", true),
            ("ab", "_", false),
            ("wat!", "!", true),
            ("wat ook", "", true),
        ];
        for (stored, asked, expected) in table {
            assert_eq!(fits(&[stored], asked), expected, "{asked} in {stored}");
        }
    }

    #[tokio::test]
    async fn the_database_finds_what_we_find() {
        let db = Database::connect("sqlite::memory:").await.unwrap();
        for (stored, asked) in
            [("René Élan", "elan rene"), ("ÅÇÑŸ", "acny"), ("100%", "%"), ("honderd", "%"), ("a_b", "_"), ("wat!", "!")]
        {
            assert_eq!(found(&db, stored, asked).await, fits(&[stored], asked), "{asked} in {stored}");
        }
    }

    async fn found(db: &DatabaseConnection, stored: &str, asked: &str) -> bool {
        assert_eq!(db.get_database_backend(), DbBackend::Sqlite);
        let query = Query::select().expr(Expr::val(1)).cond_where(holds(&[Expr::val(stored)], asked)).to_owned();
        db.query_one(&query).await.unwrap().is_some()
    }
}
