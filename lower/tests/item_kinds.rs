//! Which facts each kind of item yields.

mod outline;

use model::facts::Edition;

fn check(input: &str, expected: &str) {
    let facts = outline::lower(input, Edition::E2021);
    outline::assert_lines(&outline::items(&facts, input), expected);
}

#[test]
fn modules_and_imports() {
    check(
        r#"
        #![allow(dead_code)]
        pub mod bank { pub(crate) mod account; }
        #[path = "unix.rs"] mod imp;
        use std::{sync::{self, Mutex, RwLock as Lock}, io::*};
        pub use ::log::debug as _;
        use r#type::r#fn;
        extern crate alloc;
        extern crate serde as serde_crate;
        "#,
        r#"
        pub mod bank
          pub(..) mod account;
        #[path = "unix.rs"] mod imp;
        use std::sync as sync, std::sync::Mutex as Mutex, std::sync::RwLock as Lock, std::io::*
        pub use ::log::debug as _
        use type::fn as fn
        extern crate alloc as alloc
        extern crate serde as serde_crate
        !#[allow(dead_code)]
        "#,
    );
}

#[test]
fn types() {
    check(
        r#"
        /// Documentation is dropped.
        #[derive(Clone, serde::Serialize)]
        pub struct Bank<'a, T: ?Sized + 'a, const N: usize = 3> where T: Send {
            accounts: Mutex<Vec<Account>>, /* not */ pub log: &'a T,
        }
        struct Pair(pub u32, Option<Arc<dyn Fn(u32) -> bool + Send>>);
        pub struct Unit;
        enum Event { Start, Stop { code: i32 }, Data(Vec<u8>) }
        union Bits { a: u32, b: [f32; 1] }
        type Shared<T> = Arc<Mutex<T>>;
        type Callback = Box<dyn for<'a> FnMut(&'a mut [u8]) -> !>;
        type Out = <Vec<u8> as IntoIterator>::Item;
        type F = unsafe extern "C" fn(*mut u8, x: *const ()) -> (u8, _);
        "#,
        r#"
        #[derive(Clone, serde::Serialize)] pub struct Bank<'a, T: ?Sized + 'a, const N where T: Send> { accounts: Mutex<Vec<Account>>, log: &T }
        struct Pair (0: u32, 1: Option<Arc<dyn: Fn<(u32), Output = bool> + Send>>)
        pub struct Unit 
        enum Event Start , Stop { code: i32 }, Data (0: Vec<u8>)
        union Bits { a: u32, b: [f32; _] }
        type Shared<T> = Arc<Mutex<T>>
        type Callback = Box<dyn: FnMut<(&mut [u8]), Output = !>>
        type Out = <Vec<u8> as IntoIterator>::Item
        type F = fn(*mut u8, *const ()) -> (u8, _)
        "#,
    );
}

#[test]
fn functions_traits_and_impls() {
    check(
        r#"
        pub async fn fetch(url: &str, _: u8, (a, b): (u8, u8)) -> impl Future<Output = u8> + '_ { 1 }
        const unsafe extern "C" fn raw() {}
        pub trait Store: Send + 'static {
            type Item: Clone;
            const SIZE: usize;
            fn get(&self) -> Self::Item;
            fn put(&mut self, item: Self::Item) { drop(item) }
            fn shared(self: Arc<Self>) where Self: Sized;
        }
        unsafe impl<T> !Send for Bank<T> {}
        impl<T: Send> Store for Bank<T> {
            type Item = T;
            const SIZE: usize = 1 + 2;
            fn get(&self) -> T { todo!() }
        }
        unsafe impl Sync for Bank<u8> {}
        extern "C" { fn lock(m: *mut Mutex) -> i32; static errno: i32; }
        static mut COUNT: u32 = 0;
        static REGISTRY: Mutex<Vec<u8>> = Mutex::new(Vec::new());
        const _: () = { impl Clone for Bits { fn clone(&self) -> Self { *self } } };
        "#,
        r#"
        pub async fn fetch(url: &str, _: u8, _: (u8, u8)) -> impl: Future<Output = u8> + '_ {}
        const unsafe fn raw() -> () {}
        pub trait Store: Send + 'static
          type Item: Clone
          const SIZE: usize
          fn get(&self) -> Self::Item;
          fn put(&mut self, item: Self::Item) -> () {}
          fn shared< where Self: Sized>(self: Arc<Self>) -> ();
        unsafe impl<T> !Send for Bank<T>
        impl<T: Send> Store for Bank<T>
          type Item = T
          const SIZE: usize = ..
          fn get(&self) -> T {}
        unsafe impl Sync for Bank<u8>
        extern C
          fn lock(m: *mut Mutex) -> i32;
          static errno: i32
        static mut COUNT: u32
        static REGISTRY: Mutex<Vec<u8>> = ..
        const _: () = ..
        impl Clone for Bits
          fn clone(&self) -> Self {}
        "#,
    );
}

#[test]
fn stubs_need_no_bodies() {
    check(
        r#"
        #[lock(mutex)]
        pub struct Mutex<T: ?Sized>;
        impl<T: ?Sized> Mutex<T> {
            #[acquire(exclusive, blocks)] pub fn lock(&self) -> LockResult<MutexGuard<'_, T>>;
            #[acquire(exclusive, try)] pub fn try_lock(&self) -> Option<T>;
            pub const unsafe fn raw(#[runs(in_place)] work: impl FnOnce());
            pub const MAX: usize;
        }
        #[blocks(sleep)] pub fn sleep(dur: Duration);
        pub static STDIN: Stdin;
        "#,
        r#"
        #[lock(mutex)] pub struct Mutex<T: ?Sized> 
        impl<T: ?Sized> Mutex<T>
          #[acquire(exclusive, blocks)] pub fn lock(&self) -> LockResult<MutexGuard<'_, T>>;
          #[acquire(exclusive, try)] pub fn try_lock(&self) -> Option<T>;
          pub const unsafe fn raw(#[runs(in_place)] work: impl: FnOnce<(), Output = ()>) -> ();
          pub const MAX: usize
        #[blocks(sleep)] pub fn sleep(dur: Duration) -> ();
        pub static STDIN: Stdin
        "#,
    );
}

#[test]
fn items_in_bodies() {
    check(
        r#"
        fn outer() {
            use std::sync::Mutex;
            static COUNT: Mutex<u32> = Mutex::new(0);
            const LIMIT: usize = 3;
            let f = |x: fn(u8)| { #[inline] unsafe fn deep<const N: usize>() { fn deeper() {} } x };
            match f { _ if true => { pub(crate) struct S { a: fn(u8) } } }
            impl Trait<{ 1 + 1 }> for S where S: Sized { fn m(&self) {} }
            thread_local! { static T: u8 = const { 1 }; }
            quote! { fn not_this() {} }
            let s = r#inner; let raw = r"fn nor_this() {"; 'a: loop { break 'a; }
        }
        "#,
        r#"
        fn outer() -> () {}
          use std::sync::Mutex as Mutex
          static COUNT: Mutex<u32> = ..
          const LIMIT: usize
          #[inline] unsafe fn deep<const N>() -> () {}
            fn deeper() -> () {}
          pub(..) struct S { a: fn(u8) -> () }
          impl< where S: Sized> Trait<const> for S
            fn m(&self) -> () {}
          static T: ::std::thread::LocalKey<u8> by thread_local = ..
        "#,
    );
}

#[test]
fn statics_of_macros() {
    check(
        r#"
        thread_local! {
            /// Documented.
            pub static A: RefCell<u32> = RefCell::new(1);
            static B: Cell<u8> = const { Cell::new(2) }
        }
        std::thread_local!(static C: u8 = f());
        lazy_static! { #[doc = "x"] pub(crate) static ref D: Mutex<Map<K, V>> = Mutex::new(Map::new()); }
        "#,
        r#"
        pub static A: ::std::thread::LocalKey<RefCell<u32>> by thread_local = ..
        static B: ::std::thread::LocalKey<Cell<u8>> by thread_local = ..
        static C: ::std::thread::LocalKey<u8> by thread_local = ..
        pub(..) static D: ::lazy_static::LazyStatic<Mutex<Map<K, V>>> by lazy_static = ..
        "#,
    );
}

#[test]
fn conditions() {
    check(
        r#"
        #[cfg(windows)] fn park() { a() }
        #[cfg(not(windows))] fn park() { b() }
        #[cfg(windows)] fn only_windows() {}
        #[cfg(loom)] use loom::sync::{Mutex, Arc};
        #[cfg(not(loom))] use std::sync::{Arc, Mutex};
        #[cfg(feature = "fast")] mod imp;
        #[cfg(not(feature = "fast"))] mod imp;
        cfg_if! {
            if #[cfg(target_os = "macos")] { mod mac; }
            else if #[cfg(feature = "x")] { fn x() { y() } }
            else { mod other; }
        }
        cfg_if::cfg_if! { if #[cfg(unix)] { fn unix() {} } else { fn never() {} } }
        "#,
        r#"
        #[cfg(not(windows))] fn park() -> () {}
        #[cfg(windows)] fn only_windows() -> () {}
        #[cfg(not(loom))] use std::sync::Arc as Arc, std::sync::Mutex as Mutex
        #[cfg(feature = "fast")] mod imp;
        #[cfg(not(feature = "fast"))] mod imp;
        fn x() -> () {}
        mod other;
        fn unix() -> () {}
        "#,
    );
}

#[test]
fn attributes() {
    check(
        r#"
        #[a] #[a::b(c, d = "e", f(g), 1, "h")] #[i = "j\n"] #[k(x + y)] #[cfg_attr(test, path = "t.rs")]
        fn f() {}
        "#,
        r#"
        #[a] #[a::b(c, d = "e", f(g), "1", "h")] #[i = "j\n"] #[k] #[cfg_attr(test, path = "t.rs")] fn f() -> () {}
        "#,
    );
}

#[test]
fn unknown_macros_are_opaque() {
    check(
        "bitflags! { struct F: u8 { const A = 1; } }\nfn f() { g() }\nfoo::bar!(x);",
        r#"
        fn f() -> () {}
        opaque bitflags! { struct F: u8 { const A = 1; } }
        opaque foo::bar!(x)
        "#,
    );
}
