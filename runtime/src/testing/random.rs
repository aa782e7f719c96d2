//! Reproducible randomness.

/// A small random generator (SplitMix64): the same seed gives the same numbers, on every machine.
///
/// For tests only: its numbers can be guessed.
///
/// ```
/// use threadlint_runtime::testing::Random;
///
/// let (mut one, mut other) = (Random::new(7), Random::new(7));
/// assert_eq!(one.below(100), other.below(100));
/// ```
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A generator that starts from `seed`.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Random;
    /// assert_ne!(Random::new(1).bits(), Random::new(2).bits());
    /// ```
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A generator for part number `part` of what this seed stands for, such as a thread.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Random;
    /// assert_ne!(Random::part(7, 0).bits(), Random::part(7, 1).bits());
    /// ```
    #[must_use]
    pub fn part(seed: u64, part: u64) -> Self {
        let mut parts = Self::new(seed.wrapping_add(part.wrapping_mul(0xD1B5_4A32_D192_ED03)));
        Self::new(parts.bits())
    }

    /// 64 random bits.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Random;
    /// let bits: u64 = Random::new(7).bits();
    /// # let _ = bits;
    /// ```
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`. A bound of 0 gives 0.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Random;
    /// assert!(Random::new(7).below(6) < 6);
    /// ```
    pub fn below(&mut self, bound: usize) -> usize {
        // The upper half of a product is as even as 64 bits allow.
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// True with this probability, from 0 to 1.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Random;
    /// assert!(Random::new(7).chance(1.0) && !Random::new(7).chance(0.0));
    /// ```
    pub fn chance(&mut self, probability: f64) -> bool {
        ((self.bits() >> 11) as f64) < probability * (1_u64 << 53) as f64
    }
}
