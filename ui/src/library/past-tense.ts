/** An operation's name is what it does, as a menu says it; what was done is told in the past tense. */

const DONE: Record<string, string> = {
  Rename: "Renamed", Merge: "Merged", Delete: "Deleted", Create: "Created", Move: "Moved", Trash: "Moved to the trash:",
  Describe: "Described", Edit: "Changed", Change: "Changed", Go: "Went", Restore: "Restored", Replace: "Replaced",
  Add: "Added", Remove: "Removed", Put: "Put", Make: "Made", Set: "Set", Tag: "Tagged",
};

/** "Rename tag A to B" as "Renamed tag A to B"; another beginning stays as it is. */
export const pastTense = (name: string): string =>
  name.replace(/^[A-Z][a-z]+(?= )/, (verb) => DONE[verb] ?? verb);
