//! A form that brings a file: the same proof as every form, and an end to how much is taken in.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, header::CONTENT_TYPE};

use crate::{
    pages::parts::notice::Notice,
    session::PROOF,
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
    words::key,
};

/// The largest file, with the fields around it: twenty thousand lines of a statement are less.
pub(crate) const LARGEST_UPLOAD: usize = 3 * 1024 * 1024;
/// The most fields of such a form.
const MOST_PARTS: usize = 64;
/// What ends a line, and what ends the head of a part.
const LINE: &[u8] = b"\r\n";
const HEAD: &[u8] = b"\r\n\r\n";

/// A form with a file that a signed-in person sent from one of our own pages. There is no other way to read one.
pub(crate) struct Uploaded {
    /// Who sent it, and from where.
    pub(crate) visit: Visit,
    /// What was filled in.
    pub(crate) fields: Fields,
    /// The file; empty when none was chosen.
    pub(crate) file: Vec<u8>,
}

impl FromRequest<Arc<Face>> for Uploaded {
    type Rejection = Response;

    async fn from_request(request: Request, face: &Arc<Face>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, face).await?;
        let boundary = boundary(&parts.headers);
        let Ok(body) = Bytes::from_request(Request::from_parts(parts, body), face).await else {
            visit.tell(face, Notice::refused(visit.words.say(key("file-too-large"))));
            return Err(Redirect::to(visit.room.path).into_response());
        };
        let form = boundary.and_then(|boundary| read(&body, &boundary)).unwrap_or_default();
        if face.sessions.proves(&visit.signed, form.fields.text(PROOF), face.context.clock.wall()) {
            Ok(Self { visit, fields: form.fields, file: form.file })
        } else {
            tracing::warn!("a form with a file and without the proof of its session was refused");
            Err(Trouble::StrangeForm.into_response())
        }
    }
}

/// What a form holds.
#[derive(Debug, Default)]
struct Form {
    fields: Fields,
    file: Vec<u8>,
}

/// What stands between the parts; nothing when the form is of another kind.
fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.strip_prefix("multipart/form-data")?.split_once("boundary=")?;
    Some(boundary.split(';').next().unwrap_or_default().trim_matches('"').to_owned())
}

/// The parts of a form (RFC 7578); nothing when it is not whole.
fn read(body: &[u8], boundary: &str) -> Option<Form> {
    let (opening, between) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let (_, mut rest) = cut(body, opening.as_bytes())?;
    let (mut pairs, mut file) = (Vec::new(), Vec::new());
    for _ in 0..MOST_PARTS {
        if rest.starts_with(b"--") {
            return Some(Form { fields: Fields::of(pairs), file });
        }
        let (head, after) = cut(rest.strip_prefix(LINE)?, HEAD)?;
        let (content, next) = cut(after, between.as_bytes())?;
        let head = std::str::from_utf8(head).ok()?;
        let name = quoted(head, "name")?;
        if quoted(head, "filename").is_some() {
            file = content.to_vec();
        } else {
            pairs.push((name.to_owned(), String::from_utf8(content.to_vec()).ok()?));
        }
        rest = next;
    }
    None
}

/// What stands before and after the first of these bytes.
fn cut<'a>(bytes: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = bytes.windows(at.len()).position(|window| window == at)?;
    let (before, after) = bytes.split_at(place);
    Some((before, after.strip_prefix(at)?))
}

/// The value of a parameter of `Content-Disposition`.
fn quoted<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let mut parts = line.split(';').filter_map(|part| part.trim().split_once('='));
    parts.find(|(own, _)| *own == name).map(|(_, value)| value.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "--grens\r\nContent-Disposition: form-data; name=\"bewijs\"\r\n\r\nabc\r\n\
        --grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"staat.csv\"\r\n\
        Content-Type: text/csv\r\n\r\nNr;Loon\r\nw-1;1,00\r\n\r\n--grens--\r\n";

    #[test]
    fn a_form_with_a_file_is_read_whole_or_not_at_all() {
        let form = read(WHOLE.as_bytes(), "grens").unwrap();
        assert_eq!((form.fields.text("bewijs"), form.file.as_slice()), ("abc", b"Nr;Loon\r\nw-1;1,00\r\n".as_slice()));
        let cases = [
            (WHOLE.trim_end_matches("--grens--\r\n"), "grens"),
            (WHOLE, "andere"),
            ("", "grens"),
            ("--grens\r\nContent-Disposition: form-data\r\n\r\nx\r\n--grens--", "grens"),
        ];
        for (body, boundary) in cases {
            assert!(read(body.as_bytes(), boundary).is_none(), "{body} {boundary}");
        }
    }

    #[test]
    fn only_a_form_with_parts_has_a_boundary() {
        let rows = [
            ("multipart/form-data; boundary=abc", Some("abc")),
            ("multipart/form-data; boundary=\"a b\"; charset=utf-8", Some("a b")),
            ("application/x-www-form-urlencoded", None),
            ("multipart/form-data", None),
        ];
        for (kind, expected) in rows {
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, kind.parse().unwrap())]);
            assert_eq!(boundary(&headers).as_deref(), expected, "{kind}");
        }
    }
}
