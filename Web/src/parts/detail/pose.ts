/** How a picture lies in its frame: its scale over the fitted size, and where its middle is. */
export interface Pose {
  scale: number;
  x: number;
  y: number;
}

export const fitted: Pose = { scale: 1, x: 0, y: 0 };
const greatest = 32;

interface Size {
  width: number;
  height: number;
}

/** The pose with its middle kept so that the picture still covers the middle of the frame. */
function kept({ scale, x, y }: Pose, frame: Size): Pose {
  const within = (value: number, side: number) => {
    const most = side * (scale - 1) / 2;
    return Math.min(most, Math.max(-most, value));
  };
  return { scale, x: within(x, frame.width), y: within(y, frame.height) };
}

/** Zooms by a factor; the point `at`, measured from the frame's middle, stays where it is. */
export function zoomed(pose: Pose, by: number, at: { x: number; y: number }, frame: Size): Pose {
  const scale = Math.min(greatest, Math.max(1, pose.scale * by));
  const factor = scale / pose.scale;
  return kept({
    scale,
    x: at.x - (at.x - pose.x) * factor,
    y: at.y - (at.y - pose.y) * factor,
  }, frame);
}

/** Moves the picture by pixels of the screen. */
export const moved = (pose: Pose, x: number, y: number, frame: Size): Pose =>
  kept({ ...pose, x: pose.x + x, y: pose.y + y }, frame);
