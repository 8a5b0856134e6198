/** The way from a note to a file of the library, as an address in the note. */
export function pathFrom(note: string, file: string): string {
  const folders = note.split("/").slice(0, -1);
  const parts = file.split("/");
  while (folders.length > 0 && parts.length > 1 && folders[0] === parts[0]) {
    folders.shift();
    parts.shift();
  }
  return [...folders.map(() => ".."), ...parts].join("/");
}
