//! The taxonomies that rules refer to: the Common Weakness Enumeration and CERT's rules.

use std::collections::BTreeSet;

use rules::Rule;
use serde_json::{Value, json};

/// Who numbers weaknesses.
struct Taxonomy {
    /// What the ids of rules begin with.
    prefix: &'static str,
    name: &'static str,
    organization: &'static str,
    url: &'static str,
}

const ALL: [Taxonomy; 2] = [
    Taxonomy {
        prefix: "CWE-",
        name: "CWE",
        organization: "MITRE",
        url: "https://cwe.mitre.org/",
    },
    Taxonomy {
        prefix: "CERT-",
        name: "CERT",
        organization: "SEI CERT",
        url: "https://wiki.sei.cmu.edu/confluence/display/seccode",
    },
];

/// What of each taxonomy is referred to.
pub(super) struct Taxonomies {
    /// By the index of the taxonomy: the ids without the prefix, sorted.
    taxa: [Vec<&'static str>; 2],
}

impl Taxonomies {
    pub(super) fn new(rules: &[&'static Rule]) -> Taxonomies {
        let ids: BTreeSet<&'static str> = rules.iter().flat_map(|it| it.ids).copied().collect();
        let of = |taxonomy: &Taxonomy| {
            let mut res: Vec<_> =
                ids.iter().filter_map(|it| it.strip_prefix(taxonomy.prefix)).collect();
            // 567 before 1234.
            res.sort_by_key(|it| (it.len(), *it));
            res
        };
        Taxonomies { taxa: ALL.each_ref().map(of) }
    }

    /// The taxonomies themselves.
    pub(super) fn components(&self) -> Vec<Value> {
        let component = |(taxonomy, taxa): (&Taxonomy, &Vec<&str>)| {
            let taxa: Vec<Value> = taxa
                .iter()
                .map(|id| match taxonomy.name {
                    "CWE" => {
                        let url = format!("{}data/definitions/{id}.html", taxonomy.url);
                        json!({ "id": id, "helpUri": url })
                    }
                    _ => json!({ "id": id }),
                })
                .collect();
            json!({
                "name": taxonomy.name,
                "organization": taxonomy.organization,
                "informationUri": taxonomy.url,
                "shortDescription": { "text": format!("{} of {}", taxonomy.name, taxonomy.organization) },
                "taxa": taxa,
            })
        };
        ALL.iter().zip(&self.taxa).map(component).collect()
    }

    pub(super) fn references(&self) -> Vec<Value> {
        let names = ALL.iter().enumerate();
        names.map(|(idx, it)| json!({ "name": it.name, "index": idx })).collect()
    }

    /// How results and rules point at `id`. One that a test made up has no index.
    pub(super) fn reference(&self, id: &str) -> Value {
        for (idx, taxonomy) in ALL.iter().enumerate() {
            let Some(number) = id.strip_prefix(taxonomy.prefix) else { continue };
            let component = json!({ "name": taxonomy.name, "index": idx });
            return match self.taxa[idx].iter().position(|it| *it == number) {
                Some(taxon) => json!({ "id": number, "index": taxon, "toolComponent": component }),
                None => json!({ "id": number, "toolComponent": component }),
            };
        }
        json!({ "id": id })
    }
}
