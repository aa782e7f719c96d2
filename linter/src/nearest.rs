//! The name that was probably meant.

/// The one of `names` that differs least from `name`, if any comes near.
pub(crate) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let plain = name.replace('-', "_");
    let near = names.map(|it| (distance(&plain, &it.replace('-', "_")), it)).min()?;
    (near.0 <= name.len().max(3) / 3).then_some(near.1)
}

/// How many letters must be changed, or neighbours swapped, to make `a` of `b`.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn a_mistyped_name_is_recognised() {
        assert_eq!(distance("sitting", "kitten"), 3);
        assert_eq!(distance("hihg", "high"), 1);
        let names = ["min-confidence", "exclude"];
        let near = |name| nearest(name, names.into_iter());
        assert_eq!(near("min_confidense"), Some("min-confidence"));
        assert_eq!(near("zzzzzzzzzzzzzz"), None);
    }
}
