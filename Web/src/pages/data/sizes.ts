/** How many images have one size. */
export interface Size {
  width: number;
  height: number;
  count: number;
}

/** The sizes there are, the most frequent first, then by width and height; missing ones left out. */
export function countedSizes(widths: Float64Array, heights: Float64Array): Size[] {
  const found = new Map<string, Size>();
  for (let i = 0; i < widths.length; i++) {
    const width = widths[i]!, height = heights[i]!;
    if (Number.isNaN(width) || Number.isNaN(height)) continue;
    const name = `${width} ${height}`;
    const known = found.get(name);
    if (known) known.count += 1;
    else found.set(name, { width, height, count: 1 });
  }
  return [...found.values()].sort((a, b) =>
    b.count - a.count || a.width - b.width || a.height - b.height
  );
}
