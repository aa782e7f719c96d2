//! Spans that macros of `tracing` make, entered over an await: the task is in them while others run.
use tracing::{Instrument, Level, info_span, span};

async fn post(text: &str) -> usize {
    text.len()
}

async fn entered_at_once(text: &str) -> usize {
    let _span = info_span!("post", len = text.len()).entered();
    post(text).await //~ guard_across_await: the span entered by `_span` is held across an await point
}

async fn entered_later(text: &str) -> usize {
    let span = tracing::span!(Level::INFO, "post");
    let _entered = span.enter();
    post(text).await //~ guard_across_await: the span entered by `_entered` is held across an await point
}

async fn left_before(text: &str) -> usize {
    let span = info_span!("post");
    let entered = span.enter();
    let text = text.trim();
    drop(entered);
    post(text).await
}

async fn in_scope(text: &str) -> usize {
    let text = span!(Level::INFO, "trim").in_scope(|| text.trim());
    post(text).await
}

async fn instrumented(text: &str) -> usize {
    post(text).instrument(info_span!("post")).await
}
