import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeHost, hashOf, type FakeHost } from "../src/host/fake/fake-host";
import { EditedNote } from "../src/note/edited-note";

const PATH = "notes/a.md";
let host: FakeHost;
let writing: EditedNote;

const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const count = (name: string): number => host.calls.filter((call) => call === name).length;

beforeEach(async () => {
  vi.useFakeTimers();
  host = fakeHost({ [PATH]: "first", "notes/b.md": "other" });
  writing = new EditedNote(host);
  host.listen("note-changed", (event) => void writing.hear(event));
  await writing.open(PATH);
});
afterEach(() => vi.useRealTimers());

describe("leaving", () => {
  const full = { code: null, message: "The disk is full.", hint: "Make room." };

  test("what is typed while the window closes is put away, too", async () => {
    writing.edit("first a");
    const leaving = writing.leave();
    writing.edit("first ab");
    await leaving;
    expect(host.files.get(PATH)).toBe("first ab");
  });

  test("a text that cannot be saved is left in the library, and the window may close", async () => {
    host.refuse("save_note", full);
    writing.edit("precious");
    await writing.leave();
    expect(host.files.get(PATH)).toBe("first");
    expect((await host.call("open_note", { path: PATH })).recovered?.text).toBe("precious");
  });

  test("a text that nobody takes keeps the window open", async () => {
    host.refuse("save_note", full);
    host.refuse("keep_buffer", full);
    writing.edit("precious");
    await expect(writing.leave()).rejects.toMatchObject(full);
    expect(writing.text).toBe("precious");
  });

  test("a text that nobody takes stays in the editor when another note is asked for, and can be tried again", async () => {
    host.refuse("save_note", full);
    host.refuse("keep_buffer", full);
    writing.edit("precious");
    await expect(writing.open("notes/b.md")).rejects.toMatchObject(full);
    expect(writing.path).toBe(PATH);
    expect(writing.text).toBe("precious");
    expect(writing.phase.value).toBe("refused");
    expect(writing.failure.value).toMatchObject(full);
    await expect(writing.close()).rejects.toMatchObject(full);
    expect(writing.text).toBe("precious");
    host.refuse("keep_buffer", null);
    await writing.open("notes/b.md");
    expect(writing.text).toBe("other");
    expect(host.buffers.get(PATH)?.text).toBe("precious");
  });
});

describe("saving", () => {
  test("a text is saved three seconds after the last key", async () => {
    writing.edit("first a");
    await passes(2900);
    writing.edit("first ab");
    await passes(2900);
    expect(host.files.get(PATH)).toBe("first");
    await passes(200);
    expect(host.files.get(PATH)).toBe("first ab");
    expect(writing.phase.value).toBe("saved");
  });

  test("saving at once does not save again later", async () => {
    writing.edit("now");
    await writing.save();
    await passes(10_000);
    expect(host.files.get(PATH)).toBe("now");
    expect(count("save_note")).toBe(1);
  });

  test("a note that was not changed is not written", async () => {
    await writing.save();
    expect(count("save_note")).toBe(0);
  });

  test("what is typed while saving is saved after it", async () => {
    writing.edit("one");
    const saving = writing.save();
    writing.edit("one two");
    await saving;
    expect(writing.phase.value).toBe("unsaved");
    await passes(3000);
    expect(host.files.get(PATH)).toBe("one two");
  });

  test("a refused save says so, keeps the text and can be tried again", async () => {
    host.refuse("save_note", { code: null, message: "The disk is full.", hint: "Make room." });
    writing.edit("precious");
    await writing.save();
    expect(writing.phase.value).toBe("refused");
    expect(writing.failure.value?.message).toBe("The disk is full.");
    host.refuse("save_note", null);
    await writing.save();
    expect(host.files.get(PATH)).toBe("precious");
  });

  test("another note is opened only after this one is put away", async () => {
    writing.edit("left");
    await writing.open("notes/b.md");
    expect(host.files.get(PATH)).toBe("left");
    expect(writing.text).toBe("other");
  });
});

describe("keeping", () => {
  test("unsaved text is kept half a second after the last key and dropped once saved", async () => {
    writing.edit("kept");
    await passes(500);
    expect(host.buffers.get(PATH)?.text).toBe("kept");
    await passes(3000);
    expect(host.buffers.has(PATH)).toBe(false);
  });

  test("whoever types on and on is kept every half second all the same", async () => {
    for (let i = 0; i < 10; i++) {
      writing.edit(`typed ${i}`);
      await passes(200);
    }
    expect(host.buffers.get(PATH)?.text).toBe("typed 8");
  });
});

describe("text that was recovered", () => {
  const recovered = (base: string | null = hashOf("other")) => {
    host.buffers.set("notes/b.md", { text: "lost words", at: "2026-11-24T09:30:00Z", base });
    return writing.open("notes/b.md");
  };

  test("is what the editor shows, and is not saved unseen", async () => {
    await recovered();
    expect(writing.text).toBe("lost words");
    expect(writing.phase.value).toBe("unsaved");
    await passes(10_000);
    await writing.open(PATH);
    expect(host.files.get("notes/b.md")).toBe("other");
    expect(host.buffers.get("notes/b.md")?.text).toBe("lost words");
  });

  test("is saved on the author's word", async () => {
    await recovered();
    await writing.save();
    expect(host.files.get("notes/b.md")).toBe("lost words");
    expect(writing.recovered.value).toBeNull();
    expect(host.buffers.has("notes/b.md")).toBe(false);
  });

  test("is saved by itself once it was typed in", async () => {
    await recovered();
    writing.edit("lost words, and more");
    await passes(3000);
    expect(host.files.get("notes/b.md")).toBe("lost words, and more");
  });

  test("can be dropped", async () => {
    await recovered();
    await writing.dropRecovered();
    expect(writing.text).toBe("other");
    expect(writing.phase.value).toBe("saved");
    expect(host.buffers.has("notes/b.md")).toBe(false);
  });

  test("never goes over a file that changed since it was typed", async () => {
    await recovered("another hash");
    expect(writing.phase.value).toBe("changed-outside");
    await writing.save();
    expect(host.files.get("notes/b.md")).toBe("other");
  });
});

describe("another program", () => {
  test("a change outside is shown at once where nothing is unsaved", async () => {
    host.writeOutside(PATH, "theirs");
    await passes(0);
    expect(writing.text).toBe("theirs");
    expect(writing.shown.value?.text).toBe("theirs");
  });

  test("what is typed while a change outside is read is merged, or waits for the author, and is never dropped", async () => {
    await writing.open("notes/b.md");
    host.files.set(PATH, "one\ntwo\nthree\n");
    await writing.open(PATH);
    let read = host.hold("open_note");
    host.writeOutside(PATH, "one, theirs\ntwo\nthree\n");
    writing.edit("one\ntwo\nthree, mine\n");
    read();
    await passes(0);
    expect(writing.text).toBe("one, theirs\ntwo\nthree, mine\n");
    await passes(3000);
    expect(writing.phase.value).toBe("saved");
    read = host.hold("open_note");
    host.writeOutside(PATH, "one, theirs again\ntwo\nthree, mine\n");
    writing.edit("one, mine too\ntwo\nthree, mine\n");
    read();
    await passes(0);
    expect(writing.phase.value).toBe("changed-outside");
    expect(writing.text).toBe("one, mine too\ntwo\nthree, mine\n");
  });

  test("whoever types faster than two texts are merged is not merged at each key, but with the next one that is kept", async () => {
    await writing.open("notes/b.md");
    host.files.set(PATH, "one\ntwo\nthree\n");
    await writing.open(PATH);
    writing.edit("one\ntwo\nthree m\n");
    const merges = host.hold("merge_outside");
    host.writeOutside(PATH, "one, theirs\ntwo\nthree\n");
    writing.edit("one\ntwo\nthree mine\n");
    merges();
    await passes(0);
    expect(count("merge_outside")).toBe(1);
    expect(writing.text).toBe("one\ntwo\nthree mine\n");
    await passes(500);
    expect(writing.text).toBe("one, theirs\ntwo\nthree mine\n");
  });

  test("a change outside never replaces unsaved text, nor the other way round", async () => {
    writing.edit("mine");
    host.writeOutside(PATH, "theirs");
    await passes(10_000);
    await writing.save();
    expect(writing.phase.value).toBe("changed-outside");
    expect(writing.text).toBe("mine");
    expect(host.files.get(PATH)).toBe("theirs");
    expect(host.buffers.get(PATH)?.text).toBe("mine");
  });

  test("a change that nobody told of is found by the save, which overwrites nothing", async () => {
    host.files.set(PATH, "theirs");
    writing.edit("mine");
    await writing.save();
    expect(writing.phase.value).toBe("changed-outside");
    expect(host.files.get(PATH)).toBe("theirs");
  });

  test("the author may take the file or save over it", async () => {
    writing.edit("mine");
    host.writeOutside(PATH, "theirs");
    await writing.keepMine();
    expect(host.files.get(PATH)).toBe("mine");
    expect(writing.phase.value).toBe("saved");

    writing.edit("mine again");
    host.writeOutside(PATH, "theirs again");
    await writing.takeTheirs();
    expect(writing.text).toBe("theirs again");
    expect(writing.phase.value).toBe("saved");
  });

  test("the echo of our own save is no change outside", async () => {
    writing.edit("mine");
    const saving = writing.save();
    host.writeOutside(PATH, "mine");
    await saving;
    await passes(0);
    expect(writing.phase.value).toBe("saved");
  });

  test("changes at other lines are merged, and one undo takes theirs out", async () => {
    await writing.open("notes/b.md");
    host.files.set(PATH, "one\ntwo\nthree\n");
    await writing.open(PATH);
    writing.edit("one\ntwo\nthree, mine\n");
    host.writeOutside(PATH, "one, theirs\ntwo\nthree\n");
    await passes(0);
    expect(writing.text).toBe("one, theirs\ntwo\nthree, mine\n");
    expect(writing.merges.value).toBe(1);
    await passes(3000);
    expect(host.files.get(PATH)).toBe("one, theirs\ntwo\nthree, mine\n");
  });

  test("a save that finds the note moved goes to where it is, once that is told", async () => {
    const before = host.files.get(PATH) ?? "";
    writing.edit("mine");
    host.files.delete(PATH);
    await writing.save();
    expect(writing.phase.value).toBe("gone");
    host.files.set("notes/moved.md", before);
    await writing.hear({ path: PATH, change: "moved", to: "notes/moved.md", hash: hashOf(before) });
    expect(writing.phase.value).toBe("unsaved");
    await passes(3000);
    expect(host.files.get("notes/moved.md")).toBe("mine");
    expect(host.files.has(PATH)).toBe(false);
  });

  test("a conflict is over when the file is again what the author began from", async () => {
    const before = host.files.get(PATH) ?? "";
    writing.edit("mine");
    host.writeOutside(PATH, "theirs");
    await passes(0);
    expect(writing.phase.value).toBe("changed-outside");
    host.writeOutside(PATH, before);
    await passes(0);
    expect(writing.phase.value).toBe("unsaved");
    await passes(3000);
    expect(host.files.get(PATH)).toBe("mine");
  });

  test("a file that cannot be merged is left alone, and the words stay", async () => {
    writing.edit("mine");
    host.refuse("merge_outside", { code: null, message: "notes/a.md is not text.", hint: "Save it as UTF-8." });
    host.writeOutside(PATH, "\ufffd");
    await passes(0);
    expect(writing.phase.value).toBe("refused");
    expect(writing.failure.value?.message).toBe("notes/a.md is not text.");
    expect(host.buffers.get(PATH)?.text).toBe("mine");
    host.refuse("merge_outside", null);
    await writing.save();
    expect(writing.phase.value).toBe("changed-outside");
    expect(host.files.get(PATH)).toBe("\ufffd");
  });

  test("whatever is chosen, the other text is in the history", async () => {
    writing.edit("mine");
    host.writeOutside(PATH, "theirs");
    await passes(0);
    await writing.takeTheirs();
    expect(host.history.list(PATH).map(({ id }) => host.history.text(PATH, id))).toContain("mine");
    writing.edit("mine again");
    host.writeOutside(PATH, "theirs again");
    await passes(0);
    await writing.keepMine("made of both");
    expect(host.files.get(PATH)).toBe("made of both");
    const kept = host.history.list(PATH).map(({ id }) => host.history.text(PATH, id));
    expect(kept).toContain("theirs again");
    expect(kept).toContain("mine again");
  });

  test("a clean note removed outside stays on the screen and can be put back", async () => {
    await host.call("trash_note", { path: PATH });
    expect(writing.phase.value).toBe("gone");
    expect(writing.text).toBe("first");
    await writing.putBack();
    expect(host.files.get(PATH)).toBe("first");
    expect(writing.phase.value).toBe("saved");
  });

  test("a note removed outside keeps its unsaved text on the screen", async () => {
    writing.edit("mine");
    await host.call("trash_note", { path: PATH });
    await passes(5000);
    expect(writing.phase.value).toBe("gone");
    expect(writing.text).toBe("mine");
  });

  test("a note that moved is followed", async () => {
    await host.call("rename_note", { path: PATH, to: "c" });
    expect(writing.path).toBe("notes/c.md");
  });
});
