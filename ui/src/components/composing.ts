/**
 * Whether a key belongs to an input method that is still choosing characters. WebKit says `compositionend` before
 * the Enter that confirmed the choice, with key code 229; that Enter is not the author's either.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
