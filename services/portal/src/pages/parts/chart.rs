//! Bars and lines drawn here, with the same figures as a table for those who do not see them.

use maud::{Markup, html};

use crate::{
    pages::parts::table::{Head, table},
    words::Words,
};

/// The drawing's own measures; a browser scales it.
const WIDTH: i64 = 640;
const HEIGHT: i64 = 220;
const FOOT: i64 = 24;
const TOP: i64 = 8;
/// A bar of a chart with few labels is no wider.
const WIDEST_BAR: i64 = 40;
/// Colours after which they start over; the legend tells them apart by a number too.
const COLOURS: usize = 4;

/// Figures over some labels.
pub(crate) struct Chart<'a> {
    /// What it shows.
    pub(crate) title: &'a str,
    /// What the labels are: the head of the table's first column.
    pub(crate) over: &'a str,
    /// Along the foot.
    pub(crate) labels: Vec<String>,
    /// Each with a name and a figure for every label.
    pub(crate) series: Vec<(String, Vec<i64>)>,
    /// A figure as the reader's language writes it.
    pub(crate) written: &'a dyn Fn(i64) -> String,
}

impl Chart<'_> {
    /// Bars beside each other.
    pub(crate) fn bars(&self, words: &Words) -> Markup {
        let count = i64::try_from(self.series.len().max(1)).unwrap_or(1);
        let wide = (self.step() * 7 / 10 / count).clamp(2, WIDEST_BAR);
        self.drawn(words, &html! {
            @for (place, (_, figures)) in self.series.iter().enumerate() {
                @for (at, figure) in figures.iter().enumerate() {
                    @let left = self.middle(at) - wide * count / 2 + wide * i64::try_from(place).unwrap_or(0);
                    @let top = self.height_of((*figure).max(0));
                    @let foot = self.height_of((*figure).min(0));
                    rect class={ "bar c" (place % COLOURS) } x=(left) y=(top) width=(wide - 1) height=((foot - top).max(1)) rx="2" {
                        title { (self.labels.get(at).map_or("", String::as_str)) ": " ((self.written)(*figure)) }
                    }
                }
            }
        })
    }

    /// Lines from label to label.
    pub(crate) fn lines(&self, words: &Words) -> Markup {
        self.drawn(words, &html! {
            @for (place, (_, figures)) in self.series.iter().enumerate() {
                polyline class={ "line c" (place % COLOURS) } points=(self.points(figures)) {}
                @for (at, figure) in figures.iter().enumerate() {
                    circle class={ "dot c" (place % COLOURS) } cx=(self.middle(at)) cy=(self.height_of(*figure)) r="4" {
                        title { (self.labels.get(at).map_or("", String::as_str)) ": " ((self.written)(*figure)) }
                    }
                }
            }
        })
    }

    fn drawn(&self, words: &Words, marks: &Markup) -> Markup {
        html! {
            figure.chart {
                figcaption { (self.title) (self.legend()) }
                svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(self.title) {
                    line.axis x1="0" x2=(WIDTH) y1=(self.height_of(0)) y2=(self.height_of(0)) {}
                    (marks)
                    @for (at, label) in self.labels.iter().enumerate() {
                        text x=(self.middle(at)) y=(HEIGHT - 6) text-anchor="middle" { (label) }
                    }
                }
                details { summary { (words.say("parts-chart-figures")) } (self.as_table()) }
            }
        }
    }

    fn legend(&self) -> Markup {
        html! { @if self.series.len() > 1 {
            ul.legend { @for (place, (name, _)) in self.series.iter().enumerate() {
                li class={ "c" (place % COLOURS) } { (name) }
            } }
        } }
    }

    fn as_table(&self) -> Markup {
        let mut heads = vec![Head::text(self.over)];
        heads.extend(self.series.iter().map(|(name, _)| Head::number(name)));
        let rows = html! { @for (at, label) in self.labels.iter().enumerate() { tr {
            th scope="row" { (label) }
            @for (_, figures) in &self.series { td.num { (figures.get(at).map_or_else(String::new, |one| (self.written)(*one))) } }
        } } };
        table(self.title, &heads, &rows)
    }

    fn points(&self, figures: &[i64]) -> String {
        let point = |(at, figure): (usize, &i64)| format!("{},{}", self.middle(at), self.height_of(*figure));
        figures.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }

    fn step(&self) -> i64 {
        WIDTH / i64::try_from(self.labels.len().max(1)).unwrap_or(1)
    }

    fn middle(&self, at: usize) -> i64 {
        self.step() * i64::try_from(at).unwrap_or(0) + self.step() / 2
    }

    /// Where a figure stands, from the top.
    fn height_of(&self, figure: i64) -> i64 {
        let all = || self.series.iter().flat_map(|(_, figures)| figures).copied();
        let (least, most) = (all().min().unwrap_or(0).min(0), all().max().unwrap_or(0).max(0));
        let room = i128::from(HEIGHT - FOOT - TOP);
        let range = (i128::from(most) - i128::from(least)).max(1);
        let up = (i128::from(figure) - i128::from(least)) * room / range;
        HEIGHT - FOOT - i64::try_from(up).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_chart_holds_its_figures_as_a_table_and_stays_inside_its_frame() {
        let words = dutch();
        let chart = Chart {
            title: "Premies",
            over: "Kwartaal",
            labels: vec!["K1".into(), "K2".into()],
            series: vec![("verwacht".into(), vec![i64::MAX, 5]), ("betaald".into(), vec![-3, 0])],
            written: &|figure| format!("<{figure}>"),
        };
        for drawn in [chart.bars(&words), chart.lines(&words)] {
            let text = drawn.into_string();
            assert!(text.contains("class=\"num\">&lt;5&gt;</td>"), "{text}");
            assert!(!text.contains("y=\"-"), "{text}");
        }
    }

    #[test]
    fn a_chart_without_figures_is_drawn_all_the_same() {
        let chart =
            Chart { title: "", over: "", labels: vec![], series: vec![], written: &|figure| figure.to_string() };
        assert!(chart.bars(&dutch()).into_string().contains("<svg"));
    }
}
