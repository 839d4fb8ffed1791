/** What part of the map is in view. */
export interface Camera {
  x: number;
  y: number;
  /** Map units per half of the shorter side of the view. */
  reach: number;
}

export interface Room {
  width: number;
  height: number;
}

export type Point = [x: number, y: number];

/** Pixels per map unit. */
const scale = (camera: Camera, room: Room): number =>
  Math.min(room.width, room.height) / 2 / camera.reach;

export function toScreen([x, y]: Point, camera: Camera, room: Room): Point {
  const k = scale(camera, room);
  return [room.width / 2 + (x - camera.x) * k, room.height / 2 - (y - camera.y) * k];
}

export function toMap([x, y]: Point, camera: Camera, room: Room): Point {
  const k = scale(camera, room);
  return [camera.x + (x - room.width / 2) / k, camera.y - (y - room.height / 2) / k];
}

/** The camera that shows all points, with a little air around; NaN points are on no map. */
export function fitting(xy: Float32Array): Camera {
  let left = Infinity, right = -Infinity, bottom = Infinity, top = -Infinity;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i]!, y = xy[i + 1]!;
    if (Number.isNaN(x)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (left > right) return { x: 0, y: 0, reach: 1 };
  const reach = Math.max(right - left, top - bottom) / 2 * 1.06;
  return { x: (left + right) / 2, y: (bottom + top) / 2, reach: reach > 0 ? reach : 1 };
}

/** How far one can zoom in and out, against the whole map. */
const limits = { least: 1 / 500, most: 2 };

/** Zooms by a factor such that a point of the screen stays where it is. */
export function zoomed(
  camera: Camera,
  factor: number,
  at: Point,
  room: Room,
  home: Camera,
): Camera {
  const reach = Math.min(
    home.reach * limits.most,
    Math.max(home.reach * limits.least, camera.reach / factor),
  );
  const [x, y] = toMap(at, camera, room);
  const share = reach / camera.reach;
  return { reach, x: x + (camera.x - x) * share, y: y + (camera.y - y) * share };
}

/** Moves the camera by pixels, as a hand moves paper. */
export function dragged(camera: Camera, dx: number, dy: number, room: Room): Camera {
  const k = scale(camera, room);
  return { ...camera, x: camera.x - dx / k, y: camera.y + dy / k };
}

/** The camera moved just so far that a point is well inside the view. */
export function revealed(camera: Camera, point: Point, room: Room): Camera {
  const margin = 40;
  const [x, y] = toScreen(point, camera, room);
  const dx = Math.max(margin - x, 0) || Math.min(room.width - margin - x, 0);
  const dy = Math.max(margin - y, 0) || Math.min(room.height - margin - y, 0);
  return dx === 0 && dy === 0 ? camera : dragged(camera, dx, dy, room);
}

/** The camera as the address holds it: centre and zoom against the whole map. */
export const cameraText = (camera: Camera, home: Camera): string =>
  [
    (camera.x - home.x) / home.reach,
    (camera.y - home.y) / home.reach,
    home.reach / camera.reach,
  ].map((value) => Number(value.toPrecision(4))).join(",");

/** The camera of an address; the whole map where it says nothing that can be read. */
export function cameraOf(text: string, home: Camera): Camera {
  const [x, y, zoom, ...more] = text.split(",").map(Number);
  const known = [x, y, zoom].every((value) => value !== undefined && Number.isFinite(value));
  if (!known || more.length > 0 || zoom! <= 0) return home;
  const reach = Math.min(
    home.reach * limits.most,
    Math.max(home.reach * limits.least, home.reach / zoom!),
  );
  return { x: home.x + x! * home.reach, y: home.y + y! * home.reach, reach };
}
