/** Commands that the page is built for and that wire.ts does not print yet. Where it does, a difference is a type error here. */
/** A version of a note in its history. */
export type VersionView = {
  id: number,
  /** When it was kept, RFC 3339 in UTC. */
  at: string,
  /** Why: "saved", "outside", "operation", "restore" or "choice". */
  reason: string,
  /** Words of the text. */
  words: number,
  /** Words that are new against the version before it. */
  added: number,
  /** Words that are gone since the version before it. */
  removed: number,
};

declare module "./wire" {
  interface Commands {
    history: { args: { path: string }; reply: Array<VersionView> };
    version: { args: { path: string; id: number }; reply: { text: string } };
    restore_version: { args: { path: string; id: number }; reply: OperationView };
    keep_version: { args: { path: string; text: string }; reply: Done };
  }
}
