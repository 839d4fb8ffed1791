import type { EditConflict } from "./wire.ts";

/** An answer other than success, with the words that the server gave. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly column?: number,
    readonly nearest?: string,
    readonly conflict?: EditConflict,
  ) {
    super(message);
  }
}
