/** Makes each value once, so that whoever compares sees the same one again; forgets all when there
 * are too many. */
export function remembered<T>(make: (id: number) => T, limit = 4_000): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    let value = known.get(id);
    if (value === undefined) {
      if (known.size >= limit) known.clear();
      value = make(id);
      known.set(id, value);
    }
    return value;
  };
}
