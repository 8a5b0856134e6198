//! What each file of a room knows of others: the paths that stand in its code, macros included.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};

use crate::modules::{Meant, Room, is_for_tests};

/// For each file, the files that it knows, each by one of the names.
pub fn known(room: &Room) -> Vec<BTreeMap<usize, String>> {
    let mut known = vec![BTreeMap::new(); room.files.len()];
    for (at, module) in room.modules.iter().enumerate() {
        let mut paths = Paths { found: Vec::new() };
        for item in &module.items {
            paths.visit_item(item);
        }
        // Who brings a module into sight knows what is named below it, wherever that stands.
        let used = module.imports.iter().filter(|it| !it.is_passed_on);
        let used = used.map(|import| import.path.clone());
        for path in used.chain(paths.found) {
            if let Some(Meant::Item { file }) = room.meant(at, &path)
                && file != module.file
            {
                known[module.file].entry(file).or_insert(path.join("::"));
            }
        }
    }
    known
}

struct Paths {
    found: Vec<Vec<String>>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path
            .segments
            .iter()
            .map(|segment| segment.ident.unraw().to_string());
        self.found.push(segments.collect());
        visit::visit_path(self, path);
    }

    /// For whom something is there is nothing that it knows.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        visit::visit_macro(self, called);
        self.tokens(called.tokens.clone());
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }
}

impl Paths {
    /// The paths among the words of a macro: names with `::` between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.found.push(std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                other => {
                    self.found.push(std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.found.push(path);
    }
}
