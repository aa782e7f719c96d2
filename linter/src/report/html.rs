//! The report as a page, with filters. It stands without JavaScript; that only hides findings.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use diag::Label;

use super::{
    link::rule_url,
    place::Place,
    steps::{labels, traces},
    summary,
};
use crate::{
    page::{REPORT_SCRIPT, code_lines, escaped, page},
    run::Report,
    settle::Settled,
};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut body = String::from("<div id=\"report\">\n<h1>threadlint</h1>\n");
    body += &format!("<p>{}</p>\n", escaped(&summary::line(report)));
    body += &filters(report);
    for settled in &report.findings {
        body += &article(report, settled);
    }
    body += "</div>";
    out.write_all(page("threadlint: findings", &body, REPORT_SCRIPT).as_bytes())
}

/// The attributes that findings can be chosen by.
fn attributes<'r>(report: &'r Report, settled: &'r Settled) -> [(&'static str, &'r str); 4] {
    let diagnostic = &settled.finding.diagnostic;
    [
        ("rule", settled.finding.rule.name),
        ("file", &report.map.file(diagnostic.primary.span.file).path),
        ("confidence", diagnostic.confidence.as_str()),
        ("level", settled.level.as_str()),
    ]
}

/// Hidden until the script that makes them work runs.
fn filters(report: &Report) -> String {
    let mut res = String::from("<form id=\"filters\" hidden>\n");
    for (idx, name) in ["rule", "file", "confidence", "level"].into_iter().enumerate() {
        let values: BTreeSet<&str> =
            report.findings.iter().map(|it| attributes(report, it)[idx].1).collect();
        res += &format!("<label>{name} <select id=\"{name}\"><option value=\"\">all</option>");
        for value in values {
            res += &format!("<option>{}</option>", escaped(value));
        }
        res += "</select></label>\n";
    }
    res + "<label>text <input id=\"text\" type=\"search\"></label>\n<span id=\"count\" class=\"soft\"></span>\n</form>\n"
}

fn article(report: &Report, settled: &Settled) -> String {
    let diagnostic = &settled.finding.diagnostic;
    let rule = settled.finding.rule.name;
    let level = settled.level.as_str();
    let mut res = String::from("<article");
    for (name, value) in attributes(report, settled) {
        res += &format!(" data-{name}=\"{}\"", escaped(value));
    }
    res += &format!(">\n<h2>{}</h2>\n", in_code(&diagnostic.message));
    let place = Place::new(&report.map, diagnostic.primary.span);
    res += &format!(
        "<div class=\"soft\"><span class=\"{level}\">{level}</span> <a href=\"{}\">{rule}</a>, \
         confidence {}, <span class=\"place\">{}</span></div>\n",
        escaped(&rule_url(rule)),
        diagnostic.confidence.as_str(),
        escaped(&place.short()),
    );
    res += &places(report, settled);
    let help = diagnostic.help.iter().chain(diagnostic.suggestions.iter().map(|it| &it.title));
    for help in help {
        res += &format!("<p class=\"help\">{}</p>\n", in_code(help));
    }
    res + "</article>\n"
}

/// The labels with their code: first those of no thread, then the way of each.
fn places(report: &Report, settled: &Settled) -> String {
    let diagnostic = &settled.finding.diagnostic;
    let mut res = String::new();
    let mut labels = labels(diagnostic);
    labels.sort_by_key(|it| !std::ptr::eq(*it, &diagnostic.primary));
    for label in labels.into_iter().filter(|it| it.thread.is_none()) {
        res += &format!("<div>{}", place(report, label));
        res += "</div>\n";
    }
    let traces = traces(diagnostic);
    for trace in &traces {
        let first = trace.steps.first().and_then(|it| report.function_at(it.span));
        let function = first.map(|it| format!(" in <code>{}</code>", escaped(&it)));
        let function = function.unwrap_or_default();
        let who = match traces.len() {
            1 => "step by step".to_owned(),
            _ => format!("thread {}", trace.thread),
        };
        res += &format!("<div>{who}{function}</div>\n<ol>\n");
        for step in &trace.steps {
            res += &format!("<li>{}</li>\n", place(report, step));
        }
        res += "</ol>\n";
    }
    res
}

fn place(report: &Report, label: &Label) -> String {
    let place = Place::new(&report.map, label.span);
    let mut res = format!("{} ", in_code(&label.text));
    res += &format!("<span class=\"place\">{}</span><pre>", escaped(&place.short()));
    for line in code_lines(&report.map, label.span, 1) {
        res +=
            &format!("<span class=\"number\">{:>5}  </span>{}", line.number, escaped(&line.before));
        if !line.marked.is_empty() {
            res += &format!("<mark>{}</mark>", escaped(&line.marked));
        }
        res += &format!("{}\n", escaped(&line.after));
    }
    res + "</pre>"
}

/// Names in backticks as code.
fn in_code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick without a second one is what it is.
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let part = |(idx, it): (usize, &&str)| match idx % 2 {
        1 => format!("<code>{}</code>", escaped(it)),
        _ => escaped(it),
    };
    parts.iter().enumerate().map(part).collect()
}
