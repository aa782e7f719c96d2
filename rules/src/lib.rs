//! The rules, one file each.
//!
//! To add a rule, write `src/<rule>.rs` and name it in the list below.

mod across;
mod blocks;
mod conflicts;
mod hold;
mod more;
mod rule;
mod words;

pub use crate::rule::{Context, Cure, Finding, Group, Level, Rule, check};

macro_rules! rules {
    ($($name:ident,)*) => {
        $(mod $name;)*

        /// Every rule, in the order it is documented.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];

        /// The source of every rule file, whose module docs are the user documentation.
        pub(crate) static SOURCES: &[&str] =
            &[$(include_str!(concat!(stringify!($name), ".rs"))),*];
    };
}

rules! {
    lock_same_statement,
    lock_double,
    lock_reentry,
    lock_recursive_read,
    lock_upgrade,
    lock_order,
    lock_order_instances,
    lock_order_declared,
    lock_guarded_by,
    lock_inconsistent,
    lock_raw,
    lock_unpaired,
    lock_force_unlock,
    lock_poison_ignored,
    lock_futile,
    lock_in_loop,
    guard_let_underscore,
    guard_forgotten,
    guard_in_scrutinee,
    guard_extended,
    guard_across_await,
    guard_across_sleep,
    guard_across_wait,
    guard_across_blocking,
    guard_across_callback,
    guard_async_across_await,
    guard_long,
    shared_static_mut,
    shared_readonly_lock,
    shared_send_bound,
    atomic_rmw,
    atomic_check_then_act,
    atomic_double_load,
    atomic_weak_no_loop,
    atomic_cas_ignored,
    atomic_relaxed_publish,
    atomic_ordering_mismatch,
    atomic_spin,
    wait_no_loop,
    wait_lost_wakeup,
    wait_no_notify,
    async_blocking,
    async_block_on,
    async_task_dropped,
    async_unbounded_spawn,
    async_select_cancel,
    pool_wrong_kind,
    pool_self_wait,
    shared_check_then_act,
    shared_env,
    shared_lazy_init,
    shared_send_ptr,
    shared_state_probe,
    shared_unsafe_cell,
    sleep_poll,
    sleep_sync,
    sleep_periodic,
    thread_detached,
    thread_join_ignored,
    thread_no_shutdown,
    thread_in_loop,
    thread_spawn_join,
    thread_unpooled,
    channel_unbounded,
    channel_poll,
    channel_sender_alive,
    channel_self_deadlock,
    channel_send_ignored,
}
