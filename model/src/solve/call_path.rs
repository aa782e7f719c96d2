//! Ways to something, shared between the summaries of all who go on from there.

use std::{iter, sync::Arc};

use crate::solve::PathStep;

/// The calls on the way to something, and at last the thing itself.
///
/// A list that grows at its front: what a caller adds is one step, and the rest is its callee's.
/// Summaries hold a hundred paths each, most of which end alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallPath(Option<Arc<Link>>);

#[derive(Debug, PartialEq, Eq)]
struct Link {
    step: PathStep,
    n_steps: u32,
    rest: CallPath,
}

impl CallPath {
    /// The path on which nothing is called.
    pub const EMPTY: CallPath = CallPath(None);

    /// The path that begins with `step` and goes on as this one does.
    #[must_use]
    pub fn after(&self, step: PathStep) -> CallPath {
        let n_steps = self.len() as u32 + 1;
        CallPath(Some(Arc::new(Link { step, n_steps, rest: self.clone() })))
    }

    /// The path of these steps, and then those of `rest`.
    pub(crate) fn of(steps: &[PathStep], rest: CallPath) -> CallPath {
        steps.iter().rev().fold(rest, |path, step| path.after(step.clone()))
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |it| it.n_steps as usize)
    }

    /// Whether there are no steps.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The steps, from the outermost call on.
    pub fn iter(&self) -> impl Iterator<Item = &PathStep> + Clone {
        iter::successors(self.0.as_deref(), |it| it.rest.0.as_deref()).map(|it| &it.step)
    }

    /// The thing itself.
    pub fn last(&self) -> Option<&PathStep> {
        self.iter().last()
    }
}

#[cfg(test)]
mod tests {
    use diag::{FileId, Span, TextRange};

    use super::CallPath;
    use crate::{body::CodeId, solve::PathStep};

    #[test]
    fn paths_share_what_they_have_in_common() {
        let step = |idx: u32| {
            let span: Span = TextRange::new(idx, idx + 1).in_file(FileId(0));
            PathStep { span, code: CodeId(idx) }
        };
        let starts = |path: &CallPath| path.iter().map(|it| it.span.start).collect::<Vec<_>>();
        let end = CallPath::EMPTY.after(step(7));
        let (a, b) = (end.after(step(1)), end.after(step(2)));
        assert_eq!(starts(&a), [1, 7]);
        assert_eq!(starts(&CallPath::of(&[step(4), step(5)], b.clone())), [4, 5, 2, 7]);
        assert_eq!((b.len(), b.last()), (2, Some(&step(7))));
        assert_ne!(a, b);
        assert!(CallPath::EMPTY.is_empty() && CallPath::EMPTY.last().is_none());
    }
}
