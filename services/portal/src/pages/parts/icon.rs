//! Small line drawings of our own, in the colour of the text beside them.

use maud::{Markup, PreEscaped, html};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// The day, dates.
    Calendar,
    /// A week on a board.
    Board,
    /// Somebody.
    Person,
    /// A crew.
    People,
    /// An order, goods.
    Box,
    /// A host enterprise.
    Factory,
    /// A company of the relations.
    Building,
    /// An invoice, a document.
    Sheet,
    /// Money.
    Coins,
    /// Time worked.
    Clock,
    /// Somebody to look after.
    Heart,
    /// A limit, a medical advice.
    Cross,
    /// Looking for something.
    Search,
    /// To be called.
    Phone,
    /// Figures.
    Chart,
    /// The state of the machinery.
    Pulse,
    /// An agreement, a gate.
    Shield,
    /// It is right.
    Check,
    /// It is wrong.
    Warning,
    /// Something to know.
    Info,
    /// It stopped.
    Stop,
    /// To a file.
    Download,
    /// To paper.
    Print,
    /// More choices.
    More,
    /// Closes.
    Close,
    /// Earlier.
    Left,
    /// Later.
    Right,
    /// A pair of cards.
    Card,
    /// Settings, workings.
    Gear,
    /// Signs out.
    Out,
    /// A star: kept for later.
    Star,
}

impl Icon {
    /// Every drawing, for the page that shows them.
    pub(crate) const ALL: [Self; 31] = [
        Self::Calendar,
        Self::Board,
        Self::Person,
        Self::People,
        Self::Box,
        Self::Factory,
        Self::Building,
        Self::Sheet,
        Self::Coins,
        Self::Clock,
        Self::Heart,
        Self::Cross,
        Self::Search,
        Self::Phone,
        Self::Chart,
        Self::Pulse,
        Self::Shield,
        Self::Check,
        Self::Warning,
        Self::Info,
        Self::Stop,
        Self::Download,
        Self::Print,
        Self::More,
        Self::Close,
        Self::Left,
        Self::Right,
        Self::Card,
        Self::Gear,
        Self::Out,
        Self::Star,
    ];

    /// The drawing; it says nothing by itself, so a word must stand beside it.
    pub(crate) fn draw(self) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" {
                (PreEscaped(self.lines()))
            }
        }
    }

    const fn lines(self) -> &'static str {
        match self {
            Self::Calendar => {
                r#"<rect x="3.5" y="5" width="17" height="15.5" rx="2.5"/><path d="M3.5 10h17M8 2.8v4M16 2.8v4"/>"#
            }
            Self::Board => {
                r#"<rect x="3" y="4" width="18" height="16" rx="2.5"/><path d="M3 9.5h18M9 9.5V20M15 9.5V20"/>"#
            }
            Self::Person => r#"<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>"#,
            Self::People => {
                r#"<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.7-3.5 3.3-5.2 6.5-5.2s5.8 1.7 6.5 5.2M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.8c1.9.8 3.1 2.4 3.5 4.7"/>"#
            }
            Self::Box => {
                r#"<path d="M12 2.8 20.5 7v10L12 21.2 3.5 17V7L12 2.8ZM3.7 7.2 12 11.3l8.3-4.1M12 11.3v9.7"/>"#
            }
            Self::Factory => r#"<path d="M3 20.5V10.5l6 3.5v-3.5l6 3.5V4h4l2 16.5H3ZM8 17h.01M12 17h.01M16 17h.01"/>"#,
            Self::Building => {
                r#"<rect x="5" y="3" width="14" height="18" rx="1.5"/><path d="M9 7.5h1.5M13.5 7.5H15M9 11.5h1.5M13.5 11.5H15M10 21v-4.5h4V21"/>"#
            }
            Self::Sheet => r#"<path d="M6 2.8h8.5L19 7.3v13.9H6V2.8ZM14 3v5h5M9.5 12.5h6M9.5 16.5h6"/>"#,
            Self::Coins => {
                r#"<ellipse cx="9" cy="6.5" rx="6" ry="3"/><path d="M3 6.5v5c0 1.7 2.7 3 6 3M3 11.5v5c0 1.7 2.7 3 6 3"/><ellipse cx="15.5" cy="13" rx="5.5" ry="2.8"/><path d="M10 13v5c0 1.5 2.5 2.8 5.5 2.8S21 19.5 21 18v-5"/>"#
            }
            Self::Clock => r#"<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.5 2.2"/>"#,
            Self::Heart => {
                r#"<path d="M12 20.3 4.3 12.6a4.9 4.9 0 0 1 7-6.9l.7.7.7-.7a4.9 4.9 0 0 1 7 6.9L12 20.3Z"/>"#
            }
            Self::Cross => r#"<path d="M9.3 3.5h5.4v5.8h5.8v5.4h-5.8v5.8H9.3v-5.8H3.5V9.3h5.8V3.5Z"/>"#,
            Self::Search => r#"<circle cx="10.5" cy="10.5" r="6.7"/><path d="m15.5 15.5 5.5 5.5"/>"#,
            Self::Phone => {
                r#"<path d="M5 3.5h4l1.6 4.6-2.2 1.5a12 12 0 0 0 6 6l1.5-2.2 4.6 1.6v4c0 .8-.7 1.5-1.5 1.5C11 20 4 13 3.5 5c0-.8.7-1.5 1.5-1.5Z"/>"#
            }
            Self::Chart => r#"<path d="M3.5 3.5v17h17M8 16.5v-5M12.5 16.5V7M17 16.5v-7.5"/>"#,
            Self::Pulse => r#"<path d="M2.5 12.5h4.5l2.5-7 4.5 13 2.5-6h5"/>"#,
            Self::Shield => {
                r#"<path d="M12 2.8 19.5 6v5.5c0 4.7-3 8-7.5 9.7-4.5-1.7-7.5-5-7.5-9.7V6L12 2.8ZM8.8 11.8l2.4 2.4 4.2-4.6"/>"#
            }
            Self::Check => r#"<path d="m4.5 12.5 5 5 10-11"/>"#,
            Self::Warning => r#"<path d="M12 3.5 21.8 20.3H2.2L12 3.5ZM12 10v4.5M12 17.4v.1"/>"#,
            Self::Info => r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>"#,
            Self::Stop => r#"<path d="M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2L8.2 3ZM12 7.8v5M12 16.1v.1"/>"#,
            Self::Download => r#"<path d="M12 3.5v12M7 11l5 5 5-5M4 20.5h16"/>"#,
            Self::Print => r#"<path d="M7 8.5V3.5h10v5M7 17H4V9.5h16V17h-3M7 14h10v6.5H7V14Z"/>"#,
            Self::More => {
                r#"<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>"#
            }
            Self::Close => r#"<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>"#,
            Self::Left => r#"<path d="m14.5 5-7 7 7 7"/>"#,
            Self::Right => r#"<path d="m9.5 5 7 7-7 7"/>"#,
            Self::Card => {
                r#"<rect x="3" y="5" width="18" height="14" rx="2.5"/><circle cx="8.5" cy="11" r="2"/><path d="M5.8 16c.4-1.3 1.4-2 2.7-2s2.3.7 2.7 2M14 10h4M14 14h4"/>"#
            }
            Self::Gear => {
                r#"<path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h7M15 17h5"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="12" r="2"/><circle cx="13" cy="17" r="2"/>"#
            }
            Self::Out => r#"<path d="M10 4H4.5v16H10M15.5 7.5 20 12l-4.5 4.5M20 12H9.5"/>"#,
            Self::Star => r#"<path d="m12 3.5 2.6 5.6 6 .7-4.5 4.1 1.2 6L12 16.9l-5.3 3 1.2-6-4.5-4.1 6-.7L12 3.5Z"/>"#,
        }
    }
}
