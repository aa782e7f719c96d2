//! What the analysis knows of `dashmap` 5 and 6. A map is many locks, one for each shard; which one
//! a key takes cannot be known, so the map stands for all of them.

pub use self::mapref::entry::{Entry, OccupiedEntry, VacantEntry};
use std::{
    borrow::Borrow,
    hash::{BuildHasher, Hash, RandomState},
    ops::{BitAnd, BitOr, Deref, Shl, Shr, Sub},
};

pub mod try_result {
    pub enum TryResult<R> {
        Present(R),
        Absent,
        Locked,
    }
    impl<R> TryResult<R> {
        #[probe]
        pub fn is_present(&self) -> bool;
        #[probe]
        pub fn is_absent(&self) -> bool;
        #[probe]
        pub fn is_locked(&self) -> bool;
        #[same]
        pub fn unwrap(self) -> R;
        #[same]
        pub fn try_unwrap(self) -> Option<R>;
    }
}

pub mod iter {
    use crate::DashMap;
    use crate::mapref::multiple::{RefMulti, RefMutMulti};
    use std::hash::{BuildHasher, Hash, RandomState};

    #[collection]
    pub struct OwningIter<K, V, S = RandomState>;
    impl<K: Eq + Hash, V, S: BuildHasher + Clone> Iterator for OwningIter<K, V, S> {
        type Item = (K, V);
    }

    #[guard(sync)]
    pub struct Iter<'a, K, V, S = RandomState, M = DashMap<K, V, S>>;
    impl<K: Clone + Hash + Eq, V: Clone, S: Clone + BuildHasher> Clone for Iter<'_, K, V, S> {}
    impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone, M> Iterator for Iter<'a, K, V, S, M> {
        type Item = RefMulti<'a, K, V>;
    }

    #[guard(sync)]
    pub struct IterMut<'a, K, V, S = RandomState, M = DashMap<K, V, S>>;
    impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone, M> Iterator for IterMut<'a, K, V, S, M> {
        type Item = RefMutMulti<'a, K, V>;
    }
}

pub mod iter_set {
    use crate::setref::multiple::RefMulti;
    use std::hash::Hash;

    #[guard(sync)]
    pub struct Iter<'a, K>;
    impl<'a, K: Eq + Hash + 'a> Iterator for Iter<'a, K> {
        type Item = RefMulti<'a, K>;
    }

    pub struct OwningIter<K>;
    impl<K: Eq + Hash> Iterator for OwningIter<K> {
        type Item = K;
    }
}

pub mod mapref {
    pub mod one {
        use std::{
            fmt::Display,
            hash::Hash,
            ops::{Deref, DerefMut},
        };

        #[guard(sync)]
        pub struct Ref<'a, K, V>;
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for Ref<'_, K, V> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for Ref<'_, K, V> {}
        impl<'a, K: Eq + Hash, V> Ref<'a, K, V> {
            #[inner]
            pub fn key(&self) -> &K;
            #[inner]
            pub fn value(&self) -> &V;
            #[inner]
            pub fn pair(&self) -> (&K, &V);
            #[maps_guard(0)]
            pub fn map<F: FnOnce(&V) -> &T, T>(self, f: F) -> MappedRef<'a, K, V, T>;
            #[maps_guard(0)]
            pub fn try_map<F: FnOnce(&V) -> Option<&T>, T>(
                self,
                f: F,
            ) -> Result<MappedRef<'a, K, V, T>, Self>;
        }
        impl<K: Eq + Hash, V> Deref for Ref<'_, K, V> {
            type Target = V;
        }

        #[guard(sync)]
        pub struct RefMut<'a, K, V>;
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for RefMut<'_, K, V> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for RefMut<'_, K, V> {}
        impl<'a, K: Eq + Hash, V> RefMut<'a, K, V> {
            #[inner]
            pub fn key(&self) -> &K;
            #[inner]
            pub fn value(&self) -> &V;
            #[inner]
            pub fn value_mut(&mut self) -> &mut V;
            #[inner]
            pub fn pair(&self) -> (&K, &V);
            #[inner]
            pub fn pair_mut(&mut self) -> (&K, &mut V);
            #[maps_guard(0, shared)]
            pub fn downgrade(self) -> Ref<'a, K, V>;
            #[maps_guard(0)]
            pub fn map<F: FnOnce(&mut V) -> &mut T, T>(self, f: F) -> MappedRefMut<'a, K, V, T>;
            #[maps_guard(0)]
            pub fn try_map<F: FnOnce(&mut V) -> Option<&mut T>, T>(
                self,
                f: F,
            ) -> Result<MappedRefMut<'a, K, V, T>, Self>;
        }
        impl<K: Eq + Hash, V> Deref for RefMut<'_, K, V> {
            type Target = V;
        }
        impl<K: Eq + Hash, V> DerefMut for RefMut<'_, K, V> {}

        #[guard(sync)]
        pub struct MappedRef<'a, K, V, T>;
        impl<'a, K: Eq + Hash, V, T> MappedRef<'a, K, V, T> {
            #[inner]
            pub fn key(&self) -> &K;
            #[inner]
            pub fn value(&self) -> &T;
            #[inner]
            pub fn pair(&self) -> (&K, &T);
            #[maps_guard(0)]
            pub fn map<F: FnOnce(&T) -> &T2, T2>(self, f: F) -> MappedRef<'a, K, V, T2>;
            #[maps_guard(0)]
            pub fn try_map<F: FnOnce(&T) -> Option<&T2>, T2>(
                self,
                f: F,
            ) -> Result<MappedRef<'a, K, V, T2>, Self>;
        }
        impl<K: Eq + Hash, V, T> Deref for MappedRef<'_, K, V, T> {
            type Target = T;
        }
        impl<K: Eq + Hash, V, T: std::fmt::Display> std::fmt::Display for MappedRef<'_, K, V, T> {}
        impl<K: Eq + Hash, V, T: AsRef<TDeref>, TDeref: ?Sized> AsRef<TDeref> for MappedRef<'_, K, V, T> {}

        #[guard(sync)]
        pub struct MappedRefMut<'a, K, V, T>;
        impl<'a, K: Eq + Hash, V, T> MappedRefMut<'a, K, V, T> {
            #[inner]
            pub fn key(&self) -> &K;
            #[inner]
            pub fn value(&self) -> &T;
            #[inner]
            pub fn value_mut(&mut self) -> &mut T;
            #[inner]
            pub fn pair(&self) -> (&K, &T);
            #[inner]
            pub fn pair_mut(&mut self) -> (&K, &mut T);
            #[maps_guard(0)]
            pub fn map<F: FnOnce(&mut T) -> &mut T2, T2>(self, f: F) -> MappedRefMut<'a, K, V, T2>;
            #[maps_guard(0)]
            pub fn try_map<F: FnOnce(&mut T) -> Option<&mut T2>, T2>(
                self,
                f: F,
            ) -> Result<MappedRefMut<'a, K, V, T2>, Self>;
        }
        impl<K: Eq + Hash, V, T> Deref for MappedRefMut<'_, K, V, T> {
            type Target = T;
        }
        impl<K: Eq + Hash, V, T> DerefMut for MappedRefMut<'_, K, V, T> {}
    }

    pub mod multiple {
        use std::{
            hash::Hash,
            ops::{Deref, DerefMut},
        };

        #[guard(sync)]
        pub struct RefMulti<'a, K, V>;
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for RefMulti<'_, K, V> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for RefMulti<'_, K, V> {}
        impl<'a, K: Eq + Hash, V> RefMulti<'a, K, V> {
            #[inner]
            pub fn key(&self) -> &K;
            #[inner]
            pub fn value(&self) -> &V;
            #[inner]
            pub fn pair(&self) -> (&K, &V);
        }
        impl<K: Eq + Hash, V> Deref for RefMulti<'_, K, V> {
            type Target = V;
        }

        #[guard(sync)]
        pub struct RefMutMulti<'a, K, V>;
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for RefMutMulti<'_, K, V> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for RefMutMulti<'_, K, V> {}
        impl<'a, K: Eq + Hash, V> RefMutMulti<'a, K, V> {
            #[inner]
            pub fn key(&self) -> &K;
            #[inner]
            pub fn value(&self) -> &V;
            #[inner]
            pub fn value_mut(&mut self) -> &mut V;
            #[inner]
            pub fn pair(&self) -> (&K, &V);
            #[inner]
            pub fn pair_mut(&mut self) -> (&K, &mut V);
        }
        impl<K: Eq + Hash, V> Deref for RefMutMulti<'_, K, V> {
            type Target = V;
        }
        impl<K: Eq + Hash, V> DerefMut for RefMutMulti<'_, K, V> {}
    }

    pub mod entry {
        use crate::mapref::one::RefMut;
        use std::hash::Hash;

        #[guard(sync)]
        pub enum Entry<'a, K, V> {
            Occupied(OccupiedEntry<'a, K, V>),
            Vacant(VacantEntry<'a, K, V>),
        }
        impl<'a, K: Eq + Hash, V> Entry<'a, K, V> {
            #[maps_guard(0)]
            pub fn and_modify(self, f: impl FnOnce(&mut V)) -> Self;
            #[inner]
            pub fn key(&self) -> &K;
            #[releases(0)]
            pub fn into_key(self) -> K;
            #[maps_guard(0)]
            pub fn or_default(self) -> RefMut<'a, K, V>
            where
                V: Default;
            #[maps_guard(0)]
            pub fn or_insert(self, value: V) -> RefMut<'a, K, V>;
            #[maps_guard(0)]
            pub fn or_insert_with(self, value: impl FnOnce() -> V) -> RefMut<'a, K, V>;
            #[maps_guard(0)]
            pub fn or_try_insert_with<E>(
                self,
                value: impl FnOnce() -> Result<V, E>,
            ) -> Result<RefMut<'a, K, V>, E>;
            #[maps_guard(0)]
            pub fn insert(self, value: V) -> RefMut<'a, K, V>;
            #[maps_guard(0)]
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>
            where
                K: Clone;
        }

        #[guard(sync)]
        pub struct VacantEntry<'a, K, V>;
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for VacantEntry<'_, K, V> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for VacantEntry<'_, K, V> {}
        impl<'a, K: Eq + Hash, V> VacantEntry<'a, K, V> {
            #[maps_guard(0)]
            pub fn insert(self, value: V) -> RefMut<'a, K, V>;
            #[maps_guard(0)]
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>
            where
                K: Clone;
            #[releases(0)]
            pub fn into_key(self) -> K;
            #[inner]
            pub fn key(&self) -> &K;
        }

        #[guard(sync)]
        pub struct OccupiedEntry<'a, K, V>;
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for OccupiedEntry<'_, K, V> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for OccupiedEntry<'_, K, V> {}
        impl<'a, K: Eq + Hash, V> OccupiedEntry<'a, K, V> {
            #[inner]
            pub fn get(&self) -> &V;
            #[inner]
            pub fn get_mut(&mut self) -> &mut V;
            pub fn insert(&mut self, value: V) -> V;
            #[maps_guard(0)]
            pub fn into_ref(self) -> RefMut<'a, K, V>;
            pub fn into_key(self) -> K;
            #[inner]
            pub fn key(&self) -> &K;
            #[releases(0)]
            pub fn remove(self) -> V;
            #[releases(0)]
            pub fn remove_entry(self) -> (K, V);
            #[maps_guard(0)]
            pub fn replace_entry(self, value: V) -> (K, V);
        }
    }
}

pub mod setref {
    pub mod one {
        use std::{hash::Hash, ops::Deref};

        #[guard(sync)]
        pub struct Ref<'a, K>;
        impl<'a, K: Eq + Hash> Ref<'a, K> {
            #[inner]
            pub fn key(&self) -> &K;
        }
        impl<K: Eq + Hash> Deref for Ref<'_, K> {
            type Target = K;
        }
    }

    pub mod multiple {
        use std::{hash::Hash, ops::Deref};

        #[guard(sync)]
        pub struct RefMulti<'a, K>;
        impl<'a, K: Eq + Hash> RefMulti<'a, K> {
            #[inner]
            pub fn key(&self) -> &K;
        }
        impl<K: Eq + Hash> Deref for RefMulti<'_, K> {
            type Target = K;
        }
    }
}
use iter::{Iter, IterMut, OwningIter};
use mapref::{
    multiple::{RefMulti, RefMutMulti},
    one::{Ref, RefMut},
};
use try_result::TryResult;

#[derive(Clone)]
pub struct TryReserveError;

#[lock(map)]
pub struct DashMap<K, V, S = RandomState>;
impl<K: Eq + Hash + Clone, V: Clone, S: Clone> Clone for DashMap<K, V, S> {}
impl<K: Eq + Hash, V, S: Default + BuildHasher + Clone> Default for DashMap<K, V, S> {}
impl<K: Eq + Hash, V> DashMap<K, V, RandomState> {
    pub fn new() -> Self;
    pub fn with_capacity(capacity: usize) -> Self;
    pub fn with_shard_amount(shard_amount: usize) -> Self;
    pub fn with_capacity_and_shard_amount(capacity: usize, shard_amount: usize) -> Self;
}
impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone> DashMap<K, V, S> {
    #[same]
    pub fn into_read_only(self) -> ReadOnlyView<K, V, S>;
    pub fn with_hasher(hasher: S) -> Self;
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self;
    pub fn with_hasher_and_shard_amount(hasher: S, shard_amount: usize) -> Self;
    pub fn with_capacity_and_hasher_and_shard_amount(
        capacity: usize,
        hasher: S,
        shard_amount: usize,
    ) -> Self;
    pub fn hasher(&self) -> &S;
    #[acquire(exclusive, blocks, temporary)]
    pub fn insert(&self, key: K, value: V) -> Option<V>;
    #[acquire(exclusive, blocks, temporary)]
    pub fn remove<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(2)]
    pub fn remove_if<Q: Hash + Eq + ?Sized>(
        &self,
        key: &Q,
        f: impl FnOnce(&K, &V) -> bool,
    ) -> Option<(K, V)>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(2)]
    pub fn remove_if_mut<Q: Hash + Eq + ?Sized>(
        &self,
        key: &Q,
        f: impl FnOnce(&K, &mut V) -> bool,
    ) -> Option<(K, V)>
    where
        K: Borrow<Q>;
    #[acquire(shared, blocks)]
    pub fn iter(&'a self) -> Iter<'a, K, V, S, DashMap<K, V, S>>;
    #[acquire(exclusive, blocks)]
    pub fn iter_mut(&'a self) -> IterMut<'a, K, V, S, DashMap<K, V, S>>;
    #[acquire(shared, blocks)]
    pub fn get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<Ref<'a, K, V>>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks)]
    pub fn get_mut<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<RefMut<'a, K, V>>
    where
        K: Borrow<Q>;
    #[acquire(shared, try)]
    pub fn try_get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> TryResult<Ref<'a, K, V>>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, try)]
    pub fn try_get_mut<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> TryResult<RefMut<'a, K, V>>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks, temporary)]
    pub fn shrink_to_fit(&self);
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    pub fn retain(&self, f: impl FnMut(&K, &mut V) -> bool);
    #[acquire(shared, blocks, temporary)]
    pub fn len(&self) -> usize;
    #[acquire(shared, blocks, temporary)]
    pub fn is_empty(&self) -> bool;
    #[acquire(exclusive, blocks, temporary)]
    pub fn clear(&self);
    #[acquire(shared, blocks, temporary)]
    pub fn capacity(&self) -> usize;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(2)]
    pub fn alter<Q: Hash + Eq + ?Sized>(&self, key: &Q, f: impl FnOnce(&K, V) -> V)
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    pub fn alter_all(&self, f: impl FnMut(&K, V) -> V);
    #[acquire(shared, blocks, temporary)]
    #[calls(2)]
    pub fn view<Q: Hash + Eq + ?Sized, R>(&self, key: &Q, f: impl FnOnce(&K, &V) -> R) -> Option<R>
    where
        K: Borrow<Q>;
    #[acquire(shared, blocks, temporary)]
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks)]
    pub fn entry(&'a self, key: K) -> Entry<'a, K, V>;
    #[acquire(exclusive, try)]
    pub fn try_entry(&'a self, key: K) -> Option<Entry<'a, K, V>>;
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone> IntoIterator for DashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = OwningIter<K, V, S>;
}
impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone> IntoIterator for &'a DashMap<K, V, S> {
    type Item = RefMulti<'a, K, V>;
    type IntoIter = Iter<'a, K, V, S, DashMap<K, V, S>>;
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone + Default> FromIterator<(K, V)> for DashMap<K, V, S> {}
impl<K: Eq + Hash, V, S: BuildHasher + Clone> Extend<(K, V)> for DashMap<K, V, S> {}

pub struct ReadOnlyView<K, V, S = RandomState>;
impl<K: Eq + Hash + Clone, V: Clone, S: Clone> Clone for ReadOnlyView<K, V, S> {}
impl<K, V, S> ReadOnlyView<K, V, S> {
    #[same]
    pub fn into_inner(self) -> DashMap<K, V, S>;
}
impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone> ReadOnlyView<K, V, S> {
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> bool
    where
        K: Borrow<Q>;
    #[element]
    pub fn get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<&'a V>
    where
        K: Borrow<Q>;
    #[element]
    pub fn get_key_value<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<(&'a K, &'a V)>
    where
        K: Borrow<Q>;
    #[element]
    pub fn iter(&'a self) -> impl Iterator<Item = (&'a K, &'a V)>;
    #[element]
    pub fn keys(&'a self) -> impl Iterator<Item = &'a K>;
    #[element]
    pub fn values(&'a self) -> impl Iterator<Item = &'a V>;
}

#[lock(map)]
pub struct DashSet<K, S = RandomState>;
impl<K: Eq + Hash> DashSet<K, RandomState> {
    pub fn new() -> Self;
    pub fn with_capacity(capacity: usize) -> Self;
}
impl<K: Eq + Hash, S: BuildHasher + Clone> DashSet<K, S> {
    pub fn with_hasher(hasher: S) -> Self;
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self;
    #[acquire(exclusive, blocks, temporary)]
    pub fn insert(&self, key: K) -> bool;
    #[acquire(exclusive, blocks, temporary)]
    pub fn remove<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<K>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(2)]
    pub fn remove_if<Q: Hash + Eq + ?Sized>(
        &self,
        key: &Q,
        f: impl FnOnce(&K) -> bool,
    ) -> Option<K>
    where
        K: Borrow<Q>;
    #[acquire(shared, blocks)]
    pub fn iter(&self) -> iter_set::Iter<'_, K>;
    #[acquire(shared, blocks)]
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<setref::one::Ref<'_, K>>
    where
        K: Borrow<Q>;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    pub fn retain(&self, f: impl FnMut(&K) -> bool);
    #[acquire(shared, blocks, temporary)]
    pub fn len(&self) -> usize;
    #[acquire(shared, blocks, temporary)]
    pub fn is_empty(&self) -> bool;
    #[acquire(exclusive, blocks, temporary)]
    pub fn clear(&self);
    #[acquire(shared, blocks, temporary)]
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>;
}
impl<K: Eq + Hash, S: BuildHasher + Clone + Default> Default for DashSet<K, S> {}
impl<K: Eq + Hash + Clone, S: Clone> Clone for DashSet<K, S> {}
impl<K: Eq + Hash, S: BuildHasher + Clone> IntoIterator for DashSet<K, S> {
    type Item = K;
    type IntoIter = iter_set::OwningIter<K>;
}
impl<'a, K: Eq + Hash, S: BuildHasher + Clone> IntoIterator for &'a DashSet<K, S> {
    type Item = setref::multiple::RefMulti<'a, K>;
    type IntoIter = iter_set::Iter<'a, K>;
}
impl<K: Eq + Hash, S: BuildHasher + Clone + Default> FromIterator<K> for DashSet<K, S> {}
impl<K: Eq + Hash, S: BuildHasher + Clone> Extend<K> for DashSet<K, S> {}
