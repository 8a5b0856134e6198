import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeHost, hashOf, type FakeHost } from "../src/host/fake/fake-host";
import { EditedNote } from "../src/note/edited-note";

const PATH = "notes/a.md";
let host: FakeHost;
let note: EditedNote;

const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const count = (name: string): number => host.calls.filter((call) => call === name).length;

beforeEach(async () => {
  vi.useFakeTimers();
  host = fakeHost({ [PATH]: "first", "notes/b.md": "other" });
  note = new EditedNote(host);
  host.listen("note-changed", (event) => void note.fileChanged(event));
  await note.open(PATH);
});
afterEach(() => vi.useRealTimers());

describe("leaving", () => {
  const full = { code: null, message: "The disk is full.", hint: "Make room." };

  test("what is typed while the window closes is put away, too", async () => {
    note.edit("first a");
    const leaving = note.leave();
    note.edit("first ab");
    await leaving;
    expect(host.files.get(PATH)).toBe("first ab");
  });

  test("a text that cannot be saved is left in the library, and the window may close", async () => {
    host.refuse("save_note", full);
    note.edit("precious");
    await note.leave();
    expect(host.files.get(PATH)).toBe("first");
    expect((await host.call("open_note", { path: PATH })).recovered?.text).toBe("precious");
  });

  test("a text that nobody takes keeps the window open", async () => {
    host.refuse("save_note", full);
    host.refuse("keep_buffer", full);
    note.edit("precious");
    await expect(note.leave()).rejects.toMatchObject(full);
    expect(note.text).toBe("precious");
  });

  test("a text that nobody takes stays in the editor when another note is asked for, and is tried again", async () => {
    host.refuse("save_note", full);
    host.refuse("keep_buffer", full);
    note.edit("precious");
    await expect(note.open("notes/b.md")).rejects.toMatchObject(full);
    expect(note.path).toBe(PATH);
    expect(note.text).toBe("precious");
    expect(note.phase.value).toBe("refused");
    expect(note.failure.value).toMatchObject(full);
    await expect(note.close()).rejects.toMatchObject(full);
    expect(note.text).toBe("precious");
    host.refuse("keep_buffer", null);
    await note.open("notes/b.md");
    expect(note.text).toBe("other");
    expect(host.buffers.get(PATH)?.text).toBe("precious");
  });
});

describe("saving", () => {
  test("a text is saved three seconds after the last key", async () => {
    note.edit("first a");
    await passes(2900);
    note.edit("first ab");
    await passes(2900);
    expect(host.files.get(PATH)).toBe("first");
    await passes(200);
    expect(host.files.get(PATH)).toBe("first ab");
    expect(note.phase.value).toBe("saved");
  });

  test("saving at once does not save again later", async () => {
    note.edit("now");
    await note.save();
    await passes(10_000);
    expect(host.files.get(PATH)).toBe("now");
    expect(count("save_note")).toBe(1);
  });

  test("a note that was not changed is not written", async () => {
    await note.save();
    expect(count("save_note")).toBe(0);
  });

  test("what is typed while saving is saved after it", async () => {
    note.edit("one");
    const saving = note.save();
    note.edit("one two");
    await saving;
    expect(note.phase.value).toBe("unsaved");
    await passes(3000);
    expect(host.files.get(PATH)).toBe("one two");
  });

  test("a refused save says so, keeps the text and can be tried again", async () => {
    host.refuse("save_note", { code: null, message: "The disk is full.", hint: "Make room." });
    note.edit("precious");
    await note.save();
    expect(note.phase.value).toBe("refused");
    expect(note.failure.value?.message).toBe("The disk is full.");
    host.refuse("save_note", null);
    await note.save();
    expect(host.files.get(PATH)).toBe("precious");
  });

  test("another note is opened only after this one is put away", async () => {
    note.edit("left");
    await note.open("notes/b.md");
    expect(host.files.get(PATH)).toBe("left");
    expect(note.text).toBe("other");
  });
});

describe("keeping", () => {
  test("unsaved text is kept half a second after the last key and dropped once saved", async () => {
    note.edit("kept");
    await passes(500);
    expect(host.buffers.get(PATH)?.text).toBe("kept");
    await passes(3000);
    expect(host.buffers.has(PATH)).toBe(false);
  });

  test("whoever types on and on is kept every half second all the same", async () => {
    for (let i = 0; i < 10; i++) {
      note.edit(`typed ${i}`);
      await passes(200);
    }
    expect(host.buffers.get(PATH)?.text).toBe("typed 8");
  });
});

describe("text that was recovered", () => {
  const recovered = (base: string | null = hashOf("other")) => {
    host.buffers.set("notes/b.md", { text: "lost words", at: "2026-11-24T09:30:00Z", base });
    return note.open("notes/b.md");
  };

  test("is what the editor shows, and is not saved unseen", async () => {
    await recovered();
    expect(note.text).toBe("lost words");
    expect(note.phase.value).toBe("unsaved");
    await passes(10_000);
    await note.open(PATH);
    expect(host.files.get("notes/b.md")).toBe("other");
    expect(host.buffers.get("notes/b.md")?.text).toBe("lost words");
  });

  test("is saved on the author's word", async () => {
    await recovered();
    await note.save();
    expect(host.files.get("notes/b.md")).toBe("lost words");
    expect(note.recovered.value).toBeNull();
    expect(host.buffers.has("notes/b.md")).toBe(false);
  });

  test("is saved by itself once it was typed in", async () => {
    await recovered();
    note.edit("lost words, and more");
    await passes(3000);
    expect(host.files.get("notes/b.md")).toBe("lost words, and more");
  });

  test("can be dropped", async () => {
    await recovered();
    await note.dropRecovered();
    expect(note.text).toBe("other");
    expect(note.phase.value).toBe("saved");
    expect(host.buffers.has("notes/b.md")).toBe(false);
  });

  test("never goes over a file that changed since it was typed", async () => {
    await recovered("another hash");
    expect(note.phase.value).toBe("changed-outside");
    await note.save();
    expect(host.files.get("notes/b.md")).toBe("other");
  });
});

describe("another program", () => {
  test("a change outside is shown at once where nothing is unsaved", async () => {
    host.writeOutside(PATH, "theirs");
    await passes(0);
    expect(note.text).toBe("theirs");
    expect(note.shown.value?.text).toBe("theirs");
  });

  test("what is typed while a change outside is read is merged, or waits for the author: nothing is lost", async () => {
    await note.open("notes/b.md");
    host.files.set(PATH, "one\ntwo\nthree\n");
    await note.open(PATH);
    let read = host.hold("open_note");
    host.writeOutside(PATH, "one, theirs\ntwo\nthree\n");
    note.edit("one\ntwo\nthree, mine\n");
    read();
    await passes(0);
    expect(note.text).toBe("one, theirs\ntwo\nthree, mine\n");
    await passes(3000);
    expect(note.phase.value).toBe("saved");
    read = host.hold("open_note");
    host.writeOutside(PATH, "one, theirs again\ntwo\nthree, mine\n");
    note.edit("one, mine too\ntwo\nthree, mine\n");
    read();
    await passes(0);
    expect(note.phase.value).toBe("changed-outside");
    expect(note.text).toBe("one, mine too\ntwo\nthree, mine\n");
  });

  test("whoever types faster than texts are merged is not merged at each key, but with the next one kept", async () => {
    await note.open("notes/b.md");
    host.files.set(PATH, "one\ntwo\nthree\n");
    await note.open(PATH);
    note.edit("one\ntwo\nthree m\n");
    const merges = host.hold("merge_outside");
    host.writeOutside(PATH, "one, theirs\ntwo\nthree\n");
    note.edit("one\ntwo\nthree mine\n");
    merges();
    await passes(0);
    expect(count("merge_outside")).toBe(1);
    expect(note.text).toBe("one\ntwo\nthree mine\n");
    await passes(500);
    expect(note.text).toBe("one, theirs\ntwo\nthree mine\n");
  });

  test("a change outside never replaces unsaved text, nor the other way round", async () => {
    note.edit("mine");
    host.writeOutside(PATH, "theirs");
    await passes(10_000);
    await note.save();
    expect(note.phase.value).toBe("changed-outside");
    expect(note.text).toBe("mine");
    expect(host.files.get(PATH)).toBe("theirs");
    expect(host.buffers.get(PATH)?.text).toBe("mine");
  });

  test("a change that nobody told of is found by the save, which overwrites nothing", async () => {
    host.files.set(PATH, "theirs");
    note.edit("mine");
    await note.save();
    expect(note.phase.value).toBe("changed-outside");
    expect(host.files.get(PATH)).toBe("theirs");
  });

  test("the author may take the file or save over it", async () => {
    note.edit("mine");
    host.writeOutside(PATH, "theirs");
    await note.keepMine();
    expect(host.files.get(PATH)).toBe("mine");
    expect(note.phase.value).toBe("saved");

    note.edit("mine again");
    host.writeOutside(PATH, "theirs again");
    await note.takeTheirs();
    expect(note.text).toBe("theirs again");
    expect(note.phase.value).toBe("saved");
  });

  test("the echo of our own save is no change outside", async () => {
    note.edit("mine");
    const saving = note.save();
    host.writeOutside(PATH, "mine");
    await saving;
    await passes(0);
    expect(note.phase.value).toBe("saved");
  });

  test("changes at other lines are merged, and one undo takes theirs out", async () => {
    await note.open("notes/b.md");
    host.files.set(PATH, "one\ntwo\nthree\n");
    await note.open(PATH);
    note.edit("one\ntwo\nthree, mine\n");
    host.writeOutside(PATH, "one, theirs\ntwo\nthree\n");
    await passes(0);
    expect(note.text).toBe("one, theirs\ntwo\nthree, mine\n");
    expect(note.merges.value).toBe(1);
    await passes(3000);
    expect(host.files.get(PATH)).toBe("one, theirs\ntwo\nthree, mine\n");
  });

  test("a save that finds the note moved goes to where it is, once that is told", async () => {
    const before = host.files.get(PATH) ?? "";
    note.edit("mine");
    host.files.delete(PATH);
    await note.save();
    expect(note.phase.value).toBe("gone");
    host.files.set("notes/moved.md", before);
    await note.fileChanged({ path: PATH, change: "moved", to: "notes/moved.md", hash: hashOf(before) });
    expect(note.phase.value).toBe("unsaved");
    await passes(3000);
    expect(host.files.get("notes/moved.md")).toBe("mine");
    expect(host.files.has(PATH)).toBe(false);
  });

  test("a conflict is over when the file is again what the author began from", async () => {
    const before = host.files.get(PATH) ?? "";
    note.edit("mine");
    host.writeOutside(PATH, "theirs");
    await passes(0);
    expect(note.phase.value).toBe("changed-outside");
    host.writeOutside(PATH, before);
    await passes(0);
    expect(note.phase.value).toBe("unsaved");
    await passes(3000);
    expect(host.files.get(PATH)).toBe("mine");
  });

  test("a file that cannot be merged is left alone, and the words stay", async () => {
    note.edit("mine");
    host.refuse("merge_outside", { code: null, message: "notes/a.md is not text.", hint: "Save it as UTF-8." });
    host.writeOutside(PATH, "\ufffd");
    await passes(0);
    expect(note.phase.value).toBe("refused");
    expect(note.failure.value?.message).toBe("notes/a.md is not text.");
    expect(host.buffers.get(PATH)?.text).toBe("mine");
    host.refuse("merge_outside", null);
    await note.save();
    expect(note.phase.value).toBe("changed-outside");
    expect(host.files.get(PATH)).toBe("\ufffd");
  });

  test("whatever is chosen, the other text is in the history", async () => {
    note.edit("mine");
    host.writeOutside(PATH, "theirs");
    await passes(0);
    await note.takeTheirs();
    expect(host.history.list(PATH).map(({ id }) => host.history.text(PATH, id))).toContain("mine");
    note.edit("mine again");
    host.writeOutside(PATH, "theirs again");
    await passes(0);
    await note.keepMine("made of both");
    expect(host.files.get(PATH)).toBe("made of both");
    const kept = host.history.list(PATH).map(({ id }) => host.history.text(PATH, id));
    expect(kept).toContain("theirs again");
    expect(kept).toContain("mine again");
  });

  test("a clean note removed outside stays on the screen and can be put back", async () => {
    await host.call("trash_note", { path: PATH });
    expect(note.phase.value).toBe("gone");
    expect(note.text).toBe("first");
    await note.putBack();
    expect(host.files.get(PATH)).toBe("first");
    expect(note.phase.value).toBe("saved");
  });

  test("a note removed outside keeps its unsaved text on the screen", async () => {
    note.edit("mine");
    await host.call("trash_note", { path: PATH });
    await passes(5000);
    expect(note.phase.value).toBe("gone");
    expect(note.text).toBe("mine");
  });

  test("a note that moved is followed", async () => {
    await host.call("rename_note", { path: PATH, to: "c" });
    expect(note.path).toBe("notes/c.md");
  });
});
