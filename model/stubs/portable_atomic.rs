//! What the analysis knows of `portable-atomic` 1.

pub use std::sync::atomic::{
    Atomic, AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicI128, AtomicIsize, AtomicPtr,
    AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicU128, AtomicUsize, Ordering, compiler_fence, fence,
};

pub type AtomicF32 = Atomic<f32>;
pub type AtomicF64 = Atomic<f64>;

pub mod hint {
    #[spin_hint]
    pub fn spin_loop();
}
