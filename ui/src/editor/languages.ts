/** Languages of fenced code, each loaded when a note first holds one. */
import { LanguageDescription, LanguageSupport, StreamLanguage, type StreamParser } from "@codemirror/language";

const language = (name: string, alias: string[], load: () => Promise<LanguageSupport>): LanguageDescription =>
  LanguageDescription.of({ name, alias, load });

const old = (name: string, alias: string[], load: () => Promise<StreamParser<unknown>>): LanguageDescription =>
  language(name, alias, async () => new LanguageSupport(StreamLanguage.define(await load())));

export const languages: readonly LanguageDescription[] = [
  language("python", ["py"], async () => (await import("@codemirror/lang-python")).python()),
  language("sql", ["mysql", "sqlite", "plsql"], async () => (await import("@codemirror/lang-sql")).sql()),
  language("postgresql", ["postgres", "pgsql"], async () => {
    const { sql, PostgreSQL } = await import("@codemirror/lang-sql");
    return sql({ dialect: PostgreSQL });
  }),
  language("rust", ["rs"], async () => (await import("@codemirror/lang-rust")).rust()),
  language("go", ["golang"], async () => (await import("@codemirror/lang-go")).go()),
  language("java", [], async () => (await import("@codemirror/lang-java")).java()),
  language("cpp", ["c", "c++", "h", "hpp", "cuda"], async () => (await import("@codemirror/lang-cpp")).cpp()),
  language("javascript", ["js", "jsx", "mjs"], async () => {
    const { javascript } = await import("@codemirror/lang-javascript");
    return javascript({ jsx: true });
  }),
  language("typescript", ["ts", "tsx"], async () => {
    const { javascript } = await import("@codemirror/lang-javascript");
    return javascript({ jsx: true, typescript: true });
  }),
  language("json", ["jsonc", "json5"], async () => (await import("@codemirror/lang-json")).json()),
  language("yaml", ["yml"], async () => (await import("@codemirror/lang-yaml")).yaml()),
  language("html", ["htm", "svelte", "vue"], async () => (await import("@codemirror/lang-html")).html()),
  language("css", ["scss", "less"], async () => (await import("@codemirror/lang-css")).css()),
  language("xml", ["svg"], async () => (await import("@codemirror/lang-xml")).xml()),
  old("bash", ["sh", "shell", "zsh", "console"], async () => {
    const { shell } = await import("@codemirror/legacy-modes/mode/shell");
    return shell;
  }),
  old("toml", ["ini"], async () => (await import("@codemirror/legacy-modes/mode/toml")).toml),
  old("dockerfile", ["docker"], async () => (await import("@codemirror/legacy-modes/mode/dockerfile")).dockerFile),
  old("diff", ["patch"], async () => (await import("@codemirror/legacy-modes/mode/diff")).diff),
  old("scala", [], async () => (await import("@codemirror/legacy-modes/mode/clike")).scala),
  old("kotlin", ["kt"], async () => (await import("@codemirror/legacy-modes/mode/clike")).kotlin),
  old("csharp", ["cs", "c#"], async () => (await import("@codemirror/legacy-modes/mode/clike")).csharp),
  old("ruby", ["rb"], async () => (await import("@codemirror/legacy-modes/mode/ruby")).ruby),
  old("r", [], async () => (await import("@codemirror/legacy-modes/mode/r")).r),
  old("julia", ["jl"], async () => (await import("@codemirror/legacy-modes/mode/julia")).julia),
  old("swift", [], async () => (await import("@codemirror/legacy-modes/mode/swift")).swift),
  old("lua", [], async () => (await import("@codemirror/legacy-modes/mode/lua")).lua),
  old("nginx", [], async () => (await import("@codemirror/legacy-modes/mode/nginx")).nginx),
  old("protobuf", ["proto"], async () => (await import("@codemirror/legacy-modes/mode/protobuf")).protobuf),
];
