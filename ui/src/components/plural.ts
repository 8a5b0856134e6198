/** A word as it stands behind a number. */
export const plural = (count: number, one: string): string => (count === 1 ? one : `${one}s`);
