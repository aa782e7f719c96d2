//! What code promises about its locks, in words that `threadlint` enforces.
//!
//! The attributes compile to nothing: the item comes out as it went in. Malformed ones are errors of
//! the compiler, so that a promise that nobody reads cannot stand in the code.
//!
//! ```
//! use std::{cell::UnsafeCell, sync::Mutex};
//!
//! use threadlint_attributes::{checked, lock_order, requires};
//!
//! #[checked]
//! #[lock_order(lock < log)]
//! struct Counter {
//!     lock: Mutex<()>,
//!     log: Mutex<Vec<u64>>,
//!     #[guarded_by(lock)]
//!     count: UnsafeCell<u64>,
//! }
//!
//! impl Counter {
//!     fn add(&self) {
//!         let _guard = self.lock.lock();
//!         self.add_locked();
//!     }
//!
//!     #[requires(self.lock)]
//!     fn add_locked(&self) {
//!         // SAFETY: the lock is held.
//!         unsafe { *self.count.get() += 1 };
//!     }
//! }
//! ```
//!
//! | attribute | on | promises |
//! |---|---|---|
//! | [`macro@checked`] | a struct | that its fields may have `#[guarded_by(lock)]` |
//! | `guarded_by(lock)` | a field of such a struct | it is only touched while the lock is held |
//! | [`macro@guarded_by`] | a static | the same |
//! | [`macro@requires`] | a function | its callers hold the locks |
//! | [`macro@excludes`] | a function | its callers do not hold the locks |
//! | [`macro@acquires`] | a function | the locks are held when it returns, without a guard |
//! | [`macro@releases`] | a function | the locks are no longer held when it returns |
//! | [`macro@lock_order`] | any item | whoever takes both takes the first one first |
//! | [`macro@allow`] | any item | findings of a rule in it are known and meant |
//!
//! # Why fields need `checked`
//!
//! On stable Rust an attribute macro cannot stand on a field, and attributes that nobody knows are
//! errors. So the macro on the struct takes those off its fields once it has read them. The order of
//! `checked`, `derive` and the others does not matter. Where a macro is not wanted, the same words can
//! be written in a comment right before the field, static or function:
//!
//! ```
//! # use std::{cell::UnsafeCell, sync::Mutex};
//! struct Counter {
//!     lock: Mutex<()>,
//!     // threadlint: guarded_by(lock)
//!     count: UnsafeCell<u64>,
//! }
//! ```
//!
//! # How locks are named
//!
//! * `lock`, `self.lock`, `self.state.lock`: a field of the same value. Of tuple structs `self.0`.
//! * `bank.lock`: a field of the parameter `bank` of the function.
//! * `REGISTRY`, `registry::REGISTRY`: a static.
//! * `Bank.accounts`, `bank::Bank.accounts`: the field of any value of the type.

mod allowance;
mod locks;
mod standing;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;

/// Lets fields of the struct have `#[guarded_by(lock)]`: they are only touched while that lock of the
/// same value is held.
///
/// ```
/// use std::{cell::UnsafeCell, sync::Mutex};
///
/// #[threadlint_attributes::checked]
/// struct Counter {
///     lock: Mutex<()>,
///     #[guarded_by(lock)]
///     count: UnsafeCell<u64>,
/// }
/// ```
///
/// A lock that is not there is an error:
///
/// ```compile_fail
/// #[threadlint_attributes::checked]
/// struct Counter {
///     lock: std::sync::Mutex<()>,
///     #[guarded_by(look)] // error: `Counter` has no field `look`
///     count: std::cell::UnsafeCell<u64>,
/// }
/// ```
#[proc_macro_attribute]
pub fn checked(arguments: TokenStream, item: TokenStream) -> TokenStream {
    standing::checked(arguments.into(), item.into()).into()
}

/// The static is only touched while the lock is held.
///
/// ```
/// # use std::sync::Mutex;
/// # use threadlint_attributes::guarded_by;
/// static LOCK: Mutex<()> = Mutex::new(());
///
/// #[guarded_by(LOCK)]
/// static mut REQUESTS: u64 = 0;
/// ```
///
/// ```compile_fail
/// # use threadlint_attributes::guarded_by;
/// #[guarded_by(LOCK)] // error: `guarded_by` stands on a static, or on a field of a `#[checked]` struct
/// fn count() {}
/// ```
#[proc_macro_attribute]
pub fn guarded_by(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, standing::guarded_by)
}

/// Callers of the function hold the locks.
///
/// ```
/// # use std::sync::Mutex;
/// # use threadlint_attributes::requires;
/// # struct Bank { accounts: Mutex<()>, log: Mutex<()> }
/// impl Bank {
///     #[requires(self.accounts, self.log)]
///     fn book(&self) {}
/// }
///
/// #[requires(bank.accounts)]
/// fn audit(bank: &Bank) {}
/// ```
///
/// ```compile_fail
/// # use threadlint_attributes::requires;
/// #[requires(self.lock)] // error: the function has no `self`
/// fn count() {}
/// ```
#[proc_macro_attribute]
pub fn requires(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, |arguments, item| standing::function("requires", arguments, item))
}

/// Callers of the function do not hold the locks: it takes them itself, or calls what does.
#[proc_macro_attribute]
pub fn excludes(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, |arguments, item| standing::function("excludes", arguments, item))
}

/// The function takes the locks, and its caller holds them afterwards, without a guard.
#[proc_macro_attribute]
pub fn acquires(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, |arguments, item| standing::function("acquires", arguments, item))
}

/// The function releases locks that its caller holds without a guard.
#[proc_macro_attribute]
pub fn releases(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, |arguments, item| standing::function("releases", arguments, item))
}

/// Whoever holds two of the locks has taken the first one first.
///
/// ```
/// # use std::sync::Mutex;
/// # use threadlint_attributes::lock_order;
/// #[lock_order(accounts < audit < log)]
/// struct Bank {
///     accounts: Mutex<()>,
///     audit: Mutex<()>,
///     log: Mutex<()>,
/// }
/// ```
///
/// ```compile_fail
/// # use threadlint_attributes::lock_order;
/// #[lock_order(accounts)] // error: an order has at least two locks: `lock_order(first < second)`
/// struct Bank {
///     accounts: std::sync::Mutex<()>,
/// }
/// ```
#[proc_macro_attribute]
pub fn lock_order(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, standing::lock_order)
}

/// Findings of the rules, or of the groups of rules, in the item are known and meant.
///
/// ```
/// #[threadlint_attributes::allow(sleep_poll, reason = "the device has no interrupt")]
/// fn wait_for_device() {}
/// ```
///
/// ```compile_fail
/// #[threadlint_attributes::allow(sleep_poll)] // error: why is this fine? Add `reason = ".."`
/// fn wait_for_device() {}
/// ```
#[proc_macro_attribute]
pub fn allow(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unchanged(arguments, item, |arguments, _| allowance::check(arguments))
}

/// Gives the item back, behind the error if the attribute is malformed.
fn unchanged(
    arguments: TokenStream,
    item: TokenStream,
    check: impl FnOnce(Tokens, Tokens) -> syn::Result<()>,
) -> TokenStream {
    let mut res = TokenStream::new();
    if let Err(error) = check(arguments.into(), item.clone().into()) {
        res.extend(TokenStream::from(error.to_compile_error()));
    }
    res.extend(item);
    res
}
