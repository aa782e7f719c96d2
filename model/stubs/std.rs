//! What the analysis knows of the standard library: std, core and alloc in one tree.
//!
//! Taken from the sources of Rust 1.95; bodies, allocator parameters, most unstable items and
//! trait impls through which no type flows are left out.

pub mod prelude {
    /// Only edition 2024 has these two in its prelude.
    pub use crate::future::{Future, IntoFuture};
    pub use crate::{
        borrow::ToOwned,
        boxed::Box,
        clone::Clone,
        cmp::{Eq, Ord, PartialEq, PartialOrd},
        convert::{AsMut, AsRef, From, Into, TryFrom, TryInto},
        default::Default,
        iter::{
            DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator,
        },
        marker::{Copy, Send, Sized, Sync, Unpin},
        mem::{align_of, align_of_val, drop, size_of, size_of_val},
        ops::{AsyncFn, AsyncFnMut, AsyncFnOnce, Drop, Fn, FnMut, FnOnce},
        option::Option::{self, None, Some},
        result::Result::{self, Err, Ok},
        string::{String, ToString},
        vec::Vec,
    };

    pub mod v1 {
        pub use super::*;
    }

    pub mod rust_2015 {
        pub use super::*;
    }

    pub mod rust_2018 {
        pub use super::*;
    }

    pub mod rust_2021 {
        pub use super::*;
    }

    pub mod rust_2024 {
        pub use super::*;
    }
}

pub mod option {
    use crate::{
        ops::{Deref, DerefMut},
        pin::Pin,
    };

    #[derive(Copy)]
    pub enum Option<T> {
        None,
        Some(T),
    }
    impl<T> Option<T> {
        #[tells(present)]
        pub fn is_some(&self) -> bool;
        pub fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool;
        #[tells(absent)]
        pub fn is_none(&self) -> bool;
        pub fn is_none_or(self, f: impl FnOnce(T) -> bool) -> bool;
        #[same]
        pub fn as_ref(&self) -> Option<&T>;
        #[same]
        pub fn as_mut(&mut self) -> Option<&mut T>;
        #[same]
        pub fn as_pin_ref(self: Pin<&Self>) -> Option<Pin<&T>>;
        #[same]
        pub fn as_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut T>>;
        #[same]
        #[demands]
        pub fn expect(self, msg: &str) -> T;
        #[same]
        #[demands]
        pub fn unwrap(self) -> T;
        #[same]
        pub fn unwrap_or(self, default: T) -> T;
        #[same]
        #[calls(1, empty)]
        pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T;
        #[same]
        pub fn unwrap_or_default(self) -> T
        where
            T: Default;
        #[same]
        pub unsafe fn unwrap_unchecked(self) -> T;
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U>;
        #[same]
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self;
        pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U;
        #[calls(1, empty)]
        pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U;
        #[same]
        pub fn ok_or<E>(self, err: E) -> Result<T, E>;
        #[same]
        #[calls(1, empty)]
        pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E>;
        #[same]
        pub fn as_deref(&self) -> Option<&T::Target>
        where
            T: Deref;
        #[same]
        pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
        where
            T: DerefMut;
        #[element]
        pub fn iter(&self) -> Iter<'_, T>;
        #[element]
        pub fn iter_mut(&mut self) -> IterMut<'_, T>;
        pub fn and<U>(self, optb: Option<U>) -> Option<U>;
        pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U>;
        #[same]
        pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Self;
        #[same]
        pub fn or(self, optb: Option<T>) -> Option<T>;
        #[same]
        #[calls(1, empty)]
        pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T>;
        pub fn xor(self, optb: Option<T>) -> Option<T>;
        #[same]
        pub fn insert(&mut self, value: T) -> &mut T;
        #[same]
        #[one_step]
        pub fn get_or_insert(&mut self, value: T) -> &mut T;
        #[same]
        #[one_step]
        pub fn get_or_insert_default(&mut self) -> &mut T
        where
            T: Default;
        #[same]
        #[calls(1, empty)]
        #[one_step]
        pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T;
        #[same]
        pub fn take(&mut self) -> Option<T>;
        #[same]
        pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T>;
        pub fn replace(&mut self, value: T) -> Option<T>;
        pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)>;
    }
    impl<T, U> Option<(T, U)> {
        pub fn unzip(self) -> (Option<T>, Option<U>);
    }
    impl<T> Option<&T> {
        #[same]
        pub fn copied(self) -> Option<T>
        where
            T: Copy;
        #[same]
        pub fn cloned(self) -> Option<T>
        where
            T: Clone;
    }
    impl<T> Option<&mut T> {
        #[same]
        pub fn copied(self) -> Option<T>
        where
            T: Copy;
        #[same]
        pub fn cloned(self) -> Option<T>
        where
            T: Clone;
    }
    impl<T, E> Option<Result<T, E>> {
        #[same]
        pub fn transpose(self) -> Result<Option<T>, E>;
    }
    impl<T: Clone> Clone for Option<T> {}
    impl<T> Default for Option<T> {}
    impl<T> IntoIterator for Option<T> {
        type Item = T;
        type IntoIter = IntoIter<T>;
    }
    impl<'a, T> IntoIterator for &'a Option<T> {
        type Item = &'a T;
        type IntoIter = Iter<'a, T>;
    }
    impl<'a, T> IntoIterator for &'a mut Option<T> {
        type Item = &'a mut T;
        type IntoIter = IterMut<'a, T>;
    }
    impl<T: PartialOrd> PartialOrd for Option<T> {}
    impl<T: Ord> Ord for Option<T> {}

    pub struct Iter<'a, A>;
    impl<'a, A> Iterator for Iter<'a, A> {
        type Item = &'a A;
    }
    impl<A> Clone for Iter<'_, A> {}

    pub struct IterMut<'a, A>;
    impl<'a, A> Iterator for IterMut<'a, A> {
        type Item = &'a mut A;
    }

    #[derive(Clone)]
    pub struct IntoIter<A>;
    impl<A> Iterator for IntoIter<A> {
        type Item = A;
    }
    impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {}
    impl<T> Option<Option<T>> {
        #[same]
        pub fn flatten(self) -> Option<T>;
    }
}

pub mod result {
    use crate::{
        fmt::Debug,
        ops::{Deref, DerefMut},
    };

    #[derive(Copy)]
    pub enum Result<T, E> {
        Ok(T),
        Err(E),
    }
    impl<T, E> Result<T, E> {
        #[tells(present)]
        pub fn is_ok(&self) -> bool;
        pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool;
        #[tells(absent)]
        pub fn is_err(&self) -> bool;
        pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool;
        #[same]
        #[discards_error]
        pub fn ok(self) -> Option<T>;
        #[same]
        pub fn err(self) -> Option<E>;
        #[same]
        pub fn as_ref(&self) -> Result<&T, &E>;
        #[same]
        pub fn as_mut(&mut self) -> Result<&mut T, &mut E>;
        pub fn map<U, F: FnOnce(T) -> U>(self, op: F) -> Result<U, E>;
        pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U;
        #[calls(1, empty)]
        pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U;
        #[same]
        pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F>;
        #[same]
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self;
        #[same]
        pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Self;
        #[same]
        pub fn as_deref(&self) -> Result<&T::Target, &E>
        where
            T: Deref;
        #[same]
        pub fn as_deref_mut(&mut self) -> Result<&mut T::Target, &mut E>
        where
            T: DerefMut;
        #[element]
        pub fn iter(&self) -> Iter<'_, T>;
        #[element]
        pub fn iter_mut(&mut self) -> IterMut<'_, T>;
        #[same]
        #[demands]
        pub fn expect(self, msg: &str) -> T
        where
            E: Debug;
        #[same]
        #[demands]
        pub fn unwrap(self) -> T
        where
            E: Debug;
        #[same]
        #[discards_error]
        pub fn unwrap_or_default(self) -> T
        where
            T: Default;
        #[same]
        pub fn expect_err(self, msg: &str) -> E
        where
            T: Debug;
        #[same]
        pub fn unwrap_err(self) -> E
        where
            T: Debug;
        pub fn and<U>(self, res: Result<U, E>) -> Result<U, E>;
        pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, op: F) -> Result<U, E>;
        #[same]
        pub fn or<F>(self, res: Result<T, F>) -> Result<T, F>;
        #[same]
        #[calls(1, empty)]
        pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F>;
        #[same]
        #[discards_error]
        pub fn unwrap_or(self, default: T) -> T;
        #[same]
        #[calls(1, empty)]
        pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T;
        #[same]
        pub unsafe fn unwrap_unchecked(self) -> T;
        #[same]
        pub unsafe fn unwrap_err_unchecked(self) -> E;
    }
    impl<T, E> Result<&T, E> {
        #[same]
        pub fn copied(self) -> Result<T, E>
        where
            T: Copy;
        #[same]
        pub fn cloned(self) -> Result<T, E>
        where
            T: Clone;
    }
    impl<T, E> Result<&mut T, E> {
        #[same]
        pub fn copied(self) -> Result<T, E>
        where
            T: Copy;
        #[same]
        pub fn cloned(self) -> Result<T, E>
        where
            T: Clone;
    }
    impl<T, E> Result<Option<T>, E> {
        #[same]
        pub fn transpose(self) -> Option<Result<T, E>>;
    }
    impl<T, E> Result<Result<T, E>, E> {
        #[same]
        pub fn flatten(self) -> Result<T, E>;
    }
    impl<T: Clone, E: Clone> Clone for Result<T, E> {}
    impl<T, E> IntoIterator for Result<T, E> {
        type Item = T;
        type IntoIter = IntoIter<T>;
    }
    impl<'a, T, E> IntoIterator for &'a Result<T, E> {
        type Item = &'a T;
        type IntoIter = Iter<'a, T>;
    }
    impl<'a, T, E> IntoIterator for &'a mut Result<T, E> {
        type Item = &'a mut T;
        type IntoIter = IterMut<'a, T>;
    }

    pub struct Iter<'a, T>;
    impl<'a, T> Iterator for Iter<'a, T> {
        type Item = &'a T;
    }
    impl<T> Clone for Iter<'_, T> {}

    pub struct IterMut<'a, T>;
    impl<'a, T> Iterator for IterMut<'a, T> {
        type Item = &'a mut T;
    }

    #[derive(Clone)]
    pub struct IntoIter<T>;
    impl<T> Iterator for IntoIter<T> {
        type Item = T;
    }
    impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {}
}

pub mod clone {
    pub trait Clone: Sized {
        #[same]
        fn clone(&self) -> Self;
        #[calls(1)]
        fn clone_from(&mut self, source: &Self);
    }
}

pub mod marker {
    pub trait Sized {}

    pub unsafe auto trait Send {}

    pub unsafe auto trait Sync {}

    pub auto trait Unpin {}

    pub trait Copy: Clone {}

    pub trait Tuple {}

    #[derive(Clone, Copy, Default)]
    pub struct PhantomData<T: ?Sized>;

    #[derive(Clone, Copy, Default)]
    pub struct PhantomPinned;
    impl !Unpin for PhantomPinned {}
    unsafe impl<T: Sync + ?Sized> Send for &T {}
    impl<T: ?Sized> !Send for *const T {}
    impl<T: ?Sized> !Sync for *const T {}
    impl<T: ?Sized> !Send for *mut T {}
    impl<T: ?Sized> !Sync for *mut T {}
}

pub mod default {
    pub trait Default {
        fn default() -> Self;
    }
}

pub mod hash {
    pub trait Hash {
        fn hash<H: Hasher>(&self, state: &mut H);
        fn hash_slice<H: Hasher>(data: &[Self], state: &mut H);
    }

    pub trait Hasher {
        fn finish(&self) -> u64;
        fn write(&mut self, bytes: &[u8]);
        fn write_usize(&mut self, i: usize);
    }

    pub trait BuildHasher {
        type Hasher: Hasher;
        fn build_hasher(&self) -> Self::Hasher;
        fn hash_one<T: Hash>(&self, x: T) -> u64
        where
            Self::Hasher: Hasher;
    }

    pub struct BuildHasherDefault<H>;
    impl<H> BuildHasherDefault<H> {
        pub fn new() -> Self;
    }
    impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> {
        type Hasher = H;
    }
    impl<H> Clone for BuildHasherDefault<H> {}
    impl<H> Default for BuildHasherDefault<H> {}

    #[derive(Clone, Default)]
    pub struct RandomState;
    impl RandomState {
        pub fn new() -> RandomState;
    }
    impl BuildHasher for RandomState {
        type Hasher = DefaultHasher;
    }

    #[derive(Clone, Default)]
    pub struct DefaultHasher;
    impl DefaultHasher {
        pub fn new() -> DefaultHasher;
    }
    impl Hasher for DefaultHasher {}
}

pub mod cmp {
    pub trait PartialEq<Rhs: ?Sized = Self>: ?Sized {
        fn eq(&self, other: &Rhs) -> bool;
        fn ne(&self, other: &Rhs) -> bool;
    }

    pub trait Eq: PartialEq<Self> + ?Sized {}

    #[derive(Copy)]
    pub enum Ordering {
        Less,
        Equal,
        Greater,
    }
    impl Ordering {
        pub fn is_eq(self) -> bool;
        pub fn is_ne(self) -> bool;
        pub fn is_lt(self) -> bool;
        pub fn is_gt(self) -> bool;
        pub fn is_le(self) -> bool;
        pub fn is_ge(self) -> bool;
        pub fn reverse(self) -> Ordering;
        pub fn then(self, other: Ordering) -> Ordering;
        pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering;
    }

    #[derive(Copy)]
    pub struct Reverse<T>(pub T);
    impl<T: PartialOrd> PartialOrd for Reverse<T> {}
    impl<T: Ord> Ord for Reverse<T> {}
    impl<T: Clone> Clone for Reverse<T> {}

    pub trait Ord: Eq + PartialOrd<Self> + ?Sized {
        #[orders]
        fn cmp(&self, other: &Self) -> Ordering;
        #[orders]
        fn max(self, other: Self) -> Self;
        #[orders]
        fn min(self, other: Self) -> Self;
        fn clamp(self, min: Self, max: Self) -> Self;
    }

    pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> + ?Sized {
        #[orders]
        fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;
        #[orders]
        fn lt(&self, other: &Rhs) -> bool;
        #[orders]
        fn le(&self, other: &Rhs) -> bool;
        #[orders]
        fn gt(&self, other: &Rhs) -> bool;
        #[orders]
        fn ge(&self, other: &Rhs) -> bool;
    }
    #[orders]
    pub fn min<T: Ord>(v1: T, v2: T) -> T;
    #[orders]
    pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T;
    #[orders]
    pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, f: F) -> T;
    #[orders]
    pub fn max<T: Ord>(v1: T, v2: T) -> T;
    #[orders]
    pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T;
    #[orders]
    pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, f: F) -> T;
    impl PartialOrd for () {}
    impl PartialOrd for bool {}
    impl Ord for () {}
    impl Ord for bool {}
    impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A {}
    impl<A: ?Sized + Ord> Ord for &A {}
    impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&mut B> for &mut A {}
    impl<A: ?Sized + Ord> Ord for &mut A {}
}

pub mod convert {
    use crate::{error::Error, fmt::Display};
    pub fn identity<T>(x: T) -> T;

    pub trait AsRef<T: ?Sized>: ?Sized {
        #[same]
        fn as_ref(&self) -> &T;
    }

    pub trait AsMut<T: ?Sized>: ?Sized {
        #[same]
        fn as_mut(&mut self) -> &mut T;
    }

    pub trait Into<T>: Sized {
        fn into(self) -> T;
    }
    impl<T, U: From<T>> Into<U> for T {}

    pub trait From<T>: Sized {
        fn from(value: T) -> Self;
    }

    pub trait TryInto<T>: Sized {
        type Error;
        fn try_into(self) -> Result<T, Self::Error>;
    }
    impl<T, U: TryFrom<T>> TryInto<U> for T {
        type Error = U::Error;
    }

    pub trait TryFrom<T>: Sized {
        type Error;
        fn try_from(value: T) -> Result<Self, Self::Error>;
    }

    #[derive(Copy)]
    pub enum Infallible {}
    impl Clone for Infallible {}
    impl Display for Infallible {}
    impl Error for Infallible {}
    impl PartialOrd for Infallible {}
    impl Ord for Infallible {}
}

pub mod borrow {
    use crate::ops::Deref;

    pub trait Borrow<Borrowed: ?Sized> {
        #[same]
        fn borrow(&self) -> &Borrowed;
    }

    pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> {
        #[same]
        fn borrow_mut(&mut self) -> &mut Borrowed;
    }
    impl<T: ?Sized> Borrow<T> for T {}
    impl<T: ?Sized> BorrowMut<T> for T {}
    impl<T: ?Sized> Borrow<T> for &T {}
    impl<T: ?Sized> Borrow<T> for &mut T {}
    impl<T: ?Sized> BorrowMut<T> for &mut T {}

    pub trait ToOwned {
        type Owned: Borrow<Self>;
        fn to_owned(&self) -> Self::Owned;
        fn clone_into(&self, target: &mut Self::Owned);
    }
    impl<T: Clone> ToOwned for T {
        type Owned = T;
    }
    impl ToOwned for str {
        type Owned = String;
    }
    impl<T: Clone> ToOwned for [T] {
        type Owned = Vec<T>;
    }

    pub enum Cow<'a, B: ?Sized + ToOwned> {
        Borrowed(&'a B),
        Owned(<B as ToOwned>::Owned),
    }
    impl<B: ?Sized + ToOwned> Cow<'_, B> {
        #[same]
        pub fn to_mut(&mut self) -> &mut <B as ToOwned>::Owned;
        #[same]
        pub fn into_owned(self) -> <B as ToOwned>::Owned;
    }
    impl<B: ?Sized + ToOwned> Deref for Cow<'_, B> {
        type Target = B;
    }
    impl<B: ?Sized + ToOwned> Clone for Cow<'_, B> {}
    impl<T: ?Sized + ToOwned> AsRef<T> for Cow<'_, T> {}
    impl<'a> From<&'a str> for Cow<'a, str> {}
    impl<'a> From<String> for Cow<'a, str> {}
}

pub mod any {
    pub trait Any {
        fn type_id(&self) -> TypeId;
    }

    #[derive(Copy, PartialOrd, Ord)]
    pub struct TypeId;
    unsafe impl Send for TypeId {}
    unsafe impl Sync for TypeId {}
    impl TypeId {
        pub fn of<T: ?Sized>() -> TypeId;
    }
    pub fn type_name<T: ?Sized>() -> &'static str;
    pub fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str;
    impl dyn Any {
        pub fn is<T: Any>(&self) -> bool;
        #[same]
        pub fn downcast_ref<T: Any>(&self) -> Option<&T>;
        #[same]
        pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T>;
    }
    impl dyn Any + Send {
        pub fn is<T: Any>(&self) -> bool;
        #[same]
        pub fn downcast_ref<T: Any>(&self) -> Option<&T>;
        #[same]
        pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T>;
    }
    impl dyn Any + Send + Sync {
        pub fn is<T: Any>(&self) -> bool;
        #[same]
        pub fn downcast_ref<T: Any>(&self) -> Option<&T>;
        #[same]
        pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T>;
    }
}

pub mod ops {
    pub trait Add<Rhs = Self> {
        type Output;
        fn add(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Sub<Rhs = Self> {
        type Output;
        fn sub(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Mul<Rhs = Self> {
        type Output;
        fn mul(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Div<Rhs = Self> {
        type Output;
        fn div(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Rem<Rhs = Self> {
        type Output;
        fn rem(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Neg {
        type Output;
        fn neg(self) -> Self::Output;
    }

    pub trait AddAssign<Rhs = Self> {
        fn add_assign(&mut self, rhs: Rhs);
    }

    pub trait SubAssign<Rhs = Self> {
        fn sub_assign(&mut self, rhs: Rhs);
    }

    pub trait MulAssign<Rhs = Self> {
        fn mul_assign(&mut self, rhs: Rhs);
    }

    pub trait DivAssign<Rhs = Self> {
        fn div_assign(&mut self, rhs: Rhs);
    }

    pub trait RemAssign<Rhs = Self> {
        fn rem_assign(&mut self, rhs: Rhs);
    }

    pub trait Not {
        type Output;
        fn not(self) -> Self::Output;
    }
    impl Not for ! {
        type Output = !;
    }

    pub trait BitAnd<Rhs = Self> {
        type Output;
        fn bitand(self, rhs: Rhs) -> Self::Output;
    }

    pub trait BitOr<Rhs = Self> {
        type Output;
        fn bitor(self, rhs: Rhs) -> Self::Output;
    }

    pub trait BitXor<Rhs = Self> {
        type Output;
        fn bitxor(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Shl<Rhs = Self> {
        type Output;
        fn shl(self, rhs: Rhs) -> Self::Output;
    }

    pub trait Shr<Rhs = Self> {
        type Output;
        fn shr(self, rhs: Rhs) -> Self::Output;
    }

    pub trait BitAndAssign<Rhs = Self> {
        fn bitand_assign(&mut self, rhs: Rhs);
    }

    pub trait BitOrAssign<Rhs = Self> {
        fn bitor_assign(&mut self, rhs: Rhs);
    }

    pub trait BitXorAssign<Rhs = Self> {
        fn bitxor_assign(&mut self, rhs: Rhs);
    }

    pub trait ShlAssign<Rhs = Self> {
        fn shl_assign(&mut self, rhs: Rhs);
    }

    pub trait ShrAssign<Rhs = Self> {
        fn shr_assign(&mut self, rhs: Rhs);
    }

    #[derive(Copy)]
    pub enum ControlFlow<B, C = ()> {
        Continue(C),
        Break(B),
    }
    impl<B, C> ControlFlow<B, C> {
        pub fn is_break(&self) -> bool;
        pub fn is_continue(&self) -> bool;
        pub fn break_value(self) -> Option<B>;
        pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C>;
        pub fn continue_value(self) -> Option<C>;
        pub fn map_continue<T, F: FnOnce(C) -> T>(self, f: F) -> ControlFlow<B, T>;
    }

    pub trait Deref {
        type Target: ?Sized;
        #[same]
        fn deref(&self) -> &Self::Target;
    }
    impl<T: ?Sized> Deref for &T {
        type Target = T;
    }
    impl<T: ?Sized> !DerefMut for &T {}
    impl<T: ?Sized> Deref for &mut T {
        type Target = T;
    }

    pub trait DerefMut: Deref + ?Sized {
        #[same]
        fn deref_mut(&mut self) -> &mut Self::Target;
    }
    impl<T: ?Sized> DerefMut for &mut T {}

    pub trait Drop {
        fn drop(&mut self);
    }

    pub trait Index<Idx: ?Sized> {
        type Output: ?Sized;
        #[element]
        fn index(&self, index: Idx) -> &Self::Output;
    }

    pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
        #[element]
        fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
    }

    #[derive(Copy)]
    pub struct RangeFull;

    pub struct Range<Idx> {
        pub start: Idx,
        pub end: Idx,
    }
    impl<Idx: PartialOrd<Idx>> Range<Idx> {
        pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
        where
            Idx: PartialOrd<U>;
        pub fn is_empty(&self) -> bool
        where
            Idx: PartialOrd<Idx>;
    }

    pub struct RangeFrom<Idx> {
        pub start: Idx,
    }
    impl<Idx: PartialOrd<Idx>> RangeFrom<Idx> {
        pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
        where
            Idx: PartialOrd<U>;
    }

    #[derive(Copy)]
    pub struct RangeTo<Idx> {
        pub end: Idx,
    }
    impl<Idx: PartialOrd<Idx>> RangeTo<Idx> {
        pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
        where
            Idx: PartialOrd<U>;
    }

    #[derive(Clone)]
    pub struct RangeInclusive<Idx>;
    impl<Idx> RangeInclusive<Idx> {
        pub fn new(start: Idx, end: Idx) -> Self;
        pub fn start(&self) -> &Idx;
        pub fn end(&self) -> &Idx;
        pub fn into_inner(self) -> (Idx, Idx);
    }
    impl<Idx: PartialOrd<Idx>> RangeInclusive<Idx> {
        pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
        where
            Idx: PartialOrd<U>;
        pub fn is_empty(&self) -> bool
        where
            Idx: PartialOrd;
    }

    #[derive(Copy, Clone)]
    pub struct RangeToInclusive<Idx> {
        pub end: Idx,
    }
    impl<Idx: PartialOrd<Idx>> RangeToInclusive<Idx> {
        pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
        where
            Idx: PartialOrd<U>;
    }

    #[derive(Copy)]
    pub enum Bound<T> {
        Included(T),
        Excluded(T),
        Unbounded,
    }
    impl<T> Bound<T> {
        pub fn as_ref(&self) -> Bound<&T>;
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Bound<U>;
    }
    impl<T: Clone> Bound<&T> {
        pub fn cloned(self) -> Bound<T>
        where
            T: Clone;
    }

    pub trait RangeBounds<T: ?Sized> {
        fn start_bound(&self) -> Bound<&T>;
        fn end_bound(&self) -> Bound<&T>;
        fn contains<U: ?Sized + PartialOrd<T>>(&self, item: &U) -> bool
        where
            T: PartialOrd<U>;
    }
    impl<T: ?Sized> RangeBounds<T> for RangeFull {}
    impl<T> RangeBounds<T> for RangeFrom<T> {}
    impl<T> RangeBounds<T> for RangeTo<T> {}
    impl<T> RangeBounds<T> for Range<T> {}
    impl<T> RangeBounds<T> for RangeInclusive<T> {}
    impl<T> RangeBounds<T> for RangeToInclusive<T> {}
    impl<T> RangeBounds<T> for (Bound<T>, Bound<T>) {}
    impl<'a, T: ?Sized> RangeBounds<T> for (Bound<&'a T>, Bound<&'a T>) {}
    impl<T> RangeBounds<T> for RangeFrom<&T> {}
    impl<T> RangeBounds<T> for RangeTo<&T> {}
    impl<T> RangeBounds<T> for Range<&T> {}
    impl<T> RangeBounds<T> for RangeInclusive<&T> {}
    impl<T> RangeBounds<T> for RangeToInclusive<&T> {}
    impl<A> Iterator for Range<A> {
        type Item = A;
    }
    impl<A> Iterator for RangeInclusive<A> {
        type Item = A;
    }
    impl<A> Iterator for RangeFrom<A> {
        type Item = A;
    }

    pub trait FnOnce<Args> {
        type Output;
        #[calls(0)]
        fn call_once(self, args: Args) -> Self::Output;
    }

    pub trait FnMut<Args>: FnOnce<Args> {
        #[calls(0)]
        fn call_mut(&mut self, args: Args) -> Self::Output;
    }

    pub trait Fn<Args>: FnMut<Args> {
        #[calls(0)]
        fn call(&self, args: Args) -> Self::Output;
    }
    impl<A, F: Fn<A> + ?Sized> Fn<A> for &F {}
    impl<A, F: Fn<A> + ?Sized> FnMut<A> for &F {}
    impl<A, F: Fn<A> + ?Sized> FnOnce<A> for &F {
        type Output = F::Output;
    }
    impl<A, F: FnMut<A> + ?Sized> FnMut<A> for &mut F {}
    impl<A, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F {
        type Output = F::Output;
    }

    pub trait AsyncFnOnce<Args> {
        type Output;
    }

    pub trait AsyncFnMut<Args>: AsyncFnOnce<Args> {}

    pub trait AsyncFn<Args>: AsyncFnMut<Args> {}

    /// What `?` unwraps: `Output` is the type of the expression `e?`.
    pub trait Try {
        type Output;
        type Residual;
    }
    impl<T> Try for Option<T> {
        type Output = T;
        type Residual = Option<crate::convert::Infallible>;
    }
    impl<T, E> Try for Result<T, E> {
        type Output = T;
        type Residual = Result<crate::convert::Infallible, E>;
    }
    impl<B, C> Try for ControlFlow<B, C> {
        type Output = C;
        type Residual = ControlFlow<B, crate::convert::Infallible>;
    }
    impl<T, E> Try for crate::task::Poll<Option<Result<T, E>>> {
        type Output = crate::task::Poll<Option<T>>;
        type Residual = Result<crate::convert::Infallible, E>;
    }
    impl<T, E> Try for crate::task::Poll<Result<T, E>> {
        type Output = crate::task::Poll<T>;
        type Residual = Result<crate::convert::Infallible, E>;
    }
}

pub mod future {
    use crate::{
        boxed::Box,
        ops::{self, DerefMut},
        pin::Pin,
        task::{Context, Poll},
    };

    pub trait Future {
        type Output;
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
    }
    impl<F: ?Sized + Future + Unpin> Future for &mut F {
        type Output = F::Output;
    }
    impl<P: DerefMut<Target: Future>> Future for Pin<P> {
        type Output = <<P as ops::Deref>::Target as Future>::Output;
    }

    pub trait IntoFuture {
        type Output;
        type IntoFuture: Future<Output = Self::Output>;
        fn into_future(self) -> Self::IntoFuture;
    }
    impl<F: Future> IntoFuture for F {
        type Output = F::Output;
        type IntoFuture = F;
    }

    pub struct Pending<T>;
    pub fn pending<T>() -> Pending<T>;
    impl<T> Future for Pending<T> {
        type Output = T;
    }
    impl<T> Clone for Pending<T> {}
    pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<T>>(f: F) -> PollFn<F>;

    pub struct PollFn<F>;
    impl<T, F: FnMut(&mut Context<'_>) -> Poll<T>> Future for PollFn<F> {
        type Output = T;
    }

    #[derive(Clone)]
    pub struct Ready<T>;
    impl<T> Future for Ready<T> {
        type Output = T;
    }
    impl<T> Ready<T> {
        pub fn into_inner(self) -> T;
    }
    pub fn ready<T>(t: T) -> Ready<T>;
}

pub mod task {
    use crate::{fmt::Debug, future::Future, ops::DerefMut, pin::Pin, sync::Arc};

    #[derive(Copy, Clone, Ord, PartialOrd)]
    pub enum Poll<T> {
        Ready(T),
        Pending,
    }
    impl<T> Poll<T> {
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U>;
        pub fn is_ready(&self) -> bool;
        pub fn is_pending(&self) -> bool;
    }
    impl<T, E> Poll<Result<T, E>> {
        pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>>;
        #[same]
        pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>>;
    }
    impl<T, E> Poll<Option<Result<T, E>>> {
        pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Option<Result<U, E>>>;
        #[same]
        pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Option<Result<T, U>>>;
    }

    pub struct RawWaker;
    impl RawWaker {
        pub fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker;
    }

    #[derive(Copy, Clone)]
    pub struct RawWakerVTable;
    impl RawWakerVTable {
        pub fn new(
            clone: unsafe fn(*const ()) -> RawWaker,
            wake: unsafe fn(*const ()),
            wake_by_ref: unsafe fn(*const ()),
            drop: unsafe fn(*const ()),
        ) -> Self;
    }

    pub struct Context<'a>;
    impl<'a> Context<'a> {
        pub fn from_waker(waker: &'a Waker) -> Self;
        pub fn waker(&self) -> &'a Waker;
    }

    pub struct Waker;
    unsafe impl Send for Waker {}
    unsafe impl Sync for Waker {}
    impl Waker {
        #[notify(one)]
        #[callback]
        pub fn wake(self);
        #[notify(one)]
        #[callback]
        pub fn wake_by_ref(&self);
        pub fn will_wake(&self, other: &Waker) -> bool;
        pub unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Self;
        pub unsafe fn from_raw(waker: RawWaker) -> Waker;
        pub fn noop() -> &'static Waker;
        pub fn data(&self) -> *const ();
        pub fn vtable(&self) -> &'static RawWakerVTable;
    }
    impl Clone for Waker {}
    impl Drop for Waker {}

    pub trait Wake {
        fn wake(self: Arc<Self>);
        fn wake_by_ref(self: &Arc<Self>);
    }
}

pub mod iter {
    use crate::{
        cmp::Ordering,
        fmt::Debug,
        hash::Hash,
        ops::{Add, Mul, Try},
    };

    pub trait Iterator {
        type Item;
        #[element]
        fn next(&mut self) -> Option<Self::Item>;
        fn size_hint(&self) -> (usize, Option<usize>);
        fn count(self) -> usize;
        #[element]
        fn last(self) -> Option<Self::Item>;
        #[element]
        fn nth(&mut self, n: usize) -> Option<Self::Item>;
        #[same]
        fn step_by(self, step: usize) -> StepBy<Self>;
        #[same]
        fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> Chain<Self, U::IntoIter>;
        fn zip<U: IntoIterator>(self, other: U) -> Zip<Self, U::IntoIter>;
        fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F>;
        fn for_each<F: FnMut(Self::Item)>(self, f: F);
        #[same]
        fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self, P>;
        fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> FilterMap<Self, F>;
        fn enumerate(self) -> Enumerate<Self>;
        #[same]
        fn peekable(self) -> Peekable<Self>;
        #[same]
        fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> SkipWhile<Self, P>;
        #[same]
        fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> TakeWhile<Self, P>;
        fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, predicate: P)
        -> MapWhile<Self, P>;
        #[same]
        fn skip(self, n: usize) -> Skip<Self>;
        #[same]
        fn take(self, n: usize) -> Take<Self>;
        fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(
            self,
            initial_state: St,
            f: F,
        ) -> Scan<Self, St, F>;
        fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U, F>;
        fn flatten(self) -> Flatten<Self>
        where
            Self::Item: IntoIterator;
        #[same]
        fn fuse(self) -> Fuse<Self>;
        #[same]
        fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F>;
        #[same]
        fn by_ref(&mut self) -> &mut Self;
        fn collect<B: FromIterator<Self::Item>>(self) -> B;
        fn partition<B: Default + Extend<Self::Item>, F: FnMut(&Self::Item) -> bool>(
            self,
            f: F,
        ) -> (B, B);
        fn try_fold<B, F: FnMut(B, Self::Item) -> R, R: Try<Output = B>>(
            &mut self,
            init: B,
            f: F,
        ) -> R;
        fn try_for_each<F: FnMut(Self::Item) -> R, R: Try<Output = ()>>(&mut self, f: F) -> R;
        fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
        #[element]
        fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F)
        -> Option<Self::Item>;
        fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
        fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
        #[element]
        fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
        fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B>;
        fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
        fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>
        where
            Self: ExactSizeIterator + DoubleEndedIterator;
        #[element]
        fn max(self) -> Option<Self::Item>
        where
            Self::Item: Ord;
        #[element]
        fn min(self) -> Option<Self::Item>
        where
            Self::Item: Ord;
        #[element]
        fn max_by_key<B: Ord, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
        #[element]
        fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(
            self,
            compare: F,
        ) -> Option<Self::Item>;
        #[element]
        fn min_by_key<B: Ord, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
        #[element]
        fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(
            self,
            compare: F,
        ) -> Option<Self::Item>;
        #[same]
        fn rev(self) -> Rev<Self>
        where
            Self: DoubleEndedIterator;
        fn unzip<A, B, FromA: Default + Extend<A>, FromB: Default + Extend<B>>(
            self,
        ) -> (FromA, FromB)
        where
            Self: Iterator<Item = (A, B)>;
        #[same]
        fn copied<'a, T: Copy>(self) -> Copied<Self>
        where
            Self: Iterator<Item = &'a T>;
        #[same]
        fn cloned<'a, T: Clone>(self) -> Cloned<Self>
        where
            Self: Iterator<Item = &'a T>;
        #[same]
        fn cycle(self) -> Cycle<Self>
        where
            Self: Clone;
        fn sum<S: Sum<Self::Item>>(self) -> S;
        fn product<P: Product<Self::Item>>(self) -> P;
        fn cmp<I: IntoIterator<Item = Self::Item>>(self, other: I) -> Ordering
        where
            Self::Item: Ord;
        fn partial_cmp<I: IntoIterator>(self, other: I) -> Option<Ordering>
        where
            Self::Item: PartialOrd<I::Item>;
        fn eq<I: IntoIterator>(self, other: I) -> bool
        where
            Self::Item: PartialEq<I::Item>;
        fn ne<I: IntoIterator>(self, other: I) -> bool
        where
            Self::Item: PartialEq<I::Item>;
        fn lt<I: IntoIterator>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        fn le<I: IntoIterator>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        fn gt<I: IntoIterator>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        fn ge<I: IntoIterator>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        fn is_sorted(self) -> bool
        where
            Self::Item: PartialOrd;
        fn is_sorted_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(self, compare: F) -> bool;
        fn is_sorted_by_key<F: FnMut(Self::Item) -> K, K: PartialOrd>(self, f: F) -> bool;
    }
    impl<I: Iterator + ?Sized> Iterator for &mut I {
        type Item = I::Item;
    }

    pub trait DoubleEndedIterator: Iterator {
        #[element]
        fn next_back(&mut self) -> Option<Self::Item>;
        #[element]
        fn nth_back(&mut self, n: usize) -> Option<Self::Item>;
        fn try_rfold<B, F: FnMut(B, Self::Item) -> R, R: Try<Output = B>>(
            &mut self,
            init: B,
            f: F,
        ) -> R;
        fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
        #[element]
        fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
    }

    pub trait ExactSizeIterator: Iterator {
        #[length]
        fn len(&self) -> usize;
    }

    pub trait FromIterator<A>: Sized {
        fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
    }

    pub trait IntoIterator {
        type Item;
        type IntoIter: Iterator<Item = Self::Item>;
        fn into_iter(self) -> Self::IntoIter;
    }
    impl<I: Iterator> IntoIterator for I {
        type Item = I::Item;
        type IntoIter = I;
    }

    pub trait Extend<A> {
        fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
    }

    pub trait Sum<A = Self>: Sized {
        fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
    }

    pub trait Product<A = Self>: Sized {
        fn product<I: Iterator<Item = A>>(iter: I) -> Self;
    }

    pub trait FusedIterator: Iterator {}

    #[derive(Clone)]
    pub struct Chain<A, B>;
    pub fn chain<A: IntoIterator, B: IntoIterator<Item = A::Item>>(
        a: A,
        b: B,
    ) -> Chain<A::IntoIter, B::IntoIter>;
    impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
        type Item = A::Item;
    }

    #[derive(Clone)]
    pub struct Cloned<I>;
    impl<'a, I: Iterator<Item = &'a T>, T: Clone> Iterator for Cloned<I> {
        type Item = T;
    }

    #[derive(Clone)]
    pub struct Copied<I>;
    impl<'a, I: Iterator<Item = &'a T>, T: Copy> Iterator for Copied<I> {
        type Item = T;
    }

    #[derive(Clone)]
    pub struct Cycle<I>;
    impl<I: Clone + Iterator> Iterator for Cycle<I> {
        type Item = <I as Iterator>::Item;
    }

    #[derive(Clone)]
    pub struct Enumerate<I>;
    impl<I: Iterator> Iterator for Enumerate<I> {
        type Item = (usize, <I as Iterator>::Item);
    }

    #[derive(Clone)]
    pub struct Filter<I, P>;
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
        type Item = I::Item;
    }

    #[derive(Clone)]
    pub struct FilterMap<I, F>;
    impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for FilterMap<I, F> {
        type Item = B;
    }

    pub struct FlatMap<I, U: IntoIterator, F>;
    impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
        type Item = U::Item;
    }

    pub struct Flatten<I: Iterator<Item: IntoIterator>>;

    #[derive(Clone)]
    pub struct Fuse<I>;
    impl<I: Iterator> Iterator for Fuse<I> {
        type Item = <I as Iterator>::Item;
    }

    #[derive(Clone)]
    pub struct Inspect<I, F>;
    impl<I: Iterator, F: FnMut(&I::Item)> Iterator for Inspect<I, F> {
        type Item = I::Item;
    }

    #[derive(Clone)]
    pub struct Map<I, F>;
    impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
        type Item = B;
    }

    #[derive(Clone)]
    pub struct MapWhile<I, P>;
    impl<B, I: Iterator, P: FnMut(I::Item) -> Option<B>> Iterator for MapWhile<I, P> {
        type Item = B;
    }

    #[derive(Clone)]
    pub struct Peekable<I: Iterator>;
    impl<I: Iterator> Iterator for Peekable<I> {
        type Item = I::Item;
    }
    impl<I: Iterator> Peekable<I> {
        #[element]
        pub fn peek(&mut self) -> Option<&I::Item>;
        #[element]
        pub fn peek_mut(&mut self) -> Option<&mut I::Item>;
        #[element]
        pub fn next_if(&mut self, func: impl FnOnce(&I::Item) -> bool) -> Option<I::Item>;
        #[element]
        pub fn next_if_eq<T: ?Sized>(&mut self, expected: &T) -> Option<I::Item>
        where
            I::Item: PartialEq<T>;
        pub fn next_if_map<R>(
            &mut self,
            f: impl FnOnce(I::Item) -> Result<R, I::Item>,
        ) -> Option<R>;
        pub fn next_if_map_mut<R>(
            &mut self,
            f: impl FnOnce(&mut I::Item) -> Option<R>,
        ) -> Option<R>;
    }

    #[derive(Clone)]
    pub struct Rev<T>;
    impl<I: DoubleEndedIterator> Iterator for Rev<I> {
        type Item = <I as Iterator>::Item;
    }

    #[derive(Clone)]
    pub struct Scan<I, St, F>;
    impl<B, I: Iterator, St, F: FnMut(&mut St, I::Item) -> Option<B>> Iterator for Scan<I, St, F> {
        type Item = B;
    }

    #[derive(Clone)]
    pub struct Skip<I>;
    impl<I: Iterator> Iterator for Skip<I> {
        type Item = <I as Iterator>::Item;
    }

    #[derive(Clone)]
    pub struct SkipWhile<I, P>;
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for SkipWhile<I, P> {
        type Item = I::Item;
    }

    #[derive(Clone)]
    pub struct StepBy<I>;
    impl<I: Iterator> Iterator for StepBy<I> {
        type Item = I::Item;
    }

    #[derive(Clone)]
    pub struct Take<I>;
    impl<I: Iterator> Iterator for Take<I> {
        type Item = <I as Iterator>::Item;
    }

    #[derive(Clone)]
    pub struct TakeWhile<I, P>;
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, P> {
        type Item = I::Item;
    }

    #[derive(Clone)]
    pub struct Zip<A, B>;
    pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> Zip<A::IntoIter, B::IntoIter>;
    impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
        type Item = (A::Item, B::Item);
    }
    pub fn empty<T>() -> Empty<T>;

    pub struct Empty<T>;
    impl<T> Iterator for Empty<T> {
        type Item = T;
    }
    impl<T> Clone for Empty<T> {}
    pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F>;

    #[derive(Clone)]
    pub struct FromFn<F>;
    impl<T, F: FnMut() -> Option<T>> Iterator for FromFn<F> {
        type Item = T;
    }
    pub fn once<T>(value: T) -> Once<T>;

    #[derive(Clone)]
    pub struct Once<T>;
    impl<T> Iterator for Once<T> {
        type Item = T;
    }
    pub fn once_with<A, F: FnOnce() -> A>(make: F) -> OnceWith<F>;

    #[derive(Clone)]
    pub struct OnceWith<F>;
    impl<A, F: FnOnce() -> A> Iterator for OnceWith<F> {
        type Item = A;
    }
    pub fn repeat<T: Clone>(elt: T) -> Repeat<T>;

    #[derive(Clone)]
    pub struct Repeat<A>;
    impl<A: Clone> Iterator for Repeat<A> {
        type Item = A;
    }
    pub fn repeat_n<T: Clone>(element: T, count: usize) -> RepeatN<T>;

    #[derive(Clone)]
    pub struct RepeatN<A>;
    impl<A: Clone> Iterator for RepeatN<A> {
        type Item = A;
    }
    pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F>;

    #[derive(Copy, Clone)]
    pub struct RepeatWith<F>;
    impl<A, F: FnMut() -> A> Iterator for RepeatWith<F> {
        type Item = A;
    }
    pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> Successors<T, F>;

    #[derive(Clone)]
    pub struct Successors<T, F>;
    impl<T, F: FnMut(&T) -> Option<T>> Iterator for Successors<T, F> {
        type Item = T;
    }
    impl<I: Iterator> Iterator for Flatten<I>
    where
        I::Item: IntoIterator,
    {
        type Item = <I::Item as IntoIterator>::Item;
    }
    // Of which iterators know their length and have two ends, no question depends on it.
    impl<I: Iterator> DoubleEndedIterator for I {}
    impl<I: Iterator> ExactSizeIterator for I {}
    impl<A, B, C: Default + Extend<A>, D: Default + Extend<B>> FromIterator<(A, B)> for (C, D) {}
}

pub mod ascii {
    pub trait AsciiExt {}

    #[derive(Clone)]
    pub struct EscapeDefault;
}

pub mod primitive {
    use crate::{
        char::{ToLowercase, ToUppercase},
        cmp::Ordering,
        fmt::{Debug, Display},
        hash::Hash,
        iter::{Product, Sum},
        num::{ParseFloatError, ParseIntError},
        str::{FromStr, ParseBoolError},
    };
    impl u8 {
        pub const MIN: u8;
        pub const MAX: u8;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 1];
        pub fn from_be_bytes(bytes: [u8; 1]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 1];
        pub fn from_le_bytes(bytes: [u8; 1]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 1];
        pub fn from_ne_bytes(bytes: [u8; 1]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u8;
        pub fn is_power_of_two(self) -> bool;
        pub fn next_power_of_two(self) -> Self;
        pub fn div_ceil(self, rhs: Self) -> Self;
        pub fn next_multiple_of(self, rhs: Self) -> Self;
        pub fn is_ascii(&self) -> bool;
        pub fn is_ascii_alphabetic(&self) -> bool;
        pub fn is_ascii_digit(&self) -> bool;
        pub fn is_ascii_hexdigit(&self) -> bool;
        pub fn is_ascii_alphanumeric(&self) -> bool;
        pub fn is_ascii_whitespace(&self) -> bool;
        pub fn is_ascii_uppercase(&self) -> bool;
        pub fn is_ascii_lowercase(&self) -> bool;
        pub fn is_ascii_punctuation(&self) -> bool;
        pub fn is_ascii_graphic(&self) -> bool;
        pub fn is_ascii_control(&self) -> bool;
        pub fn to_ascii_uppercase(&self) -> u8;
        pub fn to_ascii_lowercase(&self) -> u8;
        pub fn eq_ignore_ascii_case(&self, other: &u8) -> bool;
    }
    impl Clone for u8 {}
    impl Copy for u8 {}
    impl Default for u8 {}
    impl Display for u8 {}
    impl Debug for u8 {}
    impl PartialOrd for u8 {}
    impl Ord for u8 {}
    impl Hash for u8 {}
    impl FromStr for u8 {
        type Err = ParseIntError;
    }
    impl Sum for u8 {}
    impl Product for u8 {}
    impl<'a> Sum<&'a u8> for u8 {}
    impl u16 {
        pub const MIN: u16;
        pub const MAX: u16;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 2];
        pub fn from_be_bytes(bytes: [u8; 2]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 2];
        pub fn from_le_bytes(bytes: [u8; 2]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 2];
        pub fn from_ne_bytes(bytes: [u8; 2]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u16;
        pub fn is_power_of_two(self) -> bool;
        pub fn next_power_of_two(self) -> Self;
        pub fn div_ceil(self, rhs: Self) -> Self;
        pub fn next_multiple_of(self, rhs: Self) -> Self;
    }
    impl Clone for u16 {}
    impl Copy for u16 {}
    impl Default for u16 {}
    impl Display for u16 {}
    impl Debug for u16 {}
    impl PartialOrd for u16 {}
    impl Ord for u16 {}
    impl Hash for u16 {}
    impl FromStr for u16 {
        type Err = ParseIntError;
    }
    impl Sum for u16 {}
    impl Product for u16 {}
    impl<'a> Sum<&'a u16> for u16 {}
    impl u32 {
        pub const MIN: u32;
        pub const MAX: u32;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 4];
        pub fn from_be_bytes(bytes: [u8; 4]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 4];
        pub fn from_le_bytes(bytes: [u8; 4]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 4];
        pub fn from_ne_bytes(bytes: [u8; 4]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u32;
        pub fn is_power_of_two(self) -> bool;
        pub fn next_power_of_two(self) -> Self;
        pub fn div_ceil(self, rhs: Self) -> Self;
        pub fn next_multiple_of(self, rhs: Self) -> Self;
    }
    impl Clone for u32 {}
    impl Copy for u32 {}
    impl Default for u32 {}
    impl Display for u32 {}
    impl Debug for u32 {}
    impl PartialOrd for u32 {}
    impl Ord for u32 {}
    impl Hash for u32 {}
    impl FromStr for u32 {
        type Err = ParseIntError;
    }
    impl Sum for u32 {}
    impl Product for u32 {}
    impl<'a> Sum<&'a u32> for u32 {}
    impl u64 {
        pub const MIN: u64;
        pub const MAX: u64;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 8];
        pub fn from_be_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 8];
        pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 8];
        pub fn from_ne_bytes(bytes: [u8; 8]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u64;
        pub fn is_power_of_two(self) -> bool;
        pub fn next_power_of_two(self) -> Self;
        pub fn div_ceil(self, rhs: Self) -> Self;
        pub fn next_multiple_of(self, rhs: Self) -> Self;
    }
    impl Clone for u64 {}
    impl Copy for u64 {}
    impl Default for u64 {}
    impl Display for u64 {}
    impl Debug for u64 {}
    impl PartialOrd for u64 {}
    impl Ord for u64 {}
    impl Hash for u64 {}
    impl FromStr for u64 {
        type Err = ParseIntError;
    }
    impl Sum for u64 {}
    impl Product for u64 {}
    impl<'a> Sum<&'a u64> for u64 {}
    impl u128 {
        pub const MIN: u128;
        pub const MAX: u128;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 16];
        pub fn from_be_bytes(bytes: [u8; 16]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 16];
        pub fn from_le_bytes(bytes: [u8; 16]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 16];
        pub fn from_ne_bytes(bytes: [u8; 16]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u128;
        pub fn is_power_of_two(self) -> bool;
        pub fn next_power_of_two(self) -> Self;
        pub fn div_ceil(self, rhs: Self) -> Self;
        pub fn next_multiple_of(self, rhs: Self) -> Self;
    }
    impl Clone for u128 {}
    impl Copy for u128 {}
    impl Default for u128 {}
    impl Display for u128 {}
    impl Debug for u128 {}
    impl PartialOrd for u128 {}
    impl Ord for u128 {}
    impl Hash for u128 {}
    impl FromStr for u128 {
        type Err = ParseIntError;
    }
    impl Sum for u128 {}
    impl Product for u128 {}
    impl<'a> Sum<&'a u128> for u128 {}
    impl usize {
        pub const MIN: usize;
        pub const MAX: usize;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 8];
        pub fn from_be_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 8];
        pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 8];
        pub fn from_ne_bytes(bytes: [u8; 8]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> usize;
        pub fn is_power_of_two(self) -> bool;
        pub fn next_power_of_two(self) -> Self;
        pub fn div_ceil(self, rhs: Self) -> Self;
        pub fn next_multiple_of(self, rhs: Self) -> Self;
    }
    impl Clone for usize {}
    impl Copy for usize {}
    impl Default for usize {}
    impl Display for usize {}
    impl Debug for usize {}
    impl PartialOrd for usize {}
    impl Ord for usize {}
    impl Hash for usize {}
    impl FromStr for usize {
        type Err = ParseIntError;
    }
    impl Sum for usize {}
    impl Product for usize {}
    impl<'a> Sum<&'a usize> for usize {}
    impl i8 {
        pub const MIN: i8;
        pub const MAX: i8;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 1];
        pub fn from_be_bytes(bytes: [u8; 1]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 1];
        pub fn from_le_bytes(bytes: [u8; 1]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 1];
        pub fn from_ne_bytes(bytes: [u8; 1]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u8;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn is_negative(self) -> bool;
        pub fn is_positive(self) -> bool;
        pub fn unsigned_abs(self) -> u8;
    }
    impl Clone for i8 {}
    impl Copy for i8 {}
    impl Default for i8 {}
    impl Display for i8 {}
    impl Debug for i8 {}
    impl PartialOrd for i8 {}
    impl Ord for i8 {}
    impl Hash for i8 {}
    impl FromStr for i8 {
        type Err = ParseIntError;
    }
    impl Sum for i8 {}
    impl Product for i8 {}
    impl<'a> Sum<&'a i8> for i8 {}
    impl i16 {
        pub const MIN: i16;
        pub const MAX: i16;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 2];
        pub fn from_be_bytes(bytes: [u8; 2]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 2];
        pub fn from_le_bytes(bytes: [u8; 2]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 2];
        pub fn from_ne_bytes(bytes: [u8; 2]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u16;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn is_negative(self) -> bool;
        pub fn is_positive(self) -> bool;
        pub fn unsigned_abs(self) -> u16;
    }
    impl Clone for i16 {}
    impl Copy for i16 {}
    impl Default for i16 {}
    impl Display for i16 {}
    impl Debug for i16 {}
    impl PartialOrd for i16 {}
    impl Ord for i16 {}
    impl Hash for i16 {}
    impl FromStr for i16 {
        type Err = ParseIntError;
    }
    impl Sum for i16 {}
    impl Product for i16 {}
    impl<'a> Sum<&'a i16> for i16 {}
    impl i32 {
        pub const MIN: i32;
        pub const MAX: i32;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 4];
        pub fn from_be_bytes(bytes: [u8; 4]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 4];
        pub fn from_le_bytes(bytes: [u8; 4]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 4];
        pub fn from_ne_bytes(bytes: [u8; 4]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u32;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn is_negative(self) -> bool;
        pub fn is_positive(self) -> bool;
        pub fn unsigned_abs(self) -> u32;
    }
    impl Clone for i32 {}
    impl Copy for i32 {}
    impl Default for i32 {}
    impl Display for i32 {}
    impl Debug for i32 {}
    impl PartialOrd for i32 {}
    impl Ord for i32 {}
    impl Hash for i32 {}
    impl FromStr for i32 {
        type Err = ParseIntError;
    }
    impl Sum for i32 {}
    impl Product for i32 {}
    impl<'a> Sum<&'a i32> for i32 {}
    impl i64 {
        pub const MIN: i64;
        pub const MAX: i64;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 8];
        pub fn from_be_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 8];
        pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 8];
        pub fn from_ne_bytes(bytes: [u8; 8]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u64;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn is_negative(self) -> bool;
        pub fn is_positive(self) -> bool;
        pub fn unsigned_abs(self) -> u64;
    }
    impl Clone for i64 {}
    impl Copy for i64 {}
    impl Default for i64 {}
    impl Display for i64 {}
    impl Debug for i64 {}
    impl PartialOrd for i64 {}
    impl Ord for i64 {}
    impl Hash for i64 {}
    impl FromStr for i64 {
        type Err = ParseIntError;
    }
    impl Sum for i64 {}
    impl Product for i64 {}
    impl<'a> Sum<&'a i64> for i64 {}
    impl i128 {
        pub const MIN: i128;
        pub const MAX: i128;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 16];
        pub fn from_be_bytes(bytes: [u8; 16]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 16];
        pub fn from_le_bytes(bytes: [u8; 16]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 16];
        pub fn from_ne_bytes(bytes: [u8; 16]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> u128;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn is_negative(self) -> bool;
        pub fn is_positive(self) -> bool;
        pub fn unsigned_abs(self) -> u128;
    }
    impl Clone for i128 {}
    impl Copy for i128 {}
    impl Default for i128 {}
    impl Display for i128 {}
    impl Debug for i128 {}
    impl PartialOrd for i128 {}
    impl Ord for i128 {}
    impl Hash for i128 {}
    impl FromStr for i128 {
        type Err = ParseIntError;
    }
    impl Sum for i128 {}
    impl Product for i128 {}
    impl<'a> Sum<&'a i128> for i128 {}
    impl isize {
        pub const MIN: isize;
        pub const MAX: isize;
        pub const BITS: u32;
        pub fn checked_add(self, rhs: Self) -> Option<Self>;
        pub fn checked_sub(self, rhs: Self) -> Option<Self>;
        pub fn checked_mul(self, rhs: Self) -> Option<Self>;
        pub fn checked_div(self, rhs: Self) -> Option<Self>;
        pub fn checked_rem(self, rhs: Self) -> Option<Self>;
        pub fn saturating_add(self, rhs: Self) -> Self;
        pub fn wrapping_add(self, rhs: Self) -> Self;
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool);
        pub fn saturating_sub(self, rhs: Self) -> Self;
        pub fn wrapping_sub(self, rhs: Self) -> Self;
        pub fn overflowing_sub(self, rhs: Self) -> (Self, bool);
        pub fn saturating_mul(self, rhs: Self) -> Self;
        pub fn wrapping_mul(self, rhs: Self) -> Self;
        pub fn overflowing_mul(self, rhs: Self) -> (Self, bool);
        pub fn wrapping_neg(self) -> Self;
        pub fn pow(self, exp: u32) -> Self;
        pub fn checked_pow(self, exp: u32) -> Option<Self>;
        pub fn saturating_pow(self, exp: u32) -> Self;
        pub fn rem_euclid(self, rhs: Self) -> Self;
        pub fn count_ones(self) -> u32;
        pub fn leading_zeros(self) -> u32;
        pub fn trailing_zeros(self) -> u32;
        pub fn ilog2(self) -> u32;
        pub fn swap_bytes(self) -> Self;
        pub fn rotate_left(self, n: u32) -> Self;
        pub fn rotate_right(self, n: u32) -> Self;
        pub fn to_be_bytes(self) -> [u8; 8];
        pub fn from_be_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 8];
        pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 8];
        pub fn from_ne_bytes(bytes: [u8; 8]) -> Self;
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
        pub fn abs_diff(self, other: Self) -> usize;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn is_negative(self) -> bool;
        pub fn is_positive(self) -> bool;
        pub fn unsigned_abs(self) -> usize;
    }
    impl Clone for isize {}
    impl Copy for isize {}
    impl Default for isize {}
    impl Display for isize {}
    impl Debug for isize {}
    impl PartialOrd for isize {}
    impl Ord for isize {}
    impl Hash for isize {}
    impl FromStr for isize {
        type Err = ParseIntError;
    }
    impl Sum for isize {}
    impl Product for isize {}
    impl<'a> Sum<&'a isize> for isize {}
    impl f32 {
        pub const MIN: f32;
        pub const MAX: f32;
        pub const EPSILON: f32;
        pub const INFINITY: f32;
        pub const NEG_INFINITY: f32;
        pub const NAN: f32;
        pub const MIN_POSITIVE: f32;
        pub fn floor(self) -> Self;
        pub fn ceil(self) -> Self;
        pub fn round(self) -> Self;
        pub fn trunc(self) -> Self;
        pub fn fract(self) -> Self;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn sqrt(self) -> Self;
        pub fn cbrt(self) -> Self;
        pub fn exp(self) -> Self;
        pub fn exp2(self) -> Self;
        pub fn ln(self) -> Self;
        pub fn log2(self) -> Self;
        pub fn log10(self) -> Self;
        pub fn sin(self) -> Self;
        pub fn cos(self) -> Self;
        pub fn tan(self) -> Self;
        pub fn asin(self) -> Self;
        pub fn acos(self) -> Self;
        pub fn atan(self) -> Self;
        pub fn sinh(self) -> Self;
        pub fn cosh(self) -> Self;
        pub fn tanh(self) -> Self;
        pub fn recip(self) -> Self;
        pub fn to_degrees(self) -> Self;
        pub fn to_radians(self) -> Self;
        pub fn exp_m1(self) -> Self;
        pub fn ln_1p(self) -> Self;
        pub fn round_ties_even(self) -> Self;
        #[orders]
        pub fn max(self, other: Self) -> Self;
        #[orders]
        pub fn min(self, other: Self) -> Self;
        pub fn powf(self, other: Self) -> Self;
        pub fn atan2(self, other: Self) -> Self;
        pub fn hypot(self, other: Self) -> Self;
        pub fn copysign(self, other: Self) -> Self;
        pub fn log(self, other: Self) -> Self;
        pub fn div_euclid(self, other: Self) -> Self;
        pub fn rem_euclid(self, other: Self) -> Self;
        pub fn powi(self, n: i32) -> Self;
        pub fn mul_add(self, a: Self, b: Self) -> Self;
        pub fn clamp(self, min: Self, max: Self) -> Self;
        pub fn sin_cos(self) -> (Self, Self);
        pub fn is_nan(self) -> bool;
        pub fn is_infinite(self) -> bool;
        pub fn is_finite(self) -> bool;
        pub fn is_sign_negative(self) -> bool;
        pub fn is_sign_positive(self) -> bool;
        pub fn is_normal(self) -> bool;
        pub fn to_bits(self) -> u32;
        pub fn from_bits(v: u32) -> Self;
        pub fn total_cmp(&self, other: &Self) -> Ordering;
        pub fn to_be_bytes(self) -> [u8; 4];
        pub fn from_be_bytes(bytes: [u8; 4]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 4];
        pub fn from_le_bytes(bytes: [u8; 4]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 4];
        pub fn from_ne_bytes(bytes: [u8; 4]) -> Self;
    }
    impl Clone for f32 {}
    impl Copy for f32 {}
    impl Default for f32 {}
    impl Display for f32 {}
    impl Debug for f32 {}
    impl PartialOrd for f32 {}
    impl FromStr for f32 {
        type Err = ParseFloatError;
    }
    impl Sum for f32 {}
    impl Product for f32 {}
    impl<'a> Sum<&'a f32> for f32 {}
    impl f64 {
        pub const MIN: f64;
        pub const MAX: f64;
        pub const EPSILON: f64;
        pub const INFINITY: f64;
        pub const NEG_INFINITY: f64;
        pub const NAN: f64;
        pub const MIN_POSITIVE: f64;
        pub fn floor(self) -> Self;
        pub fn ceil(self) -> Self;
        pub fn round(self) -> Self;
        pub fn trunc(self) -> Self;
        pub fn fract(self) -> Self;
        pub fn abs(self) -> Self;
        pub fn signum(self) -> Self;
        pub fn sqrt(self) -> Self;
        pub fn cbrt(self) -> Self;
        pub fn exp(self) -> Self;
        pub fn exp2(self) -> Self;
        pub fn ln(self) -> Self;
        pub fn log2(self) -> Self;
        pub fn log10(self) -> Self;
        pub fn sin(self) -> Self;
        pub fn cos(self) -> Self;
        pub fn tan(self) -> Self;
        pub fn asin(self) -> Self;
        pub fn acos(self) -> Self;
        pub fn atan(self) -> Self;
        pub fn sinh(self) -> Self;
        pub fn cosh(self) -> Self;
        pub fn tanh(self) -> Self;
        pub fn recip(self) -> Self;
        pub fn to_degrees(self) -> Self;
        pub fn to_radians(self) -> Self;
        pub fn exp_m1(self) -> Self;
        pub fn ln_1p(self) -> Self;
        pub fn round_ties_even(self) -> Self;
        #[orders]
        pub fn max(self, other: Self) -> Self;
        #[orders]
        pub fn min(self, other: Self) -> Self;
        pub fn powf(self, other: Self) -> Self;
        pub fn atan2(self, other: Self) -> Self;
        pub fn hypot(self, other: Self) -> Self;
        pub fn copysign(self, other: Self) -> Self;
        pub fn log(self, other: Self) -> Self;
        pub fn div_euclid(self, other: Self) -> Self;
        pub fn rem_euclid(self, other: Self) -> Self;
        pub fn powi(self, n: i32) -> Self;
        pub fn mul_add(self, a: Self, b: Self) -> Self;
        pub fn clamp(self, min: Self, max: Self) -> Self;
        pub fn sin_cos(self) -> (Self, Self);
        pub fn is_nan(self) -> bool;
        pub fn is_infinite(self) -> bool;
        pub fn is_finite(self) -> bool;
        pub fn is_sign_negative(self) -> bool;
        pub fn is_sign_positive(self) -> bool;
        pub fn is_normal(self) -> bool;
        pub fn to_bits(self) -> u64;
        pub fn from_bits(v: u64) -> Self;
        pub fn total_cmp(&self, other: &Self) -> Ordering;
        pub fn to_be_bytes(self) -> [u8; 8];
        pub fn from_be_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_le_bytes(self) -> [u8; 8];
        pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
        pub fn to_ne_bytes(self) -> [u8; 8];
        pub fn from_ne_bytes(bytes: [u8; 8]) -> Self;
    }
    impl Clone for f64 {}
    impl Copy for f64 {}
    impl Default for f64 {}
    impl Display for f64 {}
    impl Debug for f64 {}
    impl PartialOrd for f64 {}
    impl FromStr for f64 {
        type Err = ParseFloatError;
    }
    impl Sum for f64 {}
    impl Product for f64 {}
    impl<'a> Sum<&'a f64> for f64 {}
    impl bool {
        pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T>;
        pub fn then_some<T>(self, t: T) -> Option<T>;
    }
    impl Clone for bool {}
    impl Copy for bool {}
    impl Default for bool {}
    impl Display for bool {}
    impl Debug for bool {}
    impl PartialOrd for bool {}
    impl Ord for bool {}
    impl Hash for bool {}
    impl FromStr for bool {
        type Err = ParseBoolError;
    }
    impl char {
        pub const MAX: char;
        pub fn from_u32(i: u32) -> Option<char>;
        pub fn from_digit(num: u32, radix: u32) -> Option<char>;
        pub fn to_digit(self, radix: u32) -> Option<u32>;
        pub fn len_utf8(self) -> usize;
        pub fn len_utf16(self) -> usize;
        pub fn encode_utf8(self, dst: &mut [u8]) -> &mut str;
        pub fn to_lowercase(self) -> ToLowercase;
        pub fn to_uppercase(self) -> ToUppercase;
        pub fn to_ascii_uppercase(&self) -> char;
        pub fn to_ascii_lowercase(&self) -> char;
        pub fn eq_ignore_ascii_case(&self, other: &char) -> bool;
        pub fn is_alphabetic(self) -> bool;
        pub fn is_lowercase(self) -> bool;
        pub fn is_uppercase(self) -> bool;
        pub fn is_whitespace(self) -> bool;
        pub fn is_alphanumeric(self) -> bool;
        pub fn is_control(self) -> bool;
        pub fn is_numeric(self) -> bool;
        pub fn is_digit(self, radix: u32) -> bool;
        pub fn is_ascii(&self) -> bool;
        pub fn is_ascii_alphabetic(&self) -> bool;
        pub fn is_ascii_digit(&self) -> bool;
        pub fn is_ascii_hexdigit(&self) -> bool;
        pub fn is_ascii_alphanumeric(&self) -> bool;
        pub fn is_ascii_whitespace(&self) -> bool;
        pub fn is_ascii_uppercase(&self) -> bool;
        pub fn is_ascii_lowercase(&self) -> bool;
        pub fn is_ascii_punctuation(&self) -> bool;
        pub fn is_ascii_graphic(&self) -> bool;
        pub fn is_ascii_control(&self) -> bool;
    }
    impl Clone for char {}
    impl Copy for char {}
    impl Default for char {}
    impl Display for char {}
    impl Debug for char {}
    impl PartialOrd for char {}
    impl Ord for char {}
    impl Hash for char {}

    pub struct ParseCharError;
    impl FromStr for char {
        type Err = ParseCharError;
    }
    impl From<char> for u32 {}
    impl From<u8> for char {}
    impl Clone for () {}
    impl Copy for () {}
    impl Default for () {}
    impl Display for () {}
    impl Debug for () {}
    impl PartialOrd for () {}
    impl Ord for () {}
    impl Hash for () {}
    impl Display for str {}
    impl Ord for str {}
    impl PartialOrd for str {}
    impl Hash for str {}
    impl Clone for ! {}
    impl<T: ?Sized> Clone for &T {
        #[same]
        fn clone(&self) -> Self;
    }
    impl<T: ?Sized> Copy for &T {}
    impl<T: ?Sized> Clone for *const T {
        #[same]
        fn clone(&self) -> Self;
    }
    impl<T: ?Sized> Copy for *const T {}
    impl<T: ?Sized> Clone for *mut T {
        #[same]
        fn clone(&self) -> Self;
    }
    impl<T: ?Sized> Copy for *mut T {}
    impl Default for &str {}
    impl<T> Default for &[T] {}
    impl<T0: Clone> Clone for (T0,) {}
    impl<T0: Copy> Copy for (T0,) {}
    impl<T0: Default> Default for (T0,) {}
    impl<T0: Ord> Ord for (T0,) {}
    impl<T0: Clone, T1: Clone> Clone for (T0, T1) {}
    impl<T0: Copy, T1: Copy> Copy for (T0, T1) {}
    impl<T0: Default, T1: Default> Default for (T0, T1) {}
    impl<T0: Ord, T1: Ord> Ord for (T0, T1) {}
    impl<T0: Clone, T1: Clone, T2: Clone> Clone for (T0, T1, T2) {}
    impl<T0: Copy, T1: Copy, T2: Copy> Copy for (T0, T1, T2) {}
    impl<T0: Default, T1: Default, T2: Default> Default for (T0, T1, T2) {}
    impl<T0: Ord, T1: Ord, T2: Ord> Ord for (T0, T1, T2) {}
    impl<T0: Clone, T1: Clone, T2: Clone, T3: Clone> Clone for (T0, T1, T2, T3) {}
    impl<T0: Copy, T1: Copy, T2: Copy, T3: Copy> Copy for (T0, T1, T2, T3) {}
    impl<T0: Default, T1: Default, T2: Default, T3: Default> Default for (T0, T1, T2, T3) {}
    impl<T0: Ord, T1: Ord, T2: Ord, T3: Ord> Ord for (T0, T1, T2, T3) {}
    impl<T0: Clone, T1: Clone, T2: Clone, T3: Clone, T4: Clone> Clone for (T0, T1, T2, T3, T4) {}
    impl<T0: Copy, T1: Copy, T2: Copy, T3: Copy, T4: Copy> Copy for (T0, T1, T2, T3, T4) {}
    impl<T0: Default, T1: Default, T2: Default, T3: Default, T4: Default> Default
        for (T0, T1, T2, T3, T4)
    {
    }
    impl<T0: Ord, T1: Ord, T2: Ord, T3: Ord, T4: Ord> Ord for (T0, T1, T2, T3, T4) {}
    impl<T0: Clone, T1: Clone, T2: Clone, T3: Clone, T4: Clone, T5: Clone> Clone
        for (T0, T1, T2, T3, T4, T5)
    {
    }
    impl<T0: Copy, T1: Copy, T2: Copy, T3: Copy, T4: Copy, T5: Copy> Copy for (T0, T1, T2, T3, T4, T5) {}
    impl<T0: Default, T1: Default, T2: Default, T3: Default, T4: Default, T5: Default> Default
        for (T0, T1, T2, T3, T4, T5)
    {
    }
    impl<T0: Ord, T1: Ord, T2: Ord, T3: Ord, T4: Ord, T5: Ord> Ord for (T0, T1, T2, T3, T4, T5) {}
}

pub mod slice {
    use crate::{
        borrow::{BorrowMut, Cow, ToOwned},
        boxed::Box,
        cmp::Ordering,
        fmt::Display,
        mem::MaybeUninit,
        ops::{
            Bound, Index, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo,
            RangeToInclusive,
        },
    };
    impl<T> [T] {
        #[length]
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        #[element]
        pub fn first(&self) -> Option<&T>;
        #[element]
        pub fn first_mut(&mut self) -> Option<&mut T>;
        #[element]
        pub fn split_first(&self) -> Option<(&T, &[T])>;
        #[element]
        pub fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])>;
        #[element]
        pub fn split_last(&self) -> Option<(&T, &[T])>;
        #[element]
        pub fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])>;
        #[element]
        pub fn last(&self) -> Option<&T>;
        #[element]
        pub fn last_mut(&mut self) -> Option<&mut T>;
        #[element]
        pub fn first_chunk<const N: usize>(&self) -> Option<&[T; N]>;
        #[element]
        pub fn last_chunk<const N: usize>(&self) -> Option<&[T; N]>;
        #[element]
        pub fn get<I: SliceIndex<Self>>(&self, index: I) -> Option<&I::Output>;
        #[element]
        pub fn get_mut<I: SliceIndex<Self>>(&mut self, index: I) -> Option<&mut I::Output>;
        #[element]
        pub unsafe fn get_unchecked<I: SliceIndex<Self>>(&self, index: I) -> &I::Output;
        #[element]
        pub unsafe fn get_unchecked_mut<I: SliceIndex<Self>>(&mut self, index: I)
        -> &mut I::Output;
        #[same]
        pub fn as_ptr(&self) -> *const T;
        #[same]
        pub fn as_mut_ptr(&mut self) -> *mut T;
        #[orders]
        pub fn swap(&mut self, a: usize, b: usize);
        pub fn reverse(&mut self);
        #[element]
        pub fn iter(&self) -> Iter<'_, T>;
        #[element]
        pub fn iter_mut(&mut self) -> IterMut<'_, T>;
        #[element]
        pub fn windows(&self, size: usize) -> Windows<'_, T>;
        #[element]
        pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T>;
        #[element]
        pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T>;
        #[element]
        pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T>;
        #[element]
        pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T>;
        pub fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]);
        pub fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]);
        pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N>;
        #[element]
        pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T>;
        pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T>;
        pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T>;
        pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T>;
        #[element]
        pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F>;
        pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F>;
        #[element]
        pub fn split_at(&self, mid: usize) -> (&[T], &[T]);
        #[element]
        pub fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]);
        pub unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]);
        pub unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]);
        #[element]
        pub fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])>;
        #[element]
        pub fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])>;
        #[element]
        pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F>;
        #[element]
        pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F>;
        pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F>;
        pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(
            &mut self,
            pred: F,
        ) -> SplitInclusiveMut<'_, T, F>;
        #[element]
        pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F>;
        pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F>;
        #[element]
        pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F>;
        pub fn splitn_mut<F: FnMut(&T) -> bool>(
            &mut self,
            n: usize,
            pred: F,
        ) -> SplitNMut<'_, T, F>;
        pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F>;
        pub fn rsplitn_mut<F: FnMut(&T) -> bool>(
            &mut self,
            n: usize,
            pred: F,
        ) -> RSplitNMut<'_, T, F>;
        pub fn contains(&self, x: &T) -> bool
        where
            T: PartialEq;
        pub fn starts_with(&self, needle: &[T]) -> bool
        where
            T: PartialEq;
        pub fn ends_with(&self, needle: &[T]) -> bool
        where
            T: PartialEq;
        pub fn strip_prefix<P: ?Sized>(&self, prefix: &P) -> Option<&[T]>
        where
            T: PartialEq;
        pub fn strip_suffix<P: ?Sized>(&self, suffix: &P) -> Option<&[T]>
        where
            T: PartialEq;
        pub fn binary_search(&self, x: &T) -> Result<usize, usize>
        where
            T: Ord;
        pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(
            &'a self,
            f: F,
        ) -> Result<usize, usize>;
        pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(
            &'a self,
            b: &B,
            f: F,
        ) -> Result<usize, usize>;
        #[orders]
        pub fn sort_unstable(&mut self)
        where
            T: Ord;
        #[orders]
        pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F);
        #[orders]
        pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F);
        #[element]
        pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
        where
            T: Ord;
        #[element]
        pub fn select_nth_unstable_by<F: FnMut(&T, &T) -> Ordering>(
            &mut self,
            index: usize,
            compare: F,
        ) -> (&mut [T], &mut T, &mut [T]);
        #[element]
        pub fn select_nth_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(
            &mut self,
            index: usize,
            f: F,
        ) -> (&mut [T], &mut T, &mut [T]);
        pub fn rotate_left(&mut self, mid: usize);
        pub fn rotate_right(&mut self, k: usize);
        pub fn fill(&mut self, value: T)
        where
            T: Clone;
        pub fn fill_with<F: FnMut() -> T>(&mut self, f: F);
        pub fn clone_from_slice(&mut self, src: &[T])
        where
            T: Clone;
        pub fn copy_from_slice(&mut self, src: &[T])
        where
            T: Copy;
        pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
        where
            T: Copy;
        pub fn swap_with_slice(&mut self, other: &mut [T]);
        pub fn is_sorted(&self) -> bool
        where
            T: PartialOrd;
        pub fn is_sorted_by<'a, F: FnMut(&'a T, &'a T) -> bool>(&'a self, compare: F) -> bool;
        pub fn is_sorted_by_key<'a, F: FnMut(&'a T) -> K, K: PartialOrd>(&'a self, f: F) -> bool;
        pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize;
        #[element]
        pub fn get_disjoint_mut<I: SliceIndex<Self>, const N: usize>(
            &mut self,
            indices: [I; N],
        ) -> Result<[&mut I::Output; N], GetDisjointMutError>;
        #[orders]
        pub fn sort(&mut self)
        where
            T: Ord;
        #[orders]
        pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F);
        #[orders]
        pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F);
        #[orders]
        pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F);
        pub fn to_vec(&self) -> Vec<T>
        where
            T: Clone;
        #[same]
        pub fn into_vec(self: Box<Self>) -> Vec<T>;
        pub fn repeat(&self, n: usize) -> Vec<T>
        where
            T: Copy;
        pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output
        where
            Self: Concat<Item>;
        pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
        where
            Self: Join<Separator>;
    }
    impl<T> Default for &[T] {}
    impl<T> Default for &mut [T] {}

    #[derive(Clone)]
    pub enum GetDisjointMutError {
        IndexOutOfBounds,
        OverlappingIndices,
    }
    impl Display for GetDisjointMutError {}
    impl<'a, T> IntoIterator for &'a [T] {
        type Item = &'a T;
        type IntoIter = Iter<'a, T>;
    }
    impl<'a, T> IntoIterator for &'a mut [T] {
        type Item = &'a mut T;
        type IntoIter = IterMut<'a, T>;
    }

    pub struct Iter<'a, T>;
    unsafe impl<T: Sync> Sync for Iter<'_, T> {}
    unsafe impl<T: Sync> Send for Iter<'_, T> {}
    impl<'a, T> Iter<'a, T> {
        pub fn as_slice(&self) -> &'a [T];
    }
    impl<T> Clone for Iter<'_, T> {}
    impl<T> AsRef<[T]> for Iter<'_, T> {}

    pub struct IterMut<'a, T>;
    unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
    unsafe impl<T: Send> Send for IterMut<'_, T> {}
    impl<'a, T> IterMut<'a, T> {
        pub fn into_slice(self) -> &'a mut [T];
        pub fn as_slice(&self) -> &[T];
    }
    impl<T> AsRef<[T]> for IterMut<'_, T> {}

    pub struct Split<'a, T, P: FnMut(&T) -> bool>;
    impl<T, P: Clone + FnMut(&T) -> bool> Clone for Split<'_, T, P> {}

    pub struct SplitInclusive<'a, T, P: FnMut(&T) -> bool>;
    impl<T, P: Clone + FnMut(&T) -> bool> Clone for SplitInclusive<'_, T, P> {}

    pub struct SplitMut<'a, T, P: FnMut(&T) -> bool>;

    pub struct SplitInclusiveMut<'a, T, P: FnMut(&T) -> bool>;

    pub struct RSplit<'a, T, P: FnMut(&T) -> bool>;
    impl<T, P: Clone + FnMut(&T) -> bool> Clone for RSplit<'_, T, P> {}

    pub struct RSplitMut<'a, T, P: FnMut(&T) -> bool>;

    pub struct SplitN<'a, T, P: FnMut(&T) -> bool>;

    pub struct RSplitN<'a, T, P: FnMut(&T) -> bool>;

    pub struct SplitNMut<'a, T, P: FnMut(&T) -> bool>;

    pub struct RSplitNMut<'a, T, P: FnMut(&T) -> bool>;

    pub struct Windows<'a, T>;
    impl<T> Clone for Windows<'_, T> {}

    pub struct Chunks<'a, T>;
    impl<T> Clone for Chunks<'_, T> {}

    pub struct ChunksMut<'a, T>;

    pub struct ChunksExact<'a, T>;
    impl<'a, T> ChunksExact<'a, T> {
        pub fn remainder(&self) -> &'a [T];
    }
    impl<T> Clone for ChunksExact<'_, T> {}

    pub struct ChunksExactMut<'a, T>;
    impl<'a, T> ChunksExactMut<'a, T> {
        pub fn into_remainder(self) -> &'a mut [T];
    }

    pub struct ArrayWindows<'a, T, const N: usize>;
    impl<T, const N: usize> Clone for ArrayWindows<'_, T, N> {}

    pub struct RChunks<'a, T>;
    impl<T> Clone for RChunks<'_, T> {}

    pub struct RChunksMut<'a, T>;

    pub struct RChunksExact<'a, T>;
    impl<'a, T> RChunksExact<'a, T> {
        pub fn remainder(&self) -> &'a [T];
    }
    impl<'a, T> Clone for RChunksExact<'a, T> {}

    pub struct RChunksExactMut<'a, T>;
    impl<'a, T> RChunksExactMut<'a, T> {
        pub fn into_remainder(self) -> &'a mut [T];
    }

    pub struct ChunkBy<'a, T, P>;
    impl<'a, T, P: Clone> Clone for ChunkBy<'a, T, P> {}

    pub struct ChunkByMut<'a, T, P>;
    impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
        type Output = I::Output;
    }

    pub trait Sealed {}
    unsafe impl<T> SliceIndex<[T]> for usize {
        type Output = T;
    }
    unsafe impl<T> SliceIndex<[T]> for Range<usize> {
        type Output = [T];
    }
    unsafe impl<T> SliceIndex<[T]> for RangeTo<usize> {
        type Output = [T];
    }
    unsafe impl<T> SliceIndex<[T]> for RangeFrom<usize> {
        type Output = [T];
    }
    unsafe impl<T> SliceIndex<[T]> for RangeFull {
        type Output = [T];
    }
    unsafe impl<T> SliceIndex<[T]> for RangeInclusive<usize> {
        type Output = [T];
    }

    unsafe impl<T> SliceIndex<[T]> for RangeToInclusive<usize> {
        type Output = [T];
    }

    unsafe impl<T> SliceIndex<[T]> for (Bound<usize>, Bound<usize>) {
        type Output = [T];
    }
    pub unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T];
    pub unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T];
    pub fn from_ref<T>(s: &T) -> &[T];
    pub fn from_mut<T>(s: &mut T) -> &mut [T];
    impl [u8] {
        pub fn to_ascii_uppercase(&self) -> Vec<u8>;
        pub fn to_ascii_lowercase(&self) -> Vec<u8>;
    }
    impl<T> Borrow<[T]> for Vec<T> {}
    impl<T> BorrowMut<[T]> for Vec<T> {}
    impl<T: Clone> ToOwned for [T] {
        type Owned = Vec<T>;
    }
    impl<'a, T> Iterator for Iter<'a, T> {
        type Item = &'a T;
    }
    impl<'a, T> Iterator for IterMut<'a, T> {
        type Item = &'a mut T;
    }
    impl<'a, T> Iterator for Chunks<'a, T> {
        type Item = &'a [T];
    }
    impl<'a, T> Iterator for ChunksMut<'a, T> {
        type Item = &'a mut [T];
    }
    impl<'a, T> Iterator for ChunksExact<'a, T> {
        type Item = &'a [T];
    }
    impl<'a, T> Iterator for ChunksExactMut<'a, T> {
        type Item = &'a mut [T];
    }
    impl<'a, T> Iterator for RChunks<'a, T> {
        type Item = &'a [T];
    }
    impl<'a, T> Iterator for RChunksMut<'a, T> {
        type Item = &'a mut [T];
    }
    impl<'a, T> Iterator for RChunksExact<'a, T> {
        type Item = &'a [T];
    }
    impl<'a, T> Iterator for RChunksExactMut<'a, T> {
        type Item = &'a mut [T];
    }
    impl<'a, T> Iterator for Windows<'a, T> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
        type Item = &'a mut [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
        type Item = &'a mut [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
        type Item = &'a mut [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<'a, T, P> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitNMut<'a, T, P> {
        type Item = &'a mut [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitN<'a, T, P> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitNMut<'a, T, P> {
        type Item = &'a mut [T];
    }
    impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
        type Item = &'a [T];
    }
    impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
        type Item = &'a mut [T];
    }

    pub trait SliceIndex<T: ?Sized> {
        type Output: ?Sized;
    }
    impl SliceIndex<str> for Range<usize> {
        type Output = str;
    }
    impl SliceIndex<str> for RangeFrom<usize> {
        type Output = str;
    }
    impl SliceIndex<str> for RangeTo<usize> {
        type Output = str;
    }
    impl SliceIndex<str> for RangeInclusive<usize> {
        type Output = str;
    }
    impl SliceIndex<str> for RangeToInclusive<usize> {
        type Output = str;
    }
    impl SliceIndex<str> for RangeFull {
        type Output = str;
    }
    impl SliceIndex<str> for (crate::ops::Bound<usize>, crate::ops::Bound<usize>) {
        type Output = str;
    }
    impl<I: SliceIndex<str>> Index<I> for str {
        type Output = I::Output;
    }
    impl<T> AsRef<[T]> for [T] {}
    impl<T> AsMut<[T]> for [T] {}

    pub trait Concat<Item: ?Sized> {
        type Output;
        fn concat(slice: &Self) -> Self::Output;
    }

    pub trait Join<Separator> {
        type Output;
        fn join(slice: &Self, sep: Separator) -> Self::Output;
    }
    impl<S: Borrow<str>> Concat<str> for [S] {
        type Output = String;
    }
    impl<S: Borrow<str>> Join<&str> for [S] {
        type Output = String;
    }
    impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
        type Output = Vec<T>;
    }
    impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
        type Output = Vec<T>;
    }
    impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
        type Output = Vec<T>;
    }
    use crate::borrow::Borrow;

    impl [u8] {
        pub fn is_ascii(&self) -> bool;
        pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool;
        pub fn make_ascii_uppercase(&mut self);
        pub fn make_ascii_lowercase(&mut self);
        pub fn to_ascii_uppercase(&self) -> Vec<u8>;
        pub fn to_ascii_lowercase(&self) -> Vec<u8>;
        pub fn trim_ascii(&self) -> &[u8];
    }
}

pub mod array {
    use crate::ops::Index;

    pub struct TryFromSliceError;

    #[derive(Clone)]
    #[collection]
    pub struct IntoIter<T, const N: usize>;
    impl<T, const N: usize> Iterator for IntoIter<T, N> {
        type Item = T;
    }
    impl<T, const N: usize> [T; N] {
        pub fn map<F: FnMut(T) -> U, U>(self, f: F) -> [U; N];
        #[same]
        pub fn as_slice(&self) -> &[T];
        #[same]
        pub fn as_mut_slice(&mut self) -> &mut [T];
        #[element]
        pub fn each_ref(&self) -> [&T; N];
        #[element]
        pub fn each_mut(&mut self) -> [&mut T; N];
    }
    impl<T, const N: usize> IntoIterator for [T; N] {
        type Item = T;
        type IntoIter = IntoIter<T, N>;
    }
    impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
        type Item = &'a T;
        type IntoIter = crate::slice::Iter<'a, T>;
    }
    impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
        type Item = &'a mut T;
        type IntoIter = crate::slice::IterMut<'a, T>;
    }
    impl<T, I, const N: usize> Index<I> for [T; N]
    where
        [T]: Index<I>,
    {
        type Output = <[T] as Index<I>>::Output;
    }
    impl<T: Clone, const N: usize> Clone for [T; N] {}
    impl<T: Copy, const N: usize> Copy for [T; N] {}
    impl<T: Default, const N: usize> Default for [T; N] {}
    impl<T, const N: usize> AsRef<[T]> for [T; N] {}
    impl<T, const N: usize> AsMut<[T]> for [T; N] {}
    pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(f: F) -> [T; N];
    pub fn from_ref<T>(s: &T) -> &[T; 1];
    pub fn from_mut<T>(s: &mut T) -> &mut [T; 1];
}

pub mod vec {
    use crate::{
        borrow::Cow,
        boxed::Box,
        collections::VecDeque,
        mem::MaybeUninit,
        ops::{Deref, DerefMut, Index, RangeBounds},
        slice::{self, SliceIndex},
    };

    #[collection]
    pub struct Vec<T>;
    impl<T> Vec<T> {
        pub fn new() -> Self;
        pub fn with_capacity(capacity: usize) -> Self;
        pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self;
        pub fn push(&mut self, value: T);
        #[element]
        pub fn push_mut(&mut self, value: T) -> &mut T;
        pub fn capacity(&self) -> usize;
        pub fn reserve(&mut self, additional: usize);
        pub fn reserve_exact(&mut self, additional: usize);
        pub fn shrink_to_fit(&mut self);
        #[same]
        pub fn into_boxed_slice(self) -> Box<[T]>;
        pub fn truncate(&mut self, len: usize);
        #[same]
        pub fn as_slice(&self) -> &[T];
        #[same]
        pub fn as_mut_slice(&mut self) -> &mut [T];
        #[same]
        pub fn as_ptr(&self) -> *const T;
        #[same]
        pub fn as_mut_ptr(&mut self) -> *mut T;
        pub unsafe fn set_len(&mut self, new_len: usize);
        #[element]
        pub fn swap_remove(&mut self, index: usize) -> T;
        pub fn insert(&mut self, index: usize, element: T);
        #[element]
        pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T;
        #[element]
        pub fn remove(&mut self, index: usize) -> T;
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
        pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, key: F);
        pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, same_bucket: F);
        #[element]
        pub fn pop(&mut self) -> Option<T>;
        #[element]
        pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T>;
        pub fn append(&mut self, other: &mut Self);
        #[element]
        pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T>;
        pub fn clear(&mut self);
        #[length]
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn split_off(&mut self, at: usize) -> Self;
        pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F);
        #[forgets(0)]
        pub fn leak<'a>(self) -> &'a mut [T];
        pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(
            &mut self,
            range: R,
            replace_with: I,
        ) -> Splice<'_, I::IntoIter>;
        pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(
            &mut self,
            range: R,
            filter: F,
        ) -> ExtractIf<'_, T, F>;
    }
    impl<T: Clone> Vec<T> {
        pub fn resize(&mut self, new_len: usize, value: T);
        pub fn extend_from_slice(&mut self, other: &[T]);
        pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R);
    }
    impl<T, const N: usize> Vec<[T; N]> {
        pub fn into_flattened(self) -> Vec<T>;
    }
    impl<T: PartialEq> Vec<T> {
        pub fn dedup(&mut self);
    }
    impl<T> Deref for Vec<T> {
        type Target = [T];
    }
    impl<T> DerefMut for Vec<T> {}
    impl<T: Clone> Clone for Vec<T> {}
    impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> {
        type Output = I::Output;
    }
    impl<T> FromIterator<T> for Vec<T> {}
    impl<T> IntoIterator for Vec<T> {
        type Item = T;
        type IntoIter = IntoIter<T>;
    }
    impl<'a, T> IntoIterator for &'a Vec<T> {
        type Item = &'a T;
        type IntoIter = slice::Iter<'a, T>;
    }
    impl<'a, T> IntoIterator for &'a mut Vec<T> {
        type Item = &'a mut T;
        type IntoIter = slice::IterMut<'a, T>;
    }
    impl<T: PartialOrd, A1, A2> PartialOrd<Vec<T, A2>> for Vec<T, A1> {}
    impl<T: Ord> Ord for Vec<T> {}
    impl<T> Drop for Vec<T> {}
    impl<T> Default for Vec<T> {}
    impl<T> AsRef<Vec<T>> for Vec<T> {}
    impl<T> AsMut<Vec<T>> for Vec<T> {}
    impl<T> AsRef<[T]> for Vec<T> {}
    impl<T> AsMut<[T]> for Vec<T> {}

    #[collection]
    pub struct IntoIter<T>;
    impl<T> IntoIter<T> {
        pub fn as_slice(&self) -> &[T];
        pub fn as_mut_slice(&mut self) -> &mut [T];
    }
    impl<T> Iterator for IntoIter<T> {
        type Item = T;
    }
    impl<T: Clone> Clone for IntoIter<T> {}

    #[collection]
    pub struct Drain<'a, T>;
    impl<'a, T> Drain<'a, T> {
        pub fn as_slice(&self) -> &[T];
    }
    impl<T> Iterator for Drain<'_, T> {
        type Item = T;
    }

    pub struct ExtractIf<'a, T, F>;
    impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
        type Item = T;
    }

    pub struct Splice<'a, I: Iterator>;
    impl<I: Iterator> Iterator for Splice<'_, I> {
        type Item = I::Item;
    }
    impl<T> From<Vec<T>> for Box<[T]> {}
    impl<T: Clone> From<&[T]> for Vec<T> {}
    impl<T, const N: usize> From<[T; N]> for Vec<T> {}
    impl<T> From<Box<[T]>> for Vec<T> {}
    impl<T> From<VecDeque<T>> for Vec<T> {}
    impl From<&str> for Vec<u8> {}
    impl From<String> for Vec<u8> {}
    impl<T> Extend<T> for Vec<T> {}
    impl<'a, T: Copy> Extend<&'a T> for Vec<T> {}
    /// What `vec![elem; n]` calls.
    pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T>;
}

pub mod str {
    use crate::{
        borrow::Cow,
        boxed::Box,
        char,
        fmt::Display,
        iter::{Chain, Cloned, Copied, Filter, Flatten, FusedIterator, Map},
        ops::{Index, RangeBounds},
        slice::{self, SliceIndex},
    };

    pub mod pattern {
        pub trait Pattern {
            type Searcher<'a>;
        }
        impl Pattern for char {
            type Searcher<'a> = ();
        }
        impl Pattern for &str {
            type Searcher<'a> = ();
        }
        impl Pattern for &String {
            type Searcher<'a> = ();
        }
        impl Pattern for &[char] {
            type Searcher<'a> = ();
        }
        impl<F: FnMut(char) -> bool> Pattern for F {
            type Searcher<'a> = ();
        }
    }
    use pattern::Pattern;
    impl str {
        #[length]
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error>;
        pub fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error>;
        pub unsafe fn from_utf8_unchecked(v: &[u8]) -> &str;
        pub fn is_char_boundary(&self, index: usize) -> bool;
        pub fn floor_char_boundary(&self, index: usize) -> usize;
        pub fn ceil_char_boundary(&self, index: usize) -> usize;
        pub fn as_bytes(&self) -> &[u8];
        pub unsafe fn as_bytes_mut(&mut self) -> &mut [u8];
        pub fn as_ptr(&self) -> *const u8;
        pub fn as_mut_ptr(&mut self) -> *mut u8;
        pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output>;
        pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output>;
        pub fn split_at(&self, mid: usize) -> (&str, &str);
        pub fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str);
        pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)>;
        pub fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)>;
        pub fn chars(&self) -> Chars<'_>;
        pub fn char_indices(&self) -> CharIndices<'_>;
        pub fn bytes(&self) -> Bytes<'_>;
        pub fn split_whitespace(&self) -> SplitWhitespace<'_>;
        pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_>;
        pub fn lines(&self) -> Lines<'_>;
        pub fn encode_utf16(&self) -> EncodeUtf16<'_>;
        pub fn contains<P: Pattern>(&self, pat: P) -> bool;
        pub fn starts_with<P: Pattern>(&self, pat: P) -> bool;
        pub fn ends_with<P: Pattern>(&self, pat: P) -> bool;
        pub fn find<P: Pattern>(&self, pat: P) -> Option<usize>;
        pub fn rfind<P: Pattern>(&self, pat: P) -> Option<usize>;
        pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P>;
        pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P>;
        pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P>;
        pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P>;
        pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P>;
        pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P>;
        pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P>;
        pub fn split_once<P: Pattern>(&self, delimiter: P) -> Option<(&'_ str, &'_ str)>;
        pub fn rsplit_once<P: Pattern>(&self, delimiter: P) -> Option<(&'_ str, &'_ str)>;
        pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P>;
        pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P>;
        pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P>;
        pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P>;
        pub fn trim(&self) -> &str;
        pub fn trim_start(&self) -> &str;
        pub fn trim_end(&self) -> &str;
        pub fn trim_matches<P: Pattern>(&self, pat: P) -> &str;
        pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str;
        pub fn strip_prefix<P: Pattern>(&self, prefix: P) -> Option<&str>;
        pub fn strip_suffix<P: Pattern>(&self, suffix: P) -> Option<&str>;
        pub fn trim_end_matches<P: Pattern>(&self, pat: P) -> &str;
        pub fn parse<F: FromStr>(&self) -> Result<F, F::Err>;
        pub fn is_ascii(&self) -> bool;
        pub fn eq_ignore_ascii_case(&self, other: &str) -> bool;
        pub fn make_ascii_uppercase(&mut self);
        pub fn make_ascii_lowercase(&mut self);
        pub fn trim_ascii_start(&self) -> &str;
        pub fn trim_ascii_end(&self) -> &str;
        pub fn trim_ascii(&self) -> &str;
        pub fn escape_debug(&self) -> EscapeDebug<'_>;
        pub fn escape_default(&self) -> EscapeDefault<'_>;
        pub fn escape_unicode(&self) -> EscapeUnicode<'_>;
        pub fn into_boxed_bytes(self: Box<Self>) -> Box<[u8]>;
        pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String;
        pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String;
        pub fn to_lowercase(&self) -> String;
        pub fn to_uppercase(&self) -> String;
        pub fn into_string(self: Box<Self>) -> String;
        pub fn repeat(&self, n: usize) -> String;
        pub fn to_ascii_uppercase(&self) -> String;
        pub fn to_ascii_lowercase(&self) -> String;
    }
    impl AsRef<[u8]> for str {}
    impl Default for &str {}
    impl Default for &mut str {}
    impl !crate::error::Error for &str {}
    impl ToOwned for str {
        type Owned = String;
    }

    #[derive(Clone)]
    pub struct Chars<'a>;
    impl<'a> Iterator for Chars<'a> {
        type Item = char;
    }

    #[derive(Clone)]
    pub struct CharIndices<'a>;
    impl<'a> Iterator for CharIndices<'a> {
        type Item = (usize, char);
    }

    #[derive(Clone)]
    pub struct Bytes<'a>;
    impl<'a> Iterator for Bytes<'a> {
        type Item = u8;
    }

    #[derive(Clone)]
    pub struct SplitWhitespace<'a>;
    impl<'a> Iterator for SplitWhitespace<'a> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct SplitAsciiWhitespace<'a>;
    impl<'a> Iterator for SplitAsciiWhitespace<'a> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct Lines<'a>;
    impl<'a> Iterator for Lines<'a> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct EncodeUtf16<'a>;
    impl<'a> Iterator for EncodeUtf16<'a> {
        type Item = u16;
    }

    #[derive(Clone)]
    pub struct EscapeDebug<'a>;
    impl<'a> Iterator for EscapeDebug<'a> {
        type Item = char;
    }

    #[derive(Clone)]
    pub struct EscapeDefault<'a>;
    impl<'a> Iterator for EscapeDefault<'a> {
        type Item = char;
    }

    #[derive(Clone)]
    pub struct EscapeUnicode<'a>;
    impl<'a> Iterator for EscapeUnicode<'a> {
        type Item = char;
    }
    impl<'a> Chars<'a> {
        pub fn as_str(&self) -> &'a str;
    }
    impl<'a> CharIndices<'a> {
        pub fn as_str(&self) -> &'a str;
        pub fn offset(&self) -> usize;
    }

    #[derive(Clone)]
    pub struct Split<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for Split<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct RSplit<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for RSplit<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct SplitTerminator<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for SplitTerminator<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct RSplitTerminator<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for RSplitTerminator<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct SplitN<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for SplitN<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct RSplitN<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for RSplitN<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct SplitInclusive<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct Matches<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for Matches<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct RMatches<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
        type Item = &'a str;
    }

    #[derive(Clone)]
    pub struct MatchIndices<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
        type Item = (usize, &'a str);
    }

    #[derive(Clone)]
    pub struct RMatchIndices<'a, P: Pattern>;
    impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
        type Item = (usize, &'a str);
    }

    pub trait FromStr {
        type Err;
        fn from_str(s: &str) -> Result<Self, Self::Err>;
    }
    impl FromStr for String {
        type Err = crate::convert::Infallible;
    }

    #[derive(Clone, Copy)]
    pub struct Utf8Error;
    impl Utf8Error {
        pub fn valid_up_to(&self) -> usize;
        pub fn error_len(&self) -> Option<usize>;
    }
    impl Display for Utf8Error {}

    pub struct ParseBoolError;
    pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error>;
    pub fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error>;
    pub unsafe fn from_utf8_unchecked(v: &[u8]) -> &str;
    impl AsRef<str> for str {}
}

pub mod string {
    use crate::{
        borrow::Cow,
        boxed::Box,
        char,
        fmt::{self, Display},
        ops::{Add, AddAssign, Deref, DerefMut, Index, RangeBounds},
        slice::SliceIndex,
        str::{Chars, FromStr, Utf8Error, pattern::Pattern},
        vec,
    };

    #[derive(PartialOrd, Ord)]
    pub struct String;

    pub struct FromUtf8Error;

    pub struct FromUtf16Error;
    impl String {
        pub fn new() -> String;
        pub fn with_capacity(capacity: usize) -> String;
        pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error>;
        pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str>;
        pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error>;
        pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String;
        pub fn into_bytes(self) -> Vec<u8>;
        #[same]
        pub fn as_str(&self) -> &str;
        #[same]
        pub fn as_mut_str(&mut self) -> &mut str;
        pub fn push_str(&mut self, string: &str);
        pub fn capacity(&self) -> usize;
        pub fn reserve(&mut self, additional: usize);
        pub fn reserve_exact(&mut self, additional: usize);
        pub fn shrink_to_fit(&mut self);
        pub fn push(&mut self, ch: char);
        pub fn as_bytes(&self) -> &[u8];
        pub fn truncate(&mut self, new_len: usize);
        pub fn pop(&mut self) -> Option<char>;
        pub fn remove(&mut self, idx: usize) -> char;
        pub fn insert(&mut self, idx: usize, ch: char);
        pub fn insert_str(&mut self, idx: usize, string: &str);
        pub unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn split_off(&mut self, at: usize) -> String;
        pub fn clear(&mut self);
        pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_>;
        pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str);
        #[same]
        pub fn into_boxed_str(self) -> Box<str>;
        #[same]
        pub fn leak<'a>(self) -> &'a mut str;
    }
    impl FromUtf8Error {
        pub fn as_bytes(&self) -> &[u8];
        pub fn into_bytes(self) -> Vec<u8>;
        pub fn utf8_error(&self) -> Utf8Error;
    }
    impl Display for FromUtf8Error {}
    impl Display for FromUtf16Error {}
    impl Clone for String {}
    impl Default for String {}
    impl Display for String {}
    impl AddAssign<&str> for String {}
    impl<I: SliceIndex<str>> Index<I> for String {
        type Output = I::Output;
    }
    impl Deref for String {
        type Target = str;
    }
    impl DerefMut for String {}
    pub type ParseError = core::convert::Infallible;
    impl FromStr for String {
        type Err = core::convert::Infallible;
    }
    impl<T: Display + ?Sized> ToString for T {}
    impl AsRef<str> for String {}
    impl AsMut<str> for String {}
    impl AsRef<[u8]> for String {}
    impl fmt::Write for String {}

    pub struct Drain<'a>;
    impl Iterator for Drain<'_> {
        type Item = char;
    }

    pub trait ToString {
        fn to_string(&self) -> String;
    }
    impl Add<&str> for String {
        type Output = String;
    }
    impl<T> FromIterator<T> for String {}
    impl<T> Extend<T> for String {}
    impl From<&str> for String {}
    impl From<&mut str> for String {}
    impl From<&String> for String {}
    impl From<char> for String {}
    impl From<Box<str>> for String {}
    impl<'a> From<Cow<'a, str>> for String {}
}

pub mod char {
    #[derive(Clone)]
    pub struct ToUppercase;
    impl Iterator for ToUppercase {
        type Item = char;
    }

    #[derive(Clone)]
    pub struct ToLowercase;
    impl Iterator for ToLowercase {
        type Item = char;
    }
    pub const MAX: char;
    pub fn from_u32(i: u32) -> Option<char>;
    pub fn from_digit(num: u32, radix: u32) -> Option<char>;
    pub unsafe fn from_u32_unchecked(i: u32) -> char;
}

pub mod fmt {
    use crate::ops::{Deref, DerefMut};

    #[derive(Copy, Clone)]
    pub enum Alignment {
        Left,
        Right,
        Center,
    }

    pub trait Write {
        fn write_str(&mut self, s: &str) -> Result;
        fn write_char(&mut self, c: char) -> Result;
        fn write_fmt(&mut self, args: Arguments<'_>) -> Result;
    }

    pub struct Formatter<'a>;

    #[derive(Copy, Clone)]
    pub struct Arguments<'a>;
    impl<'a> Arguments<'a> {
        pub fn as_str(&self) -> Option<&'static str>;
    }
    impl !Send for Arguments<'_> {}
    impl !Sync for Arguments<'_> {}
    impl Display for Arguments<'_> {}

    pub trait Debug {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait Display {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait Octal {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait Binary {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait LowerHex {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait UpperHex {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait Pointer {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait LowerExp {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }

    pub trait UpperExp {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }
    pub fn write(output: &mut dyn Write, fmt: Arguments<'_>) -> Result;
    impl<'a> Formatter<'a> {
        pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result;
        pub fn pad(&mut self, s: &str) -> Result;
        pub fn write_str(&mut self, data: &str) -> Result;
        pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result;
        pub fn fill(&self) -> char;
        pub fn align(&self) -> Option<Alignment>;
        pub fn width(&self) -> Option<usize>;
        pub fn precision(&self) -> Option<usize>;
        pub fn sign_plus(&self) -> bool;
        pub fn sign_minus(&self) -> bool;
        pub fn alternate(&self) -> bool;
        pub fn sign_aware_zero_pad(&self) -> bool;
        pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a>;
        pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a>;
        pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a>;
        pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a>;
        pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a>;
    }
    impl Write for Formatter<'_> {}
    pub fn format(args: Arguments<'_>) -> String;

    pub struct DebugStruct<'a, 'b: 'a>;
    impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
        pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self;
        pub fn finish_non_exhaustive(&mut self) -> Result;
        pub fn finish(&mut self) -> Result;
    }

    pub struct DebugTuple<'a, 'b: 'a>;
    impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
        pub fn field(&mut self, value: &dyn Debug) -> &mut Self;
        pub fn finish_non_exhaustive(&mut self) -> Result;
        pub fn finish(&mut self) -> Result;
    }

    pub struct DebugSet<'a, 'b: 'a>;
    impl<'a, 'b: 'a> DebugSet<'a, 'b> {
        pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self;
        pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self;
        pub fn finish_non_exhaustive(&mut self) -> Result;
        pub fn finish(&mut self) -> Result;
    }

    pub struct DebugList<'a, 'b: 'a>;
    impl<'a, 'b: 'a> DebugList<'a, 'b> {
        pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self;
        pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self;
        pub fn finish_non_exhaustive(&mut self) -> Result;
        pub fn finish(&mut self) -> Result;
    }

    pub struct DebugMap<'a, 'b: 'a>;
    impl<'a, 'b: 'a> DebugMap<'a, 'b> {
        pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self;
        pub fn key(&mut self, key: &dyn Debug) -> &mut Self;
        pub fn value(&mut self, value: &dyn Debug) -> &mut Self;
        pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(
            &mut self,
            entries: I,
        ) -> &mut Self;
        pub fn finish_non_exhaustive(&mut self) -> Result;
        pub fn finish(&mut self) -> Result;
    }

    #[derive(Clone, Copy, Default)]
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    impl<T: ?Sized + Display> Display for &T {}
    impl<T: ?Sized + Display> Display for &mut T {}
    impl<T: ?Sized + Debug> Debug for &T {}
    impl<T: ?Sized + Debug> Debug for &mut T {}
    impl<T: Debug> Debug for Option<T> {}
    impl<T: Debug, E: Debug> Debug for crate::result::Result<T, E> {}
    impl<T: Debug> Debug for Vec<T> {}
    impl Debug for String {}
    impl Debug for str {}
}

pub mod error {
    use crate::fmt::{Debug, Display};

    pub trait Error: Debug + Display {
        fn source(&self) -> Option<&(dyn Error + 'static)>;
        fn description(&self) -> &str;
        fn cause(&self) -> Option<&dyn Error>;
    }
    impl dyn Error {
        pub fn is<T: Error + 'static>(&self) -> bool;
        #[same]
        pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T>;
        #[same]
        pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T>;
        #[same]
        pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error>>;
    }
    impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> {}
    impl<'a, E: Error + Send + Sync + 'a> From<E> for Box<dyn Error + Send + Sync + 'a> {}
    impl From<&str> for Box<dyn Error> {}
    impl From<String> for Box<dyn Error> {}
    impl From<&str> for Box<dyn Error + Send + Sync> {}
    impl From<String> for Box<dyn Error + Send + Sync> {}
}

pub mod boxed {
    use crate::{
        any::Any,
        borrow::{Borrow, BorrowMut},
        fmt::Display,
        future::Future,
        mem::{self, MaybeUninit},
        ops::{Deref, DerefMut},
        pin::Pin,
    };

    #[pointer]
    pub struct Box<T: ?Sized>;
    impl<T> Box<T> {
        pub fn new(x: T) -> Self;
        pub fn pin(x: T) -> Pin<Box<T>>;
    }
    impl<T> Box<[T]> {
        pub fn new_uninit_slice(len: usize) -> Box<[mem::MaybeUninit<T>]>;
        pub fn new_zeroed_slice(len: usize) -> Box<[mem::MaybeUninit<T>]>;
    }
    impl<T> Box<mem::MaybeUninit<T>> {
        pub unsafe fn assume_init(self) -> Box<T>;
    }
    impl<T> Box<[mem::MaybeUninit<T>]> {
        pub unsafe fn assume_init(self) -> Box<[T]>;
    }
    impl<T: ?Sized> Box<T> {
        #[same]
        #[frees]
        pub unsafe fn from_raw(raw: *mut T) -> Self;
        #[forgets(0)]
        #[same]
        pub fn into_raw(b: Self) -> *mut T;
        #[forgets(0)]
        #[same]
        pub fn leak<'a>(b: Self) -> &'a mut T;
        #[same]
        pub fn into_pin(boxed: Self) -> Pin<Self>;
    }
    impl<T: ?Sized> Drop for Box<T> {}
    impl<T: ?Sized> Default for Pin<Box<T>> where Box<T>: Default {}
    impl<T: Clone> Clone for Box<T> {}
    impl<T: Clone> Clone for Box<[T]> {}
    impl Clone for Box<str> {}
    impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {}
    impl<T: ?Sized + Ord> Ord for Box<T> {}
    impl<T: Display + ?Sized> Display for Box<T> {}
    impl<T: ?Sized> Deref for Box<T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for Box<T> {}
    impl<T: ?Sized> BorrowMut<T> for Box<T> {}
    impl<T: ?Sized> AsRef<T> for Box<T> {}
    impl<T: ?Sized> AsMut<T> for Box<T> {}
    impl<F: ?Sized + Future + Unpin> Future for Box<F> {
        type Output = F::Output;
    }
    impl<T: Default> Default for Box<T> {}
    impl Default for Box<str> {}
    impl<T> Default for Box<[T]> {}
    impl<T> From<T> for Box<T> {}
    impl From<&str> for Box<str> {}
    impl From<String> for Box<str> {}
    impl<T: Clone> From<&[T]> for Box<[T]> {}
    impl<T: ?Sized> From<Box<T>> for Pin<Box<T>> {}
    impl<T> FromIterator<T> for Box<[T]> {}
    impl FromIterator<char> for Box<str> {}
    impl<T> IntoIterator for Box<[T]> {
        type Item = T;
        type IntoIter = crate::vec::IntoIter<T>;
    }
    impl<I: Iterator + ?Sized> Iterator for Box<I> {
        type Item = I::Item;
    }
    impl<F: Future + ?Sized> Future for Box<F> {
        type Output = F::Output;
    }
    impl<A, F: FnOnce<A> + ?Sized> FnOnce<A> for Box<F> {
        type Output = F::Output;
    }
    impl<A, F: FnMut<A> + ?Sized> FnMut<A> for Box<F> {}
    impl<A, F: Fn<A> + ?Sized> Fn<A> for Box<F> {}
    impl Box<dyn Any> {
        #[same]
        pub fn downcast<T: Any>(self) -> Result<Box<T>, Self>;
    }
    impl Box<dyn Any + Send> {
        #[same]
        pub fn downcast<T: Any>(self) -> Result<Box<T>, Self>;
    }
    impl Box<dyn Any + Send + Sync> {
        #[same]
        pub fn downcast<T: Any>(self) -> Result<Box<T>, Self>;
    }
}

pub mod rc {
    use crate::{any::Any, borrow::Borrow, boxed::Box, fmt::Display, mem, ops::Deref, pin::Pin};

    #[pointer]
    pub struct Rc<T: ?Sized>;
    impl<T: ?Sized> !Send for Rc<T> {}
    impl<T: ?Sized> !Sync for Rc<T> {}
    impl<T> Rc<T> {
        pub fn new(value: T) -> Rc<T>;
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T>;
        pub fn pin(value: T) -> Pin<Rc<T>>;
        #[same]
        pub fn try_unwrap(this: Self) -> Result<T, Self>;
        #[same]
        pub fn into_inner(this: Self) -> Option<T>;
    }
    impl<T> Rc<mem::MaybeUninit<T>> {
        pub unsafe fn assume_init(self) -> Rc<T>;
    }
    impl<T> Rc<[mem::MaybeUninit<T>]> {
        pub unsafe fn assume_init(self) -> Rc<[T]>;
    }
    impl<T: ?Sized> Rc<T> {
        #[same]
        #[frees]
        pub unsafe fn from_raw(ptr: *const T) -> Self;
        #[forgets(0)]
        #[same]
        pub fn into_raw(this: Self) -> *const T;
        pub unsafe fn increment_strong_count(ptr: *const T);
        pub unsafe fn decrement_strong_count(ptr: *const T);
        #[same]
        pub fn as_ptr(this: &Self) -> *const T;
        #[same]
        pub fn downgrade(this: &Self) -> Weak<T>;
        #[probe]
        pub fn weak_count(this: &Self) -> usize;
        #[probe]
        pub fn strong_count(this: &Self) -> usize;
        #[same]
        pub fn get_mut(this: &mut Self) -> Option<&mut T>;
        pub fn ptr_eq(this: &Self, other: &Self) -> bool;
    }
    impl<T: Clone> Rc<T> {
        #[same]
        pub fn make_mut(this: &mut Self) -> &mut T;
    }
    impl<T: Clone> Rc<T> {
        #[same]
        pub fn unwrap_or_clone(this: Self) -> T;
    }
    impl Rc<dyn Any> {
        #[same]
        pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self>;
    }
    impl<T: ?Sized> Deref for Rc<T> {
        type Target = T;
    }
    impl<T: ?Sized> Drop for Rc<T> {}
    impl<T: ?Sized> Clone for Rc<T> {
        #[same]
        fn clone(&self) -> Self;
    }
    impl<T: ?Sized + Display> Display for Rc<T> {}

    #[pointer(weak)]
    pub struct Weak<T: ?Sized>;
    impl<T: ?Sized> !Send for Weak<T> {}
    impl<T: ?Sized> !Sync for Weak<T> {}
    impl<T> Weak<T> {
        pub fn new() -> Weak<T>;
    }
    impl<T: ?Sized> Weak<T> {
        #[same]
        #[frees]
        pub unsafe fn from_raw(ptr: *const T) -> Self;
        #[same]
        pub fn into_raw(self) -> *const T;
        #[same]
        pub fn as_ptr(&self) -> *const T;
        #[same]
        pub fn upgrade(&self) -> Option<Rc<T>>;
        #[probe]
        pub fn strong_count(&self) -> usize;
        #[probe]
        pub fn weak_count(&self) -> usize;
        pub fn ptr_eq(&self, other: &Self) -> bool;
    }
    impl<T: ?Sized> Drop for Weak<T> {}
    impl<T: ?Sized> Clone for Weak<T> {
        #[same]
        fn clone(&self) -> Weak<T>;
    }
    impl<T: ?Sized> AsRef<T> for Rc<T> {}
    impl<T: Default> Default for Rc<T> {}
    impl<T> From<T> for Rc<T> {}
    impl From<&str> for Rc<str> {}
    impl From<String> for Rc<str> {}
    impl<T: Clone> From<&[T]> for Rc<[T]> {}
    impl<T: ?Sized> From<Box<T>> for Rc<T> {}
    impl<T> From<Vec<T>> for Rc<[T]> {}
    impl<T> FromIterator<T> for Rc<[T]> {}
}

pub mod pin {
    use crate::{
        fmt::Display,
        future::Future,
        ops::{Deref, DerefMut},
    };

    #[pointer]
    #[derive(Copy, Clone)]
    pub struct Pin<Ptr>;
    impl<Ptr: Deref<Target: Unpin>> Pin<Ptr> {
        #[same]
        pub fn new(pointer: Ptr) -> Pin<Ptr>;
        #[same]
        pub fn into_inner(pin: Pin<Ptr>) -> Ptr;
    }
    impl<Ptr: Deref> Pin<Ptr> {
        #[same]
        pub unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr>;
        #[same]
        pub fn as_ref(&self) -> Pin<&Ptr::Target>
        where
            Ptr: Deref;
        #[same]
        pub unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr;
    }
    impl<Ptr: DerefMut> Pin<Ptr> {
        #[same]
        pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target>
        where
            Ptr: DerefMut;
        #[same]
        pub fn as_deref_mut(self: Pin<&mut Self>) -> Pin<&mut Ptr::Target>
        where
            Ptr: DerefMut;
        pub fn set(&mut self, value: Ptr::Target)
        where
            Ptr::Target: Sized;
    }
    impl<'a, T: ?Sized> Pin<&'a T> {
        #[same]
        pub unsafe fn map_unchecked<U: ?Sized, F: FnOnce(&T) -> &U>(self, func: F) -> Pin<&'a U>;
        #[same]
        pub fn get_ref(self) -> &'a T;
    }
    impl<'a, T: ?Sized> Pin<&'a mut T> {
        #[same]
        pub fn into_ref(self) -> Pin<&'a T>;
        #[same]
        pub fn get_mut(self) -> &'a mut T
        where
            T: Unpin;
        #[same]
        pub unsafe fn get_unchecked_mut(self) -> &'a mut T;
        #[same]
        pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            self,
            func: F,
        ) -> Pin<&'a mut U>;
    }
    impl<T: ?Sized> Pin<&'static T> {
        #[same]
        pub fn static_ref(r: &'static T) -> Pin<&'static T>;
    }
    impl<T: ?Sized> Pin<&'static mut T> {
        #[same]
        pub fn static_mut(r: &'static mut T) -> Pin<&'static mut T>;
    }
    impl<Ptr: Display> Display for Pin<Ptr> {}
    impl<P: Deref> Deref for Pin<P> {
        type Target = P::Target;
    }
    impl<P: DerefMut<Target: Unpin>> DerefMut for Pin<P> {}
    impl<P: DerefMut<Target: Future>> Future for Pin<P> {
        type Output = <<P as Deref>::Target as Future>::Output;
    }
    impl<P: DerefMut<Target: Iterator>> Iterator for Pin<P> {
        type Item = <<P as Deref>::Target as Iterator>::Item;
    }
}

pub mod mem {
    use crate::{
        marker::Copy,
        ops::{Deref, DerefMut},
    };
    #[forgets(0)]
    pub fn forget<T>(t: T);
    pub fn size_of<T>() -> usize;
    pub fn size_of_val<T: ?Sized>(val: &T) -> usize;
    pub fn align_of<T>() -> usize;
    pub fn align_of_val<T: ?Sized>(val: &T) -> usize;
    pub fn needs_drop<T: ?Sized>() -> bool;
    pub unsafe fn zeroed<T>() -> T;
    #[orders]
    pub fn swap<T>(x: &mut T, y: &mut T);
    #[same]
    pub fn take<T: Default>(dest: &mut T) -> T;
    #[same]
    pub fn replace<T>(dest: &mut T, src: T) -> T;
    #[releases(0)]
    pub fn drop<T>(_x: T);
    pub unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst;

    pub struct Discriminant<T>;
    impl<T> Copy for Discriminant<T> {}
    impl<T> Clone for Discriminant<T> {}
    pub fn discriminant<T>(v: &T) -> Discriminant<T>;

    #[derive(Copy, Clone, Default)]
    pub struct ManuallyDrop<T: ?Sized>;
    impl<T> ManuallyDrop<T> {
        #[forgets(0)]
        pub fn new(value: T) -> ManuallyDrop<T>;
        #[inner]
        pub fn into_inner(slot: ManuallyDrop<T>) -> T;
        #[inner]
        #[releases(0)]
        pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T;
    }
    impl<T: ?Sized> ManuallyDrop<T> {
        #[releases(0)]
        pub unsafe fn drop(slot: &mut ManuallyDrop<T>);
    }
    impl<T: ?Sized> Deref for ManuallyDrop<T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for ManuallyDrop<T> {}
    impl<T: ?Sized + Ord> Ord for ManuallyDrop<T> {}
    impl<T: ?Sized + PartialOrd> PartialOrd for ManuallyDrop<T> {}

    pub struct MaybeUninit<T>;
    impl<T: Copy> Clone for MaybeUninit<T> {}
    impl<T> MaybeUninit<T> {
        pub fn new(val: T) -> MaybeUninit<T>;
        pub fn uninit() -> MaybeUninit<T>;
        pub fn zeroed() -> MaybeUninit<T>;
        #[inner]
        pub fn write(&mut self, val: T) -> &mut T;
        #[inner]
        pub fn as_ptr(&self) -> *const T;
        #[inner]
        pub fn as_mut_ptr(&mut self) -> *mut T;
        #[inner]
        pub unsafe fn assume_init(self) -> T;
        #[inner]
        pub unsafe fn assume_init_read(&self) -> T;
        pub unsafe fn assume_init_drop(&mut self);
        #[inner]
        pub unsafe fn assume_init_ref(&self) -> &T;
        #[inner]
        pub unsafe fn assume_init_mut(&mut self) -> &mut T;
    }
    impl<T, const N: usize> AsRef<[MaybeUninit<T>; N]> for MaybeUninit<[T; N]> {}
    impl<T, const N: usize> AsRef<[MaybeUninit<T>]> for MaybeUninit<[T; N]> {}
    impl<T, const N: usize> AsMut<[MaybeUninit<T>; N]> for MaybeUninit<[T; N]> {}
    impl<T, const N: usize> AsMut<[MaybeUninit<T>]> for MaybeUninit<[T; N]> {}
}

pub mod ptr {
    use crate::{num::NonZero, slice::SliceIndex};
    #[writes]
    pub unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
    #[writes]
    pub unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
    #[frees]
    pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T);
    pub fn null<T: ?Sized>() -> *const T;
    pub fn null_mut<T: ?Sized>() -> *mut T;
    pub fn dangling<T>() -> *const T;
    pub fn dangling_mut<T>() -> *mut T;
    #[same]
    pub fn from_ref<T: ?Sized>(r: &T) -> *const T;
    #[same]
    pub fn from_mut<T: ?Sized>(r: &mut T) -> *mut T;
    pub fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T];
    pub fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T];
    pub unsafe fn swap<T>(x: *mut T, y: *mut T);
    pub unsafe fn replace<T>(dst: *mut T, src: T) -> T;
    pub unsafe fn read<T>(src: *const T) -> T;
    pub unsafe fn read_unaligned<T>(src: *const T) -> T;
    #[writes]
    pub unsafe fn write<T>(dst: *mut T, src: T);
    #[writes]
    pub unsafe fn write_unaligned<T>(dst: *mut T, src: T);
    pub unsafe fn read_volatile<T>(src: *const T) -> T;
    #[writes]
    pub unsafe fn write_volatile<T>(dst: *mut T, src: T);
    pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool;
    pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool;

    #[pointer(address)]
    pub struct NonNull<T: ?Sized>;
    impl<T: ?Sized> !Send for NonNull<T> {}
    impl<T: ?Sized> !Sync for NonNull<T> {}
    impl<T: Sized> NonNull<T> {
        pub fn without_provenance(addr: NonZero<usize>) -> Self;
        pub fn dangling() -> Self;
    }
    impl<T: ?Sized> NonNull<T> {
        #[same]
        pub unsafe fn new_unchecked(ptr: *mut T) -> Self;
        #[same]
        pub fn new(ptr: *mut T) -> Option<Self>;
        #[same]
        pub fn from_ref(r: &T) -> Self;
        #[same]
        pub fn from_mut(r: &mut T) -> Self;
        #[same]
        pub fn as_ptr(self) -> *mut T;
        #[same]
        pub unsafe fn as_ref<'a>(&self) -> &'a T;
        #[same]
        pub unsafe fn as_mut<'a>(&mut self) -> &'a mut T;
        #[same]
        pub fn cast<U>(self) -> NonNull<U>;
        pub unsafe fn offset(self, count: isize) -> Self
        where
            T: Sized;
        pub unsafe fn add(self, count: usize) -> Self
        where
            T: Sized;
        pub unsafe fn sub(self, count: usize) -> Self
        where
            T: Sized;
        pub unsafe fn offset_from(self, origin: NonNull<T>) -> isize
        where
            T: Sized;
        pub unsafe fn read(self) -> T
        where
            T: Sized;
        pub unsafe fn read_volatile(self) -> T
        where
            T: Sized;
        pub unsafe fn read_unaligned(self) -> T
        where
            T: Sized;
        pub unsafe fn copy_to(self, dest: NonNull<T>, count: usize)
        where
            T: Sized;
        pub unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize)
        where
            T: Sized;
        #[writes]
        pub unsafe fn copy_from(self, src: NonNull<T>, count: usize)
        where
            T: Sized;
        #[writes]
        pub unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize)
        where
            T: Sized;
        #[frees]
        pub unsafe fn drop_in_place(self);
        #[writes]
        pub unsafe fn write(self, val: T)
        where
            T: Sized;
        pub unsafe fn write_bytes(self, val: u8, count: usize)
        where
            T: Sized;
        #[writes]
        pub unsafe fn write_volatile(self, val: T)
        where
            T: Sized;
        #[writes]
        pub unsafe fn write_unaligned(self, val: T)
        where
            T: Sized;
        pub unsafe fn replace(self, src: T) -> T
        where
            T: Sized;
        pub unsafe fn swap(self, with: NonNull<T>)
        where
            T: Sized;
        pub fn is_aligned(self) -> bool
        where
            T: Sized;
    }
    impl<T> NonNull<[T]> {
        pub fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self;
        pub fn len(self) -> usize;
        pub fn is_empty(self) -> bool;
    }
    impl<T: ?Sized> Clone for NonNull<T> {}
    impl<T: ?Sized> Copy for NonNull<T> {}
    impl<T: ?Sized> *const T {
        pub fn is_null(self) -> bool;
        #[same]
        pub fn cast<U>(self) -> *const U;
        pub fn addr(self) -> usize;
        #[same]
        pub unsafe fn as_ref<'a>(self) -> Option<&'a T>;
        #[same]
        pub unsafe fn as_ref_unchecked<'a>(self) -> &'a T;
        #[same]
        pub fn cast_mut(self) -> *mut T;
    }
    impl<T> *const T {
        pub unsafe fn add(self, count: usize) -> *const T;
        pub unsafe fn sub(self, count: usize) -> *const T;
        pub fn wrapping_add(self, count: usize) -> *const T;
        pub fn wrapping_sub(self, count: usize) -> *const T;
        pub unsafe fn offset(self, count: isize) -> *const T;
        pub fn wrapping_offset(self, count: isize) -> *const T;
        pub unsafe fn offset_from(self, origin: *const T) -> isize;
        pub unsafe fn read(self) -> T;
        pub unsafe fn read_volatile(self) -> T;
        pub unsafe fn read_unaligned(self) -> T;
        pub unsafe fn copy_to(self, dest: *mut T, count: usize);
        pub unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize);
    }
    impl<T> *const [T] {
        pub fn len(self) -> usize;
        #[same]
        pub fn as_ptr(self) -> *const T;
    }
    impl<T: ?Sized> *mut T {
        pub fn is_null(self) -> bool;
        #[same]
        pub fn cast<U>(self) -> *mut U;
        pub fn addr(self) -> usize;
        #[same]
        pub unsafe fn as_ref<'a>(self) -> Option<&'a T>;
        #[same]
        pub unsafe fn as_ref_unchecked<'a>(self) -> &'a T;
        #[same]
        pub fn cast_const(self) -> *const T;
        #[same]
        pub unsafe fn as_mut<'a>(self) -> Option<&'a mut T>;
        #[frees]
        pub unsafe fn drop_in_place(self);
    }
    impl<T> *mut T {
        pub unsafe fn add(self, count: usize) -> *mut T;
        pub unsafe fn sub(self, count: usize) -> *mut T;
        pub fn wrapping_add(self, count: usize) -> *mut T;
        pub fn wrapping_sub(self, count: usize) -> *mut T;
        pub unsafe fn offset(self, count: isize) -> *mut T;
        pub fn wrapping_offset(self, count: isize) -> *mut T;
        pub unsafe fn offset_from(self, origin: *const T) -> isize;
        pub unsafe fn read(self) -> T;
        pub unsafe fn read_volatile(self) -> T;
        pub unsafe fn read_unaligned(self) -> T;
        pub unsafe fn copy_to(self, dest: *mut T, count: usize);
        pub unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize);
        #[writes]
        pub unsafe fn write(self, val: T);
        #[writes]
        pub unsafe fn write_volatile(self, val: T);
        #[writes]
        pub unsafe fn write_unaligned(self, val: T);
        pub unsafe fn write_bytes(self, val: u8, count: usize);
        pub unsafe fn replace(self, src: T) -> T;
        pub unsafe fn swap(self, with: *mut T);
        #[writes]
        pub unsafe fn copy_from(self, src: *const T, count: usize);
        #[writes]
        pub unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize);
    }
    impl<T> *mut [T] {
        pub fn len(self) -> usize;
        #[same]
        pub fn as_mut_ptr(self) -> *mut T;
    }
}

pub mod cell {
    use crate::{
        cmp::Ordering,
        fmt::Display,
        ops::{Deref, DerefMut},
    };

    #[cell]
    pub struct Cell<T: ?Sized>;
    unsafe impl<T: ?Sized + Send> Send for Cell<T> {}
    impl<T: ?Sized> !Sync for Cell<T> {}
    impl<T: Copy> Clone for Cell<T> {}
    impl<T: Default> Default for Cell<T> {}
    impl<T> Cell<T> {
        pub fn new(value: T) -> Cell<T>;
        pub fn set(&self, val: T);
        pub fn swap(&self, other: &Self);
        pub fn replace(&self, val: T) -> T;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: Copy> Cell<T> {
        pub fn get(&self) -> T;
        pub fn update(&self, f: impl FnOnce(T) -> T);
    }
    impl<T: ?Sized> Cell<T> {
        #[inner]
        pub fn as_ptr(&self) -> *mut T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        pub fn from_mut(t: &mut T) -> &Cell<T>;
    }
    impl<T: Default> Cell<T> {
        pub fn take(&self) -> T
        where
            T: Default;
    }
    impl<T, const N: usize> AsRef<[Cell<T>; N]> for Cell<[T; N]> {}
    impl<T, const N: usize> AsRef<[Cell<T>]> for Cell<[T; N]> {}
    impl<T> AsRef<[Cell<T>]> for Cell<[T]> {}
    impl<T> Cell<[T]> {
        pub fn as_slice_of_cells(&self) -> &[Cell<T>];
    }

    #[lock(refcell)]
    pub struct RefCell<T: ?Sized>;

    pub struct BorrowError;
    impl Display for BorrowError {}

    pub struct BorrowMutError;
    impl Display for BorrowMutError {}
    impl<T> RefCell<T> {
        pub fn new(value: T) -> RefCell<T>;
        #[inner]
        pub fn into_inner(self) -> T;
        #[acquire(exclusive, blocks, temporary)]
        pub fn replace(&self, t: T) -> T;
        #[acquire(exclusive, blocks, temporary)]
        pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T;
        #[acquire(exclusive, blocks, temporary)]
        pub fn swap(&self, other: &Self);
    }
    impl<T: ?Sized> RefCell<T> {
        #[acquire(shared, blocks)]
        pub fn borrow(&self) -> Ref<'_, T>;
        #[acquire(shared, try)]
        pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError>;
        #[acquire(exclusive, blocks)]
        pub fn borrow_mut(&self) -> RefMut<'_, T>;
        #[acquire(exclusive, try)]
        pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError>;
        #[inner]
        pub fn as_ptr(&self) -> *mut T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[inner]
        pub unsafe fn try_borrow_unguarded(&self) -> Result<&T, BorrowError>;
    }
    impl<T: Default> RefCell<T> {
        #[acquire(exclusive, blocks, temporary)]
        pub fn take(&self) -> T;
    }
    unsafe impl<T: ?Sized + Send> Send for RefCell<T> {}
    impl<T: ?Sized> !Sync for RefCell<T> {}
    impl<T: Clone> Clone for RefCell<T> {}
    impl<T: Default> Default for RefCell<T> {}

    #[guard(sync)]
    pub struct Ref<'b, T: ?Sized>;
    impl<T: ?Sized> Deref for Ref<'_, T> {
        type Target = T;
    }
    impl<'b, T: ?Sized> Ref<'b, T> {
        #[maps_guard(0)]
        pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T>;
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            orig: Ref<'b, T>,
            f: F,
        ) -> Result<Ref<'b, U>, Self>;
        #[maps_guard(0)]
        pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&T) -> (&U, &V)>(
            orig: Ref<'b, T>,
            f: F,
        ) -> (Ref<'b, U>, Ref<'b, V>);
    }
    impl<T: ?Sized + Display> Display for Ref<'_, T> {}
    impl<'b, T: ?Sized> RefMut<'b, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            orig: RefMut<'b, T>,
            f: F,
        ) -> RefMut<'b, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            orig: RefMut<'b, T>,
            f: F,
        ) -> Result<RefMut<'b, U>, Self>;
        #[maps_guard(0)]
        pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&mut T) -> (&mut U, &mut V)>(
            orig: RefMut<'b, T>,
            f: F,
        ) -> (RefMut<'b, U>, RefMut<'b, V>);
    }

    #[guard(sync)]
    pub struct RefMut<'b, T: ?Sized>;
    impl<T: ?Sized> Deref for RefMut<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for RefMut<'_, T> {}
    impl<T: ?Sized + Display> Display for RefMut<'_, T> {}

    #[cell]
    pub struct UnsafeCell<T: ?Sized>;
    impl<T: ?Sized> !Sync for UnsafeCell<T> {}
    impl<T> UnsafeCell<T> {
        pub fn new(value: T) -> UnsafeCell<T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> UnsafeCell<T> {
        pub fn from_mut(value: &mut T) -> &mut UnsafeCell<T>;
        #[inner]
        pub fn get(&self) -> *mut T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[inner]
        pub fn raw_get(this: *const Self) -> *mut T;
    }
    impl<T: Default> Default for UnsafeCell<T> {}

    #[cell]
    pub struct SyncUnsafeCell<T: ?Sized>;
    unsafe impl<T: ?Sized + Sync> Sync for SyncUnsafeCell<T> {}
    impl<T> SyncUnsafeCell<T> {
        pub fn new(value: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> SyncUnsafeCell<T> {
        #[inner]
        pub fn get(&self) -> *mut T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[inner]
        pub fn raw_get(this: *const Self) -> *mut T;
    }
    impl<T: ?Sized> !Send for Ref<'_, T> {}
    impl<T: ?Sized> !Send for RefMut<'_, T> {}
    impl<T, F> !Sync for LazyCell<T, F> {}

    #[once_cell]
    pub struct OnceCell<T>;
    impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T>;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        #[inner]
        pub fn get_mut(&mut self) -> Option<&mut T>;
        pub fn set(&self, value: T) -> Result<(), T>;
        #[inner]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
        #[inner]
        pub fn into_inner(self) -> Option<T>;
        #[inner]
        pub fn take(&mut self) -> Option<T>;
    }
    impl<T> Default for OnceCell<T> {}
    impl<T: Clone> Clone for OnceCell<T> {}
    impl<T> !Sync for OnceCell<T> {}

    #[once_cell]
    pub struct LazyCell<T, F = fn() -> T>;
    impl<T, F: FnOnce() -> T> LazyCell<T, F> {
        pub fn new(f: F) -> LazyCell<T, F>;
        #[inner]
        pub fn force(this: &LazyCell<T, F>) -> &T;
        #[inner]
        pub fn force_mut(this: &mut LazyCell<T, F>) -> &mut T;
    }
    impl<T, F> LazyCell<T, F> {
        pub fn get_mut(this: &mut LazyCell<T, F>) -> Option<&mut T>;
        pub fn get(this: &LazyCell<T, F>) -> Option<&T>;
    }
    impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
        type Target = T;
    }
    impl<T, F: FnOnce() -> T> DerefMut for LazyCell<T, F> {}
    impl<T: Default> Default for LazyCell<T> {}
}

pub mod alloc {
    #[derive(Clone, Copy)]
    pub struct Layout;
    impl Layout {
        pub fn new<T>() -> Layout;
        pub fn array<T>(n: usize) -> Result<Layout, LayoutError>;
        pub fn for_value<T: ?Sized>(t: &T) -> Layout;
        pub fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError>;
        pub unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Layout;
        pub fn size(&self) -> usize;
        pub fn align(&self) -> usize;
    }

    pub struct LayoutError;

    #[derive(Clone, Copy, Default)]
    pub struct System;

    pub unsafe trait GlobalAlloc {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8;
        #[frees]
        unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout);
        unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8;
        unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8;
    }
    impl GlobalAlloc for System {}
    pub unsafe fn alloc(layout: Layout) -> *mut u8;
    #[frees]
    pub unsafe fn dealloc(ptr: *mut u8, layout: Layout);
    pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8;
    pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8;
    pub fn handle_alloc_error(layout: Layout) -> !;
}

pub mod collections {
    pub use self::{
        binary_heap::BinaryHeap, btree_map::BTreeMap, btree_set::BTreeSet, hash_map::HashMap,
        hash_set::HashSet, linked_list::LinkedList, vec_deque::VecDeque,
    };
    pub use crate::ops::Bound;

    pub struct TryReserveError;

    pub mod hash_map {
        pub use crate::hash::{DefaultHasher, RandomState};
        use crate::{
            borrow::Borrow,
            hash::{BuildHasher, Hash},
            ops::Index,
        };

        #[collection]
        pub struct HashMap<K, V, S = RandomState>;
        impl<K, V> HashMap<K, V, RandomState> {
            pub fn new() -> HashMap<K, V, RandomState>;
            pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState>;
        }
        impl<K, V, S> HashMap<K, V, S> {
            pub fn with_hasher(hash_builder: S) -> HashMap<K, V, S>;
            pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S>;
            pub fn capacity(&self) -> usize;
            #[element]
            pub fn keys(&self) -> Keys<'_, K, V>;
            pub fn into_keys(self) -> IntoKeys<K, V>;
            #[element]
            pub fn values(&self) -> Values<'_, K, V>;
            #[element]
            pub fn values_mut(&mut self) -> ValuesMut<'_, K, V>;
            #[element]
            pub fn into_values(self) -> IntoValues<K, V>;
            #[element]
            pub fn iter(&self) -> Iter<'_, K, V>;
            #[element]
            pub fn iter_mut(&mut self) -> IterMut<'_, K, V>;
            pub fn len(&self) -> usize;
            pub fn is_empty(&self) -> bool;
            #[element]
            pub fn drain(&mut self) -> Drain<'_, K, V>;
            pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(
                &mut self,
                pred: F,
            ) -> ExtractIf<'_, K, V, F>;
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
            pub fn clear(&mut self);
            pub fn hasher(&self) -> &S;
        }
        impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
            pub fn reserve(&mut self, additional: usize);
            pub fn shrink_to_fit(&mut self);
            #[element]
            #[one_step]
            pub fn entry(&mut self, key: K) -> Entry<'_, K, V>;
            #[element]
            pub fn get<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<&V>
            where
                K: Borrow<Q>;
            #[element]
            pub fn get_key_value<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<(&K, &V)>
            where
                K: Borrow<Q>;
            #[element]
            pub fn get_disjoint_mut<Q: ?Sized + Hash + Eq, const N: usize>(
                &mut self,
                ks: [&Q; N],
            ) -> [Option<&'_ mut V>; N]
            where
                K: Borrow<Q>;
            pub fn contains_key<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> bool
            where
                K: Borrow<Q>;
            #[element]
            pub fn get_mut<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<&mut V>
            where
                K: Borrow<Q>;
            #[element]
            pub fn insert(&mut self, k: K, v: V) -> Option<V>;
            #[element]
            pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<V>
            where
                K: Borrow<Q>;
            #[element]
            pub fn remove_entry<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<(K, V)>
            where
                K: Borrow<Q>;
        }
        impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {}
        impl<K, V, S: Default> Default for HashMap<K, V, S> {}
        impl<K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V, S: BuildHasher> Index<&Q>
            for HashMap<K, V, S>
        {
            type Output = V;
        }

        pub struct Iter<'a, K, V>;
        impl<K, V> Clone for Iter<'_, K, V> {}

        pub struct IterMut<'a, K, V>;

        #[collection]
        pub struct IntoIter<K, V>;

        pub struct Keys<'a, K, V>;
        impl<K, V> Clone for Keys<'_, K, V> {}

        pub struct Values<'a, K, V>;
        impl<K, V> Clone for Values<'_, K, V> {}

        #[collection]
        pub struct Drain<'a, K, V>;

        pub struct ExtractIf<'a, K, V, F>;

        pub struct ValuesMut<'a, K, V>;

        pub struct IntoKeys<K, V>;

        pub struct IntoValues<K, V>;

        pub enum Entry<'a, K, V> {
            Occupied(OccupiedEntry<'a, K, V>),
            Vacant(VacantEntry<'a, K, V>),
        }

        pub struct OccupiedEntry<'a, K, V>;

        pub struct VacantEntry<'a, K, V>;
        impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
            type Item = (&'a K, &'a V);
            type IntoIter = Iter<'a, K, V>;
        }
        impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
            type Item = (&'a K, &'a mut V);
            type IntoIter = IterMut<'a, K, V>;
        }
        impl<K, V, S> IntoIterator for HashMap<K, V, S> {
            type Item = (K, V);
            type IntoIter = IntoIter<K, V>;
        }
        impl<'a, K, V> Iterator for Iter<'a, K, V> {
            type Item = (&'a K, &'a V);
        }
        impl<'a, K, V> Iterator for IterMut<'a, K, V> {
            type Item = (&'a K, &'a mut V);
        }
        impl<K, V> Iterator for IntoIter<K, V> {
            type Item = (K, V);
        }
        impl<'a, K, V> Iterator for Keys<'a, K, V> {
            type Item = &'a K;
        }
        impl<'a, K, V> Iterator for Values<'a, K, V> {
            type Item = &'a V;
        }
        impl<'a, K, V> Iterator for ValuesMut<'a, K, V> {
            type Item = &'a mut V;
        }
        impl<K, V> Iterator for IntoKeys<K, V> {
            type Item = K;
        }
        impl<K, V> Iterator for IntoValues<K, V> {
            type Item = V;
        }
        impl<'a, K, V> Iterator for Drain<'a, K, V> {
            type Item = (K, V);
        }
        impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
            type Item = (K, V);
        }
        impl<'a, K, V> Entry<'a, K, V> {
            #[element]
            pub fn or_insert(self, default: V) -> &'a mut V;
            #[element]
            pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V;
            #[element]
            pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V;
            pub fn key(&self) -> &K;
            #[same]
            pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self;
            #[same]
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>;
        }
        impl<'a, K, V: Default> Entry<'a, K, V> {
            #[element]
            pub fn or_default(self) -> &'a mut V;
        }
        impl<'a, K, V> OccupiedEntry<'a, K, V> {
            pub fn key(&self) -> &K;
            #[element]
            pub fn remove_entry(self) -> (K, V);
            #[element]
            pub fn get(&self) -> &V;
            #[element]
            pub fn get_mut(&mut self) -> &mut V;
            #[element]
            pub fn into_mut(self) -> &'a mut V;
            #[element]
            pub fn insert(&mut self, value: V) -> V;
            #[element]
            pub fn remove(self) -> V;
        }
        impl<'a, K, V> VacantEntry<'a, K, V> {
            pub fn key(&self) -> &K;
            pub fn into_key(self) -> K;
            #[element]
            pub fn insert(self, value: V) -> &'a mut V;
            #[same]
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>;
        }
        impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {}
        impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {}
        impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {}
    }

    pub mod hash_set {
        use crate::{
            borrow::Borrow,
            hash::{BuildHasher, Hash, RandomState},
            ops::{BitAnd, BitOr, BitXor, Sub},
        };

        #[collection]
        pub struct HashSet<T, S = RandomState>;
        impl<T> HashSet<T, RandomState> {
            pub fn new() -> HashSet<T, RandomState>;
            pub fn with_capacity(capacity: usize) -> HashSet<T, RandomState>;
        }
        impl<T, S> HashSet<T, S> {
            pub fn with_hasher(hasher: S) -> HashSet<T, S>;
            pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S>;
            pub fn capacity(&self) -> usize;
            #[element]
            pub fn iter(&self) -> Iter<'_, T>;
            #[length]
            pub fn len(&self) -> usize;
            pub fn is_empty(&self) -> bool;
            #[element]
            pub fn drain(&mut self) -> Drain<'_, T>;
            pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, pred: F) -> ExtractIf<'_, T, F>;
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
            pub fn clear(&mut self);
            pub fn hasher(&self) -> &S;
        }
        impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
            pub fn reserve(&mut self, additional: usize);
            pub fn shrink_to_fit(&mut self);
            pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Difference<'a, T, S>;
            pub fn symmetric_difference<'a>(
                &'a self,
                other: &'a HashSet<T, S>,
            ) -> SymmetricDifference<'a, T, S>;
            pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> Intersection<'a, T, S>;
            pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> Union<'a, T, S>;
            pub fn contains<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> bool
            where
                T: Borrow<Q>;
            #[element]
            pub fn get<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> Option<&T>
            where
                T: Borrow<Q>;
            pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool;
            pub fn is_subset(&self, other: &HashSet<T, S>) -> bool;
            pub fn is_superset(&self, other: &HashSet<T, S>) -> bool;
            pub fn insert(&mut self, value: T) -> bool;
            pub fn replace(&mut self, value: T) -> Option<T>;
            pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> bool
            where
                T: Borrow<Q>;
            #[element]
            pub fn take<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> Option<T>
            where
                T: Borrow<Q>;
        }
        impl<T: Clone, S: Clone> Clone for HashSet<T, S> {}
        impl<T: Eq + Hash, S: BuildHasher + Default> FromIterator<T> for HashSet<T, S> {}
        impl<T, S: Default> Default for HashSet<T, S> {}
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> BitOr<&HashSet<T, S>> for &HashSet<T, S> {
            type Output = HashSet<T, S>;
        }
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> BitAnd<&HashSet<T, S>> for &HashSet<T, S> {
            type Output = HashSet<T, S>;
        }
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> BitXor<&HashSet<T, S>> for &HashSet<T, S> {
            type Output = HashSet<T, S>;
        }
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> Sub<&HashSet<T, S>> for &HashSet<T, S> {
            type Output = HashSet<T, S>;
        }

        pub struct Iter<'a, K>;

        #[collection]
        pub struct IntoIter<K>;

        #[collection]
        pub struct Drain<'a, K>;

        pub struct ExtractIf<'a, K, F>;

        pub struct Intersection<'a, T, S>;

        pub struct Difference<'a, T, S>;

        pub struct SymmetricDifference<'a, T, S>;

        pub struct Union<'a, T, S>;
        impl<'a, T, S> IntoIterator for &'a HashSet<T, S> {
            type Item = &'a T;
            type IntoIter = Iter<'a, T>;
        }
        impl<T, S> IntoIterator for HashSet<T, S> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
        impl<K> Clone for Iter<'_, K> {}
        impl<'a, K> Iterator for Iter<'a, K> {
            type Item = &'a K;
        }
        impl<K> Iterator for IntoIter<K> {
            type Item = K;
        }
        impl<'a, K> Iterator for Drain<'a, K> {
            type Item = K;
        }
        impl<K, F: FnMut(&K) -> bool> Iterator for ExtractIf<'_, K, F> {
            type Item = K;
        }
        impl<T, S> Clone for Intersection<'_, T, S> {}
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Intersection<'a, T, S> {
            type Item = &'a T;
        }
        impl<T, S> Clone for Difference<'_, T, S> {}
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Difference<'a, T, S> {
            type Item = &'a T;
        }
        impl<T, S> Clone for SymmetricDifference<'_, T, S> {}
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for SymmetricDifference<'a, T, S> {
            type Item = &'a T;
        }
        impl<T, S> Clone for Union<'_, T, S> {}
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Union<'a, T, S> {
            type Item = &'a T;
        }
        impl<T: Eq + Hash, S: BuildHasher> Extend<T> for HashSet<T, S> {}
        impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T, RandomState> {}
    }

    pub mod btree_map {
        use crate::{
            borrow::Borrow,
            ops::{Index, RangeBounds},
        };

        #[collection]
        pub struct BTreeMap<K, V>;
        impl<K, V> Drop for BTreeMap<K, V> {}
        impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {}

        pub struct Iter<'a, K, V>;

        pub struct IterMut<'a, K, V>;

        #[collection]
        pub struct IntoIter<K, V>;

        pub struct Keys<'a, K, V>;

        pub struct Values<'a, K, V>;

        pub struct ValuesMut<'a, K, V>;

        pub struct IntoKeys<K, V>;

        pub struct IntoValues<K, V>;

        pub struct Range<'a, K, V>;

        pub struct RangeMut<'a, K, V>;
        impl<K, V> BTreeMap<K, V> {
            pub fn new() -> BTreeMap<K, V>;
            pub fn clear(&mut self);
            #[element]
            pub fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V>
            where
                K: Borrow<Q> + Ord;
            #[element]
            pub fn get_key_value<Q: ?Sized + Ord>(&self, k: &Q) -> Option<(&K, &V)>
            where
                K: Borrow<Q> + Ord;
            #[element]
            pub fn first_key_value(&self) -> Option<(&K, &V)>
            where
                K: Ord;
            #[element]
            pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
            where
                K: Ord;
            #[element]
            pub fn pop_first(&mut self) -> Option<(K, V)>
            where
                K: Ord;
            #[element]
            pub fn last_key_value(&self) -> Option<(&K, &V)>
            where
                K: Ord;
            #[element]
            pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
            where
                K: Ord;
            #[element]
            pub fn pop_last(&mut self) -> Option<(K, V)>
            where
                K: Ord;
            pub fn contains_key<Q: ?Sized + Ord>(&self, key: &Q) -> bool
            where
                K: Borrow<Q> + Ord;
            #[element]
            pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V>
            where
                K: Borrow<Q> + Ord;
            #[element]
            pub fn insert(&mut self, key: K, value: V) -> Option<V>
            where
                K: Ord;
            #[element]
            pub fn remove<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<V>
            where
                K: Borrow<Q> + Ord;
            #[element]
            pub fn remove_entry<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<(K, V)>
            where
                K: Borrow<Q> + Ord;
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F)
            where
                K: Ord;
            pub fn append(&mut self, other: &mut Self)
            where
                K: Ord;
            #[element]
            pub fn range<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V>
            where
                K: Borrow<T> + Ord;
            #[element]
            pub fn range_mut<T: ?Sized + Ord, R: RangeBounds<T>>(
                &mut self,
                range: R,
            ) -> RangeMut<'_, K, V>
            where
                K: Borrow<T> + Ord;
            #[element]
            #[one_step]
            pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
            where
                K: Ord;
            pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self
            where
                K: Borrow<Q> + Ord;
            pub fn extract_if<F: FnMut(&K, &mut V) -> bool, R: RangeBounds<K>>(
                &mut self,
                range: R,
                pred: F,
            ) -> ExtractIf<'_, K, V, R, F>
            where
                K: Ord;
            pub fn into_keys(self) -> IntoKeys<K, V>;
            #[element]
            pub fn into_values(self) -> IntoValues<K, V>;
            #[element]
            pub fn iter(&self) -> Iter<'_, K, V>;
            #[element]
            pub fn iter_mut(&mut self) -> IterMut<'_, K, V>;
            #[element]
            pub fn keys(&self) -> Keys<'_, K, V>;
            #[element]
            pub fn values(&self) -> Values<'_, K, V>;
            #[element]
            pub fn values_mut(&mut self) -> ValuesMut<'_, K, V>;
            #[length]
            pub fn len(&self) -> usize;
            pub fn is_empty(&self) -> bool;
        }
        impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
            type Item = (&'a K, &'a V);
            type IntoIter = Iter<'a, K, V>;
        }
        impl<'a, K, V> Iterator for Iter<'a, K, V> {
            type Item = (&'a K, &'a V);
        }
        impl<K, V> Clone for Iter<'_, K, V> {}
        impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
            type Item = (&'a K, &'a mut V);
            type IntoIter = IterMut<'a, K, V>;
        }
        impl<'a, K, V> Iterator for IterMut<'a, K, V> {
            type Item = (&'a K, &'a mut V);
        }
        impl<K, V> IntoIterator for BTreeMap<K, V> {
            type Item = (K, V);
            type IntoIter = IntoIter<K, V>;
        }
        impl<K, V> Iterator for IntoIter<K, V> {
            type Item = (K, V);
        }
        impl<'a, K, V> Iterator for Keys<'a, K, V> {
            type Item = &'a K;
        }
        impl<K, V> Clone for Keys<'_, K, V> {}
        impl<'a, K, V> Iterator for Values<'a, K, V> {
            type Item = &'a V;
        }
        impl<K, V> Clone for Values<'_, K, V> {}

        pub struct ExtractIf<'a, K, V, R, F>;
        impl<K: PartialOrd, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> Iterator
            for ExtractIf<'_, K, V, R, F>
        {
            type Item = (K, V);
        }
        impl<'a, K, V> Iterator for Range<'a, K, V> {
            type Item = (&'a K, &'a V);
        }
        impl<'a, K, V> Iterator for ValuesMut<'a, K, V> {
            type Item = &'a mut V;
        }
        impl<K, V> Iterator for IntoKeys<K, V> {
            type Item = K;
        }
        impl<K, V> Iterator for IntoValues<K, V> {
            type Item = V;
        }
        impl<K, V> Clone for Range<'_, K, V> {}
        impl<'a, K, V> Iterator for RangeMut<'a, K, V> {
            type Item = (&'a K, &'a mut V);
        }
        impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {}
        impl<K, V> Default for BTreeMap<K, V> {}
        impl<K: Borrow<Q> + Ord, Q: ?Sized + Ord, V> Index<&Q> for BTreeMap<K, V> {
            type Output = V;
        }

        pub enum Entry<'a, K, V> {
            Vacant(VacantEntry<'a, K, V>),
            Occupied(OccupiedEntry<'a, K, V>),
        }

        pub struct VacantEntry<'a, K, V>;

        pub struct OccupiedEntry<'a, K, V>;
        impl<'a, K: Ord, V> Entry<'a, K, V> {
            #[element]
            pub fn or_insert(self, default: V) -> &'a mut V;
            #[element]
            pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V;
            #[element]
            pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V;
            pub fn key(&self) -> &K;
            #[same]
            pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self;
            #[same]
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>;
        }
        impl<'a, K: Ord, V: Default> Entry<'a, K, V> {
            #[element]
            pub fn or_default(self) -> &'a mut V;
        }
        impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
            pub fn key(&self) -> &K;
            pub fn into_key(self) -> K;
            #[element]
            pub fn insert(self, value: V) -> &'a mut V;
            #[same]
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>;
        }
        impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
            pub fn key(&self) -> &K;
            #[element]
            pub fn remove_entry(self) -> (K, V);
            #[element]
            pub fn get(&self) -> &V;
            #[element]
            pub fn get_mut(&mut self) -> &mut V;
            #[element]
            pub fn into_mut(self) -> &'a mut V;
            #[element]
            pub fn insert(&mut self, value: V) -> V;
            #[element]
            pub fn remove(self) -> V;
        }
        impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {}
        impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {}
    }

    pub mod btree_set {
        use crate::{
            borrow::Borrow,
            ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub},
        };

        #[collection]
        pub struct BTreeSet<T>;
        impl<T: Clone> Clone for BTreeSet<T> {}

        pub struct Iter<'a, T>;

        #[collection]
        pub struct IntoIter<T>;

        pub struct Range<'a, T>;

        pub struct Difference<'a, T>;

        pub struct SymmetricDifference<'a, T>;

        pub struct Intersection<'a, T>;

        pub struct Union<'a, T>;
        impl<T> BTreeSet<T> {
            pub fn new() -> BTreeSet<T>;
            #[element]
            pub fn range<K: ?Sized + Ord, R: RangeBounds<K>>(&self, range: R) -> Range<'_, T>
            where
                T: Borrow<K> + Ord;
            pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
            where
                T: Ord;
            pub fn symmetric_difference<'a>(
                &'a self,
                other: &'a BTreeSet<T>,
            ) -> SymmetricDifference<'a, T>
            where
                T: Ord;
            pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
            where
                T: Ord;
            pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
            where
                T: Ord;
            pub fn clear(&mut self);
            pub fn contains<Q: ?Sized + Ord>(&self, value: &Q) -> bool
            where
                T: Borrow<Q> + Ord;
            #[element]
            pub fn get<Q: ?Sized + Ord>(&self, value: &Q) -> Option<&T>
            where
                T: Borrow<Q> + Ord;
            pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
            where
                T: Ord;
            pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
            where
                T: Ord;
            pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
            where
                T: Ord;
            #[element]
            pub fn first(&self) -> Option<&T>
            where
                T: Ord;
            #[element]
            pub fn last(&self) -> Option<&T>
            where
                T: Ord;
            #[element]
            pub fn pop_first(&mut self) -> Option<T>
            where
                T: Ord;
            #[element]
            pub fn pop_last(&mut self) -> Option<T>
            where
                T: Ord;
            pub fn insert(&mut self, value: T) -> bool
            where
                T: Ord;
            pub fn replace(&mut self, value: T) -> Option<T>
            where
                T: Ord;
            pub fn remove<Q: ?Sized + Ord>(&mut self, value: &Q) -> bool
            where
                T: Borrow<Q> + Ord;
            #[element]
            pub fn take<Q: ?Sized + Ord>(&mut self, value: &Q) -> Option<T>
            where
                T: Borrow<Q> + Ord;
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F)
            where
                T: Ord;
            pub fn append(&mut self, other: &mut Self)
            where
                T: Ord;
            pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> Self
            where
                T: Borrow<Q> + Ord;
            pub fn extract_if<F: FnMut(&T) -> bool, R: RangeBounds<T>>(
                &mut self,
                range: R,
                pred: F,
            ) -> ExtractIf<'_, T, R, F>
            where
                T: Ord;
            #[element]
            pub fn iter(&self) -> Iter<'_, T>;
            #[length]
            pub fn len(&self) -> usize;
            pub fn is_empty(&self) -> bool;
        }
        impl<T: Ord> FromIterator<T> for BTreeSet<T> {}
        impl<T> IntoIterator for BTreeSet<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
        impl<'a, T> IntoIterator for &'a BTreeSet<T> {
            type Item = &'a T;
            type IntoIter = Iter<'a, T>;
        }

        pub struct ExtractIf<'a, T, R, F>;
        impl<T: PartialOrd, R: RangeBounds<T>, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, R, F> {
            type Item = T;
        }
        impl<T> Default for BTreeSet<T> {}
        impl<T: Ord + Clone> Sub<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
        }
        impl<T: Ord + Clone> BitXor<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
        }
        impl<T: Ord + Clone> BitAnd<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
        }
        impl<T: Ord + Clone> BitOr<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
        }
        impl<T> Clone for Iter<'_, T> {}
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = &'a T;
        }
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }
        impl<T> Clone for Range<'_, T> {}
        impl<'a, T> Iterator for Range<'a, T> {
            type Item = &'a T;
        }
        impl<T> Clone for Difference<'_, T> {}
        impl<'a, T: Ord> Iterator for Difference<'a, T> {
            type Item = &'a T;
        }
        impl<T> Clone for SymmetricDifference<'_, T> {}
        impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
            type Item = &'a T;
        }
        impl<T> Clone for Intersection<'_, T> {}
        impl<'a, T: Ord> Iterator for Intersection<'a, T> {
            type Item = &'a T;
        }
        impl<T> Clone for Union<'_, T> {}
        impl<'a, T: Ord> Iterator for Union<'a, T> {
            type Item = &'a T;
        }
        impl<T: Ord> Extend<T> for BTreeSet<T> {}
        impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {}
    }

    pub mod binary_heap {
        use crate::ops::{Deref, DerefMut};

        #[collection]
        pub struct BinaryHeap<T>;

        pub struct PeekMut<'a, T: Ord>;
        impl<T: Ord> Drop for PeekMut<'_, T> {}
        impl<T: Ord> Deref for PeekMut<'_, T> {
            type Target = T;
        }
        impl<T: Ord> DerefMut for PeekMut<'_, T> {}
        impl<'a, T: Ord> PeekMut<'a, T> {
            #[element]
            pub fn pop(this: PeekMut<'a, T>) -> T;
        }
        impl<T: Clone> Clone for BinaryHeap<T> {}
        impl<T> Default for BinaryHeap<T> {}
        impl<T> BinaryHeap<T> {
            pub fn new() -> BinaryHeap<T>;
            pub fn with_capacity(capacity: usize) -> BinaryHeap<T>;
            #[element]
            pub fn iter(&self) -> Iter<'_, T>;
            #[element]
            pub fn peek(&self) -> Option<&T>;
            pub fn capacity(&self) -> usize;
            pub fn reserve_exact(&mut self, additional: usize);
            pub fn reserve(&mut self, additional: usize);
            pub fn shrink_to_fit(&mut self);
            #[element]
            pub fn as_slice(&self) -> &[T];
            pub fn into_vec(self) -> Vec<T>;
            #[length]
            pub fn len(&self) -> usize;
            pub fn is_empty(&self) -> bool;
            #[element]
            pub fn drain(&mut self) -> Drain<'_, T>;
            pub fn clear(&mut self);
        }
        impl<T: Ord> BinaryHeap<T> {
            #[element]
            pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>>;
            #[element]
            pub fn pop(&mut self) -> Option<T>;
            pub fn push(&mut self, item: T);
            pub fn into_sorted_vec(self) -> Vec<T>;
            pub fn append(&mut self, other: &mut Self);
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        }

        pub struct Iter<'a, T>;
        impl<T> Clone for Iter<'_, T> {}
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = &'a T;
        }

        #[collection]
        #[derive(Clone)]
        pub struct IntoIter<T>;
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }

        #[collection]
        pub struct Drain<'a, T>;
        impl<T> Iterator for Drain<'_, T> {
            type Item = T;
        }
        impl<T: Ord> FromIterator<T> for BinaryHeap<T> {}
        impl<T> IntoIterator for BinaryHeap<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
        impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
            type Item = &'a T;
            type IntoIter = Iter<'a, T>;
        }
        impl<T: Ord> Extend<T> for BinaryHeap<T> {}
        impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {}
    }

    pub mod linked_list {
        #[collection]
        pub struct LinkedList<T>;

        pub struct Iter<'a, T>;
        impl<T> Clone for Iter<'_, T> {}

        pub struct IterMut<'a, T>;

        #[collection]
        #[derive(Clone)]
        pub struct IntoIter<T>;
        impl<T> Default for LinkedList<T> {}
        impl<T> LinkedList<T> {
            pub fn new() -> Self;
            pub fn append(&mut self, other: &mut Self);
            #[element]
            pub fn iter(&self) -> Iter<'_, T>;
            #[element]
            pub fn iter_mut(&mut self) -> IterMut<'_, T>;
            pub fn is_empty(&self) -> bool;
            #[length]
            pub fn len(&self) -> usize;
            pub fn clear(&mut self);
            pub fn contains(&self, x: &T) -> bool
            where
                T: PartialEq<T>;
            #[element]
            pub fn front(&self) -> Option<&T>;
            #[element]
            pub fn front_mut(&mut self) -> Option<&mut T>;
            #[element]
            pub fn back(&self) -> Option<&T>;
            #[element]
            pub fn back_mut(&mut self) -> Option<&mut T>;
            pub fn push_front(&mut self, elt: T);
            pub fn push_front_mut(&mut self, elt: T) -> &mut T;
            #[element]
            pub fn pop_front(&mut self) -> Option<T>;
            pub fn push_back(&mut self, elt: T);
            pub fn push_back_mut(&mut self, elt: T) -> &mut T;
            #[element]
            pub fn pop_back(&mut self) -> Option<T>;
            pub fn split_off(&mut self, at: usize) -> LinkedList<T>;
            pub fn extract_if<F: FnMut(&mut T) -> bool>(
                &mut self,
                filter: F,
            ) -> ExtractIf<'_, T, F>;
        }
        impl<T> Drop for LinkedList<T> {}
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = &'a T;
        }
        impl<'a, T> Iterator for IterMut<'a, T> {
            type Item = &'a mut T;
        }

        pub struct ExtractIf<'a, T, F>;
        impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
            type Item = T;
        }
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }
        impl<T> FromIterator<T> for LinkedList<T> {}
        impl<T> IntoIterator for LinkedList<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
        impl<'a, T> IntoIterator for &'a LinkedList<T> {
            type Item = &'a T;
            type IntoIter = Iter<'a, T>;
        }
        impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
            type Item = &'a mut T;
            type IntoIter = IterMut<'a, T>;
        }
        impl<T: Clone> Clone for LinkedList<T> {}
        unsafe impl<T: Send> Send for LinkedList<T> {}
        unsafe impl<T: Sync> Sync for LinkedList<T> {}
        impl<T> Extend<T> for LinkedList<T> {}
    }

    pub mod vec_deque {
        use crate::{
            cmp::Ordering,
            ops::{Index, RangeBounds},
        };

        #[collection]
        pub struct VecDeque<T>;
        impl<T: Clone> Clone for VecDeque<T> {}
        impl<T> Drop for VecDeque<T> {}
        impl<T> Default for VecDeque<T> {}
        impl<T> VecDeque<T> {
            pub fn new() -> VecDeque<T>;
            pub fn with_capacity(capacity: usize) -> VecDeque<T>;
            #[element]
            pub fn get(&self, index: usize) -> Option<&T>;
            #[element]
            pub fn get_mut(&mut self, index: usize) -> Option<&mut T>;
            #[orders]
            pub fn swap(&mut self, i: usize, j: usize);
            pub fn capacity(&self) -> usize;
            pub fn reserve_exact(&mut self, additional: usize);
            pub fn reserve(&mut self, additional: usize);
            pub fn shrink_to_fit(&mut self);
            pub fn truncate(&mut self, len: usize);
            #[element]
            pub fn iter(&self) -> Iter<'_, T>;
            #[element]
            pub fn iter_mut(&mut self) -> IterMut<'_, T>;
            #[element]
            pub fn as_slices(&self) -> (&[T], &[T]);
            #[element]
            pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]);
            #[length]
            pub fn len(&self) -> usize;
            pub fn is_empty(&self) -> bool;
            #[element]
            pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T>;
            #[element]
            pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T>;
            #[element]
            pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T>;
            pub fn clear(&mut self);
            pub fn contains(&self, x: &T) -> bool
            where
                T: PartialEq<T>;
            #[element]
            pub fn front(&self) -> Option<&T>;
            #[element]
            pub fn front_mut(&mut self) -> Option<&mut T>;
            #[element]
            pub fn back(&self) -> Option<&T>;
            #[element]
            pub fn back_mut(&mut self) -> Option<&mut T>;
            #[element]
            pub fn pop_front(&mut self) -> Option<T>;
            #[element]
            pub fn pop_back(&mut self) -> Option<T>;
            #[element]
            pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T>;
            #[element]
            pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T>;
            pub fn push_front(&mut self, value: T);
            pub fn push_front_mut(&mut self, value: T) -> &mut T;
            pub fn push_back(&mut self, value: T);
            pub fn push_back_mut(&mut self, value: T) -> &mut T;
            #[element]
            pub fn swap_remove_front(&mut self, index: usize) -> Option<T>;
            #[element]
            pub fn swap_remove_back(&mut self, index: usize) -> Option<T>;
            pub fn insert(&mut self, index: usize, value: T);
            pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T;
            #[element]
            pub fn remove(&mut self, index: usize) -> Option<T>;
            pub fn split_off(&mut self, at: usize) -> Self;
            pub fn append(&mut self, other: &mut Self);
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
            pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
            pub fn resize_with(&mut self, new_len: usize, generator: impl FnMut() -> T);
            #[same]
            pub fn make_contiguous(&mut self) -> &mut [T];
            pub fn rotate_left(&mut self, n: usize);
            pub fn rotate_right(&mut self, n: usize);
            pub fn binary_search(&self, x: &T) -> Result<usize, usize>
            where
                T: Ord;
            pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(
                &'a self,
                f: F,
            ) -> Result<usize, usize>;
            pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(
                &'a self,
                b: &B,
                f: F,
            ) -> Result<usize, usize>;
            pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize;
        }
        impl<T: Clone> VecDeque<T> {
            pub fn resize(&mut self, new_len: usize, value: T);
        }
        impl<T> Index<usize> for VecDeque<T> {
            type Output = T;
        }
        impl<T> FromIterator<T> for VecDeque<T> {}
        impl<T> IntoIterator for VecDeque<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
        impl<'a, T> IntoIterator for &'a VecDeque<T> {
            type Item = &'a T;
            type IntoIter = Iter<'a, T>;
        }
        impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
            type Item = &'a mut T;
            type IntoIter = IterMut<'a, T>;
        }

        pub struct Iter<'a, T>;
        impl<T> Clone for Iter<'_, T> {}
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = &'a T;
        }

        pub struct IterMut<'a, T>;
        impl<'a, T> Iterator for IterMut<'a, T> {
            type Item = &'a mut T;
        }

        #[collection]
        #[derive(Clone)]
        pub struct IntoIter<T>;
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }

        #[collection]
        pub struct Drain<'a, T>;
        impl<T> Iterator for Drain<'_, T> {
            type Item = T;
        }
        impl<T> Extend<T> for VecDeque<T> {}
        impl<T> From<Vec<T>> for VecDeque<T> {}
        impl<T, const N: usize> From<[T; N]> for VecDeque<T> {}
    }
}

pub mod time {
    use crate::{
        fmt::Display,
        ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign},
    };

    #[derive(Clone, Copy, PartialOrd, Ord, Default)]
    pub struct Duration;
    impl Duration {
        pub const ZERO: Duration;
        pub const MAX: Duration;
        pub fn new(secs: u64, nanos: u32) -> Duration;
        pub fn from_secs(secs: u64) -> Duration;
        pub fn from_millis(millis: u64) -> Duration;
        pub fn from_micros(micros: u64) -> Duration;
        pub fn from_nanos(nanos: u64) -> Duration;
        pub fn from_nanos_u128(nanos: u128) -> Duration;
        pub fn from_hours(hours: u64) -> Duration;
        pub fn from_mins(mins: u64) -> Duration;
        pub fn is_zero(&self) -> bool;
        pub fn as_secs(&self) -> u64;
        pub fn subsec_millis(&self) -> u32;
        pub fn subsec_micros(&self) -> u32;
        pub fn subsec_nanos(&self) -> u32;
        pub fn as_millis(&self) -> u128;
        pub fn as_micros(&self) -> u128;
        pub fn as_nanos(&self) -> u128;
        pub fn abs_diff(self, other: Duration) -> Duration;
        pub fn checked_add(self, rhs: Duration) -> Option<Duration>;
        pub fn saturating_add(self, rhs: Duration) -> Duration;
        pub fn checked_sub(self, rhs: Duration) -> Option<Duration>;
        pub fn saturating_sub(self, rhs: Duration) -> Duration;
        pub fn checked_mul(self, rhs: u32) -> Option<Duration>;
        pub fn saturating_mul(self, rhs: u32) -> Duration;
        pub fn checked_div(self, rhs: u32) -> Option<Duration>;
        pub fn as_secs_f64(&self) -> f64;
        pub fn as_secs_f32(&self) -> f32;
        pub fn from_secs_f64(secs: f64) -> Duration;
        pub fn from_secs_f32(secs: f32) -> Duration;
        pub fn mul_f64(self, rhs: f64) -> Duration;
        pub fn mul_f32(self, rhs: f32) -> Duration;
        pub fn div_f64(self, rhs: f64) -> Duration;
        pub fn div_f32(self, rhs: f32) -> Duration;
        pub fn div_duration_f64(self, rhs: Duration) -> f64;
        pub fn div_duration_f32(self, rhs: Duration) -> f32;
        pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError>;
        pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError>;
    }
    impl Add for Duration {
        type Output = Duration;
    }
    impl AddAssign for Duration {}
    impl Sub for Duration {
        type Output = Duration;
    }
    impl SubAssign for Duration {}
    impl Mul<u32> for Duration {
        type Output = Duration;
    }
    impl Div<u32> for Duration {
        type Output = Duration;
    }

    #[derive(Clone)]
    pub struct TryFromFloatSecsError;
    impl Display for TryFromFloatSecsError {}

    #[derive(Copy, Clone, PartialOrd, Ord)]
    pub struct Instant;

    #[derive(Copy, Clone, PartialOrd, Ord)]
    pub struct SystemTime;

    #[derive(Clone)]
    pub struct SystemTimeError;
    impl Instant {
        pub fn now() -> Instant;
        pub fn duration_since(&self, earlier: Instant) -> Duration;
        pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration>;
        pub fn saturating_duration_since(&self, earlier: Instant) -> Duration;
        pub fn elapsed(&self) -> Duration;
        pub fn checked_add(&self, duration: Duration) -> Option<Instant>;
        pub fn checked_sub(&self, duration: Duration) -> Option<Instant>;
    }
    impl Add<Duration> for Instant {
        type Output = Instant;
    }
    impl AddAssign<Duration> for Instant {}
    impl Sub<Duration> for Instant {
        type Output = Instant;
    }
    impl SubAssign<Duration> for Instant {}
    impl Sub<Instant> for Instant {
        type Output = Duration;
    }
    impl SystemTime {
        pub const UNIX_EPOCH: SystemTime;
        pub fn now() -> SystemTime;
        pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError>;
        pub fn elapsed(&self) -> Result<Duration, SystemTimeError>;
        pub fn checked_add(&self, duration: Duration) -> Option<SystemTime>;
        pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime>;
    }
    impl Add<Duration> for SystemTime {
        type Output = SystemTime;
    }
    impl AddAssign<Duration> for SystemTime {}
    impl Sub<Duration> for SystemTime {
        type Output = SystemTime;
    }
    impl SubAssign<Duration> for SystemTime {}
    pub const UNIX_EPOCH: SystemTime;
    impl SystemTimeError {
        pub fn duration(&self) -> Duration;
    }
    impl Display for SystemTimeError {}
}

pub mod sync {
    use crate::{
        any::Any,
        borrow::Borrow,
        error::Error,
        fmt::{self, Display},
        mem,
        ops::{Deref, DerefMut},
        pin::Pin,
        time::Duration,
    };

    #[pointer]
    pub struct Arc<T: ?Sized>;
    unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
    unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}

    #[pointer(weak)]
    pub struct Weak<T: ?Sized>;
    unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
    unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
    impl<T> Arc<T> {
        pub fn new(data: T) -> Arc<T>;
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T>;
        pub fn pin(data: T) -> Pin<Arc<T>>;
        #[same]
        pub fn try_unwrap(this: Self) -> Result<T, Self>;
        #[same]
        pub fn into_inner(this: Self) -> Option<T>;
    }
    impl<T> Arc<mem::MaybeUninit<T>> {
        pub unsafe fn assume_init(self) -> Arc<T>;
    }
    impl<T> Arc<[mem::MaybeUninit<T>]> {
        pub unsafe fn assume_init(self) -> Arc<[T]>;
    }
    impl<T: ?Sized> Arc<T> {
        #[same]
        #[frees]
        pub unsafe fn from_raw(ptr: *const T) -> Self;
        #[forgets(0)]
        #[same]
        pub fn into_raw(this: Self) -> *const T;
        pub unsafe fn increment_strong_count(ptr: *const T);
        pub unsafe fn decrement_strong_count(ptr: *const T);
        #[same]
        pub fn as_ptr(this: &Self) -> *const T;
        #[same]
        pub fn downgrade(this: &Self) -> Weak<T>;
        #[probe]
        pub fn weak_count(this: &Self) -> usize;
        #[probe]
        pub fn strong_count(this: &Self) -> usize;
        pub fn ptr_eq(this: &Self, other: &Self) -> bool;
        #[same]
        pub fn get_mut(this: &mut Self) -> Option<&mut T>;
    }
    impl<T: ?Sized> Clone for Arc<T> {
        #[same]
        fn clone(&self) -> Arc<T>;
    }
    impl<T: ?Sized> Deref for Arc<T> {
        type Target = T;
    }
    impl<T: Clone> Arc<T> {
        #[same]
        pub fn make_mut(this: &mut Self) -> &mut T;
    }
    impl<T: Clone> Arc<T> {
        #[same]
        pub fn unwrap_or_clone(this: Self) -> T;
    }
    impl<T: ?Sized> Drop for Arc<T> {}
    impl Arc<dyn Any + Send + Sync> {
        #[same]
        pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self>;
    }
    impl<T> Weak<T> {
        pub fn new() -> Weak<T>;
    }
    impl<T: ?Sized> Weak<T> {
        #[same]
        #[frees]
        pub unsafe fn from_raw(ptr: *const T) -> Self;
        #[same]
        pub fn into_raw(self) -> *const T;
        #[same]
        pub fn as_ptr(&self) -> *const T;
        #[same]
        pub fn upgrade(&self) -> Option<Arc<T>>;
        #[probe]
        pub fn strong_count(&self) -> usize;
        #[probe]
        pub fn weak_count(&self) -> usize;
        pub fn ptr_eq(&self, other: &Self) -> bool;
    }
    impl<T: ?Sized> Clone for Weak<T> {
        #[same]
        fn clone(&self) -> Weak<T>;
    }
    impl<T: ?Sized> Drop for Weak<T> {}
    impl<T: ?Sized + Display> Display for Arc<T> {}
    impl<T: ?Sized> Borrow<T> for Arc<T> {}
    impl<T: ?Sized> AsRef<T> for Arc<T> {}
    impl<T: Default> Default for Arc<T> {}
    impl<T> From<T> for Arc<T> {}
    impl From<&str> for Arc<str> {}
    impl From<String> for Arc<str> {}
    impl<T: Clone> From<&[T]> for Arc<[T]> {}
    impl<T: ?Sized> From<Box<T>> for Arc<T> {}
    impl<T> From<Vec<T>> for Arc<[T]> {}
    impl<T> FromIterator<T> for Arc<[T]> {}

    #[lock(mutex, poisons)]
    pub struct Mutex<T: ?Sized>;
    unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
    unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

    #[guard(sync)]
    pub struct MutexGuard<'a, T: ?Sized>;
    impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

    #[guard(sync)]
    pub struct MappedMutexGuard<'a, T: ?Sized>;
    impl<T: ?Sized> !Send for MappedMutexGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for MappedMutexGuard<'_, T> {}
    impl<T> Mutex<T> {
        pub fn new(t: T) -> Mutex<T>;
        #[acquire(exclusive, blocks, temporary)]
        pub fn get_cloned(&self) -> Result<T, PoisonError<()>>
        where
            T: Clone;
        #[acquire(exclusive, blocks, temporary)]
        pub fn set(&self, value: T) -> Result<(), PoisonError<T>>;
        #[acquire(exclusive, blocks, temporary)]
        pub fn replace(&self, value: T) -> LockResult<T>;
    }
    impl<T: ?Sized> Mutex<T> {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> LockResult<MutexGuard<'_, T>>;
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>>;
        #[probe]
        pub fn is_poisoned(&self) -> bool;
        #[poison(clears)]
        pub fn clear_poison(&self);
        #[inner]
        pub fn into_inner(self) -> LockResult<T>
        where
            T: Sized;
        #[inner]
        pub fn get_mut(&mut self) -> LockResult<&mut T>;
        #[inner]
        pub fn data_ptr(&self) -> *mut T;
    }
    impl<T: Default> Default for Mutex<T> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {}
    impl<T: ?Sized> Drop for MutexGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for MutexGuard<'_, T> {}
    impl<'a, T: ?Sized> MutexGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            orig: Self,
            f: F,
        ) -> MappedMutexGuard<'a, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            orig: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, U>, Self>;
    }
    impl<T: ?Sized> Deref for MappedMutexGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for MappedMutexGuard<'_, T> {}
    impl<T: ?Sized> Drop for MappedMutexGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for MappedMutexGuard<'_, T> {}
    impl<'a, T: ?Sized> MappedMutexGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            orig: Self,
            f: F,
        ) -> MappedMutexGuard<'a, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            orig: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, U>, Self>;
    }

    #[lock(rwlock, poisons)]
    pub struct RwLock<T: ?Sized>;
    unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

    #[guard(sync)]
    pub struct RwLockReadGuard<'rwlock, T: ?Sized>;
    impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}

    #[guard(sync)]
    pub struct RwLockWriteGuard<'rwlock, T: ?Sized>;
    impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

    #[guard(sync)]
    pub struct MappedRwLockReadGuard<'rwlock, T: ?Sized>;
    impl<T: ?Sized> !Send for MappedRwLockReadGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockReadGuard<'_, T> {}

    #[guard(sync)]
    pub struct MappedRwLockWriteGuard<'rwlock, T: ?Sized>;
    impl<T: ?Sized> !Send for MappedRwLockWriteGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockWriteGuard<'_, T> {}
    impl<T> RwLock<T> {
        pub fn new(t: T) -> RwLock<T>;
        #[acquire(shared, blocks, temporary)]
        pub fn get_cloned(&self) -> Result<T, PoisonError<()>>
        where
            T: Clone;
        #[acquire(exclusive, blocks, temporary)]
        pub fn set(&self, value: T) -> Result<(), PoisonError<T>>;
        #[acquire(exclusive, blocks, temporary)]
        pub fn replace(&self, value: T) -> LockResult<T>;
    }
    impl<T: ?Sized> RwLock<T> {
        #[acquire(shared, blocks)]
        pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>>;
        #[acquire(shared, try)]
        pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>>;
        #[acquire(exclusive, blocks)]
        pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>>;
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>>;
        #[probe]
        pub fn is_poisoned(&self) -> bool;
        #[poison(clears)]
        pub fn clear_poison(&self);
        #[inner]
        pub fn into_inner(self) -> LockResult<T>
        where
            T: Sized;
        #[inner]
        pub fn get_mut(&mut self) -> LockResult<&mut T>;
        #[inner]
        pub fn data_ptr(&self) -> *mut T;
    }
    impl<T: Default> Default for RwLock<T> {}
    impl<'rwlock, T: ?Sized> RwLockReadGuard<'rwlock, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(
            orig: Self,
            f: F,
        ) -> MappedRwLockReadGuard<'rwlock, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            orig: Self,
            f: F,
        ) -> Result<MappedRwLockReadGuard<'rwlock, U>, Self>;
    }
    impl<'rwlock, T: ?Sized> RwLockWriteGuard<'rwlock, T> {
        #[maps_guard(0, shared)]
        pub fn downgrade(s: Self) -> RwLockReadGuard<'rwlock, T>;
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            orig: Self,
            f: F,
        ) -> MappedRwLockWriteGuard<'rwlock, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            orig: Self,
            f: F,
        ) -> Result<MappedRwLockWriteGuard<'rwlock, U>, Self>;
    }
    impl<'rwlock, T: ?Sized> MappedRwLockReadGuard<'rwlock, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(
            orig: Self,
            f: F,
        ) -> MappedRwLockReadGuard<'rwlock, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            orig: Self,
            f: F,
        ) -> Result<MappedRwLockReadGuard<'rwlock, U>, Self>;
    }
    impl<'rwlock, T: ?Sized> MappedRwLockWriteGuard<'rwlock, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            orig: Self,
            f: F,
        ) -> MappedRwLockWriteGuard<'rwlock, U>;
        #[maps_guard(0)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            orig: Self,
            f: F,
        ) -> Result<MappedRwLockWriteGuard<'rwlock, U>, Self>;
    }
    impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {}
    impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {}
    impl<T: ?Sized> Drop for MappedRwLockReadGuard<'_, T> {}
    impl<T: ?Sized> Drop for MappedRwLockWriteGuard<'_, T> {}
    impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {}
    impl<T: ?Sized> Deref for MappedRwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> Deref for MappedRwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for MappedRwLockWriteGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for RwLockReadGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for RwLockWriteGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for MappedRwLockReadGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for MappedRwLockWriteGuard<'_, T> {}

    pub struct PoisonError<T>;

    pub enum TryLockError<T> {
        Poisoned(PoisonError<T>),
        WouldBlock,
    }
    pub type LockResult<T> = Result<T, PoisonError<T>>;
    pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;
    impl<T> Display for PoisonError<T> {}
    impl<T> PoisonError<T> {
        pub fn new(data: T) -> PoisonError<T>;
        #[same]
        #[poison(recovers)]
        pub fn into_inner(self) -> T;
        #[same]
        #[poison(recovers)]
        pub fn get_ref(&self) -> &T;
        #[same]
        #[poison(recovers)]
        pub fn get_mut(&mut self) -> &mut T;
    }
    impl<T> Display for TryLockError<T> {}

    #[lock(mutex, reentrant)]
    pub struct ReentrantLock<T: ?Sized>;
    unsafe impl<T: Send + ?Sized> Send for ReentrantLock<T> {}
    unsafe impl<T: Send + ?Sized> Sync for ReentrantLock<T> {}

    #[guard(sync)]
    pub struct ReentrantLockGuard<'a, T: ?Sized>;
    impl<T: ?Sized> !Send for ReentrantLockGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for ReentrantLockGuard<'_, T> {}
    impl<T> ReentrantLock<T> {
        pub fn new(t: T) -> ReentrantLock<T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> ReentrantLock<T> {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> ReentrantLockGuard<'_, T>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[inner]
        pub fn data_ptr(&self) -> *const T;
    }
    impl<T: Default> Default for ReentrantLock<T> {}
    impl<T: ?Sized> Deref for ReentrantLockGuard<'_, T> {
        type Target = T;
    }
    impl<T: Display + ?Sized> Display for ReentrantLockGuard<'_, T> {}
    impl<T: ?Sized> Drop for ReentrantLockGuard<'_, T> {}

    #[condvar]
    pub struct Condvar;
    impl Condvar {
        pub fn new() -> Condvar;
        #[wait(1)]
        pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>>;
        #[wait(1, predicate)]
        pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(
            &self,
            guard: MutexGuard<'a, T>,
            condition: F,
        ) -> LockResult<MutexGuard<'a, T>>;
        #[wait(1, timed)]
        pub fn wait_timeout<'a, T>(
            &self,
            guard: MutexGuard<'a, T>,
            dur: Duration,
        ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>;
        #[wait(1, predicate, timed)]
        pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
            &self,
            guard: MutexGuard<'a, T>,
            dur: Duration,
            condition: F,
        ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>;
        #[notify(one)]
        pub fn notify_one(&self);
        #[notify(all)]
        pub fn notify_all(&self);
    }
    impl Default for Condvar {}

    #[derive(Clone, Copy)]
    pub struct WaitTimeoutResult;
    impl WaitTimeoutResult {
        pub fn timed_out(&self) -> bool;
    }

    #[lock(once)]
    pub struct Once;

    pub struct OnceState;
    impl Once {
        pub fn new() -> Once;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        pub fn call_once<F: FnOnce()>(&self, f: F);
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F);
        #[probe]
        pub fn is_completed(&self) -> bool;
        #[blocks(wait)]
        pub fn wait(&self);
        #[blocks(wait)]
        pub fn wait_force(&self);
    }
    impl OnceState {
        pub fn is_poisoned(&self) -> bool;
    }

    #[lock(once)]
    #[once_cell]
    pub struct OnceLock<T>;
    impl<T> OnceLock<T> {
        pub fn new() -> OnceLock<T>;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        #[inner]
        pub fn get_mut(&mut self) -> Option<&mut T>;
        #[blocks(wait)]
        #[inner]
        pub fn wait(&self) -> &T;
        #[acquire(exclusive, blocks, temporary)]
        pub fn set(&self, value: T) -> Result<(), T>;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
        #[inner]
        pub fn into_inner(self) -> Option<T>;
        #[inner]
        pub fn take(&mut self) -> Option<T>;
    }
    unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
    unsafe impl<T: Send> Send for OnceLock<T> {}
    impl<T> Default for OnceLock<T> {}
    impl<T: Clone> Clone for OnceLock<T> {}
    impl<T> Drop for OnceLock<T> {}

    #[lock(once)]
    #[once_cell]
    pub struct LazyLock<T, F = fn() -> T>;
    impl<T, F: FnOnce() -> T> LazyLock<T, F> {
        #[stores(0)]
        pub fn new(f: F) -> LazyLock<T, F>;
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T;
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        pub fn force(this: &LazyLock<T, F>) -> &T;
    }
    impl<T, F> LazyLock<T, F> {
        #[inner]
        pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T>;
        #[inner]
        pub fn get(this: &LazyLock<T, F>) -> Option<&T>;
    }
    impl<T, F> Drop for LazyLock<T, F> {}
    impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
        type Target = T;
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        fn deref(&self) -> &T;
    }
    impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {}
    impl<T: Default> Default for LazyLock<T> {}
    unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}

    #[barrier]
    pub struct Barrier;

    pub struct BarrierWaitResult;
    impl Barrier {
        pub fn new(n: usize) -> Barrier;
        #[blocks(barrier)]
        pub fn wait(&self) -> BarrierWaitResult;
    }
    impl BarrierWaitResult {
        pub fn is_leader(&self) -> bool;
    }

    pub mod mpsc {
        use crate::{fmt::Display, time::Duration};

        #[channel(receiver)]
        pub struct Receiver<T>;
        unsafe impl<T: Send> Send for Receiver<T> {}
        impl<T> !Sync for Receiver<T> {}

        pub struct Iter<'a, T>;

        pub struct TryIter<'a, T>;

        pub struct IntoIter<T>;

        #[channel(sender)]
        pub struct Sender<T>;
        unsafe impl<T: Send> Send for Sender<T> {}
        unsafe impl<T: Send> Sync for Sender<T> {}

        #[channel(sender)]
        pub struct SyncSender<T>;
        unsafe impl<T: Send> Send for SyncSender<T> {}

        #[derive(Clone, Copy)]
        pub struct SendError<T>(pub T);

        #[derive(Clone, Copy)]
        pub struct RecvError;

        #[derive(Clone, Copy)]
        pub enum TryRecvError {
            Empty,
            Disconnected,
        }

        #[derive(Clone, Copy)]
        pub enum RecvTimeoutError {
            Timeout,
            Disconnected,
        }

        #[derive(Clone, Copy)]
        pub enum TrySendError<T> {
            Full(T),
            Disconnected(T),
        }
        #[channel(unbounded)]
        pub fn channel<T>() -> (Sender<T>, Receiver<T>);
        #[channel(bounded)]
        pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>);
        impl<T> Sender<T> {
            #[send]
            pub fn send(&self, t: T) -> Result<(), SendError<T>>;
        }
        impl<T> Clone for Sender<T> {}
        impl<T> SyncSender<T> {
            #[send(blocks)]
            #[blocks(channel)]
            pub fn send(&self, t: T) -> Result<(), SendError<T>>;
            #[send(try)]
            pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>>;
        }
        impl<T> Clone for SyncSender<T> {}
        impl<T> Receiver<T> {
            #[recv(try)]
            pub fn try_recv(&self) -> Result<T, TryRecvError>;
            #[recv(blocks)]
            #[blocks(channel)]
            pub fn recv(&self) -> Result<T, RecvError>;
            #[recv(timed)]
            #[blocks(channel, timed)]
            pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError>;
            #[same]
            pub fn iter(&self) -> Iter<'_, T>;
            #[same]
            pub fn try_iter(&self) -> TryIter<'_, T>;
        }
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = T;
            #[recv(blocks)]
            #[blocks(channel)]
            fn next(&mut self) -> Option<T>;
        }
        impl<'a, T> Iterator for TryIter<'a, T> {
            type Item = T;
            #[recv(try)]
            fn next(&mut self) -> Option<T>;
        }
        impl<'a, T> IntoIterator for &'a Receiver<T> {
            type Item = T;
            type IntoIter = Iter<'a, T>;
        }
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
            #[recv(blocks)]
            #[blocks(channel)]
            fn next(&mut self) -> Option<T>;
        }
        impl<T> IntoIterator for Receiver<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
        impl<T> Display for SendError<T> {}
        impl<T> Display for TrySendError<T> {}
        impl Display for RecvError {}
        impl Display for TryRecvError {}
        impl Display for RecvTimeoutError {}
    }

    pub mod atomic {
        #[ordering]
        #[derive(Clone, Copy)]
        pub enum Ordering {
            Relaxed,
            Release,
            Acquire,
            AcqRel,
            SeqCst,
        }
        // Each integer's atomic is a type of its own in the stable library; `Atomic<T>` is how it is
        // going to be, and says it once.
        #[atomic]
        pub struct Atomic<T>;
        unsafe impl<T> Send for Atomic<T> {}
        unsafe impl<T> Sync for Atomic<T> {}
        impl<T: Default> Default for Atomic<T> {}
        impl<T> From<T> for Atomic<T> {}
        impl<T> Atomic<T> {
            pub fn new(v: T) -> Self;
            #[same]
            pub unsafe fn from_ptr<'a>(ptr: *mut T) -> &'a Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut T;
            #[inner]
            pub fn into_inner(self) -> T;
            #[inner]
            pub fn as_ptr(&self) -> *mut T;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> T;
            #[atomic(store)]
            pub fn store(&self, val: T, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: T, order: Ordering) -> T;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: T, new: T, order: Ordering) -> T;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: T,
                new: T,
                success: Ordering,
                failure: Ordering,
            ) -> Result<T, T>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: T,
                new: T,
                success: Ordering,
                failure: Ordering,
            ) -> Result<T, T>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(T) -> Option<T>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<T, T>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut(T) -> Option<T>,
            ) -> Result<T, T>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut(T) -> T,
            ) -> T;
            #[atomic(rmw, add)]
            pub fn fetch_add(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, sub)]
            pub fn fetch_sub(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, and)]
            pub fn fetch_and(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, or)]
            pub fn fetch_or(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, xor)]
            pub fn fetch_xor(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: T, order: Ordering) -> T;
        }
        impl Atomic<bool> {
            #[atomic(rmw)]
            pub fn fetch_not(&self, order: Ordering) -> bool;
        }
        impl<T> Atomic<*mut T> {
            #[atomic(rmw)]
            pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T;
            #[atomic(rmw)]
            pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T;
            #[atomic(rmw)]
            pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T;
            #[atomic(rmw)]
            pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T;
        }
        pub type AtomicBool = Atomic<bool>;
        pub type AtomicPtr<T> = Atomic<*mut T>;
        pub type AtomicU8 = Atomic<u8>;
        pub type AtomicU16 = Atomic<u16>;
        pub type AtomicU32 = Atomic<u32>;
        pub type AtomicU64 = Atomic<u64>;
        pub type AtomicU128 = Atomic<u128>;
        pub type AtomicUsize = Atomic<usize>;
        pub type AtomicI8 = Atomic<i8>;
        pub type AtomicI16 = Atomic<i16>;
        pub type AtomicI32 = Atomic<i32>;
        pub type AtomicI64 = Atomic<i64>;
        pub type AtomicI128 = Atomic<i128>;
        pub type AtomicIsize = Atomic<isize>;
        #[fence]
        pub fn fence(order: Ordering);
        pub fn compiler_fence(order: Ordering);
        #[spin_hint]
        pub fn spin_loop_hint();
    }
}

pub mod thread {
    use crate::{
        any::Any,
        cell::{Cell, RefCell},
        fmt::Display,
        io,
        num::NonZero,
        time::Duration,
    };

    pub struct Builder;
    impl Builder {
        pub fn new() -> Builder;
        pub fn name(self, name: String) -> Builder;
        pub fn stack_size(self, size: usize) -> Builder;
        #[spawn(thread, 1)]
        pub fn spawn<F: FnOnce() -> T + Send, T: Send>(self, f: F) -> io::Result<JoinHandle<T>>;
        #[spawn(thread, 1)]
        pub unsafe fn spawn_unchecked<F: FnOnce() -> T + Send, T: Send>(
            self,
            f: F,
        ) -> io::Result<JoinHandle<T>>;
        #[spawn(scoped, 2)]
        pub fn spawn_scoped<'scope, 'env, F: FnOnce() -> T + Send, T: Send>(
            self,
            scope: &'scope Scope<'scope, 'env>,
            f: F,
        ) -> io::Result<ScopedJoinHandle<'scope, T>>;
    }
    #[spawn(thread, 0)]
    pub fn spawn<F: FnOnce() -> T + Send, T: Send>(f: F) -> JoinHandle<T>;
    #[yields]
    pub fn yield_now();
    #[probe]
    pub fn panicking() -> bool;
    #[blocks(sleep)]
    pub fn sleep_ms(ms: u32);
    #[blocks(sleep)]
    #[twin("tokio::time::sleep", "async_std::task::sleep")]
    pub fn sleep(dur: Duration);
    #[blocks(park)]
    pub fn park();
    #[blocks(park, timed)]
    pub fn park_timeout_ms(ms: u32);
    #[blocks(park, timed)]
    pub fn park_timeout(dur: Duration);
    pub fn available_parallelism() -> io::Result<NonZero<usize>>;

    #[scope]
    pub struct Scope<'scope, 'env: 'scope>;

    #[thread_handle]
    pub struct ScopedJoinHandle<'scope, T>;
    #[calls(0)]
    #[blocks(join)]
    pub fn scope<'env, F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T, T>(f: F) -> T;
    impl<'scope, 'env> Scope<'scope, 'env> {
        #[spawn(scoped, 1)]
        pub fn spawn<F: FnOnce() -> T + Send, T: Send>(
            &'scope self,
            f: F,
        ) -> ScopedJoinHandle<'scope, T>;
    }
    impl<'scope, T> ScopedJoinHandle<'scope, T> {
        pub fn thread(&self) -> &Thread;
        #[blocks(join)]
        pub fn join(self) -> Result<T>;
        #[probe]
        pub fn is_finished(&self) -> bool;
    }

    #[thread_handle]
    pub struct JoinHandle<T>;
    unsafe impl<T> Send for JoinHandle<T> {}
    unsafe impl<T> Sync for JoinHandle<T> {}
    impl<T> JoinHandle<T> {
        pub fn thread(&self) -> &Thread;
        #[blocks(join)]
        pub fn join(self) -> Result<T>;
        #[probe]
        pub fn is_finished(&self) -> bool;
    }

    #[derive(Clone)]
    pub struct Thread;
    impl Thread {
        #[notify(one)]
        pub fn unpark(&self);
        pub fn id(&self) -> ThreadId;
        pub fn name(&self) -> Option<&str>;
    }

    #[derive(Clone, Copy)]
    pub struct ThreadId;
    pub fn current() -> Thread;
    pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

    pub struct LocalKey<T>;

    #[derive(Clone, Copy)]
    pub struct AccessError;
    impl Display for AccessError {}
    impl<T> LocalKey<T> {
        #[calls(1)]
        #[inner]
        pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R;
        #[calls(1)]
        #[inner]
        pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError>;
    }
    impl<T> LocalKey<Cell<T>> {
        #[inner]
        pub fn set(&'static self, value: T);
        #[inner]
        pub fn get(&'static self) -> T
        where
            T: Copy;
        #[inner]
        pub fn take(&'static self) -> T
        where
            T: Default;
        #[inner]
        pub fn replace(&'static self, value: T) -> T;
    }
    impl<T> LocalKey<RefCell<T>> {
        #[acquire(shared, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R;
        #[inner]
        pub fn set(&'static self, value: T);
        #[inner]
        pub fn take(&'static self) -> T
        where
            T: Default;
        #[inner]
        pub fn replace(&'static self, value: T) -> T;
    }
}

pub mod io {
    use crate::{
        error,
        fmt::{self, Debug, Display},
        ops::{Deref, DerefMut},
        result,
    };

    pub mod prelude {
        pub use super::{BufRead, Read, Seek, Write};
    }
    pub type Result<T> = crate::result::Result<T, Error>;

    pub struct Error;

    #[derive(Clone, Copy, Ord, PartialOrd)]
    pub enum ErrorKind {
        NotFound,
        PermissionDenied,
        ConnectionRefused,
        ConnectionReset,
        HostUnreachable,
        NetworkUnreachable,
        ConnectionAborted,
        NotConnected,
        AddrInUse,
        AddrNotAvailable,
        NetworkDown,
        BrokenPipe,
        AlreadyExists,
        WouldBlock,
        NotADirectory,
        IsADirectory,
        DirectoryNotEmpty,
        ReadOnlyFilesystem,
        FilesystemLoop,
        StaleNetworkFileHandle,
        InvalidInput,
        InvalidData,
        TimedOut,
        WriteZero,
        StorageFull,
        NotSeekable,
        QuotaExceeded,
        FileTooLarge,
        ResourceBusy,
        ExecutableFileBusy,
        Deadlock,
        CrossesDevices,
        TooManyLinks,
        InvalidFilename,
        ArgumentListTooLong,
        Interrupted,
        Unsupported,
        UnexpectedEof,
        OutOfMemory,
        InProgress,
        Other,
        Uncategorized,
    }
    impl Display for ErrorKind {}
    impl Error {
        pub fn new<E: Into<Box<dyn error::Error + Send + Sync>>>(
            kind: ErrorKind,
            error: E,
        ) -> Error;
        pub fn other<E: Into<Box<dyn error::Error + Send + Sync>>>(error: E) -> Error;
        pub fn last_os_error() -> Error;
        pub fn from_raw_os_error(code: i32) -> Error;
        pub fn raw_os_error(&self) -> Option<i32>;
        pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)>;
        pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync + 'static)>;
        pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>>;
        pub fn downcast<E: error::Error + Send + Sync>(self) -> result::Result<E, Self>;
        pub fn kind(&self) -> ErrorKind;
    }
    impl Display for Error {}

    pub trait Read {
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        fn read_vectored(&mut self, bufs: &mut [IoSliceMut<'_>]) -> Result<usize>;
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
        #[same]
        fn by_ref(&mut self) -> &mut Self;
        fn bytes(self) -> Bytes<Self>;
        fn chain<R: Read>(self, next: R) -> Chain<Self, R>;
        fn take(self, limit: u64) -> Take<Self>;
    }
    #[blocks(io)]
    pub fn read_to_string<R: Read>(reader: R) -> Result<String>;

    pub struct IoSliceMut<'a>;
    unsafe impl<'a> Send for IoSliceMut<'a> {}
    unsafe impl<'a> Sync for IoSliceMut<'a> {}
    impl<'a> IoSliceMut<'a> {
        pub fn new(buf: &'a mut [u8]) -> IoSliceMut<'a>;
        pub fn advance(&mut self, n: usize);
    }
    impl<'a> Deref for IoSliceMut<'a> {
        type Target = [u8];
    }
    impl<'a> DerefMut for IoSliceMut<'a> {}

    #[derive(Copy, Clone)]
    pub struct IoSlice<'a>;
    unsafe impl<'a> Send for IoSlice<'a> {}
    unsafe impl<'a> Sync for IoSlice<'a> {}
    impl<'a> IoSlice<'a> {
        pub fn new(buf: &'a [u8]) -> IoSlice<'a>;
        pub fn advance(&mut self, n: usize);
    }
    impl<'a> Deref for IoSlice<'a> {
        type Target = [u8];
    }

    pub trait Write {
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> Result<usize>;
        fn flush(&mut self) -> Result<()>;
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[same]
        fn by_ref(&mut self) -> &mut Self;
    }

    pub trait Seek {
        fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
        fn rewind(&mut self) -> Result<()>;
        fn stream_position(&mut self) -> Result<u64>;
        fn seek_relative(&mut self, offset: i64) -> Result<()>;
    }

    #[derive(Copy, Clone)]
    pub enum SeekFrom {
        Start(u64),
        End(i64),
        Current(i64),
    }

    pub trait BufRead: Read {
        fn fill_buf(&mut self) -> Result<&[u8]>;
        fn consume(&mut self, amount: usize);
        fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        fn skip_until(&mut self, byte: u8) -> Result<usize>;
        fn read_line(&mut self, buf: &mut String) -> Result<usize>;
        fn split(self, byte: u8) -> Split<Self>;
        fn lines(self) -> Lines<Self>;
    }

    pub struct Chain<T, U>;
    impl<T, U> Chain<T, U> {
        #[inner]
        pub fn into_inner(self) -> (T, U);
        #[inner]
        pub fn get_ref(&self) -> (&T, &U);
        #[inner]
        pub fn get_mut(&mut self) -> (&mut T, &mut U);
    }
    impl<T: Read, U: Read> Read for Chain<T, U> {}
    impl<T: BufRead, U: BufRead> BufRead for Chain<T, U> {}

    pub struct Take<T>;
    impl<T> Take<T> {
        pub fn limit(&self) -> u64;
        pub fn set_limit(&mut self, limit: u64);
        #[inner]
        pub fn into_inner(self) -> T;
        #[inner]
        pub fn get_ref(&self) -> &T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
    }
    impl<T: Read> Read for Take<T> {}
    impl<T: BufRead> BufRead for Take<T> {}
    impl<T: Seek> Seek for Take<T> {}

    pub struct Bytes<R>;
    impl<R: Read> Iterator for Bytes<R> {
        type Item = Result<u8>;
        #[blocks(io)]
        fn next(&mut self) -> Option<Result<u8>>;
    }

    pub struct Split<B>;
    impl<B: BufRead> Iterator for Split<B> {
        type Item = Result<Vec<u8>>;
        #[blocks(io)]
        fn next(&mut self) -> Option<Result<Vec<u8>>>;
    }

    pub struct Lines<B>;
    impl<B: BufRead> Iterator for Lines<B> {
        type Item = Result<String>;
        #[blocks(io)]
        fn next(&mut self) -> Option<Result<String>>;
    }

    pub struct BufReader<R: ?Sized>;
    impl<R: Read> BufReader<R> {
        pub fn new(inner: R) -> BufReader<R>;
        pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R>;
    }
    impl<R: ?Sized> BufReader<R> {
        #[inner]
        pub fn get_ref(&self) -> &R;
        #[inner]
        pub fn get_mut(&mut self) -> &mut R;
        pub fn buffer(&self) -> &[u8];
        pub fn capacity(&self) -> usize;
        #[inner]
        pub fn into_inner(self) -> R
        where
            R: Sized;
    }
    impl<R: ?Sized + Seek> BufReader<R> {
        pub fn seek_relative(&mut self, offset: i64) -> Result<()>;
    }

    pub struct BufWriter<W: ?Sized + Write>;
    impl<W: Write> BufWriter<W> {
        pub fn new(inner: W) -> BufWriter<W>;
        pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W>;
        #[inner]
        pub fn into_inner(self) -> Result<W, IntoInnerError<BufWriter<W>>>;
        pub fn into_parts(self) -> (W, Result<Vec<u8>, WriterPanicked>);
    }
    impl<W: ?Sized + Write> BufWriter<W> {
        #[inner]
        pub fn get_ref(&self) -> &W;
        #[inner]
        pub fn get_mut(&mut self) -> &mut W;
        pub fn buffer(&self) -> &[u8];
        pub fn capacity(&self) -> usize;
    }

    pub struct WriterPanicked;
    impl WriterPanicked {
        pub fn into_inner(self) -> Vec<u8>;
    }
    impl Display for WriterPanicked {}

    pub struct LineWriter<W: ?Sized + Write>;
    impl<W: Write> LineWriter<W> {
        pub fn new(inner: W) -> LineWriter<W>;
        pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut W;
        #[inner]
        pub fn into_inner(self) -> Result<W, IntoInnerError<LineWriter<W>>>;
    }
    impl<W: ?Sized + Write> LineWriter<W> {
        #[inner]
        pub fn get_ref(&self) -> &W;
    }

    pub struct IntoInnerError<W>;
    impl<W> IntoInnerError<W> {
        pub fn error(&self) -> &Error;
        pub fn into_inner(self) -> W;
        pub fn into_error(self) -> Error;
        pub fn into_parts(self) -> (Error, W);
    }
    impl<W> Display for IntoInnerError<W> {}

    #[derive(Default)]
    pub struct Cursor<T>;
    impl<T> Cursor<T> {
        pub fn new(inner: T) -> Cursor<T>;
        #[inner]
        pub fn into_inner(self) -> T;
        #[inner]
        pub fn get_ref(&self) -> &T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        pub fn position(&self) -> u64;
        pub fn set_position(&mut self, pos: u64);
    }
    impl<T: Clone> Clone for Cursor<T> {}
    impl<T: AsRef<[u8]>> Seek for Cursor<T> {}
    impl<T: AsRef<[u8]>> Read for Cursor<T> {}
    impl<T: AsRef<[u8]>> BufRead for Cursor<T> {}
    impl Write for Cursor<&mut [u8]> {}
    impl Write for Cursor<&mut Vec<u8>> {}
    impl Write for Cursor<Vec<u8>> {}
    impl Write for Cursor<Box<[u8]>> {}
    impl<const N: usize> Write for Cursor<[u8; N]> {}
    #[blocks(io)]
    pub fn copy<R: ?Sized + Read, W: ?Sized + Write>(reader: &mut R, writer: &mut W)
    -> Result<u64>;

    #[derive(Copy, Clone, Default)]
    pub struct Empty;
    pub fn empty() -> Empty;
    impl Read for Empty {}
    impl BufRead for Empty {}
    impl Seek for Empty {}
    impl Write for Empty {}
    impl Write for &Empty {}

    pub struct Repeat;
    pub fn repeat(byte: u8) -> Repeat;
    impl Read for Repeat {}

    #[derive(Copy, Clone, Default)]
    pub struct Sink;
    pub fn sink() -> Sink;
    impl Write for Sink {}
    impl Write for &Sink {}

    #[lock(stdio)]
    pub struct Stdin;

    #[guard(sync)]
    pub struct StdinLock<'a>;
    pub fn stdin() -> Stdin;
    impl Stdin {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> StdinLock<'static>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        pub fn read_line(&self, buf: &mut String) -> Result<usize>;
        pub fn lines(self) -> Lines<StdinLock<'static>>;
    }

    #[lock(stdio, reentrant)]
    pub struct Stdout;

    #[guard(sync)]
    pub struct StdoutLock<'a>;
    pub fn stdout() -> Stdout;
    pub fn cleanup();
    impl Stdout {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> StdoutLock<'static>;
    }

    #[lock(stdio, reentrant)]
    pub struct Stderr;

    #[guard(sync)]
    pub struct StderrLock<'a>;
    pub fn stderr() -> Stderr;
    impl Stderr {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> StderrLock<'static>;
    }

    pub trait IsTerminal {
        fn is_terminal(&self) -> bool;
    }
    pub fn pipe() -> Result<(PipeReader, PipeWriter)>;

    pub struct PipeReader;

    pub struct PipeWriter;
    impl PipeReader {
        pub fn try_clone(&self) -> Result<Self>;
    }
    impl PipeWriter {
        pub fn try_clone(&self) -> Result<Self>;
    }
    #[acquire(exclusive, blocks, temporary)]
    #[blocks(io)]
    pub fn _print(args: fmt::Arguments<'_>);
    #[acquire(exclusive, blocks, temporary)]
    #[blocks(io)]
    pub fn _eprint(args: fmt::Arguments<'_>);
    impl !Send for StdinLock<'_> {}
    impl !Send for StdoutLock<'_> {}
    impl !Send for StderrLock<'_> {}
    use crate::{
        fs::File,
        net::TcpStream,
        os::unix::net::UnixStream,
        process::{ChildStderr, ChildStdin, ChildStdout},
    };
    impl Read for File {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for File {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Read for &File {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for &File {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Read for TcpStream {
        #[blocks(net)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(net)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(net)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(net)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for TcpStream {
        #[blocks(net)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(net)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(net)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(net)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Read for &TcpStream {
        #[blocks(net)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(net)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(net)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(net)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for &TcpStream {
        #[blocks(net)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(net)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(net)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(net)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Read for UnixStream {
        #[blocks(net)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(net)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(net)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(net)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for UnixStream {
        #[blocks(net)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(net)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(net)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(net)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Read for &UnixStream {
        #[blocks(net)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(net)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(net)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(net)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for &UnixStream {
        #[blocks(net)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(net)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(net)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(net)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Seek for File {}
    impl Seek for &File {}
    impl Read for ChildStdout {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Read for ChildStderr {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Read for PipeReader {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Read for &PipeReader {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Read for StdinLock<'_> {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl BufRead for StdinLock<'_> {
        #[blocks(io)]
        fn fill_buf(&mut self) -> Result<&[u8]>;
        #[blocks(io)]
        fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    }
    impl Write for ChildStdin {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for PipeWriter {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for &PipeWriter {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for StdoutLock<'_> {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for StderrLock<'_> {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Read for Stdin {
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Read for &Stdin {
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl Write for Stdout {
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for &Stdout {
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for Stderr {
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl Write for &Stderr {
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[acquire(exclusive, blocks, temporary)]
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl<R: Read + ?Sized> Read for BufReader<R> {
        #[blocks(io)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    }
    impl<R: Read + ?Sized> BufRead for BufReader<R> {
        #[blocks(io)]
        fn fill_buf(&mut self) -> Result<&[u8]>;
        #[blocks(io)]
        fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io)]
        fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    }
    impl<R: Seek + ?Sized> Seek for BufReader<R> {}
    impl<W: Write + ?Sized> Write for BufWriter<W> {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl<W: Write + ?Sized> Write for LineWriter<W> {
        #[blocks(io)]
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io)]
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io)]
        fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
        #[blocks(io)]
        fn flush(&mut self) -> Result<()>;
    }
    impl<W: Write + Seek + ?Sized> Seek for BufWriter<W> {}
    impl<T> Write for Cursor<T> {}
    impl Read for &[u8] {}
    impl BufRead for &[u8] {}
    impl Write for Vec<u8> {}
    impl Write for &mut [u8] {}
    impl Read for crate::collections::VecDeque<u8> {}
    impl Write for crate::collections::VecDeque<u8> {}
    impl<R: Read + ?Sized> Read for &mut R {}
    impl<R: Read + ?Sized> Read for Box<R> {}
    impl<W: Write + ?Sized> Write for &mut W {}
    impl<W: Write + ?Sized> Write for Box<W> {}
    impl<B: BufRead + ?Sized> BufRead for &mut B {}
    impl<B: BufRead + ?Sized> BufRead for Box<B> {}
}

pub mod fs {
    use crate::{
        ffi::OsString,
        fmt::Display,
        io::{self, Read, Seek, Write},
        path::{Path, PathBuf},
        time::SystemTime,
    };

    #[lock(file)]
    pub struct File;

    pub enum TryLockError {
        Error(io::Error),
        WouldBlock,
    }

    #[derive(Clone)]
    pub struct Metadata;

    pub struct ReadDir;

    pub struct DirEntry;

    #[derive(Clone)]
    pub struct OpenOptions;

    #[derive(Copy, Clone, Default)]
    pub struct FileTimes;

    #[derive(Clone)]
    pub struct Permissions;

    #[derive(Copy, Clone)]
    pub struct FileType;

    pub struct DirBuilder;
    #[blocks(io)]
    #[twin("tokio::fs::read", "async_std::fs::read", "async_fs::read")]
    pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;
    #[blocks(io)]
    #[twin("tokio::fs::read_to_string", "async_std::fs::read_to_string", "async_fs::read_to_string")]
    pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;
    #[blocks(io)]
    #[twin("tokio::fs::write", "async_std::fs::write", "async_fs::write")]
    pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()>;
    impl Display for TryLockError {}
    impl File {
        #[blocks(io)]
        #[twin("tokio::fs::File::open", "async_std::fs::File::open")]
        pub fn open<P: AsRef<Path>>(path: P) -> io::Result<File>;
        #[blocks(io)]
        #[twin("tokio::fs::File::create", "async_std::fs::File::create")]
        pub fn create<P: AsRef<Path>>(path: P) -> io::Result<File>;
        #[blocks(io)]
        #[twin("tokio::fs::File::create_new", "async_std::fs::File::create_new")]
        pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File>;
        pub fn options() -> OpenOptions;
        #[blocks(io)]
        pub fn sync_all(&self) -> io::Result<()>;
        #[blocks(io)]
        pub fn sync_data(&self) -> io::Result<()>;
        #[acquire(exclusive, blocks, raw)]
        #[blocks(lock)]
        pub fn lock(&self) -> io::Result<()>;
        #[acquire(shared, blocks, raw)]
        #[blocks(lock)]
        pub fn lock_shared(&self) -> io::Result<()>;
        #[acquire(exclusive, try, raw)]
        pub fn try_lock(&self) -> Result<(), TryLockError>;
        #[acquire(shared, try, raw)]
        pub fn try_lock_shared(&self) -> Result<(), TryLockError>;
        #[release(raw)]
        pub fn unlock(&self) -> io::Result<()>;
        #[blocks(io)]
        pub fn set_len(&self, size: u64) -> io::Result<()>;
        #[blocks(io)]
        pub fn metadata(&self) -> io::Result<Metadata>;
        #[blocks(io)]
        pub fn try_clone(&self) -> io::Result<File>;
        #[blocks(io)]
        pub fn set_permissions(&self, perm: Permissions) -> io::Result<()>;
        #[blocks(io)]
        pub fn set_times(&self, times: FileTimes) -> io::Result<()>;
        #[blocks(io)]
        pub fn set_modified(&self, time: SystemTime) -> io::Result<()>;
    }
    impl OpenOptions {
        pub fn new() -> Self;
        pub fn read(&mut self, read: bool) -> &mut Self;
        pub fn write(&mut self, write: bool) -> &mut Self;
        pub fn append(&mut self, append: bool) -> &mut Self;
        pub fn truncate(&mut self, truncate: bool) -> &mut Self;
        pub fn create(&mut self, create: bool) -> &mut Self;
        pub fn create_new(&mut self, create_new: bool) -> &mut Self;
        #[blocks(io)]
        pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File>;
    }
    impl Metadata {
        pub fn file_type(&self) -> FileType;
        pub fn is_dir(&self) -> bool;
        pub fn is_file(&self) -> bool;
        pub fn is_symlink(&self) -> bool;
        pub fn len(&self) -> u64;
        pub fn permissions(&self) -> Permissions;
        pub fn modified(&self) -> io::Result<SystemTime>;
        pub fn accessed(&self) -> io::Result<SystemTime>;
        pub fn created(&self) -> io::Result<SystemTime>;
    }
    impl FileTimes {
        pub fn new() -> Self;
        pub fn set_accessed(self, t: SystemTime) -> Self;
        pub fn set_modified(self, t: SystemTime) -> Self;
    }
    impl Permissions {
        pub fn readonly(&self) -> bool;
        pub fn set_readonly(&mut self, readonly: bool);
    }
    impl FileType {
        pub fn is_dir(&self) -> bool;
        pub fn is_file(&self) -> bool;
        pub fn is_symlink(&self) -> bool;
    }
    impl Iterator for ReadDir {
        type Item = io::Result<DirEntry>;
        #[blocks(io)]
        fn next(&mut self) -> Option<io::Result<DirEntry>>;
    }
    impl DirEntry {
        pub fn path(&self) -> PathBuf;
        #[blocks(io)]
        pub fn metadata(&self) -> io::Result<Metadata>;
        #[blocks(io)]
        pub fn file_type(&self) -> io::Result<FileType>;
        pub fn file_name(&self) -> OsString;
    }
    #[blocks(io)]
    #[twin("tokio::fs::remove_file", "async_std::fs::remove_file", "async_fs::remove_file")]
    pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::metadata", "async_std::fs::metadata", "async_fs::metadata")]
    pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;
    #[blocks(io)]
    #[twin("tokio::fs::symlink_metadata", "async_std::fs::symlink_metadata", "async_fs::symlink_metadata")]
    pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;
    #[blocks(io)]
    #[twin("tokio::fs::rename", "async_std::fs::rename", "async_fs::rename")]
    pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::copy", "async_std::fs::copy", "async_fs::copy")]
    pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64>;
    #[blocks(io)]
    #[twin("tokio::fs::hard_link", "async_std::fs::hard_link", "async_fs::hard_link")]
    pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::read_link", "async_std::fs::read_link", "async_fs::read_link")]
    pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
    #[blocks(io)]
    #[twin("tokio::fs::canonicalize", "async_std::fs::canonicalize", "async_fs::canonicalize")]
    pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
    #[blocks(io)]
    #[twin("tokio::fs::create_dir", "async_std::fs::create_dir", "async_fs::create_dir")]
    pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::create_dir_all", "async_std::fs::create_dir_all", "async_fs::create_dir_all")]
    pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::remove_dir", "async_std::fs::remove_dir", "async_fs::remove_dir")]
    pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::remove_dir_all", "async_std::fs::remove_dir_all", "async_fs::remove_dir_all")]
    pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[blocks(io)]
    #[twin("tokio::fs::read_dir", "async_std::fs::read_dir", "async_fs::read_dir")]
    pub fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir>;
    #[blocks(io)]
    #[twin("tokio::fs::set_permissions", "async_std::fs::set_permissions", "async_fs::set_permissions")]
    pub fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> io::Result<()>;
    impl DirBuilder {
        pub fn new() -> DirBuilder;
        pub fn recursive(&mut self, recursive: bool) -> &mut Self;
        #[blocks(io)]
        pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
    }
    #[blocks(io)]
    #[twin("tokio::fs::try_exists", "async_std::fs::try_exists", "async_fs::try_exists")]
    pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool>;
}

pub mod path {
    use crate::{
        borrow::{Borrow, Cow, ToOwned},
        boxed::Box,
        ffi::{OsStr, OsString},
        fmt::Display,
        fs, io,
        ops::{Deref, DerefMut},
        rc::Rc,
        str::FromStr,
        sync::Arc,
    };

    #[derive(Copy, Clone, PartialOrd, Ord)]
    pub enum Prefix<'a> {
        Verbatim(&'a OsStr),
        VerbatimUNC(&'a OsStr, &'a OsStr),
        VerbatimDisk(u8),
        DeviceNS(&'a OsStr),
        UNC(&'a OsStr, &'a OsStr),
        Disk(u8),
    }
    impl<'a> Prefix<'a> {
        pub fn is_verbatim(&self) -> bool;
    }
    pub fn is_separator(c: char) -> bool;
    pub const MAIN_SEPARATOR: char;
    pub const MAIN_SEPARATOR_STR: &str;

    #[derive(Copy, Clone)]
    pub struct PrefixComponent<'a>;
    impl<'a> PrefixComponent<'a> {
        pub fn kind(&self) -> Prefix<'a>;
        pub fn as_os_str(&self) -> &'a OsStr;
    }

    #[derive(Copy, Clone, PartialOrd, Ord)]
    pub enum Component<'a> {
        Prefix(PrefixComponent<'a>),
        RootDir,
        CurDir,
        ParentDir,
        Normal(&'a OsStr),
    }
    impl<'a> Component<'a> {
        pub fn as_os_str(self) -> &'a OsStr;
    }
    impl AsRef<OsStr> for Component<'_> {}
    impl AsRef<Path> for Component<'_> {}

    #[derive(Clone)]
    pub struct Components<'a>;

    #[derive(Clone)]
    pub struct Iter<'a>;
    impl<'a> Components<'a> {
        pub fn as_path(&self) -> &'a Path;
    }
    impl<'a> Iter<'a> {
        pub fn as_path(&self) -> &'a Path;
    }
    impl<'a> Iterator for Iter<'a> {
        type Item = &'a OsStr;
    }
    impl<'a> Iterator for Components<'a> {
        type Item = Component<'a>;
    }

    #[derive(Copy, Clone)]
    pub struct Ancestors<'a>;
    impl<'a> Iterator for Ancestors<'a> {
        type Item = &'a Path;
    }

    pub struct PathBuf;
    impl PathBuf {
        pub fn new() -> PathBuf;
        pub fn with_capacity(capacity: usize) -> PathBuf;
        pub fn as_path(&self) -> &Path;
        pub fn leak<'a>(self) -> &'a mut Path;
        pub fn push<P: AsRef<Path>>(&mut self, path: P);
        pub fn pop(&mut self) -> bool;
        pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S);
        pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool;
        pub fn add_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool;
        pub fn as_mut_os_string(&mut self) -> &mut OsString;
        pub fn into_os_string(self) -> OsString;
        pub fn into_boxed_path(self) -> Box<Path>;
        pub fn capacity(&self) -> usize;
        pub fn clear(&mut self);
        pub fn reserve(&mut self, additional: usize);
        pub fn reserve_exact(&mut self, additional: usize);
        pub fn shrink_to_fit(&mut self);
    }
    impl Clone for PathBuf {}
    impl Clone for Box<Path> {}
    impl FromStr for PathBuf {
        type Err = core::convert::Infallible;
    }
    impl<P: AsRef<Path>> FromIterator<P> for PathBuf {}
    impl Deref for PathBuf {
        type Target = Path;
    }
    impl DerefMut for PathBuf {}
    impl Borrow<Path> for PathBuf {}
    impl Default for PathBuf {}
    impl ToOwned for Path {
        type Owned = PathBuf;
    }
    impl AsRef<OsStr> for PathBuf {}

    pub struct Path;

    #[derive(Clone)]
    pub struct StripPrefixError;
    impl Path {
        pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path;
        pub fn as_os_str(&self) -> &OsStr;
        pub fn to_str(&self) -> Option<&str>;
        pub fn to_string_lossy(&self) -> Cow<'_, str>;
        pub fn to_path_buf(&self) -> PathBuf;
        pub fn is_absolute(&self) -> bool;
        pub fn is_relative(&self) -> bool;
        pub fn has_root(&self) -> bool;
        pub fn parent(&self) -> Option<&Path>;
        pub fn ancestors(&self) -> Ancestors<'_>;
        pub fn file_name(&self) -> Option<&OsStr>;
        pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError>;
        pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool;
        pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool;
        pub fn file_stem(&self) -> Option<&OsStr>;
        pub fn file_prefix(&self) -> Option<&OsStr>;
        pub fn extension(&self) -> Option<&OsStr>;
        pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf;
        pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf;
        pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf;
        pub fn with_added_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf;
        pub fn components(&self) -> Components<'_>;
        pub fn iter(&self) -> Iter<'_>;
        pub fn display(&self) -> Display<'_>;
        #[blocks(io)]
        pub fn metadata(&self) -> io::Result<fs::Metadata>;
        #[blocks(io)]
        pub fn symlink_metadata(&self) -> io::Result<fs::Metadata>;
        #[blocks(io)]
        pub fn canonicalize(&self) -> io::Result<PathBuf>;
        #[blocks(io)]
        pub fn read_link(&self) -> io::Result<PathBuf>;
        #[blocks(io)]
        pub fn read_dir(&self) -> io::Result<fs::ReadDir>;
        #[blocks(io)]
        pub fn exists(&self) -> bool;
        #[blocks(io)]
        pub fn try_exists(&self) -> io::Result<bool>;
        #[blocks(io)]
        pub fn is_file(&self) -> bool;
        #[blocks(io)]
        pub fn is_dir(&self) -> bool;
        #[blocks(io)]
        pub fn is_symlink(&self) -> bool;
        pub fn into_path_buf(self: Box<Self>) -> PathBuf;
    }
    impl AsRef<OsStr> for Path {}

    pub struct Display<'a>;
    impl Display for Display<'_> {}
    impl AsRef<Path> for Path {}
    impl AsRef<Path> for OsStr {}
    impl AsRef<Path> for Cow<'_, OsStr> {}
    impl AsRef<Path> for OsString {}
    impl AsRef<Path> for str {}
    impl AsRef<Path> for String {}
    impl AsRef<Path> for PathBuf {}
    impl<'a> IntoIterator for &'a PathBuf {
        type Item = &'a OsStr;
        type IntoIter = Iter<'a>;
    }
    impl<'a> IntoIterator for &'a Path {
        type Item = &'a OsStr;
        type IntoIter = Iter<'a>;
    }
    impl Display for StripPrefixError {}
    pub fn absolute<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
    impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {}
    impl From<String> for PathBuf {}
    impl From<OsString> for PathBuf {}
}

pub mod ffi {
    use crate::{
        borrow::{Borrow, Cow, ToOwned},
        boxed::Box,
        fmt::{self, Display},
        ops::{Deref, DerefMut, Index, RangeFull},
        path::{Path, PathBuf},
        str::FromStr,
        str::Utf8Error,
    };

    pub struct OsString;
    impl OsString {
        pub fn new() -> OsString;
        pub unsafe fn from_encoded_bytes_unchecked(bytes: Vec<u8>) -> Self;
        pub fn as_os_str(&self) -> &OsStr;
        pub fn into_encoded_bytes(self) -> Vec<u8>;
        pub fn into_string(self) -> Result<String, OsString>;
        pub fn push<T: AsRef<OsStr>>(&mut self, s: T);
        pub fn with_capacity(capacity: usize) -> OsString;
        pub fn clear(&mut self);
        pub fn capacity(&self) -> usize;
        pub fn reserve(&mut self, additional: usize);
        pub fn reserve_exact(&mut self, additional: usize);
        pub fn shrink_to_fit(&mut self);
        pub fn into_boxed_os_str(self) -> Box<OsStr>;
    }
    impl Index<RangeFull> for OsString {
        type Output = OsStr;
    }
    impl Deref for OsString {
        type Target = OsStr;
    }
    impl DerefMut for OsString {}
    impl Default for OsString {}
    impl Clone for OsString {}
    impl fmt::Write for OsString {}
    impl Borrow<OsStr> for OsString {}
    impl AsRef<OsStr> for OsString {}
    impl FromStr for OsString {
        type Err = core::convert::Infallible;
    }

    pub struct OsStr;
    impl OsStr {
        pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &OsStr;
        pub unsafe fn from_encoded_bytes_unchecked(bytes: &[u8]) -> &Self;
        pub fn to_str(&self) -> Option<&str>;
        pub fn to_string_lossy(&self) -> Cow<'_, str>;
        pub fn to_os_string(&self) -> OsString;
        pub fn is_empty(&self) -> bool;
        pub fn len(&self) -> usize;
        pub fn into_os_string(self: Box<Self>) -> OsString;
        pub fn as_encoded_bytes(&self) -> &[u8];
        pub fn make_ascii_lowercase(&mut self);
        pub fn make_ascii_uppercase(&mut self);
        pub fn to_ascii_lowercase(&self) -> OsString;
        pub fn to_ascii_uppercase(&self) -> OsString;
        pub fn is_ascii(&self) -> bool;
        pub fn eq_ignore_ascii_case<S: AsRef<OsStr>>(&self, other: S) -> bool;
        pub fn display(&self) -> Display<'_>;
    }
    impl ToOwned for OsStr {
        type Owned = OsString;
    }
    impl AsRef<OsStr> for OsStr {}
    impl AsRef<OsStr> for str {}
    impl AsRef<OsStr> for String {}
    impl From<String> for OsString {}

    #[derive(PartialOrd, Ord, Clone)]
    pub struct CString;

    #[derive(Clone)]
    pub struct NulError;

    #[derive(Clone)]
    pub struct FromVecWithNulError;
    impl FromVecWithNulError {
        pub fn as_bytes(&self) -> &[u8];
        pub fn into_bytes(self) -> Vec<u8>;
    }

    #[derive(Clone)]
    pub struct IntoStringError;
    impl CString {
        pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError>;
        pub unsafe fn from_vec_unchecked(v: Vec<u8>) -> Self;
        pub unsafe fn from_raw(ptr: *mut c_char) -> CString;
        pub fn into_raw(self) -> *mut c_char;
        pub fn into_string(self) -> Result<String, IntoStringError>;
        pub fn into_bytes(self) -> Vec<u8>;
        pub fn into_bytes_with_nul(self) -> Vec<u8>;
        pub fn as_bytes(&self) -> &[u8];
        pub fn as_bytes_with_nul(&self) -> &[u8];
        pub fn as_c_str(&self) -> &CStr;
        pub fn into_boxed_c_str(self) -> Box<CStr>;
        pub unsafe fn from_vec_with_nul_unchecked(v: Vec<u8>) -> Self;
        pub fn from_vec_with_nul(v: Vec<u8>) -> Result<Self, FromVecWithNulError>;
    }
    impl Drop for CString {}
    impl Deref for CString {
        type Target = CStr;
    }
    impl Borrow<CStr> for CString {}
    impl FromStr for CString {
        type Err = NulError;
    }
    impl NulError {
        pub fn nul_position(&self) -> usize;
        pub fn into_vec(self) -> Vec<u8>;
    }
    impl Display for NulError {}
    impl Display for FromVecWithNulError {}
    impl IntoStringError {
        pub fn into_cstring(self) -> CString;
        pub fn utf8_error(&self) -> Utf8Error;
    }
    impl Display for IntoStringError {}
    impl Index<RangeFull> for CString {
        type Output = CStr;
    }
    impl AsRef<CStr> for CString {}

    pub struct CStr;

    #[derive(Clone, Copy)]
    pub enum FromBytesWithNulError {
        InteriorNul { position: usize },
        NotNulTerminated,
    }
    impl Display for FromBytesWithNulError {}

    #[derive(Clone)]
    pub struct FromBytesUntilNulError;
    impl Display for FromBytesUntilNulError {}
    impl CStr {
        pub unsafe fn from_ptr<'a>(ptr: *const c_char) -> &'a CStr;
        pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError>;
        pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&Self, FromBytesWithNulError>;
        pub unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr;
        pub fn as_ptr(&self) -> *const c_char;
        pub fn count_bytes(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn to_bytes(&self) -> &[u8];
        pub fn to_bytes_with_nul(&self) -> &[u8];
        pub fn to_str(&self) -> Result<&str, str::Utf8Error>;
    }
    impl AsRef<CStr> for CStr {}

    pub struct c_void;
    pub type c_char = i8;
    pub type c_schar = i8;
    pub type c_uchar = u8;
    pub type c_short = i16;
    pub type c_ushort = u16;
    pub type c_int = i32;
    pub type c_uint = u32;
    pub type c_long = i64;
    pub type c_ulong = u64;
    pub type c_longlong = i64;
    pub type c_ulonglong = u64;
    pub type c_float = f32;
    pub type c_double = f64;
}

pub mod net {
    use crate::{
        fmt::Display,
        io::{self, Read, Write},
        iter,
        time::Duration,
        vec,
    };

    pub struct TcpStream;

    pub struct TcpListener;

    pub struct Incoming<'a>;
    impl TcpStream {
        #[blocks(net)]
        #[twin("tokio::net::TcpStream::connect", "async_std::net::TcpStream::connect")]
        pub fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream>;
        #[blocks(net)]
        pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> io::Result<TcpStream>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
        pub fn try_clone(&self) -> io::Result<TcpStream>;
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
        pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
        pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
        pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
        #[blocks(net)]
        pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
        pub fn nodelay(&self) -> io::Result<bool>;
        pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
        pub fn ttl(&self) -> io::Result<u32>;
        pub fn take_error(&self) -> io::Result<Option<io::Error>>;
        pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
    }
    impl TcpListener {
        pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn try_clone(&self) -> io::Result<TcpListener>;
        #[blocks(net)]
        pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;
        pub fn incoming(&self) -> Incoming<'_>;
        pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
        pub fn ttl(&self) -> io::Result<u32>;
        pub fn take_error(&self) -> io::Result<Option<io::Error>>;
        pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
    }
    impl<'a> Iterator for Incoming<'a> {
        type Item = io::Result<TcpStream>;
        #[blocks(net)]
        fn next(&mut self) -> Option<io::Result<TcpStream>>;
    }

    pub struct UdpSocket;
    impl UdpSocket {
        pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket>;
        #[blocks(net)]
        pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        #[blocks(net)]
        pub fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        #[blocks(io)]
        pub fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn try_clone(&self) -> io::Result<UdpSocket>;
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
        pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
        pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
        pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
        pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()>;
        pub fn broadcast(&self) -> io::Result<bool>;
        pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
        pub fn ttl(&self) -> io::Result<u32>;
        pub fn join_multicast_v4(
            &self,
            multiaddr: &Ipv4Addr,
            interface: &Ipv4Addr,
        ) -> io::Result<()>;
        pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
        pub fn leave_multicast_v4(
            &self,
            multiaddr: &Ipv4Addr,
            interface: &Ipv4Addr,
        ) -> io::Result<()>;
        pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
        pub fn take_error(&self) -> io::Result<Option<io::Error>>;
        pub fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()>;
        #[blocks(io)]
        pub fn send(&self, buf: &[u8]) -> io::Result<usize>;
        #[blocks(net)]
        pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
        #[blocks(net)]
        pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
    }

    pub trait ToSocketAddrs {
        type Iter: Iterator<Item = SocketAddr>;
        #[blocks(net)]
        fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
    }

    #[derive(Copy, Clone, PartialOrd, Ord)]
    pub enum IpAddr {
        V4(Ipv4Addr),
        V6(Ipv6Addr),
    }

    #[derive(Copy, Clone)]
    pub struct Ipv4Addr;

    #[derive(Copy, Clone)]
    pub struct Ipv6Addr;
    impl IpAddr {
        pub fn is_unspecified(&self) -> bool;
        pub fn is_loopback(&self) -> bool;
        pub fn is_multicast(&self) -> bool;
        pub fn is_ipv4(&self) -> bool;
        pub fn is_ipv6(&self) -> bool;
    }
    impl Ipv4Addr {
        pub fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr;
        pub const BITS: u32;
        pub fn to_bits(self) -> u32;
        pub fn from_bits(bits: u32) -> Ipv4Addr;
        pub const LOCALHOST: Self;
        pub const UNSPECIFIED: Self;
        pub const BROADCAST: Self;
        pub fn octets(&self) -> [u8; 4];
        pub fn is_unspecified(&self) -> bool;
        pub fn is_loopback(&self) -> bool;
        pub fn is_private(&self) -> bool;
        pub fn is_link_local(&self) -> bool;
        pub fn is_multicast(&self) -> bool;
        pub fn is_broadcast(&self) -> bool;
        pub fn to_ipv6_compatible(&self) -> Ipv6Addr;
        pub fn to_ipv6_mapped(&self) -> Ipv6Addr;
    }
    impl Display for IpAddr {}
    impl Display for Ipv4Addr {}
    impl Ipv6Addr {
        pub fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr;
        pub const BITS: u32;
        pub fn to_bits(self) -> u128;
        pub fn from_bits(bits: u128) -> Ipv6Addr;
        pub const LOCALHOST: Self;
        pub const UNSPECIFIED: Self;
        pub fn segments(&self) -> [u16; 8];
        pub fn is_unspecified(&self) -> bool;
        pub fn is_loopback(&self) -> bool;
        pub fn is_multicast(&self) -> bool;
        pub fn to_ipv4_mapped(&self) -> Option<Ipv4Addr>;
        pub fn to_ipv4(&self) -> Option<Ipv4Addr>;
        pub fn octets(&self) -> [u8; 16];
    }
    impl Display for Ipv6Addr {}

    #[derive(Copy, Clone, PartialOrd, Ord)]
    pub enum SocketAddr {
        V4(SocketAddrV4),
        V6(SocketAddrV6),
    }

    #[derive(Copy, Clone, Ord, PartialOrd)]
    pub struct SocketAddrV4;

    #[derive(Copy, Clone, Ord, PartialOrd)]
    pub struct SocketAddrV6;
    impl SocketAddr {
        pub fn new(ip: IpAddr, port: u16) -> SocketAddr;
        pub fn ip(&self) -> IpAddr;
        pub fn set_ip(&mut self, new_ip: IpAddr);
        pub fn port(&self) -> u16;
        pub fn set_port(&mut self, new_port: u16);
        pub fn is_ipv4(&self) -> bool;
        pub fn is_ipv6(&self) -> bool;
    }
    impl SocketAddrV4 {
        pub fn new(ip: Ipv4Addr, port: u16) -> SocketAddrV4;
        pub fn ip(&self) -> &Ipv4Addr;
        pub fn set_ip(&mut self, new_ip: Ipv4Addr);
        pub fn port(&self) -> u16;
        pub fn set_port(&mut self, new_port: u16);
    }
    impl SocketAddrV6 {
        pub fn new(ip: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32) -> SocketAddrV6;
        pub fn ip(&self) -> &Ipv6Addr;
        pub fn set_ip(&mut self, new_ip: Ipv6Addr);
        pub fn port(&self) -> u16;
        pub fn set_port(&mut self, new_port: u16);
        pub fn flowinfo(&self) -> u32;
        pub fn set_flowinfo(&mut self, new_flowinfo: u32);
        pub fn scope_id(&self) -> u32;
        pub fn set_scope_id(&mut self, new_scope_id: u32);
    }
    impl Display for SocketAddr {}
    impl Display for SocketAddrV4 {}
    impl Display for SocketAddrV6 {}
    impl FromStr for IpAddr {
        type Err = AddrParseError;
    }
    impl FromStr for SocketAddr {
        type Err = AddrParseError;
    }
    use crate::str::FromStr;

    pub struct AddrParseError;

    #[derive(Clone, Copy)]
    pub enum Shutdown {
        Read,
        Write,
        Both,
    }
}

pub mod os {
    pub mod fd {
        pub type RawFd = crate::ffi::c_int;

        pub struct OwnedFd;

        #[derive(Clone, Copy)]
        pub struct BorrowedFd<'fd>;

        pub trait AsRawFd {
            fn as_raw_fd(&self) -> RawFd;
        }

        pub trait FromRawFd {
            unsafe fn from_raw_fd(fd: RawFd) -> Self;
        }

        pub trait IntoRawFd {
            fn into_raw_fd(self) -> RawFd;
        }

        pub trait AsFd {
            fn as_fd(&self) -> BorrowedFd<'_>;
        }
    }

    pub mod raw {
        pub use crate::ffi::{
            c_char, c_double, c_float, c_int, c_long, c_longlong, c_schar, c_short, c_uchar,
            c_uint, c_ulong, c_ulonglong, c_ushort, c_void,
        };
    }

    pub mod unix {
        pub mod io {
            pub use crate::os::fd::*;
        }

        pub mod thread {
            pub type RawPthread = usize;

            pub trait JoinHandleExt {
                fn as_pthread_t(&self) -> RawPthread;
                fn into_pthread_t(self) -> RawPthread;
            }
        }

        pub mod fs {
            use crate::{fs::File, io, path::Path};

            pub trait FileExt {
                #[blocks(io)]
                fn read_at(&self, buf: &mut [u8], offset: u64) -> io::Result<usize>;
                #[blocks(io)]
                fn read_exact_at(&self, buf: &mut [u8], offset: u64) -> io::Result<()>;
                #[blocks(io)]
                fn write_at(&self, buf: &[u8], offset: u64) -> io::Result<usize>;
                #[blocks(io)]
                fn write_all_at(&self, buf: &[u8], offset: u64) -> io::Result<()>;
            }

            pub trait PermissionsExt {
                fn mode(&self) -> u32;
                fn set_mode(&mut self, mode: u32);
                fn from_mode(mode: u32) -> Self;
            }

            pub trait OpenOptionsExt {
                fn mode(&mut self, mode: u32) -> &mut Self;
                fn custom_flags(&mut self, flags: i32) -> &mut Self;
            }

            pub trait MetadataExt {
                fn dev(&self) -> u64;
                fn ino(&self) -> u64;
                fn mode(&self) -> u32;
                fn nlink(&self) -> u64;
                fn uid(&self) -> u32;
                fn gid(&self) -> u32;
                fn rdev(&self) -> u64;
                fn size(&self) -> u64;
                fn atime(&self) -> i64;
                fn atime_nsec(&self) -> i64;
                fn mtime(&self) -> i64;
                fn mtime_nsec(&self) -> i64;
                fn ctime(&self) -> i64;
                fn ctime_nsec(&self) -> i64;
                fn blksize(&self) -> u64;
                fn blocks(&self) -> u64;
                fn attrib(&self) -> u8;
            }
            #[blocks(io)]
            pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()>;
            impl FileExt for File {}
            impl PermissionsExt for crate::fs::Permissions {}
            impl MetadataExt for crate::fs::Metadata {}
            impl OpenOptionsExt for crate::fs::OpenOptions {}
        }

        pub mod net {
            use crate::{
                io::{self, Read, Write},
                net::Shutdown,
                path::Path,
                time::Duration,
            };

            pub struct UnixStream;
            impl UnixStream {
                #[blocks(io)]
                pub fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream>;
                pub fn pair() -> io::Result<(UnixStream, UnixStream)>;
                pub fn try_clone(&self) -> io::Result<UnixStream>;
                pub fn local_addr(&self) -> io::Result<SocketAddr>;
                pub fn peer_addr(&self) -> io::Result<SocketAddr>;
                pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
                pub fn set_write_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
                pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
                pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
                pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
                pub fn take_error(&self) -> io::Result<Option<io::Error>>;
                pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
            }

            pub struct UnixListener;
            impl UnixListener {
                pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener>;
                #[blocks(io)]
                pub fn accept(&self) -> io::Result<(UnixStream, SocketAddr)>;
                pub fn try_clone(&self) -> io::Result<UnixListener>;
                pub fn local_addr(&self) -> io::Result<SocketAddr>;
                pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
                pub fn take_error(&self) -> io::Result<Option<io::Error>>;
                pub fn incoming(&self) -> Incoming<'_>;
            }
            impl<'a> IntoIterator for &'a UnixListener {
                type Item = io::Result<UnixStream>;
                type IntoIter = Incoming<'a>;
            }

            pub struct Incoming<'a>;
            impl<'a> Iterator for Incoming<'a> {
                type Item = io::Result<UnixStream>;
                #[blocks(io)]
                fn next(&mut self) -> Option<io::Result<UnixStream>>;
            }

            pub struct UnixDatagram;
            impl UnixDatagram {
                pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram>;
                pub fn unbound() -> io::Result<UnixDatagram>;
                pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)>;
                #[blocks(io)]
                pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
                pub fn try_clone(&self) -> io::Result<UnixDatagram>;
                pub fn local_addr(&self) -> io::Result<SocketAddr>;
                pub fn peer_addr(&self) -> io::Result<SocketAddr>;
                #[blocks(io)]
                pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
                #[blocks(io)]
                pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
                #[blocks(io)]
                pub fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize>;
                #[blocks(io)]
                pub fn send(&self, buf: &[u8]) -> io::Result<usize>;
                pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
                pub fn set_write_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
                pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
                pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
                pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
                pub fn take_error(&self) -> io::Result<Option<io::Error>>;
                pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
            }
            pub type socklen_t = u32;

            pub struct sockaddr;

            #[derive(Clone)]
            pub struct sockaddr_un {
                pub sun_path: [u8; 1],
            }

            #[derive(Clone)]
            pub struct SocketAddr;
            impl SocketAddr {
                pub fn from_pathname<P: AsRef<Path>>(path: P) -> io::Result<SocketAddr>;
                pub fn is_unnamed(&self) -> bool;
                pub fn as_pathname(&self) -> Option<&Path>;
            }
        }

        pub mod process {
            pub trait CommandExt {
                fn uid(&mut self, id: u32) -> &mut crate::process::Command;
                fn gid(&mut self, id: u32) -> &mut crate::process::Command;
                #[stores(1)]
                #[forks(1)]
                unsafe fn pre_exec<F>(&mut self, f: F) -> &mut crate::process::Command
                where
                    F: FnMut() -> crate::io::Result<()> + Send + Sync + 'static;
                fn exec(&mut self) -> crate::io::Error;
                fn process_group(&mut self, pgroup: i32) -> &mut crate::process::Command;
            }
            impl CommandExt for crate::process::Command {}

            pub trait ExitStatusExt {
                fn from_raw(raw: i32) -> Self;
                fn signal(&self) -> Option<i32>;
                fn core_dumped(&self) -> bool;
                fn into_raw(self) -> i32;
            }
            impl ExitStatusExt for crate::process::ExitStatus {}
        }
    }
}

pub mod process {
    use crate::{
        convert::Infallible,
        ffi::OsStr,
        fmt::{Debug, Display},
        io,
        path::Path,
    };

    pub struct Child {
        pub stdin: Option<ChildStdin>,
        pub stdout: Option<ChildStdout>,
        pub stderr: Option<ChildStderr>,
    }

    pub struct ChildStdin;

    pub struct ChildStdout;

    pub struct ChildStderr;

    pub struct Command;
    impl Command {
        pub fn new<S: AsRef<OsStr>>(program: S) -> Command;
        pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command;
        pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I)
        -> &mut Command;
        pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command;
        pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(
            &mut self,
            vars: I,
        ) -> &mut Command;
        pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command;
        pub fn env_clear(&mut self) -> &mut Command;
        pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command;
        pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
        pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
        pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
        #[spawn(process)]
        pub fn spawn(&mut self) -> io::Result<Child>;
        #[blocks(process)]
        #[twin("tokio::process::Command::output", "async_process::Command::output")]
        pub fn output(&mut self) -> io::Result<Output>;
        #[blocks(process)]
        #[twin("tokio::process::Command::status", "async_process::Command::status")]
        pub fn status(&mut self) -> io::Result<ExitStatus>;
        pub fn get_program(&self) -> &OsStr;
        pub fn get_args(&self) -> CommandArgs<'_>;
        pub fn get_envs(&self) -> CommandEnvs<'_>;
        pub fn get_current_dir(&self) -> Option<&Path>;
    }

    pub struct CommandArgs<'a>;
    impl<'a> Iterator for CommandArgs<'a> {
        type Item = &'a OsStr;
    }

    pub struct CommandEnvs<'a>;
    impl<'a> Iterator for CommandEnvs<'a> {
        type Item = (&'a OsStr, Option<&'a OsStr>);
    }

    #[derive(Clone)]
    pub struct Output {
        pub status: ExitStatus,
        pub stdout: Vec<u8>,
        pub stderr: Vec<u8>,
    }

    pub struct Stdio;
    impl Stdio {
        pub fn piped() -> Stdio;
        pub fn inherit() -> Stdio;
        pub fn null() -> Stdio;
    }

    #[derive(Clone, Copy)]
    pub struct ExitStatus;
    impl Default for ExitStatus {}
    impl ExitStatus {
        pub fn success(&self) -> bool;
        pub fn code(&self) -> Option<i32>;
    }
    impl Display for ExitStatus {}

    #[derive(Clone, Copy)]
    pub struct ExitCode;
    impl ExitCode {
        pub const SUCCESS: ExitCode;
        pub const FAILURE: ExitCode;
    }
    impl Default for ExitCode {}
    impl Child {
        pub fn kill(&mut self) -> io::Result<()>;
        pub fn id(&self) -> u32;
        #[blocks(process)]
        pub fn wait(&mut self) -> io::Result<ExitStatus>;
        #[probe]
        pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>>;
        #[blocks(process)]
        pub fn wait_with_output(self) -> io::Result<Output>;
    }
    pub fn exit(code: i32) -> !;
    pub fn abort() -> !;
    pub fn id() -> u32;

    pub trait Termination {}
    impl Termination for () {}
    impl Termination for ! {}
    impl Termination for Infallible {}
    impl Termination for ExitCode {}
    impl<T: Termination, E: Debug> Termination for Result<T, E> {}
}

pub mod env {
    use crate::{
        ffi::{OsStr, OsString},
        fmt::Display,
        io,
        path::{Path, PathBuf},
    };
    pub fn current_dir() -> io::Result<PathBuf>;
    #[env_mutation(directory)]
    pub fn set_current_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;

    pub struct Vars;

    pub struct VarsOs;
    pub fn vars() -> Vars;
    pub fn vars_os() -> VarsOs;
    impl Iterator for Vars {
        type Item = (String, String);
    }
    impl Iterator for VarsOs {
        type Item = (OsString, OsString);
    }
    pub fn var<K: AsRef<OsStr>>(key: K) -> Result<String, VarError>;
    pub fn var_os<K: AsRef<OsStr>>(key: K) -> Option<OsString>;

    #[derive(Clone)]
    pub enum VarError {
        NotPresent,
        NotUnicode(OsString),
    }
    impl Display for VarError {}
    #[env_mutation(environment)]
    pub unsafe fn set_var<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V);
    #[env_mutation(environment)]
    pub unsafe fn remove_var<K: AsRef<OsStr>>(key: K);

    pub struct SplitPaths<'a>;
    pub fn split_paths<T: AsRef<OsStr> + ?Sized>(unparsed: &T) -> SplitPaths<'_>;
    impl<'a> Iterator for SplitPaths<'a> {
        type Item = PathBuf;
    }

    pub struct JoinPathsError;
    pub fn join_paths<I: IntoIterator<Item = T>, T: AsRef<OsStr>>(
        paths: I,
    ) -> Result<OsString, JoinPathsError>;
    impl Display for JoinPathsError {}
    pub fn home_dir() -> Option<PathBuf>;
    pub fn temp_dir() -> PathBuf;
    pub fn current_exe() -> io::Result<PathBuf>;

    pub struct Args;

    pub struct ArgsOs;
    pub fn args() -> Args;
    pub fn args_os() -> ArgsOs;
    impl Iterator for Args {
        type Item = String;
    }
    impl Iterator for ArgsOs {
        type Item = OsString;
    }
    pub const ARCH: &str;
    pub const FAMILY: &str;
    pub const OS: &str;
    pub const DLL_PREFIX: &str;
    pub const DLL_SUFFIX: &str;
    pub const DLL_EXTENSION: &str;
    pub const EXE_SUFFIX: &str;
    pub const EXE_EXTENSION: &str;
}

pub mod panic {
    pub use crate::panicking::{set_hook, take_hook};
    use crate::{
        any::Any,
        fmt::Display,
        future::Future,
        ops::{Deref, DerefMut},
    };

    pub auto trait UnwindSafe {}

    pub auto trait RefUnwindSafe {}

    pub struct AssertUnwindSafe<T>(pub T);
    impl<T> Deref for AssertUnwindSafe<T> {
        type Target = T;
    }
    impl<T> DerefMut for AssertUnwindSafe<T> {}
    impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
        type Output = R;
    }
    impl<F: Future> Future for AssertUnwindSafe<F> {
        type Output = F::Output;
    }
    #[calls(0)]
    pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R>;
    pub fn resume_unwind(payload: Box<dyn Any + Send>) -> !;
    pub fn panic_any<M: 'static + Any + Send>(msg: M) -> !;

    pub struct PanicHookInfo<'a>;
    pub type PanicInfo<'a> = PanicHookInfo<'a>;
    impl PanicHookInfo<'_> {
        pub fn payload(&self) -> &(dyn Any + Send);
        pub fn payload_as_str(&self) -> Option<&str>;
        pub fn location(&self) -> Option<&Location<'_>>;
    }
    impl Display for PanicHookInfo<'_> {}

    #[derive(Clone, Copy)]
    pub struct Location<'a>;
    impl<'a> Location<'a> {
        pub fn caller() -> &'static Location<'static>;
        pub fn file(&self) -> &'a str;
        pub fn line(&self) -> u32;
        pub fn column(&self) -> u32;
    }
    impl Display for Location<'_> {}
}

pub mod panicking {
    use crate::panic::PanicHookInfo;
    #[stores(0)]
    pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>);
    pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;
}

pub mod hint {
    #[spin_hint]
    pub fn spin_loop();
    #[same]
    pub fn black_box<T>(dummy: T) -> T;
    pub unsafe fn unreachable_unchecked() -> !;
    pub unsafe fn assert_unchecked(cond: bool);
}

pub mod backtrace {
    pub struct Backtrace;
    impl Backtrace {
        pub fn capture() -> Backtrace;
        pub fn force_capture() -> Backtrace;
    }
}

pub mod num {
    use crate::str::FromStr;

    pub struct ParseIntError;

    pub struct ParseFloatError;

    pub struct TryFromIntError;

    #[derive(Clone, Copy, PartialOrd, Ord)]
    pub struct NonZero<T>;
    impl<T> NonZero<T> {
        pub fn new(n: T) -> Option<NonZero<T>>;
        pub unsafe fn new_unchecked(n: T) -> NonZero<T>;
        pub fn get(self) -> T;
    }
    pub type NonZeroU8 = NonZero<u8>;
    pub type NonZeroU16 = NonZero<u16>;
    pub type NonZeroU32 = NonZero<u32>;
    pub type NonZeroU64 = NonZero<u64>;
    pub type NonZeroU128 = NonZero<u128>;
    pub type NonZeroUsize = NonZero<usize>;
    pub type NonZeroI8 = NonZero<i8>;
    pub type NonZeroI16 = NonZero<i16>;
    pub type NonZeroI32 = NonZero<i32>;
    pub type NonZeroI64 = NonZero<i64>;
    pub type NonZeroI128 = NonZero<i128>;
    pub type NonZeroIsize = NonZero<isize>;

    #[derive(Clone, Copy, Default, PartialOrd, Ord)]
    pub struct Wrapping<T>(pub T);

    #[derive(Clone, Copy, Default, PartialOrd, Ord)]
    pub struct Saturating<T>(pub T);
}

pub mod u8 {
    pub const MIN: u8;
    pub const MAX: u8;
}

pub mod u16 {
    pub const MIN: u16;
    pub const MAX: u16;
}

pub mod u32 {
    pub const MIN: u32;
    pub const MAX: u32;
}

pub mod u64 {
    pub const MIN: u64;
    pub const MAX: u64;
}

pub mod u128 {
    pub const MIN: u128;
    pub const MAX: u128;
}

pub mod usize {
    pub const MIN: usize;
    pub const MAX: usize;
}

pub mod i8 {
    pub const MIN: i8;
    pub const MAX: i8;
}

pub mod i16 {
    pub const MIN: i16;
    pub const MAX: i16;
}

pub mod i32 {
    pub const MIN: i32;
    pub const MAX: i32;
}

pub mod i64 {
    pub const MIN: i64;
    pub const MAX: i64;
}

pub mod i128 {
    pub const MIN: i128;
    pub const MAX: i128;
}

pub mod isize {
    pub const MIN: isize;
    pub const MAX: isize;
}

pub mod f32 {
    pub const MIN: f32;
    pub const MAX: f32;
    pub const EPSILON: f32;
    pub const INFINITY: f32;
    pub const NAN: f32;

    pub mod consts {
        pub const PI: f32;
        pub const TAU: f32;
        pub const E: f32;
        pub const SQRT_2: f32;
        pub const LN_2: f32;
        pub const LN_10: f32;
        pub const FRAC_PI_2: f32;
        pub const FRAC_PI_4: f32;
    }
}

pub mod f64 {
    pub const MIN: f64;
    pub const MAX: f64;
    pub const EPSILON: f64;
    pub const INFINITY: f64;
    pub const NAN: f64;

    pub mod consts {
        pub const PI: f64;
        pub const TAU: f64;
        pub const E: f64;
        pub const SQRT_2: f64;
        pub const LN_2: f64;
        pub const LN_10: f64;
        pub const FRAC_PI_2: f64;
        pub const FRAC_PI_4: f64;
    }
}
