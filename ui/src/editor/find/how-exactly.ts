/** The ways to look for something exactly, as their switches show them: in the open note, and in all notes. */
export const CASE = { sign: "Aa", words: "Capitals count" };
export const WHOLE_WORDS = { sign: "“ab”", words: "Whole words" };
export const EXPRESSION = { sign: ".*", words: "Regular expression" };

/** What stands in the empty field of what is written instead. */
export const insteadOf = (isExpression: boolean): string =>
  (isExpression ? "Replace with; $1 is the first group" : "Replace with");
