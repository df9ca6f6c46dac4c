//! What a service does with somebody else's events: keep a copy, and react once.

use prost::{Message, Name};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_proto::pipeline::LogEntry;

use crate::{tx::Tx, use_case::Stop};

/// One topic as one service hears it.
#[async_trait::async_trait]
pub trait Consumer: Send + Sync + 'static {
    /// The service that says it.
    fn source(&self) -> &'static str;

    /// Its topic.
    fn topic(&self) -> &'static str;

    /// The copy tables that this topic fills, and no other.
    fn tables(&self) -> &'static [&'static str];

    /// What must wait behind a refused event: its aggregate, unless a service knows better.
    fn block_key(&self, event: &Event) -> String {
        event.subject.clone()
    }

    /// Keep a copy: a pure function of the topic, which may run again and announces nothing.
    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop>;

    /// Act on it, once.
    async fn react(&self, _tx: &Tx<'_>, _event: &Event) -> Result<(), Stop> {
        Ok(())
    }

    /// Hear several in a row, of one workshop: the same as copying and reacting to each. Whoever can do that in fewer
    /// statements says how.
    async fn hear(&self, group: &[Heard<'_>]) -> Result<(), Stop> {
        each(self, group).await
    }
}

/// Copy and react to one event after the other.
///
/// # Errors
/// What the first that fails says.
pub async fn each<C: Consumer + ?Sized>(consumer: &C, group: &[Heard<'_>]) -> Result<(), Stop> {
    for heard in group {
        consumer.copy(heard.tx, heard.event).await?;
        if heard.is_new {
            consumer.react(heard.tx, heard.event).await?;
        }
    }
    Ok(())
}

/// One event that is heard, in a transaction that others share.
pub struct Heard<'a> {
    /// The transaction, as a reaction to this event sees it.
    pub tx: &'a Tx<'a>,
    /// The event.
    pub event: &'a Event,
    /// Whether to react: a restored source may say again, under another number, what was reacted to before it was lost.
    pub is_new: bool,
}

/// An event as a consumer sees it.
#[derive(Debug, Clone)]
pub struct Event {
    /// The service that said it.
    pub source: &'static str,
    /// Its topic.
    pub topic: &'static str,
    /// Part of the topic.
    pub partition: u32,
    /// Gapless number.
    pub seq: u64,
    /// Identity.
    pub event_id: Uuid,
    /// Workshop.
    pub tenant: Id<Workshop>,
    /// Message name.
    pub event_type: String,
    /// Aggregate it is about.
    pub subject: String,
    /// Business instant, microseconds since 1970 UTC.
    pub time_us: i64,
    /// Encoded message.
    pub body: Vec<u8>,
}

impl Event {
    pub(crate) fn from_entry(consumer: &dyn Consumer, entry: &LogEntry) -> Result<Self, Refusal> {
        let unusable = |text: &str| Refusal::new(Kind::Invalid, "EVENT_UNUSABLE", text);
        Ok(Self {
            source: consumer.source(),
            topic: consumer.topic(),
            partition: entry.partition,
            seq: entry.seq,
            event_id: Uuid::parse_str(&entry.event_id).map_err(|_| unusable("the event's id is not a UUID"))?,
            tenant: Id::parse(&entry.tenant).map_err(|_| unusable("the event's workshop is not a UUID"))?,
            event_type: entry.event_type.clone(),
            subject: entry.subject.clone(),
            time_us: entry.time_us,
            body: entry.body.clone(),
        })
    }

    /// Whether this is the event that `M` describes.
    #[must_use]
    pub fn is<M: Name>(&self) -> bool {
        self.event_type == M::NAME
    }

    /// The message inside.
    ///
    /// # Errors
    /// Refused when the bytes are not that message; the event is then parked.
    pub fn decode<M: Message + Default>(&self) -> Result<M, Stop> {
        let text = "the event's bytes are not the message its type says";
        M::decode(self.body.as_slice()).map_err(|_| Refusal::new(Kind::Invalid, "EVENT_UNREADABLE", text).into())
    }
}
