//! What the analysis knows of `tokio-util` 0.7.

pub mod sync {
    use futures_core::stream::Stream;
    use futures_sink::Sink;
    use std::{
        fmt::Display,
        future::Future,
        pin::Pin,
        sync::Arc,
        task::{Context, Poll},
    };
    use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc::Sender};

    #[notifier]
    pub struct CancellationToken;

    pub struct WaitForCancellationFuture<'a>;

    pub struct WaitForCancellationFutureOwned;
    impl Clone for CancellationToken {}
    impl Drop for CancellationToken {}
    impl Default for CancellationToken {}
    impl CancellationToken {
        pub fn new() -> CancellationToken;
        pub fn child_token(&self) -> CancellationToken;
        #[notify(all)]
        pub fn cancel(&self);
        #[probe]
        pub fn is_cancelled(&self) -> bool;
        #[blocks(wait, awaits)]
        #[cancel_safe]
        pub fn cancelled(&self) -> WaitForCancellationFuture<'_>;
        #[blocks(wait, awaits)]
        #[cancel_safe]
        pub fn cancelled_owned(self) -> WaitForCancellationFutureOwned;
        pub fn drop_guard(self) -> DropGuard;
        pub fn drop_guard_ref(&self) -> DropGuardRef<'_>;
        #[awaits(1)]
        pub async fn run_until_cancelled<F: Future>(&self, fut: F) -> Option<F::Output>;
        #[awaits(1)]
        pub async fn run_until_cancelled_owned<F: Future>(self, fut: F) -> Option<F::Output>;
    }
    impl<'a> Future for WaitForCancellationFuture<'a> {
        type Output = ();
        #[blocks(wait, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()>;
    }
    impl Future for WaitForCancellationFutureOwned {
        type Output = ();
        #[blocks(wait, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()>;
    }

    pub struct DropGuard;
    impl DropGuard {
        pub fn token(&self) -> &CancellationToken;
        #[same]
        pub fn disarm(self) -> CancellationToken;
    }
    impl Drop for DropGuard {}

    pub struct DropGuardRef<'a>;
    impl<'a> DropGuardRef<'a> {
        pub fn token(&self) -> &CancellationToken;
        pub fn disarm(self) -> &'a CancellationToken;
    }
    impl Drop for DropGuardRef<'_> {}

    pub struct PollSendError<T>;
    impl<T> PollSendError<T> {
        pub fn into_inner(self) -> Option<T>;
    }
    impl<T> Display for PollSendError<T> {}

    #[channel(sender)]
    pub struct PollSender<T>;
    impl<T: Send> PollSender<T> {
        pub fn new(sender: Sender<T>) -> Self;
        pub fn poll_reserve(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>>;
        pub fn send_item(&mut self, value: T) -> Result<(), PollSendError<T>>;
        pub fn is_closed(&self) -> bool;
        #[inner]
        pub fn get_ref(&self) -> Option<&Sender<T>>;
        pub fn close(&mut self);
        pub fn abort_send(&mut self) -> bool;
    }
    impl<T> Clone for PollSender<T> {}
    impl<T: Send> Sink<T> for PollSender<T> {
        type Error = PollSendError<T>;
    }

    pub struct PollSemaphore;
    impl PollSemaphore {
        pub fn new(semaphore: Arc<Semaphore>) -> Self;
        pub fn close(&self);
        #[same]
        pub fn clone_inner(&self) -> Arc<Semaphore>;
        #[same]
        pub fn into_inner(self) -> Arc<Semaphore>;
        #[acquire(shared, try, arc)]
        pub fn poll_acquire(&mut self, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>>;
        pub fn poll_acquire_many(
            &mut self,
            cx: &mut Context<'_>,
            permits: u32,
        ) -> Poll<Option<OwnedSemaphorePermit>>;
        pub fn available_permits(&self) -> usize;
        pub fn add_permits(&self, n: usize);
    }
    impl Stream for PollSemaphore {
        type Item = OwnedSemaphorePermit;
    }
    impl Clone for PollSemaphore {}
    impl AsRef<Semaphore> for PollSemaphore {}

    pub struct ReusableBoxFuture<'a, T>;
    impl<'a, T> ReusableBoxFuture<'a, T> {
        pub fn new<F: Future<Output = T> + Send>(future: F) -> Self;
        pub fn set<F: Future<Output = T> + Send>(&mut self, future: F);
        pub fn try_set<F: Future<Output = T> + Send>(&mut self, future: F) -> Result<(), F>;
        pub fn get_pin(&mut self) -> Pin<&mut (dyn Future<Output = T> + Send)>;
        pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T>;
    }
    impl<T> Future for ReusableBoxFuture<'_, T> {
        type Output = T;
    }
    unsafe impl<T> Sync for ReusableBoxFuture<'_, T> {}
}

pub mod task {
    pub use self::join_map::{JoinMap, JoinMapKeys};
    use std::{
        borrow::Borrow,
        fmt,
        future::Future,
        hash::{BuildHasher, Hash, RandomState},
        marker::PhantomData,
        pin::Pin,
        task::{Context, Poll},
    };
    use tokio::{
        runtime::Handle,
        task::{AbortHandle, Id, JoinError, JoinHandle, LocalSet},
    };

    #[task_handle]
    pub struct AbortOnDropHandle<T>;
    impl<T> Drop for AbortOnDropHandle<T> {}
    impl<T> AbortOnDropHandle<T> {
        #[same]
        pub fn new(handle: JoinHandle<T>) -> Self;
        pub fn abort(&self);
        #[probe]
        pub fn is_finished(&self) -> bool;
        pub fn abort_handle(&self) -> AbortHandle;
        #[same]
        pub fn detach(self) -> JoinHandle<T>;
    }
    impl<T> Future for AbortOnDropHandle<T> {
        type Output = Result<T, JoinError>;
        #[blocks(join, awaits)]
        fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
    }
    impl<T> AsRef<JoinHandle<T>> for AbortOnDropHandle<T> {}

    pub struct AbortOnDrop;
    impl Drop for AbortOnDrop {}
    impl AbortOnDrop {
        pub fn new(handle: AbortHandle) -> Self;
        pub fn abort(&self);
        pub fn is_finished(&self) -> bool;
        pub fn detach(self) -> AbortHandle;
    }

    #[pool]
    #[derive(Clone)]
    pub struct LocalPoolHandle;
    impl LocalPoolHandle {
        pub fn new(pool_size: usize) -> LocalPoolHandle;
        pub fn num_threads(&self) -> usize;
        pub fn get_task_loads_for_each_worker(&self) -> Vec<usize>;
        #[spawn(local_task, 1)]
        pub fn spawn_pinned<F: FnOnce() -> Fut + Send, Fut: Future>(
            &self,
            create_task: F,
        ) -> JoinHandle<Fut::Output>
        where
            Fut::Output: Send;
        #[spawn(local_task, 1)]
        pub fn spawn_pinned_by_idx<F: FnOnce() -> Fut + Send, Fut: Future>(
            &self,
            create_task: F,
            idx: usize,
        ) -> JoinHandle<Fut::Output>
        where
            Fut::Output: Send;
    }

    #[task_handle(set)]
    pub struct TaskTracker;

    pub struct TaskTrackerToken;

    pub struct TrackedFuture<F>;

    pub struct TaskTrackerWaitFuture<'a>;
    impl TaskTracker {
        pub fn new() -> Self;
        #[blocks(join, awaits)]
        #[cancel_safe]
        pub fn wait(&self) -> TaskTrackerWaitFuture<'_>;
        pub fn close(&self) -> bool;
        pub fn reopen(&self) -> bool;
        #[probe]
        pub fn is_closed(&self) -> bool;
        #[probe]
        pub fn len(&self) -> usize;
        #[probe(empty)]
        pub fn is_empty(&self) -> bool;
        #[spawn(task, 1)]
        pub fn spawn<F: Future + Send>(&self, task: F) -> JoinHandle<F::Output>
        where
            F::Output: Send;
        #[spawn(task, 1)]
        pub fn spawn_on<F: Future + Send>(&self, task: F, handle: &Handle) -> JoinHandle<F::Output>
        where
            F::Output: Send;
        #[spawn(local_task, 1)]
        pub fn spawn_local<F: Future>(&self, task: F) -> JoinHandle<F::Output>;
        #[spawn(local_task, 1)]
        pub fn spawn_local_on<F: Future>(
            &self,
            task: F,
            local_set: &LocalSet,
        ) -> JoinHandle<F::Output>;
        #[spawn(blocking, 1)]
        pub fn spawn_blocking<F: FnOnce() -> T + Send, T: Send>(&self, task: F) -> JoinHandle<T>;
        #[spawn(blocking, 1)]
        pub fn spawn_blocking_on<F: FnOnce() -> T + Send, T: Send>(
            &self,
            task: F,
            handle: &Handle,
        ) -> JoinHandle<T>;
        #[awaits(1)]
        pub fn track_future<F: Future>(&self, future: F) -> TrackedFuture<F>;
        pub fn token(&self) -> TaskTrackerToken;
        pub fn ptr_eq(left: &TaskTracker, right: &TaskTracker) -> bool;
    }
    impl Default for TaskTracker {}
    impl Clone for TaskTracker {}
    impl TaskTrackerToken {
        pub fn task_tracker(&self) -> &TaskTracker;
    }
    impl Clone for TaskTrackerToken {}
    impl Drop for TaskTrackerToken {}
    impl<F: Future> Future for TrackedFuture<F> {
        type Output = F::Output;
    }
    impl<'a> Future for TaskTrackerWaitFuture<'a> {
        type Output = ();
        #[blocks(join, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()>;
    }

    pub mod join_map {
        use std::{
            borrow::Borrow,
            future::Future,
            hash::{BuildHasher, Hash, RandomState},
            marker::PhantomData,
        };
        use tokio::{
            runtime::Handle,
            task::{AbortHandle, Id, JoinError, JoinSet, LocalSet},
        };

        #[task_handle(set)]
        pub struct JoinMap<K, V, S = RandomState>;
        impl<K, V> JoinMap<K, V> {
            pub fn new() -> Self;
            pub fn with_capacity(capacity: usize) -> Self;
        }
        impl<K, V, S> JoinMap<K, V, S> {
            pub fn with_hasher(hash_builder: S) -> Self;
            pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> Self;
            #[probe]
            pub fn len(&self) -> usize;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            pub fn capacity(&self) -> usize;
            pub fn abort_all(&mut self);
            pub fn detach_all(&mut self);
        }
        impl<K: Hash + Eq, V, S: BuildHasher> JoinMap<K, V, S> {
            #[spawn(task, 2)]
            pub fn spawn<F: Future<Output = V> + Send>(&mut self, key: K, task: F)
            where
                V: Send;
            #[spawn(task, 2)]
            pub fn spawn_on<F: Future<Output = V> + Send>(
                &mut self,
                key: K,
                task: F,
                handle: &Handle,
            ) where
                V: Send;
            #[spawn(blocking, 2)]
            pub fn spawn_blocking<F: FnOnce() -> V + Send>(&mut self, key: K, f: F)
            where
                V: Send;
            #[spawn(blocking, 2)]
            pub fn spawn_blocking_on<F: FnOnce() -> V + Send>(
                &mut self,
                key: K,
                f: F,
                handle: &Handle,
            ) where
                V: Send;
            #[spawn(local_task, 2)]
            pub fn spawn_local<F: Future<Output = V>>(&mut self, key: K, task: F);
            #[spawn(local_task, 2)]
            pub fn spawn_local_on<F: Future<Output = V>>(
                &mut self,
                key: K,
                task: F,
                local_set: &LocalSet,
            );
            #[blocks(join, awaits)]
            #[cancel_safe]
            pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)>;
            pub fn try_join_next(&mut self) -> Option<(K, Result<V, JoinError>)>;
            #[blocks(join, awaits)]
            #[cancel_safe]
            pub async fn shutdown(&mut self);
            pub fn abort<Q: ?Sized + Hash + Eq>(&mut self, key: &Q) -> bool
            where
                K: Borrow<Q>;
            pub fn abort_matching(&mut self, predicate: impl FnMut(&K) -> bool);
            pub fn keys(&self) -> JoinMapKeys<'_, K, V>;
            pub fn contains_key<Q: ?Sized + Hash + Eq>(&self, key: &Q) -> bool
            where
                K: Borrow<Q>;
            pub fn contains_task(&self, task: &Id) -> bool;
            pub fn reserve(&mut self, additional: usize);
            pub fn shrink_to_fit(&mut self);
            pub fn shrink_to(&mut self, min_capacity: usize);
        }
        impl<K, V> Default for JoinMap<K, V> {}

        #[derive(Clone)]
        pub struct JoinMapKeys<'a, K, V>;
        impl<'a, K, V> Iterator for JoinMapKeys<'a, K, V> {
            type Item = &'a K;
        }
    }
}

pub mod time {
    use futures_core::stream::Stream;
    use std::{
        future::Future,
        pin::Pin,
        task::{Context, Poll},
        time::Duration,
    };

    pub mod delay_queue {
        use futures_core::stream::Stream;
        use std::{
            task::{Context, Poll},
            time::Duration,
        };
        use tokio::time::Instant;

        #[collection]
        pub struct DelayQueue<T>;

        pub struct Expired<T>;

        #[derive(Clone, Copy)]
        pub struct Key;
        impl<T> DelayQueue<T> {
            pub fn new() -> DelayQueue<T>;
            pub fn with_capacity(capacity: usize) -> DelayQueue<T>;
            pub fn insert_at(&mut self, value: T, when: Instant) -> Key;
            pub fn poll_expired(&mut self, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>>;
            pub fn insert(&mut self, value: T, timeout: Duration) -> Key;
            pub fn deadline(&self, key: &Key) -> Instant;
            #[element]
            pub fn remove(&mut self, key: &Key) -> Expired<T>;
            pub fn try_remove(&mut self, key: &Key) -> Option<Expired<T>>;
            pub fn reset_at(&mut self, key: &Key, when: Instant);
            pub fn shrink_to_fit(&mut self);
            pub fn compact(&mut self);
            pub fn peek(&self) -> Option<Key>;
            pub fn reset(&mut self, key: &Key, timeout: Duration);
            pub fn clear(&mut self);
            pub fn capacity(&self) -> usize;
            pub fn len(&self) -> usize;
            pub fn reserve(&mut self, additional: usize);
            pub fn is_empty(&self) -> bool;
        }
        impl<T> Default for DelayQueue<T> {}
        impl<T> futures_core::Stream for DelayQueue<T> {
            type Item = Expired<T>;
        }
        impl<T> Expired<T> {
            pub fn get_ref(&self) -> &T;
            pub fn get_mut(&mut self) -> &mut T;
            pub fn into_inner(self) -> T;
            pub fn deadline(&self) -> Instant;
            pub fn key(&self) -> Key;
        }
    }
    pub use self::delay_queue::DelayQueue;
}
