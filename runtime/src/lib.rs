//! Dependable threading patterns.
