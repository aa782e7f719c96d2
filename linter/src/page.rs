//! What the pages have in common: they are one file each, need no network and may not use it.

use std::borrow::Cow;

use diag::Span;

use crate::{
    report::{Place, visible},
    source_map::SourceMap,
};

const STYLE: &str = include_str!("page/style.css");
pub(crate) const GRAPH_SCRIPT: &str = include_str!("page/graph.js");
pub(crate) const REPORT_SCRIPT: &str = include_str!("page/report.js");

/// A whole page. `body` is HTML already; `script` runs when it stands.
pub(crate) fn page(title: &str, body: &str, script: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n\
         <script>\n{script}</script>\n</body>\n</html>\n"
    )
}

/// `text` for an element or an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\'' => res.push_str("&#39;"),
            _ => res.push(letter),
        }
    }
    res
}

/// `json` inside of a script element, which ends at the first `</script`.
pub(crate) fn data(json: &serde_json::Value) -> String {
    let text = json.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"data\">{text}</script>")
}

/// A line of code, in three parts; what the span covers is in the middle.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CodeLine<'m> {
    pub(crate) number: u32,
    pub(crate) before: Cow<'m, str>,
    pub(crate) marked: Cow<'m, str>,
    pub(crate) after: Cow<'m, str>,
}

/// Lines of a span that are shown; the rest of a long one says nothing more.
const MAX_LINES: u32 = 6;

/// The lines of `span`, with `around` lines before and after.
pub(crate) fn code_lines(map: &SourceMap, span: Span, around: u32) -> Vec<CodeLine<'_>> {
    let file = map.file(span.file);
    // There is nothing to show of what could not be read.
    if file.text.is_empty() {
        return Vec::new();
    }
    let place = Place::new(map, span);
    let (first, last) = (place.start.line, place.end.line.min(place.start.line + MAX_LINES - 1));
    let end = (last + around).min(file.line_starts().len() as u32);
    (first.saturating_sub(around).max(1)..=end)
        .map(|number| {
            let range = file.line_range(number as usize - 1);
            let text = file.slice(range).trim_end_matches(['\n', '\r']);
            let clamp = |offset: u32| {
                let mut at =
                    (offset.max(range.start) - range.start).min(text.len() as u32) as usize;
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (start, end) = match first <= number && number <= last {
                true => (clamp(span.start), clamp(span.end)),
                false => (text.len(), text.len()),
            };
            CodeLine {
                number,
                before: visible(&text[..start]),
                marked: visible(&text[start..end.max(start)]),
                after: visible(&text[end.max(start)..]),
            }
        })
        .filter(|it| it.number <= end)
        .collect()
}
