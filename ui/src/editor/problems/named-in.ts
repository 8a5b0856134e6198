/** Which words of a line a problem names, where it tells no column: the core knows the line of a block alone. */

/** Shorter ones are in every line. */
const SHORTEST = 3;

/** The longest words that both have, if they are a name: plain small letters are the words of any message. */
export function namedIn(line: string, message: string): { from: number; to: number } | null {
  let best = { from: 0, to: 0 };
  for (let start = 1; start < message.length; start++) {
    if (!isEdge(message[start - 1]!)) continue;
    let at = 0;
    for (let end = start + 1; end <= message.length; end++) {
      if (!isEdge(message[end] ?? " ")) continue;
      const words = message.slice(start, end);
      at = line.indexOf(words, at);
      // What is longer is not there either.
      if (at < 0) break;
      const isLonger = words.length >= SHORTEST && words.length > best.to - best.from;
      if (isLonger && /[^a-z\s]/.test(words)) best = { from: at, to: at + words.length };
    }
  }
  return best.to > 0 ? best : null;
}

const isEdge = (sign: string): boolean => /[\s"'“”‘’`()[\]{}.,:;?!]/.test(sign);
