//! Lowers one file and all of its bodies. What is lowered lies in the text.
#![no_main]

use diag::{FileId, TextRange};
use libfuzzer_sys::fuzz_target;
use lower::{Macros, Source, lower_body_with_errors, lower_file};
use model::facts::BodyIdx;

fuzz_target!(|text: &str| {
    let file = FileId(0);
    let mut macros = Macros::default();
    macros.add_file(file, text);
    let source = Source { file, text, edition: fuzz::edition(text), macros: &macros };
    let facts = lower_file(source);
    let check = |range: TextRange| {
        assert!(text.get(range.start as usize..range.end as usize).is_some(), "{range:?}");
    };
    facts.errors.iter().for_each(|it| check(it.range));
    for idx in 0..facts.bodies.len() {
        check(facts.bodies[idx].range);
        let (body, errors) = lower_body_with_errors(source, &facts, BodyIdx(idx as u32));
        errors.iter().for_each(|it| check(it.range));
        check(body.range);
        body.locals.iter().for_each(|it| check(it.range));
        body.blocks.iter().flat_map(|it| &it.ops).for_each(|it| check(it.range));
    }
});
