/** Fails unless both are equal as JSON. */
export function equal(found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`found ${a}, expected ${b}`);
}

export function holds(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}
