/** Which words are spelled as their language wants, asked of the core once each. */
import type { Host } from "../../host/host";

export class KnownWords {
  /** The language that the core found for what was asked; "" before it said so. */
  language = "";
  private readonly isRight = new Map<string, boolean>();
  private asked: string | null = null;

  constructor(private readonly host: Host) {}

  /** Whether a word is wrong, as far as is known. */
  isWrong(word: string): boolean {
    return this.isRight.get(word) === false;
  }

  /** Asks for those that are not known yet. Returns whether anything is known now that was not. */
  async learn(language: string | null, words: readonly string[]): Promise<boolean> {
    if (this.asked !== language) this.forget();
    this.asked = language;
    const unknown = [...new Set(words)].filter((word) => !this.isRight.has(word));
    if (unknown.length === 0) return false;
    const told = await this.host.call("misspelled", { language, words: unknown });
    if (this.asked !== language) return false;
    const wrong = new Set(told.words ?? []);
    this.language = told.language;
    for (const word of unknown) this.isRight.set(word, !wrong.has(word));
    return true;
  }

  /** What could be meant by a word. */
  suggestions(word: string): Promise<string[]> {
    return this.host.call("suggestions", { language: this.language, word });
  }

  /** Another dictionary counts: all is asked anew. */
  forget(): void {
    this.isRight.clear();
  }
}
