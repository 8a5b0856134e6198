// @vitest-environment node
import { expect, test } from "vitest";

/** The page's own files as they are written, by their path in this folder. */
const SOURCES = texts(import.meta.glob("../src/**/*.{ts,tsx,css}", { query: "?raw", import: "default", eager: true }));
const TESTS = texts(import.meta.glob("./**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }));

/** Printed from the types of the core (`cargo xtask bless`), and formatted by nobody. */
const PRINTED = "src/host/wire.ts";

const WIDEST = 120;
/** More files than these side by side are not taken in at a glance. */
const MOST_FILES = 15;

/** Words that were names here before, each with the word of the field that took its place. */
const GIVEN_UP: Record<string, string> = {
  choices: "commands", desk: "app", mooring: "island mount", proof: "preview", shelf: "list", shelves: "filters",
  sitting: "session",
};

function texts(modules: Record<string, unknown>): Map<string, string> {
  const named = (path: string): string => path.replace(/^\.\.\//, "").replace(/^\.\//, "test/");
  return new Map(Object.entries(modules).map(([path, text]) => [named(path), String(text)]));
}

const isCode = (path: string): boolean => /\.tsx?$/.test(path);

/** The files that a file imports, for their types alone as well: what needs a type of another file is read with it. */
function importsOf(path: string): string[] {
  const folder = path.split("/").slice(0, -1);
  const specifiers = [...SOURCES.get(path)!.matchAll(/(?:\bfrom|\bimport|\bimport\() ?"(\.[^"]+)"/g)];
  return specifiers.map(([, specifier]) => {
    const parts = [...folder];
    for (const part of specifier!.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    const file = parts.join("/");
    const found = [file, `${file}.ts`, `${file}.tsx`].find((one) => SOURCES.has(one));
    if (found === undefined) throw new Error(`${path} imports ${specifier}, which is not there.`);
    return found;
  });
}

/** The ways by which a file comes back to itself, each as it is walked. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, way: string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(" -> "));
    if (at >= 0 || done.has(path)) return;
    for (const next of importsOf(path)) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of [...SOURCES.keys()].filter(isCode)) walk(path, []);
  return found;
}

/** The code without its comments and its words for the author. */
function namesOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*/g, "")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replace(/>[^<>{}()=;]*</g, "><");
}

test("no file needs itself by way of others", () => {
  expect(SOURCES.size).toBeGreaterThan(50);
  expect(circles()).toEqual([]);
});

test(`no line is longer than ${WIDEST} signs`, () => {
  const all = [...SOURCES, ...TESTS].filter(([path]) => path !== PRINTED);
  const long = all.flatMap(([path, text]) => text.split("\n")
    .flatMap((line, at) => (line.length > WIDEST ? [`${path}:${at + 1} has ${line.length}`] : [])));
  expect(long).toEqual([]);
});

test("each file begins with why it is there", () => {
  const silent = [...SOURCES].filter(([, text]) => !text.startsWith("/*")).map(([path]) => path);
  expect(silent).toEqual([]);
});

test(`a folder holds at most ${MOST_FILES} files side by side`, () => {
  const folders = new Map<string, number>();
  for (const path of SOURCES.keys()) {
    const folder = path.replace(/\/[^/]*$/, "");
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  expect([...folders].filter(([, count]) => count > MOST_FILES)).toEqual([]);
});

test("no class of the page is made out of another, but for what CodeMirror draws", () => {
  const another = /\bclass \w+(?:<[^>]*>)? extends (?!WidgetType\b)/;
  const made = [...SOURCES].filter(([path, text]) => isCode(path) && another.test(text));
  expect(made.map(([path]) => path)).toEqual([]);
});

test("words that were given up are no names again", () => {
  const found = [...SOURCES].filter(([path]) => isCode(path) && path !== PRINTED).flatMap(([path, text]) => {
    const words = new Set(`${path} ${namesOf(text)}`.match(/[A-Z]?[a-z]+/g)?.map((word) => word.toLowerCase()));
    return Object.keys(GIVEN_UP).filter((word) => words.has(word))
      .map((word) => `${path}: ${word} is ${GIVEN_UP[word]}`);
  });
  expect(found).toEqual([]);
});
