//! What the analysis knows of `tracing` 0.1.

pub use self::{instrument::Instrument, span::Span};

#[macro_call]
pub fn span() -> Span;
#[macro_call]
pub fn trace_span() -> Span;
#[macro_call]
pub fn debug_span() -> Span;
#[macro_call]
pub fn info_span() -> Span;
#[macro_call]
pub fn warn_span() -> Span;
#[macro_call]
pub fn error_span() -> Span;

#[derive(Clone, Copy)]
pub struct Level;

pub struct Metadata<'a>;

pub trait Subscriber {}

#[derive(Clone)]
pub struct Dispatch;

pub mod dispatcher {
    pub use super::Dispatch;
    #[calls(1)]
    pub fn with_default<T>(dispatcher: &Dispatch, f: impl FnOnce() -> T) -> T;
    #[calls(0)]
    pub fn get_default<T, F: FnMut(&Dispatch) -> T>(f: F) -> T;
    pub fn set_default(dispatcher: &Dispatch) -> DefaultGuard;
    pub fn set_global_default(dispatcher: Dispatch) -> Result<(), SetGlobalDefaultError>;

    pub struct DefaultGuard;

    pub struct SetGlobalDefaultError;
}

pub mod subscriber {
    pub use super::{
        Subscriber,
        dispatcher::{DefaultGuard, SetGlobalDefaultError},
    };
    #[calls(1)]
    pub fn with_default<T, S>(subscriber: S, f: impl FnOnce() -> T) -> T;
    pub fn set_default<S>(subscriber: S) -> DefaultGuard;
    pub fn set_global_default<S>(subscriber: S) -> Result<(), SetGlobalDefaultError>;
}

pub mod instrument {
    use crate::{Dispatch, Span};
    use std::future::Future;

    pub trait Instrument: Sized {
        #[awaits(0)]
        fn instrument(self, span: Span) -> Instrumented<Self>;
        #[awaits(0)]
        fn in_current_span(self) -> Instrumented<Self>;
    }
    impl<T> Instrument for T {}

    pub trait WithSubscriber: Sized {
        #[awaits(0)]
        fn with_subscriber<S>(self, subscriber: S) -> WithDispatch<Self>;
        #[awaits(0)]
        fn with_current_subscriber(self) -> WithDispatch<Self>;
    }
    impl<T> WithSubscriber for T {}

    pub struct Instrumented<T>;
    impl<T: Future> Future for Instrumented<T> {
        type Output = T::Output;
    }
    impl<T> Instrumented<T> {
        pub fn span(&self) -> &Span;
        pub fn span_mut(&mut self) -> &mut Span;
        #[inner]
        pub fn inner(&self) -> &T;
        #[inner]
        pub fn inner_mut(&mut self) -> &mut T;
        #[inner]
        pub fn into_inner(self) -> T;
    }

    pub struct WithDispatch<T>;
    impl<T: Future> Future for WithDispatch<T> {
        type Output = T::Output;
    }
}

pub mod span {
    use crate::{Dispatch, Metadata};

    #[derive(Clone)]
    pub struct Id;

    #[derive(Clone)]
    pub struct Span;
    impl Span {
        pub fn none() -> Span;
        pub fn current() -> Span;
        #[acquire(shared, blocks)]
        pub fn enter(&self) -> Entered<'_>;
        #[acquire(shared, blocks)]
        pub fn entered(self) -> EnteredSpan;
        #[same]
        pub fn or_current(self) -> Self;
        #[calls(1)]
        pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T;
        pub fn record<Q: ?Sized, V>(&self, field: &Q, value: V) -> &Self;
        pub fn is_disabled(&self) -> bool;
        pub fn is_none(&self) -> bool;
        pub fn follows_from(&self, from: impl Into<Option<Id>>) -> &Self;
        pub fn id(&self) -> Option<Id>;
        pub fn metadata(&self) -> Option<&'static Metadata<'static>>;
        pub fn with_subscriber<T>(&self, f: impl FnOnce((&Id, &Dispatch)) -> T) -> Option<T>;
    }

    #[guard(sync, span)]
    pub struct Entered<'a>;
    impl !Send for Entered<'_> {}

    #[guard(sync, span)]
    pub struct EnteredSpan;
    impl !Send for EnteredSpan {}
    impl EnteredSpan {
        pub fn id(&self) -> Option<Id>;
        #[releases(0)]
        pub fn exit(self) -> Span;
    }
    impl std::ops::Deref for EnteredSpan {
        type Target = Span;
    }
}
