/** Two texts of one note that went apart since they were last the same. */
import type { Host } from "../host/host";
import type { OpenNote } from "../host/wire";

export interface Meeting {
  /** The file as another program left it. */
  theirs: OpenNote;
  /** The author's text that it was held against. */
  mine: string;
  /** Both changes in one text; null where they are in the same lines. */
  merged: string | null;
}

/** Merges the author's text with the file. Where the author types meanwhile it begins again, so that no key is left out. */
export async function meet(host: Host, path: string, base: string, mine: () => string): Promise<Meeting> {
  for (;;) {
    const text = mine();
    const theirs = await host.call("open_note", { path });
    // What cannot be merged is for the author to make one of.
    const reply = await host.call("merge_texts", { base, mine: text, theirs: theirs.text }).catch(() => ({ text: null }));
    if (mine() === text) return { theirs, mine: text, merged: reply.text };
  }
}
