/** Whatever was thrown, by the core, by the system or by a bug, in words for the author. */
import type { Failure } from "./wire";

export function failureOf(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) {
    const { code, message, hint } = thrown as Partial<Failure>;
    return { code: code ?? null, message: String(message), hint: hint ?? "" };
  }
  return { code: null, message: String(thrown), hint: "" };
}
