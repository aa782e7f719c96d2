//! A whole file, its bodies left alone.

use diag::TextRange;
use model::facts::{FileFacts, SyntaxError};
use proc_macro2::{TokenStream, extra::invalidate_current_thread_spans};

use crate::{
    Source,
    attr::lower_attrs,
    cx::Cx,
    item::Lowering,
    promises, recover,
    scan::{Scan, scan_file},
    stack,
    text::{Excerpt, SpanMap},
};

/// The facts of a file, its bodies left alone.
pub(crate) fn lower_file(source: Source<'_>) -> FileFacts {
    let scan = scan_file(source.text, source.edition, source.macros);
    match stack::need(scan.weight) {
        stack::Need::Usual => lower_scan(source, scan),
        stack::Need::Large => stack::on_large(|| lower_scan(source, scan)),
        stack::Need::TooMuch => lower_parts(source, scan),
    }
}

/// What is nested too deeply for the parser is left out first.
fn lower_parts(source: Source<'_>, mut scan: Scan) -> FileFacts {
    let (skeleton, errors) = recover::without_deep_nesting(&scan.skeleton);
    scan.skeleton = skeleton;
    scan.errors.extend(errors);
    stack::on_large(|| lower_scan(source, scan))
}

fn lower_scan(source: Source<'_>, mut scan: Scan) -> FileFacts {
    let mut skeleton = std::mem::take(&mut scan.skeleton);
    let mut file = parse(&skeleton.text);
    if file.is_err()
        && let Some(modern) = recover::with_usual_syntax(&skeleton)
    {
        invalidate_current_thread_spans();
        file = parse(&modern.text);
        skeleton = modern;
    }
    if file.is_err() {
        let (repaired, errors) = recover::repair_items(&skeleton);
        scan.errors.extend(errors);
        invalidate_current_thread_spans();
        file = parse(&repaired.text);
        skeleton = repaired;
    }
    let facts = match file {
        Ok(file) => lower_parsed(source, scan, skeleton, &file),
        Err(error) => nothing(source, scan, &skeleton, &error),
    };
    invalidate_current_thread_spans();
    facts
}

fn parse(text: &str) -> syn::Result<syn::File> {
    syn::parse2(text.parse::<TokenStream>()?)
}

fn lower_parsed(source: Source<'_>, scan: Scan, skeleton: Excerpt, file: &syn::File) -> FileFacts {
    let cx = Cx::new(source, SpanMap::of_text(skeleton));
    let mut lowering = Lowering {
        cx: &cx,
        scanned: &scan.bodies,
        bodies: Vec::new(),
        errors: scan.errors,
    };
    let mut items = lowering.items(&file.items);
    let (bodies, mut errors) = (lowering.bodies, lowering.errors);
    errors.sort_by_key(|it| it.range);
    promises::attach(&cx, source.text, &mut items);
    FileFacts {
        file: source.file,
        edition: source.edition,
        items,
        attrs: lower_attrs(&cx, &file.attrs),
        bodies,
        opaque_macros: cx.take_opaque_macros(),
        is_cut: cx.is_cut(),
        errors,
        lines: count_lines(source.text),
    }
}

fn nothing(source: Source<'_>, scan: Scan, skeleton: &Excerpt, error: &syn::Error) -> FileFacts {
    let end = TextRange::new(0, skeleton.text.len() as u32);
    let mut errors = scan.errors;
    errors.push(SyntaxError { range: skeleton.file_range(end), message: error.to_string() });
    FileFacts {
        file: source.file,
        edition: source.edition,
        items: Vec::new(),
        attrs: Vec::new(),
        bodies: Vec::new(),
        opaque_macros: Vec::new(),
        is_cut: false,
        errors,
        lines: count_lines(source.text),
    }
}

fn count_lines(text: &str) -> u32 {
    let newlines = text.bytes().filter(|it| *it == b'\n').count();
    let rest = !text.is_empty() && !text.ends_with('\n');
    (newlines + usize::from(rest)) as u32
}
