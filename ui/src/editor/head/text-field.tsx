/** One word or sentence of the head, written down as it is typed or when the field is left. */
import { useState } from "preact/hooks";
import { isComposing } from "../../components/composing";

interface Props { value: string; live?: boolean; long?: boolean; placeholder?: string; change: (value: string) => void }

/**
 * Where it is `live` the text follows each key; an empty or other word waits for Enter or for the field to be left.
 * Escape takes back what was not written down yet.
 */
export function TextField({ value, live = false, long = false, placeholder, change }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed.trim() !== value) change(typed.trim());
    setTyped(null);
  };
  const input = (event: InputEvent & { currentTarget: { value: string } }): void => {
    const written = event.currentTarget.value;
    // A sentence or two is one line in the file, however it is typed or pasted.
    const now = long ? written.replace(/\s*\n\s*/g, " ") : written;
    setTyped(now);
    if (live && now.trim() && !event.isComposing) change(now.trim());
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      commit();
    }
    if (event.key === "Escape") setTyped(null);
  };
  const props = { value: typed ?? value, placeholder, onInput: input, onBlur: commit, onKeyDown: key };
  return long ? <textarea {...props} rows={2} /> : <input {...props} />;
}
