//! What the analysis knows of `rayon` 1. The closures of a parallel iterator run in the pool; the
//! methods that consume one wait for them.

pub use rayon_core::{
    BroadcastContext, FnContext, Scope, ScopeFifo, ThreadBuilder, ThreadPool, ThreadPoolBuildError,
    ThreadPoolBuilder, Yield, broadcast, current_num_threads, current_thread_index, in_place_scope,
    in_place_scope_fifo, join, join_context, max_num_threads, scope, scope_fifo, spawn,
    spawn_broadcast, spawn_fifo, yield_local, yield_now,
};

pub mod prelude {
    pub use crate::{
        iter::{
            FromParallelIterator, IndexedParallelIterator, IntoParallelIterator,
            IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelBridge, ParallelDrainFull,
            ParallelDrainRange, ParallelExtend, ParallelIterator,
        },
        slice::{ParallelSlice, ParallelSliceMut},
        str::ParallelString,
    };
}

pub mod iter {
    use std::{
        cmp::Ordering,
        collections::LinkedList,
        fmt::Debug,
        iter::{Product, Sum},
        ops::{RangeBounds, Try},
    };

    pub trait IntoParallelIterator {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        fn into_par_iter(self) -> Self::Iter;
    }

    pub trait IntoParallelRefIterator<'data> {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        #[element]
        fn par_iter(&'data self) -> Self::Iter;
    }

    pub trait IntoParallelRefMutIterator<'data> {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        #[element]
        fn par_iter_mut(&'data mut self) -> Self::Iter;
    }
    impl<'data, I: ?Sized> IntoParallelRefIterator<'data> for I
    where
        &'data I: IntoParallelIterator,
    {
        type Iter = <&'data I as IntoParallelIterator>::Iter;
        type Item = <&'data I as IntoParallelIterator>::Item;
    }
    impl<'data, I: ?Sized> IntoParallelRefMutIterator<'data> for I
    where
        &'data mut I: IntoParallelIterator,
    {
        type Iter = <&'data mut I as IntoParallelIterator>::Iter;
        type Item = <&'data mut I as IntoParallelIterator>::Item;
    }

    pub trait ParallelIterator: Sized + Send {
        type Item: Send;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn for_each<OP: Fn(Self::Item) + Sync + Send>(self, op: OP);
        #[blocks(compute)]
        #[spawn(compute, 2)]
        fn for_each_with<OP: Fn(&mut T, Self::Item) + Sync + Send, T: Send + Clone>(
            self,
            init: T,
            op: OP,
        );
        #[blocks(compute)]
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn for_each_init<
            OP: Fn(&mut T, Self::Item) + Sync + Send,
            INIT: Fn() -> T + Sync + Send,
            T,
        >(
            self,
            init: INIT,
            op: OP,
        );
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn try_for_each<OP: Fn(Self::Item) -> R + Sync + Send, R: Try<Output = ()> + Send>(
            self,
            op: OP,
        ) -> R;
        #[blocks(compute)]
        #[spawn(compute, 2)]
        fn try_for_each_with<
            OP: Fn(&mut T, Self::Item) -> R + Sync + Send,
            T: Send + Clone,
            R: Try<Output = ()> + Send,
        >(
            self,
            init: T,
            op: OP,
        ) -> R;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn try_for_each_init<
            OP: Fn(&mut T, Self::Item) -> R + Sync + Send,
            INIT: Fn() -> T + Sync + Send,
            T,
            R: Try<Output = ()> + Send,
        >(
            self,
            init: INIT,
            op: OP,
        ) -> R;
        #[blocks(compute)]
        fn count(self) -> usize;
        #[spawn(compute, 1)]
        fn map<F: Fn(Self::Item) -> R + Sync + Send, R: Send>(self, map_op: F) -> Map<Self, F>;
        #[spawn(compute, 2)]
        fn map_with<F: Fn(&mut T, Self::Item) -> R + Sync + Send, T: Send + Clone, R: Send>(
            self,
            init: T,
            map_op: F,
        ) -> MapWith<Self, T, F>;
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn map_init<
            F: Fn(&mut T, Self::Item) -> R + Sync + Send,
            INIT: Fn() -> T + Sync + Send,
            T,
            R: Send,
        >(
            self,
            init: INIT,
            map_op: F,
        ) -> MapInit<Self, INIT, F>;
        #[same]
        fn cloned<'a, T: Clone + Send>(self) -> Cloned<Self>
        where
            Self: ParallelIterator<Item = &'a T>;
        #[same]
        fn copied<'a, T: Copy + Send>(self) -> Copied<Self>
        where
            Self: ParallelIterator<Item = &'a T>;
        #[same]
        #[spawn(compute, 1)]
        fn inspect<OP: Fn(&Self::Item) + Sync + Send>(self, inspect_op: OP) -> Inspect<Self, OP>;
        #[spawn(compute, 1)]
        fn update<F: Fn(&mut Self::Item) + Sync + Send>(self, update_op: F) -> Update<Self, F>;
        #[same]
        #[spawn(compute, 1)]
        fn filter<P: Fn(&Self::Item) -> bool + Sync + Send>(self, filter_op: P) -> Filter<Self, P>;
        #[spawn(compute, 1)]
        fn filter_map<P: Fn(Self::Item) -> Option<R> + Sync + Send, R: Send>(
            self,
            filter_op: P,
        ) -> FilterMap<Self, P>;
        #[spawn(compute, 1)]
        fn flat_map<F: Fn(Self::Item) -> PI + Sync + Send, PI: IntoParallelIterator>(
            self,
            map_op: F,
        ) -> FlatMap<Self, F>;
        #[spawn(compute, 1)]
        fn flat_map_iter<F: Fn(Self::Item) -> SI + Sync + Send, SI: IntoIterator<Item: Send>>(
            self,
            map_op: F,
        ) -> FlatMapIter<Self, F>;
        fn flatten(self) -> Flatten<Self>
        where
            Self::Item: IntoParallelIterator;
        fn flatten_iter(self) -> FlattenIter<Self>
        where
            Self::Item: IntoIterator<Item: Send>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn reduce<
            OP: Fn(Self::Item, Self::Item) -> Self::Item + Sync + Send,
            ID: Fn() -> Self::Item + Sync + Send,
        >(
            self,
            identity: ID,
            op: OP,
        ) -> Self::Item;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn reduce_with<OP: Fn(Self::Item, Self::Item) -> Self::Item + Sync + Send>(
            self,
            op: OP,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn try_reduce<T, OP: Fn(T, T) -> Self::Item + Sync + Send, ID: Fn() -> T + Sync + Send>(
            self,
            identity: ID,
            op: OP,
        ) -> Self::Item
        where
            Self::Item: Try<Output = T>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn try_reduce_with<T, OP: Fn(T, T) -> Self::Item + Sync + Send>(
            self,
            op: OP,
        ) -> Option<Self::Item>
        where
            Self::Item: Try<Output = T>;
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn fold<T: Send, ID: Fn() -> T + Sync + Send, F: Fn(T, Self::Item) -> T + Sync + Send>(
            self,
            identity: ID,
            fold_op: F,
        ) -> Fold<Self, ID, F>;
        #[spawn(compute, 2)]
        fn fold_with<F: Fn(T, Self::Item) -> T + Sync + Send, T: Send + Clone>(
            self,
            init: T,
            fold_op: F,
        ) -> FoldWith<Self, T, F>;
        #[spawn(compute, 1)]
        #[spawn(compute, 2)]
        fn try_fold<
            T,
            R: Try<Output = T> + Send,
            ID: Fn() -> T + Sync + Send,
            F: Fn(T, Self::Item) -> R + Sync + Send,
        >(
            self,
            identity: ID,
            fold_op: F,
        ) -> TryFold<Self, R, ID, F>;
        #[spawn(compute, 2)]
        fn try_fold_with<
            F: Fn(T, Self::Item) -> R + Sync + Send,
            T: Clone + Send,
            R: Try<Output = T> + Send,
        >(
            self,
            init: T,
            fold_op: F,
        ) -> TryFoldWith<Self, R, F>;
        #[blocks(compute)]
        fn sum<S: Send + Sum<Self::Item> + Sum<S>>(self) -> S;
        #[blocks(compute)]
        fn product<P: Send + Product<Self::Item> + Product<P>>(self) -> P;
        #[blocks(compute)]
        fn min(self) -> Option<Self::Item>
        where
            Self::Item: Ord;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn min_by<F: Sync + Send + Fn(&Self::Item, &Self::Item) -> Ordering>(
            self,
            f: F,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn min_by_key<K: Ord + Send, F: Sync + Send + Fn(&Self::Item) -> K>(
            self,
            f: F,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        fn max(self) -> Option<Self::Item>
        where
            Self::Item: Ord;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn max_by<F: Sync + Send + Fn(&Self::Item, &Self::Item) -> Ordering>(
            self,
            f: F,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn max_by_key<K: Ord + Send, F: Sync + Send + Fn(&Self::Item) -> K>(
            self,
            f: F,
        ) -> Option<Self::Item>;
        fn chain<C: IntoParallelIterator<Item = Self::Item>>(
            self,
            chain: C,
        ) -> Chain<Self, C::Iter>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn find_any<P: Fn(&Self::Item) -> bool + Sync + Send>(
            self,
            predicate: P,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn find_first<P: Fn(&Self::Item) -> bool + Sync + Send>(
            self,
            predicate: P,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn find_last<P: Fn(&Self::Item) -> bool + Sync + Send>(
            self,
            predicate: P,
        ) -> Option<Self::Item>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn find_map_any<P: Fn(Self::Item) -> Option<R> + Sync + Send, R: Send>(
            self,
            predicate: P,
        ) -> Option<R>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn find_map_first<P: Fn(Self::Item) -> Option<R> + Sync + Send, R: Send>(
            self,
            predicate: P,
        ) -> Option<R>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn find_map_last<P: Fn(Self::Item) -> Option<R> + Sync + Send, R: Send>(
            self,
            predicate: P,
        ) -> Option<R>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn any<P: Fn(Self::Item) -> bool + Sync + Send>(self, predicate: P) -> bool;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn all<P: Fn(Self::Item) -> bool + Sync + Send>(self, predicate: P) -> bool;
        #[blocks(compute)]
        fn collect<C: FromParallelIterator<Self::Item>>(self) -> C;
        #[blocks(compute)]
        fn unzip<
            A: Send,
            B: Send,
            FromA: Default + Send + ParallelExtend<A>,
            FromB: Default + Send + ParallelExtend<B>,
        >(
            self,
        ) -> (FromA, FromB)
        where
            Self: ParallelIterator<Item = (A, B)>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn partition<
            A: Default + Send + ParallelExtend<Self::Item>,
            B: Default + Send + ParallelExtend<Self::Item>,
            P: Fn(&Self::Item) -> bool + Sync + Send,
        >(
            self,
            predicate: P,
        ) -> (A, B);
        #[blocks(compute)]
        fn collect_vec_list(self) -> LinkedList<Vec<Self::Item>>;
    }
    impl<T: ParallelIterator> IntoParallelIterator for T {
        type Iter = T;
        type Item = T::Item;
    }

    pub trait IndexedParallelIterator: ParallelIterator {
        #[blocks(compute)]
        fn collect_into_vec(self, target: &mut Vec<Self::Item>);
        #[blocks(compute)]
        fn unzip_into_vecs<A: Send, B: Send>(self, left: &mut Vec<A>, right: &mut Vec<B>)
        where
            Self: IndexedParallelIterator<Item = (A, B)>;
        fn zip<Z: IntoParallelIterator<Iter: IndexedParallelIterator>>(
            self,
            zip_op: Z,
        ) -> Zip<Self, Z::Iter>;
        fn chunks(self, chunk_size: usize) -> Chunks<Self>;
        #[blocks(compute)]
        fn cmp<I: IntoParallelIterator<Item = Self::Item, Iter: IndexedParallelIterator>>(
            self,
            other: I,
        ) -> Ordering
        where
            Self::Item: Ord;
        #[blocks(compute)]
        fn partial_cmp<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(
            self,
            other: I,
        ) -> Option<Ordering>
        where
            Self::Item: PartialOrd<I::Item>;
        #[blocks(compute)]
        fn eq<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(self, other: I) -> bool
        where
            Self::Item: PartialEq<I::Item>;
        #[blocks(compute)]
        fn ne<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(self, other: I) -> bool
        where
            Self::Item: PartialEq<I::Item>;
        #[blocks(compute)]
        fn lt<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        #[blocks(compute)]
        fn le<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        #[blocks(compute)]
        fn gt<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        #[blocks(compute)]
        fn ge<I: IntoParallelIterator<Iter: IndexedParallelIterator>>(self, other: I) -> bool
        where
            Self::Item: PartialOrd<I::Item>;
        fn enumerate(self) -> Enumerate<Self>;
        #[same]
        fn step_by(self, step: usize) -> StepBy<Self>;
        #[same]
        fn skip(self, n: usize) -> Skip<Self>;
        #[same]
        fn take(self, n: usize) -> Take<Self>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn position_any<P: Fn(Self::Item) -> bool + Sync + Send>(
            self,
            predicate: P,
        ) -> Option<usize>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn position_first<P: Fn(Self::Item) -> bool + Sync + Send>(
            self,
            predicate: P,
        ) -> Option<usize>;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn position_last<P: Fn(Self::Item) -> bool + Sync + Send>(
            self,
            predicate: P,
        ) -> Option<usize>;
        #[same]
        fn rev(self) -> Rev<Self>;
        fn with_min_len(self, min: usize) -> MinLen<Self>;
        fn with_max_len(self, max: usize) -> MaxLen<Self>;
        fn len(&self) -> usize;
    }

    pub trait FromParallelIterator<T: Send> {
        fn from_par_iter<I: IntoParallelIterator<Item = T>>(par_iter: I) -> Self;
    }

    pub trait ParallelExtend<T: Send> {
        fn par_extend<I: IntoParallelIterator<Item = T>>(&mut self, par_iter: I);
    }

    pub trait ParallelDrainFull {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        fn par_drain(self) -> Self::Iter;
    }

    pub trait ParallelDrainRange<Idx = usize> {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        fn par_drain<R: RangeBounds<Idx>>(self, range: R) -> Self::Iter;
    }

    #[derive(Clone)]
    pub struct Chain<A, B>;
    impl<A: ParallelIterator, B: ParallelIterator<Item = A::Item>> ParallelIterator for Chain<A, B> {
        type Item = A::Item;
    }
    impl<A: IndexedParallelIterator, B: IndexedParallelIterator<Item = A::Item>>
        IndexedParallelIterator for Chain<A, B>
    {
    }

    #[derive(Clone)]
    pub struct Chunks<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for Chunks<I> {
        type Item = Vec<I::Item>;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for Chunks<I> {}

    #[derive(Clone)]
    pub struct Cloned<I>;
    impl<'a, T: Clone + Send + Sync, I: ParallelIterator<Item = &'a T>> ParallelIterator for Cloned<I> {
        type Item = T;
    }
    impl<'a, T: Clone + Send + Sync, I: IndexedParallelIterator<Item = &'a T>>
        IndexedParallelIterator for Cloned<I>
    {
    }

    #[derive(Clone)]
    pub struct Copied<I>;
    impl<'a, T: Copy + Send + Sync, I: ParallelIterator<Item = &'a T>> ParallelIterator for Copied<I> {
        type Item = T;
    }
    impl<'a, T: Copy + Send + Sync, I: IndexedParallelIterator<Item = &'a T>>
        IndexedParallelIterator for Copied<I>
    {
    }

    #[derive(Clone)]
    pub struct Enumerate<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for Enumerate<I> {
        type Item = (usize, I::Item);
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for Enumerate<I> {}

    #[derive(Clone)]
    pub struct MinLen<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for MinLen<I> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for MinLen<I> {}

    #[derive(Clone)]
    pub struct MaxLen<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for MaxLen<I> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for MaxLen<I> {}

    #[derive(Clone)]
    pub struct Filter<I, P>;
    impl<I: ParallelIterator, P: Fn(&I::Item) -> bool + Sync + Send> ParallelIterator for Filter<I, P> {
        type Item = I::Item;
    }

    #[derive(Clone)]
    pub struct FilterMap<I, P>;
    impl<I: ParallelIterator, P: Fn(I::Item) -> Option<R> + Sync + Send, R: Send> ParallelIterator
        for FilterMap<I, P>
    {
        type Item = R;
    }

    #[derive(Clone)]
    pub struct Inspect<I, F>;
    impl<I: ParallelIterator, F: Fn(&I::Item) + Sync + Send> ParallelIterator for Inspect<I, F> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator, F: Fn(&I::Item) + Sync + Send> IndexedParallelIterator
        for Inspect<I, F>
    {
    }

    #[derive(Clone)]
    pub struct Rev<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for Rev<I> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for Rev<I> {}

    #[derive(Clone)]
    pub struct Skip<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for Skip<I> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for Skip<I> {}

    #[derive(Clone)]
    pub struct StepBy<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for StepBy<I> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for StepBy<I> {}

    #[derive(Clone)]
    pub struct Take<I>;
    impl<I: IndexedParallelIterator> ParallelIterator for Take<I> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator> IndexedParallelIterator for Take<I> {}

    #[derive(Clone)]
    pub struct Zip<A, B>;
    impl<A: IndexedParallelIterator, B: IndexedParallelIterator> ParallelIterator for Zip<A, B> {
        type Item = (A::Item, B::Item);
    }
    impl<A: IndexedParallelIterator, B: IndexedParallelIterator> IndexedParallelIterator for Zip<A, B> {}

    pub trait ParallelBridge: Sized {
        fn par_bridge(self) -> IterBridge<Self>;
    }
    impl<T: Iterator> ParallelBridge for T {}

    #[derive(Clone)]
    pub struct IterBridge<Iter>;
    impl<Iter: Iterator<Item: Send> + Send> ParallelIterator for IterBridge<Iter> {
        type Item = Iter::Item;
    }
    pub fn once<T: Send>(item: T) -> Once<T>;

    #[derive(Clone)]
    pub struct Once<T>;
    impl<T: Send> ParallelIterator for Once<T> {
        type Item = T;
    }
    impl<T: Send> IndexedParallelIterator for Once<T> {}
    pub fn empty<T: Send>() -> Empty<T>;

    pub struct Empty<T>;
    impl<T> Clone for Empty<T> {}
    impl<T: Send> ParallelIterator for Empty<T> {
        type Item = T;
    }
    impl<T: Send> IndexedParallelIterator for Empty<T> {}

    #[derive(Clone)]
    pub struct Update<I, F>;
    impl<I: ParallelIterator, F: Fn(&mut I::Item) + Send + Sync> ParallelIterator for Update<I, F> {
        type Item = I::Item;
    }
    impl<I: IndexedParallelIterator, F: Fn(&mut I::Item) + Send + Sync> IndexedParallelIterator
        for Update<I, F>
    {
    }
    pub fn split<D: Send, S: Fn(D) -> (D, Option<D>) + Sync>(data: D, splitter: S) -> Split<D, S>;

    #[derive(Clone)]
    pub struct Split<D, S>;
    impl<D: Send, S: Fn(D) -> (D, Option<D>) + Sync + Send> ParallelIterator for Split<D, S> {
        type Item = D;
    }

    #[derive(Clone)]
    pub struct Repeat<T>;
    pub fn repeat<T: Clone + Send>(element: T) -> Repeat<T>;
    impl<T: Clone + Send> Repeat<T> {
        pub fn take(self, n: usize) -> RepeatN<T>;
        pub fn zip<Z: IntoParallelIterator<Iter: IndexedParallelIterator>>(
            self,
            zip_op: Z,
        ) -> Zip<RepeatN<T>, Z::Iter>;
    }
    impl<T: Clone + Send> ParallelIterator for Repeat<T> {
        type Item = T;
    }

    #[derive(Clone)]
    pub struct RepeatN<T>;
    pub fn repeat_n<T: Clone + Send>(element: T, n: usize) -> RepeatN<T>;
    impl<T: Clone + Send> ParallelIterator for RepeatN<T> {
        type Item = T;
    }
    impl<T: Clone + Send> IndexedParallelIterator for RepeatN<T> {}

    #[derive(Clone)]
    pub struct Map<I, F>;
    impl<I: ParallelIterator, F: Fn(I::Item) -> R + Sync + Send, R: Send> ParallelIterator
        for Map<I, F>
    {
        type Item = F::Output;
    }
    impl<I: IndexedParallelIterator, F: Fn(I::Item) -> R + Sync + Send, R: Send>
        IndexedParallelIterator for Map<I, F>
    {
    }

    #[derive(Clone)]
    pub struct MapWith<I, T, F>;
    impl<I: ParallelIterator, T: Send + Clone, F: Fn(&mut T, I::Item) -> R + Sync + Send, R: Send>
        ParallelIterator for MapWith<I, T, F>
    {
        type Item = R;
    }
    impl<
        I: IndexedParallelIterator,
        T: Send + Clone,
        F: Fn(&mut T, I::Item) -> R + Sync + Send,
        R: Send,
    > IndexedParallelIterator for MapWith<I, T, F>
    {
    }

    #[derive(Clone)]
    pub struct MapInit<I, INIT, F>;
    impl<
        I: ParallelIterator,
        INIT: Fn() -> T + Sync + Send,
        T,
        F: Fn(&mut T, I::Item) -> R + Sync + Send,
        R: Send,
    > ParallelIterator for MapInit<I, INIT, F>
    {
        type Item = R;
    }
    impl<
        I: IndexedParallelIterator,
        INIT: Fn() -> T + Sync + Send,
        T,
        F: Fn(&mut T, I::Item) -> R + Sync + Send,
        R: Send,
    > IndexedParallelIterator for MapInit<I, INIT, F>
    {
    }

    #[derive(Clone)]
    pub struct FlatMap<I, F>;
    impl<I: ParallelIterator, F: Fn(I::Item) -> PI + Sync + Send, PI: IntoParallelIterator>
        ParallelIterator for FlatMap<I, F>
    {
        type Item = PI::Item;
    }

    #[derive(Clone)]
    pub struct FlatMapIter<I, F>;
    impl<I: ParallelIterator, F: Fn(I::Item) -> SI + Sync + Send, SI: IntoIterator<Item: Send>>
        ParallelIterator for FlatMapIter<I, F>
    {
        type Item = SI::Item;
    }

    #[derive(Clone)]
    pub struct Fold<I, ID, F>;
    impl<
        U: Send,
        I: ParallelIterator,
        ID: Fn() -> U + Sync + Send,
        F: Fn(U, I::Item) -> U + Sync + Send,
    > ParallelIterator for Fold<I, ID, F>
    {
        type Item = U;
    }

    #[derive(Clone)]
    pub struct FoldWith<I, U, F>;
    impl<U: Send + Clone, I: ParallelIterator, F: Fn(U, I::Item) -> U + Sync + Send>
        ParallelIterator for FoldWith<I, U, F>
    {
        type Item = U;
    }

    #[derive(Clone)]
    pub struct TryFold<I, U, ID, F>;
    impl<
        U: Try + Send,
        I: ParallelIterator,
        ID: Fn() -> U::Output + Sync + Send,
        F: Fn(U::Output, I::Item) -> U + Sync + Send,
    > ParallelIterator for TryFold<I, U, ID, F>
    {
        type Item = U;
    }

    #[derive(Clone)]
    pub struct TryFoldWith<I, U: Try, F>;
    impl<
        U: Try<Output: Clone + Send> + Send,
        I: ParallelIterator,
        F: Fn(U::Output, I::Item) -> U + Sync + Send,
    > ParallelIterator for TryFoldWith<I, U, F>
    {
        type Item = U;
    }

    #[derive(Clone)]
    pub struct MultiZip<T>;

    pub struct Flatten<I>;
    impl<I: ParallelIterator> ParallelIterator for Flatten<I>
    where
        I::Item: IntoParallelIterator,
    {
        type Item = <I::Item as IntoParallelIterator>::Item;
    }

    pub struct FlattenIter<I>;
    impl<I: ParallelIterator> ParallelIterator for FlattenIter<I>
    where
        I::Item: IntoIterator,
    {
        type Item = <I::Item as IntoIterator>::Item;
    } // Of which parallel iterators know their length, no question depends on it.
    impl<I: ParallelIterator> IndexedParallelIterator for I {}
    impl<T: Send> IntoParallelIterator for Vec<T> {
        type Item = T;
        type Iter = crate::vec::IntoIter<T>;
    }
    impl<'a, T: Sync> IntoParallelIterator for &'a [T] {
        type Item = &'a T;
        type Iter = crate::slice::Iter<'a, T>;
    }
    impl<'a, T: Sync> IntoParallelIterator for &'a Vec<T> {
        type Item = &'a T;
        type Iter = crate::slice::Iter<'a, T>;
    }
    impl<'a, T: Send> IntoParallelIterator for &'a mut [T] {
        type Item = &'a mut T;
        type Iter = crate::slice::IterMut<'a, T>;
    }
    impl<'a, T: Send> IntoParallelIterator for &'a mut Vec<T> {
        type Item = &'a mut T;
        type Iter = crate::slice::IterMut<'a, T>;
    }
    impl<T: Send, const N: usize> IntoParallelIterator for [T; N] {
        type Item = T;
        type Iter = crate::vec::IntoIter<T>;
    }
    impl<'a, T: Sync, const N: usize> IntoParallelIterator for &'a [T; N] {
        type Item = &'a T;
        type Iter = crate::slice::Iter<'a, T>;
    }

    /// Over a collection's items; the crate has a type for each collection.
    pub struct Items<T>;
    impl<T> ParallelIterator for Items<T> {
        type Item = T;
    }
    impl<K, V, S> IntoParallelIterator for std::collections::HashMap<K, V, S> {
        type Item = (K, V);
        type Iter = Items<(K, V)>;
    }
    impl<'a, K, V, S> IntoParallelIterator for &'a std::collections::HashMap<K, V, S> {
        type Item = (&'a K, &'a V);
        type Iter = Items<(&'a K, &'a V)>;
    }
    impl<'a, K, V, S> IntoParallelIterator for &'a mut std::collections::HashMap<K, V, S> {
        type Item = (&'a K, &'a mut V);
        type Iter = Items<(&'a K, &'a mut V)>;
    }
    impl<K, V> IntoParallelIterator for std::collections::BTreeMap<K, V> {
        type Item = (K, V);
        type Iter = Items<(K, V)>;
    }
    impl<'a, K, V> IntoParallelIterator for &'a std::collections::BTreeMap<K, V> {
        type Item = (&'a K, &'a V);
        type Iter = Items<(&'a K, &'a V)>;
    }
    impl<'a, K, V> IntoParallelIterator for &'a mut std::collections::BTreeMap<K, V> {
        type Item = (&'a K, &'a mut V);
        type Iter = Items<(&'a K, &'a mut V)>;
    }
    impl<T, S> IntoParallelIterator for std::collections::HashSet<T, S> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<'a, T, S> IntoParallelIterator for &'a std::collections::HashSet<T, S> {
        type Item = &'a T;
        type Iter = Items<&'a T>;
    }
    impl<T> IntoParallelIterator for std::collections::BTreeSet<T> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<'a, T> IntoParallelIterator for &'a std::collections::BTreeSet<T> {
        type Item = &'a T;
        type Iter = Items<&'a T>;
    }
    impl<T> IntoParallelIterator for std::collections::BinaryHeap<T> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<'a, T> IntoParallelIterator for &'a std::collections::BinaryHeap<T> {
        type Item = &'a T;
        type Iter = Items<&'a T>;
    }
    impl<T> IntoParallelIterator for std::collections::VecDeque<T> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<'a, T> IntoParallelIterator for &'a std::collections::VecDeque<T> {
        type Item = &'a T;
        type Iter = Items<&'a T>;
    }
    impl<T> IntoParallelIterator for std::collections::LinkedList<T> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<'a, T> IntoParallelIterator for &'a std::collections::LinkedList<T> {
        type Item = &'a T;
        type Iter = Items<&'a T>;
    }
    impl<'a, T> IntoParallelIterator for &'a mut std::collections::VecDeque<T> {
        type Item = &'a mut T;
        type Iter = Items<&'a mut T>;
    }
    impl<'a, T> IntoParallelIterator for &'a mut std::collections::LinkedList<T> {
        type Item = &'a mut T;
        type Iter = Items<&'a mut T>;
    }
    impl<T> IntoParallelIterator for Option<T> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<T> IntoParallelIterator for std::ops::Range<T> {
        type Item = T;
        type Iter = Items<T>;
    }
    impl<T> IntoParallelIterator for std::ops::RangeInclusive<T> {
        type Item = T;
        type Iter = Items<T>;
    }
}

pub mod slice {
    use crate::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
    use std::cmp::Ordering;

    pub trait ParallelSlice<T: Sync> {
        fn as_parallel_slice(&self) -> &[T];
        #[element]
        #[spawn(compute, 1)]
        fn par_split<P: Fn(&T) -> bool + Sync + Send>(&self, separator: P) -> Split<'_, T, P>;
        #[spawn(compute, 1)]
        fn par_split_inclusive<P: Fn(&T) -> bool + Sync + Send>(
            &self,
            separator: P,
        ) -> SplitInclusive<'_, T, P>;
        #[element]
        fn par_windows(&self, window_size: usize) -> Windows<'_, T>;
        #[element]
        fn par_chunks(&self, chunk_size: usize) -> Chunks<'_, T>;
        #[element]
        fn par_chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T>;
        #[element]
        fn par_rchunks(&self, chunk_size: usize) -> RChunks<'_, T>;
        fn par_rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T>;
        #[element]
        #[spawn(compute, 1)]
        fn par_chunk_by<F: Fn(&T, &T) -> bool + Send + Sync>(&self, pred: F) -> ChunkBy<'_, T, F>;
    }

    impl<T: Sync> ParallelSlice<T> for [T] {}
    impl<T: Send> ParallelSliceMut<T> for [T] {}

    pub trait ParallelSliceMut<T: Send> {
        fn as_parallel_slice_mut(&mut self) -> &mut [T];
        #[element]
        #[spawn(compute, 1)]
        fn par_split_mut<P: Fn(&T) -> bool + Sync + Send>(
            &mut self,
            separator: P,
        ) -> SplitMut<'_, T, P>;
        #[spawn(compute, 1)]
        fn par_split_inclusive_mut<P: Fn(&T) -> bool + Sync + Send>(
            &mut self,
            separator: P,
        ) -> SplitInclusiveMut<'_, T, P>;
        #[element]
        fn par_chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T>;
        #[element]
        fn par_chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T>;
        #[element]
        fn par_rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T>;
        fn par_rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T>;
        #[blocks(compute)]
        fn par_sort(&mut self)
        where
            T: Ord;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn par_sort_by<F: Fn(&T, &T) -> Ordering + Sync>(&mut self, compare: F);
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn par_sort_by_key<K: Ord, F: Fn(&T) -> K + Sync>(&mut self, f: F);
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn par_sort_by_cached_key<K: Ord + Send, F: Fn(&T) -> K + Sync>(&mut self, f: F);
        #[blocks(compute)]
        fn par_sort_unstable(&mut self)
        where
            T: Ord;
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn par_sort_unstable_by<F: Fn(&T, &T) -> Ordering + Sync>(&mut self, compare: F);
        #[blocks(compute)]
        #[spawn(compute, 1)]
        fn par_sort_unstable_by_key<K: Ord, F: Fn(&T) -> K + Sync>(&mut self, f: F);
        #[element]
        #[spawn(compute, 1)]
        fn par_chunk_by_mut<F: Fn(&T, &T) -> bool + Send + Sync>(
            &mut self,
            pred: F,
        ) -> ChunkByMut<'_, T, F>;
    }
    impl<'data, T: Sync> IntoParallelIterator for &'data Box<[T]> {
        type Item = &'data T;
        type Iter = Iter<'data, T>;
    }
    impl<'data, T: Send> IntoParallelIterator for &'data mut Box<[T]> {
        type Item = &'data mut T;
        type Iter = IterMut<'data, T>;
    }

    pub struct Iter<'data, T>;
    impl<T> Clone for Iter<'_, T> {}
    impl<'data, T: Sync> ParallelIterator for Iter<'data, T> {
        type Item = &'data T;
    }
    impl<T: Sync> IndexedParallelIterator for Iter<'_, T> {}

    pub struct IterMut<'data, T>;
    impl<'data, T: Send> ParallelIterator for IterMut<'data, T> {
        type Item = &'data mut T;
    }
    impl<T: Send> IndexedParallelIterator for IterMut<'_, T> {}

    pub struct Split<'data, T, P>;
    impl<T, P: Clone> Clone for Split<'_, T, P> {}
    impl<'data, T: Sync, P: Fn(&T) -> bool + Sync + Send> ParallelIterator for Split<'data, T, P> {
        type Item = &'data [T];
    }

    pub struct SplitInclusive<'data, T, P>;
    impl<T, P: Clone> Clone for SplitInclusive<'_, T, P> {}
    impl<'data, T: Sync, P: Fn(&T) -> bool + Sync + Send> ParallelIterator
        for SplitInclusive<'data, T, P>
    {
        type Item = &'data [T];
    }

    pub struct SplitMut<'data, T, P>;
    impl<'data, T: Send, P: Fn(&T) -> bool + Sync + Send> ParallelIterator for SplitMut<'data, T, P> {
        type Item = &'data mut [T];
    }

    pub struct SplitInclusiveMut<'data, T, P>;
    impl<'data, T: Send, P: Fn(&T) -> bool + Sync + Send> ParallelIterator
        for SplitInclusiveMut<'data, T, P>
    {
        type Item = &'data mut [T];
    }

    pub struct Chunks<'data, T>;
    impl<T> Clone for Chunks<'_, T> {}
    impl<'data, T: Sync> ParallelIterator for Chunks<'data, T> {
        type Item = &'data [T];
    }
    impl<T: Sync> IndexedParallelIterator for Chunks<'_, T> {}

    pub struct ChunksExact<'data, T>;
    impl<'data, T> ChunksExact<'data, T> {
        pub fn remainder(&self) -> &'data [T];
    }
    impl<T> Clone for ChunksExact<'_, T> {}
    impl<'data, T: Sync> ParallelIterator for ChunksExact<'data, T> {
        type Item = &'data [T];
    }
    impl<T: Sync> IndexedParallelIterator for ChunksExact<'_, T> {}

    pub struct ChunksMut<'data, T>;
    impl<'data, T: Send> ParallelIterator for ChunksMut<'data, T> {
        type Item = &'data mut [T];
    }
    impl<T: Send> IndexedParallelIterator for ChunksMut<'_, T> {}

    pub struct ChunksExactMut<'data, T>;
    impl<'data, T> ChunksExactMut<'data, T> {
        pub fn into_remainder(self) -> &'data mut [T];
        pub fn remainder(&mut self) -> &mut [T];
        pub fn take_remainder(&mut self) -> &'data mut [T];
    }
    impl<'data, T: Send> ParallelIterator for ChunksExactMut<'data, T> {
        type Item = &'data mut [T];
    }
    impl<T: Send> IndexedParallelIterator for ChunksExactMut<'_, T> {}

    pub struct RChunks<'data, T>;
    impl<T> Clone for RChunks<'_, T> {}
    impl<'data, T: Sync> ParallelIterator for RChunks<'data, T> {
        type Item = &'data [T];
    }
    impl<T: Sync> IndexedParallelIterator for RChunks<'_, T> {}

    pub struct RChunksExact<'data, T>;
    impl<'data, T> RChunksExact<'data, T> {
        pub fn remainder(&self) -> &'data [T];
    }
    impl<T> Clone for RChunksExact<'_, T> {}
    impl<'data, T: Sync> ParallelIterator for RChunksExact<'data, T> {
        type Item = &'data [T];
    }
    impl<T: Sync> IndexedParallelIterator for RChunksExact<'_, T> {}

    pub struct RChunksMut<'data, T>;
    impl<'data, T: Send> ParallelIterator for RChunksMut<'data, T> {
        type Item = &'data mut [T];
    }
    impl<T: Send> IndexedParallelIterator for RChunksMut<'_, T> {}

    pub struct RChunksExactMut<'data, T: Send>;
    impl<'data, T: Send> RChunksExactMut<'data, T> {
        pub fn into_remainder(self) -> &'data mut [T];
        pub fn remainder(&mut self) -> &mut [T];
        pub fn take_remainder(&mut self) -> &'data mut [T];
    }
    impl<'data, T: Send> ParallelIterator for RChunksExactMut<'data, T> {
        type Item = &'data mut [T];
    }
    impl<'data, T: Send> IndexedParallelIterator for RChunksExactMut<'data, T> {}

    pub struct ChunkBy<'data, T, P>;
    impl<T, P: Clone> Clone for ChunkBy<'_, T, P> {}
    impl<'data, T: Sync, P: Fn(&T, &T) -> bool + Send + Sync> ParallelIterator
        for ChunkBy<'data, T, P>
    {
        type Item = &'data [T];
    }

    pub struct ChunkByMut<'data, T, P>;
    impl<'data, T: Send, P: Fn(&T, &T) -> bool + Send + Sync> ParallelIterator
        for ChunkByMut<'data, T, P>
    {
        type Item = &'data mut [T];
    }

    pub struct Windows<'data, T>;
    impl<'data, T: Sync> ParallelIterator for Windows<'data, T> {
        type Item = &'data [T];
    }
}

pub mod str {
    use crate::iter::ParallelIterator;

    pub trait ParallelString {
        fn par_chars(&self) -> Chars<'_>;
        fn par_bytes(&self) -> Bytes<'_>;
        fn par_lines(&self) -> Lines<'_>;
        fn par_split_whitespace(&self) -> SplitWhitespace<'_>;
    }
    impl ParallelString for str {}

    pub struct Chars<'a>;
    impl<'a> ParallelIterator for Chars<'a> {
        type Item = char;
    }

    pub struct Bytes<'a>;
    impl<'a> ParallelIterator for Bytes<'a> {
        type Item = u8;
    }

    pub struct Lines<'a>;
    impl<'a> ParallelIterator for Lines<'a> {
        type Item = &'a str;
    }

    pub struct SplitWhitespace<'a>;
    impl<'a> ParallelIterator for SplitWhitespace<'a> {
        type Item = &'a str;
    }
}

pub mod vec {
    use crate::iter::ParallelIterator;

    pub struct IntoIter<T>;
    impl<T: Send> ParallelIterator for IntoIter<T> {
        type Item = T;
    }
}
