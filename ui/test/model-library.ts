/**
 * The library as the reducer's property test has it: its disk, its database, other programs that write in it, and the
 * refusals of a full disk. It does what the core does with each call, at the moment the test lets it.
 */
import { hashOf } from "../src/host/fake/fake-host";
import { merged } from "../src/host/fake/history";
import { readHead } from "../src/host/fake/head";
import type { Code, Failure, NoteChanged, OpenNote } from "../src/host/wire";
import type { Answer, CallEffect } from "../src/note/reducer/events";

const failure = (code: Code | null, message: string): Failure => ({ code, message, hint: "" });

/** Three texts brought together line by line; nothing where both sides changed the same ones. */
function mergedLines(base: string, mine: string, theirs: string): string | null {
  const lines: string[] = [];
  const spell = (text: string): string => text.split(/(?<=\n)/).map((line) => {
    const at = lines.indexOf(line);
    return String.fromCharCode(0x4e00 + (at >= 0 ? at : lines.push(line) - 1));
  }).join("");
  const both = merged(spell(base), spell(mine), spell(theirs));
  return both === null ? null : [...both].map((sign) => lines[sign.charCodeAt(0) - 0x4e00]).join("");
}

export class ModelLibrary {
  readonly files: Map<string, string>;
  /** Kept beside the database, whatever is done there: each with the moment that its call was asked. */
  readonly buffers = new Map<string, { base: string; text: string; at: number }>();
  readonly versions = new Set<string>();
  /** What the core told and the window has not heard yet. */
  readonly events: NoteChanged[] = [];
  /** What the disk has no room for. */
  readonly full = { save: false, keep: false };
  couldNotDrop = false;
  /** The note that is watched, and what the window was told of it. */
  watched: { path: string; hash: string | null } | null = null;

  /** What each file held when it was last looked at. */
  readonly #seen: Map<string, string>;
  readonly #texts = new Map<string, string>();
  readonly #moves = new Map<string, string>();

  constructor(files: Record<string, string>) {
    this.files = new Map(Object.entries(files));
    this.#seen = new Map(this.files);
    for (const text of this.files.values()) this.#texts.set(hashOf(text), text);
  }

  /** Another program moves a note. */
  move(from: string, to: string): void {
    const text = this.files.get(from);
    if (text === undefined || this.files.has(to)) return;
    this.look();
    this.files.delete(from);
    this.files.set(to, text);
    this.#moves.set(from, to);
    this.look();
  }

  /** The watcher speaks: what files held before becomes a version, and the window is told of its note. */
  look(): void {
    for (const path of new Set([...this.#seen.keys(), ...this.files.keys()])) this.#lookAt(path);
    const { watched } = this;
    if (!watched) return;
    const hash = this.#hash(watched.path);
    const to = this.#moves.get(watched.path);
    this.#moves.clear();
    if (hash === null && to !== undefined) {
      this.events.push({ path: watched.path, change: "moved", to, hash: this.#hash(to) });
      this.watched = { path: to, hash: this.#hash(to) };
    } else if (hash !== watched.hash) {
      this.events.push({ path: watched.path, change: hash === null ? "removed" : "changed", to: null, hash });
      this.watched = { path: watched.path, hash };
    }
  }

  /** True where these words are on the disk. */
  holds(words: string): boolean {
    const buffers = [...this.buffers.values()].map(({ text }) => text);
    const texts = [...this.files.values(), ...this.#seen.values(), ...this.versions, ...buffers];
    return texts.some((text) => text.includes(words));
  }

  /** Does what was asked at that moment, however much was asked since. */
  answer(call: CallEffect, asked: number): Answer {
    try {
      return this.#answer(call, asked);
    } catch (thrown) {
      return { kind: "refused", ticket: call.ticket, failure: thrown as Failure };
    }
  }

  #answer(call: CallEffect, asked: number): Answer {
    const { ticket, path } = call;
    switch (call.kind) {
      case "open": {
        this.look();
        const text = this.#text(path);
        const kept = this.buffers.get(path);
        this.watched = { path, hash: hashOf(text) };
        const recovered = kept && kept.text !== text ? { base: kept.base, text: kept.text, at: "" } : null;
        const note: OpenNote = {
          path, text, hash: hashOf(text), readOnly: false, head: readHead(text), problems: [], recovered,
        };
        return { kind: "opened", ticket, note };
      }
      case "save": {
        const before = this.#text(path);
        if (hashOf(before) !== call.base && before !== call.text) throw failure("changed-outside", "changed");
        if (this.full.save) throw failure(null, "full");
        this.#lookAt(path);
        this.#write(path, call.text, asked);
        return { kind: "written", ticket, hash: hashOf(call.text) };
      }
      case "put-back":
        this.look();
        if (this.files.has(path)) throw failure("changed-outside", "there again");
        if (this.full.save) throw failure(null, "full");
        this.#write(path, call.text, asked);
        return { kind: "written", ticket, hash: hashOf(call.text) };
      case "merge": {
        const theirs = this.#text(path);
        this.#room();
        this.#lookAt(path);
        const hash = hashOf(theirs);
        if (this.watched?.path === path) this.watched = { path, hash };
        if (hash === call.base) return { kind: "merged", ticket, merged: { hash, theirs, merged: call.text } };
        const both = mergedLines(this.#texts.get(call.base) ?? "", call.text, theirs);
        this.versions.add(call.text);
        if (both === null) this.versions.add(theirs);
        if (both === theirs) this.#letGo(path, call.text, asked);
        else if ((this.buffers.get(path)?.at ?? 0) <= asked) {
          this.buffers.set(path, { base: both === null ? call.base : hash, text: both ?? call.text, at: asked });
        }
        return { kind: "merged", ticket, merged: { hash, theirs, merged: both } };
      }
      case "version":
        this.#room();
        this.versions.add(call.text);
        return { kind: "done", ticket };
      case "keep":
        this.#room();
        this.buffers.set(path, { base: call.base, text: call.text, at: asked });
        return { kind: "done", ticket };
      case "drop": {
        this.couldNotDrop ||= this.full.keep;
        this.#room();
        const kept = this.buffers.get(path);
        if (kept) this.versions.add(kept.text);
        this.buffers.delete(path);
        return { kind: "done", ticket };
      }
    }
  }

  /** What was in the file need not become a version so soon. */
  #write(path: string, text: string, asked: number): void {
    this.files.set(path, text);
    this.#seen.set(path, text);
    this.#texts.set(hashOf(text), text);
    this.#letGo(path, text, asked);
    if (this.watched?.path === path) this.watched = { path, hash: hashOf(text) };
  }

  /** What stands in the file, and what was kept before that was asked for, is of no use; what was kept since stays. */
  #letGo(path: string, text: string, asked: number): void {
    const kept = this.buffers.get(path);
    if (kept && (kept.at < asked || kept.text === text)) this.buffers.delete(path);
  }

  #lookAt(path: string): void {
    const now = this.files.get(path);
    const seen = this.#seen.get(path);
    if (now === seen) return;
    if (seen !== undefined) this.versions.add(seen);
    if (now === undefined) {
      const kept = this.buffers.get(path);
      const to = this.#moves.get(path);
      // What was kept for a note that is no more at that path is not this note's to take the place of.
      const before = to === undefined ? undefined : this.buffers.get(to);
      if (before) this.versions.add(before.text);
      if (kept && to !== undefined) {
        this.buffers.delete(path);
        this.buffers.set(to, kept);
      }
      this.#seen.delete(path);
    } else {
      this.#seen.set(path, now);
      this.#texts.set(hashOf(now), now);
    }
  }

  #room(): void {
    if (this.full.keep) throw failure(null, "full");
  }

  #text(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) throw failure("gone", `${path} is gone`);
    return text;
  }

  #hash(path: string): string | null {
    const text = this.files.get(path);
    return text === undefined ? null : hashOf(text);
  }
}
