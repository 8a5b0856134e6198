/** The name of a note's file without its folder and its ending: what the author may call it by, and its address. */
export const fileStem = (path: string): string => path.replace(/^.*\/|\.md$/gi, "");
