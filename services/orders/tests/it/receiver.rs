//! A customer's own system to tell things to: it answers what a story wants and remembers what it heard.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What was heard.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heard {
    /// The first line.
    pub(crate) asked: String,
    /// The headers, in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }
}

/// A receiver on this machine.
pub(crate) struct Receiver {
    /// `host:port`.
    pub(crate) place: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    answers: Arc<Mutex<VecDeque<&'static str>>>,
    task: JoinHandle<()>,
}

impl Receiver {
    /// Answers these, one after the other, and from then on that it has it.
    pub(crate) async fn open(answers: &[&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let place = listener.local_addr().unwrap().to_string();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let answers = Arc::new(Mutex::new(answers.iter().copied().collect::<VecDeque<_>>()));
        let (all, next) = (Arc::clone(&heard), Arc::clone(&answers));
        #[allow(clippy::disallowed_methods, reason = "a story's own receiver, stopped with it")]
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let answer = next.lock().unwrap().pop_front().unwrap_or("204 No Content");
                if let Some(one) = hear(stream, answer).await {
                    all.lock().unwrap().push(one);
                }
            }
        });
        Self { place, heard, answers, task }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/orders", self.place)
    }

    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    pub(crate) fn answer_next(&self, answer: &'static str) {
        self.answers.lock().unwrap().push_back(answer);
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn hear(mut stream: TcpStream, answer: &str) -> Option<Heard> {
    let mut bytes = Vec::new();
    let (head, length) = loop {
        let mut part = [0_u8; 4_096];
        let read = stream.read(&mut part).await.ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&part[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length =
                head.to_ascii_lowercase().split("content-length: ").nth(1)?.lines().next()?.parse::<usize>().ok()?;
            break (head.to_owned(), length);
        }
    };
    let begins = head.len() + 4;
    while bytes.len() < begins + length {
        let mut part = [0_u8; 4_096];
        let read = stream.read(&mut part).await.ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&part[..read]);
    }
    let mut lines = head.lines();
    let asked = lines.next()?.to_owned();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.ok()?;
    Some(Heard { asked, headers, body: String::from_utf8(bytes[begins..].to_vec()).ok()? })
}
