//! What the analysis knows of `futures-task` 0.3.

use std::{future::Future, pin::Pin, sync::Arc, task::Waker};

pub trait ArcWake: Send + Sync {
    #[notify(one)]
    fn wake(self: Arc<Self>);
    #[notify(one)]
    fn wake_by_ref(arc_self: &Arc<Self>);
}

pub struct SpawnError;

pub struct FutureObj<'a, T>;

pub struct LocalFutureObj<'a, T>;

pub trait Spawn {
    #[spawn(task, 1)]
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError>;
}

pub trait LocalSpawn {
    #[spawn(local_task, 1)]
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError>;
}
pub fn noop_waker() -> Waker;
pub fn noop_waker_ref() -> &'static Waker;
pub fn waker<W: ArcWake + 'static>(wake: Arc<W>) -> Waker;
