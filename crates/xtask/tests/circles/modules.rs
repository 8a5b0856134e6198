//! The modules of a room: which file each lies in, what is below it, and what its names mean. Read by `syn`,
//! since names that are imported, renamed and passed on are many.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use syn::ext::IdentExt;
use syn::{Attribute, Item, ItemUse, UseTree, Visibility};

/// The files of a room and the modules in them.
pub struct Room {
    pub files: Vec<File>,
    pub modules: Vec<Module>,
}

pub struct File {
    /// Where it lies, from the room's first file.
    pub name: String,
}

pub struct Module {
    pub file: usize,
    pub parent: Option<usize>,
    pub children: BTreeMap<String, usize>,
    pub imports: Vec<Import>,
    /// What stands in it, without modules and what is for tests.
    pub items: Vec<Item>,
}

/// A name that a `use` brings.
pub struct Import {
    /// `*` for all there are.
    pub name: String,
    pub path: Vec<String>,
    /// Whether it is for others: what others are given is not known by who gives it.
    pub is_passed_on: bool,
}

/// Names are passed on over no more files than this.
const DEEPEST: usize = 8;

/// What a path means.
#[derive(Clone, Copy)]
pub enum Meant {
    /// A module as such.
    Module(usize),
    /// Something that stands in a file.
    Item { file: usize },
}

/// What gives the text of a file.
type Texts = Rc<dyn Fn(&Path) -> Option<String>>;

impl Room {
    /// The room that begins with a file.
    pub fn read(first: &Path) -> Room {
        Room::begin(first, Rc::new(|file| std::fs::read_to_string(file).ok()))
    }

    /// A room of texts, of which the first is its first file.
    pub fn of(files: &[(&str, &str)]) -> Room {
        let files: BTreeMap<PathBuf, String> = files
            .iter()
            .map(|(name, text)| (PathBuf::from(name), String::from(*text)))
            .collect();
        Room::begin(
            Path::new("lib.rs"),
            Rc::new(move |file| files.get(file).cloned()),
        )
    }

    fn begin(first: &Path, texts: Texts) -> Room {
        let mut room = Room {
            files: Vec::new(),
            modules: Vec::new(),
        };
        let text = texts(first).unwrap();
        room.add_file(first, &text, None, first.parent().unwrap(), &texts);
        room
    }

    fn add_file(
        &mut self,
        file: &Path,
        text: &str,
        parent: Option<usize>,
        folder: &Path,
        texts: &Texts,
    ) -> usize {
        self.files.push(File {
            name: file.display().to_string(),
        });
        let items = syn::parse_file(text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
            .items;
        self.add(self.files.len() - 1, items, parent, folder, texts)
    }

    fn add(
        &mut self,
        file: usize,
        items: Vec<Item>,
        parent: Option<usize>,
        folder: &Path,
        texts: &Texts,
    ) -> usize {
        let at = self.modules.len();
        self.modules.push(Module {
            file,
            parent,
            children: BTreeMap::new(),
            imports: Vec::new(),
            items: Vec::new(),
        });
        for item in items {
            if is_for_tests(attributes(&item)) {
                continue;
            }
            match item {
                Item::Mod(module) => {
                    let name = module.ident.unraw().to_string();
                    let below = folder.join(&name);
                    let child = match module.content {
                        Some((_, items)) => self.add(file, items, Some(at), &below, texts),
                        None => {
                            let files = [folder.join(format!("{name}.rs")), below.join("mod.rs")];
                            let mut found = files.iter().filter_map(|it| Some((it, texts(it)?)));
                            let (source, text) =
                                found.next().unwrap_or_else(|| panic!("no file of {name}"));
                            self.add_file(source, &text, Some(at), &below, texts)
                        }
                    };
                    self.modules[at].children.insert(name, child);
                }
                Item::Use(uses) => self.modules[at].imports.extend(imports(&uses)),
                item => self.modules[at].items.push(item),
            }
        }
        at
    }

    /// What a path means to a module; nothing where that is outside the room.
    pub fn meant(&self, module: usize, path: &[String]) -> Option<Meant> {
        self.resolve(module, path, 0)
    }

    fn resolve(&self, module: usize, path: &[String], depth: usize) -> Option<Meant> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.below(0, rest, depth),
            "self" => self.below(module, rest, depth),
            "super" => {
                let parent = self.modules[module].parent?;
                match rest.first().is_some_and(|next| next == "super") {
                    true => self.resolve(parent, rest, depth),
                    false => self.below(parent, rest, depth),
                }
            }
            name => {
                let here = &self.modules[module];
                match here.children.get(name) {
                    Some(child) => self.below(*child, rest, depth),
                    None => self.imported(module, name, rest, depth),
                }
            }
        }
    }

    /// The file of what a path means below a module.
    fn below(&self, module: usize, path: &[String], depth: usize) -> Option<Meant> {
        let here = &self.modules[module];
        let Some((first, rest)) = path.split_first() else {
            return Some(Meant::Module(module));
        };
        if let Some(child) = here.children.get(first) {
            return self.below(*child, rest, depth);
        }
        let own = Meant::Item { file: here.file };
        if here.items.iter().any(|item| is_called(item, first)) {
            return Some(own);
        }
        Some(self.imported(module, first, rest, depth).unwrap_or(own))
    }

    /// Whether a name stands in the module that a path means.
    fn holds(&self, module: usize, path: &[String], name: &str, depth: usize) -> bool {
        let Some(Meant::Module(meant)) = self.resolve(module, path, depth) else {
            return false;
        };
        let meant = &self.modules[meant];
        let is_imported = meant.imports.iter().any(|import| import.name == name);
        let is_item = meant.items.iter().any(|item| is_called(item, name));
        meant.children.contains_key(name) || is_imported || is_item
    }

    fn imported(&self, module: usize, name: &str, rest: &[String], depth: usize) -> Option<Meant> {
        if depth > DEEPEST {
            return None;
        }
        let imports = self.modules[module].imports.iter();
        let mut meant = imports.filter_map(|import| {
            let is_all = import.name == "*" && import.path.last().is_some_and(|it| it != name);
            let path = import.path.iter().cloned();
            let path: Vec<String> = match is_all {
                true => path
                    .chain([String::from(name)])
                    .chain(rest.iter().cloned())
                    .collect(),
                false => path.chain(rest.iter().cloned()).collect(),
            };
            let is_meant =
                is_all && self.holds(module, &import.path, name, depth + 1) || import.name == name;
            is_meant.then_some(path)
        });
        let path = meant.next()?;
        self.resolve(module, &path, depth + 1)
    }
}

fn imports(uses: &ItemUse) -> Vec<Import> {
    let is_passed_on = !matches!(uses.vis, Visibility::Inherited);
    let mut imports = Vec::new();
    leaves(&uses.tree, &mut Vec::new(), &mut |name, path| {
        imports.push(Import {
            name,
            path,
            is_passed_on,
        });
    });
    imports
}

fn leaves(tree: &UseTree, path: &mut Vec<String>, found: &mut impl FnMut(String, Vec<String>)) {
    let with = |path: &[String], name: String| match name.as_str() {
        "self" => path.to_vec(),
        _ => path.iter().cloned().chain([name]).collect(),
    };
    match tree {
        UseTree::Path(step) => {
            path.push(step.ident.unraw().to_string());
            leaves(&step.tree, path, found);
            path.pop();
        }
        UseTree::Name(name) => {
            let path = with(path, name.ident.unraw().to_string());
            found(path.last().cloned().unwrap_or_default(), path);
        }
        UseTree::Rename(rename) => {
            let path = with(path, rename.ident.unraw().to_string());
            found(rename.rename.to_string(), path);
        }
        UseTree::Glob(_) => found(String::from("*"), path.clone()),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, path, found);
            }
        }
    }
}

fn is_called(item: &Item, name: &str) -> bool {
    match item {
        Item::Const(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Fn(item) => item.sig.ident == name,
        Item::Static(item) => item.ident == name,
        Item::Struct(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        _ => false,
    }
}

/// Whether something is there for tests alone.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    let is_test = |attribute: &Attribute| {
        let mut is_test = false;
        if attribute.path().is_ident("cfg") {
            let _ = attribute.parse_nested_meta(|meta| {
                is_test |= meta.path.is_ident("test");
                Ok(())
            });
        }
        is_test
    };
    attributes.iter().any(is_test)
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
