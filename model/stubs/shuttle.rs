//! What the analysis knows of `shuttle`. Its primitives are the standard library's, to be run by a
//! scheduler of its own; here they are the very same.

pub mod sync {
    pub use std::sync::*;
}

pub mod thread {
    pub use std::thread::*;
}

pub mod hint {
    pub use std::hint::*;
}

pub mod current {}

pub mod rand {
    pub struct ThreadRng;
    pub fn thread_rng() -> ThreadRng;
}

pub mod lazy_static {
    pub use lazy_static::LazyStatic as Lazy;
}

pub mod future {
    use std::{
        future::Future,
        pin::Pin,
        task::{Context, Poll},
    };

    #[task_handle]
    pub struct JoinHandle<T>;
    impl<T> JoinHandle<T> {
        pub fn abort(&self);
        #[probe]
        pub fn is_finished(&self) -> bool;
    }
    impl<T> Future for JoinHandle<T> {
        type Output = Result<T, JoinError>;
        #[blocks(join, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
    }

    pub enum JoinError {
        Cancelled,
    }
    #[spawn(task, 0)]
    pub fn spawn<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
        fut: F,
    ) -> JoinHandle<T>;
    #[spawn(local_task, 0)]
    pub fn spawn_local<T: 'static, F: Future<Output = T> + 'static>(fut: F) -> JoinHandle<T>;
    #[block_on(0)]
    pub fn block_on<T, F: Future<Output = T>>(future: F) -> T;
    #[yields]
    pub async fn yield_now();
}
pub fn check<F: Fn() + Send + Sync + 'static>(f: F);
pub fn check_random<F: Fn() + Send + Sync + 'static>(f: F, iterations: usize);
pub fn check_pct<F: Fn() + Send + Sync + 'static>(f: F, iterations: usize, depth: usize);
pub fn check_dfs<F: Fn() + Send + Sync + 'static>(f: F, max_iterations: Option<usize>);
pub fn check_uncontrolled_nondeterminism<F: Fn() + Send + Sync + 'static>(
    f: F,
    max_iterations: usize,
);
pub fn replay<F: Fn() + Send + Sync + 'static>(f: F, encoded_schedule: &str);
