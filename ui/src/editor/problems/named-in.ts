/** Which words of a line a problem names, where it tells no column: the core knows the line of a block alone. */

/** Shorter ones are in every line. */
const SHORTEST = 3;

/** The longest words that both have, if they are a name: plain small letters are the words of any message. */
export function namedIn(line: string, message: string): { from: number; to: number } | null {
  let best = { from: 0, to: 0 };
  for (let start = 1; start < message.length; start++) {
    if (!isEdge(message[start - 1]!)) continue;
    for (let end = message.length; end - start > Math.max(SHORTEST - 1, best.to - best.from); end--) {
      const words = message.slice(start, end);
      if (!isEdge(message[end] ?? " ") || !/[^a-z\s]/.test(words)) continue;
      const at = line.indexOf(words);
      if (at < 0) continue;
      best = { from: at, to: at + words.length };
      break;
    }
  }
  return best.to > 0 ? best : null;
}

const isEdge = (sign: string): boolean => /[\s"'“”‘’`()[\]{}.,:;?!]/.test(sign);
