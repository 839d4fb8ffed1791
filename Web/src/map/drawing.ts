import type { Rgb } from "../charts/color.ts";
import type { Camera } from "./camera.ts";

const vertexShader = `#version 300 es
in vec2 place; in uint code; in uint state;
uniform vec2 middle; uniform vec2 stretch; uniform float size; uniform float dim;
uniform uint turn; uniform vec3 faint; uniform sampler2D palette;
out vec4 color; flat out float ring;
void main() {
  // Each turn draws one kind: 0 outside the filter, 1 in view, 2 selected.
  gl_Position = state == turn ? vec4((place - middle) * stretch, 0.0, 1.0) : vec4(2.0, 2.0, 0.0, 1.0);
  gl_PointSize = size * (turn == 2u ? 1.0 : turn == 0u ? 0.75 : 1.0) + (turn == 2u ? 3.0 : 0.0);
  vec3 own = texelFetch(palette, ivec2(int(code), 0), 0).rgb;
  color = turn == 0u ? vec4(faint, 0.28) : vec4(own, turn == 2u ? 1.0 : dim);
  ring = turn == 2u ? 1.0 - 3.2 / gl_PointSize : 2.0;
}`;

const fragmentShader = `#version 300 es
precision mediump float;
in vec4 color; flat in float ring; uniform vec3 edge; out vec4 drawn;
void main() {
  float away = 2.0 * length(gl_PointCoord - 0.5);
  float cover = 1.0 - smoothstep(0.78, 1.0, away);
  if (cover <= 0.0) discard;
  vec3 own = mix(color.rgb, edge, smoothstep(ring - 0.12, ring + 0.12, away));
  drawn = vec4(own * color.a * cover, color.a * cover);
}`;

/** What a point is: outside the filter, in view, or selected; hidden ones are drawn in no turn. */
export const states = { outside: 0, inView: 1, selected: 2, hidden: 3 };

const uniforms = ["middle", "stretch", "size", "dim", "turn", "faint", "edge"] as const;

/** Draws points with WebGL2; they stay on the graphics card between frames. */
export class Drawing {
  private readonly gl: WebGL2RenderingContext;
  private readonly at = new Map<string, WebGLUniformLocation | null>();
  private readonly buffers = new Map<string, WebGLBuffer>();
  private count = 0;
  /** The kinds of points that there are, in the order in which they are drawn. */
  private turns: number[] = [];

  /** Throws where the browser has no WebGL2. */
  constructor(private readonly canvas: HTMLCanvasElement) {
    const gl = canvas.getContext("webgl2", { antialias: false, preserveDrawingBuffer: true });
    if (!gl) throw new Error("This browser has no WebGL2.");
    this.gl = gl;
    const program = gl.createProgram()!;
    for (
      const [kind, source] of [
        [gl.VERTEX_SHADER, vertexShader],
        [gl.FRAGMENT_SHADER, fragmentShader],
      ] as const
    ) {
      const shader = gl.createShader(kind)!;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      throw new Error(gl.getProgramInfoLog(program) ?? "The shaders do not fit together.");
    }
    gl.useProgram(program);
    for (const name of uniforms) this.at.set(name, gl.getUniformLocation(program, name));
    for (const name of ["place", "code", "state"]) {
      const attribute = gl.getAttribLocation(program, name);
      const buffer = gl.createBuffer()!;
      this.buffers.set(name, buffer);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.enableVertexAttribArray(attribute);
      if (name === "place") gl.vertexAttribPointer(attribute, 2, gl.FLOAT, false, 0, 0);
      else gl.vertexAttribIPointer(attribute, 1, gl.UNSIGNED_BYTE, 0, 0);
    }
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  private put(name: string, data: ArrayBufferView): void {
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.buffers.get(name)!);
    this.gl.bufferData(this.gl.ARRAY_BUFFER, data, this.gl.DYNAMIC_DRAW);
  }

  /** Places the points; what is on no map is put where no camera looks. */
  points(xy: Float32Array): void {
    this.count = xy.length / 2;
    this.put("place", xy.map((value) => Number.isNaN(value) ? 1e30 : value));
  }

  codes(codes: Uint8Array): void {
    this.put("code", codes);
  }

  states(given: Uint8Array): void {
    this.put("state", given);
    this.turns = [states.outside, states.inView, states.selected]
      .filter((state) => given.includes(state));
  }

  /** The colours of the codes, of what lies outside the filter, and of the edge of what is selected. */
  colors(palette: Rgb[], faint: Rgb, edge: Rgb): void {
    const { gl } = this;
    const texels = new Uint8Array(256 * 4);
    palette.forEach((color, code) => texels.set([...color, 255], 4 * code));
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 256, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, texels);
    const unit = (color: Rgb) => color.map((byte) => byte / 255) as Rgb;
    gl.uniform3f(this.at.get("faint")!, ...unit(faint));
    gl.uniform3f(this.at.get("edge")!, ...unit(edge));
  }

  /** Draws all points; `size` in device pixels, `dim` the opacity of what is in view. */
  draw(camera: Camera, size: number, dim: number): void {
    const { gl, canvas: { width, height } } = this;
    if (width === 0 || height === 0) return;
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const shorter = Math.min(width, height);
    gl.uniform2f(this.at.get("middle")!, camera.x, camera.y);
    gl.uniform2f(
      this.at.get("stretch")!,
      shorter / width / camera.reach,
      shorter / height / camera.reach,
    );
    gl.uniform1f(this.at.get("size")!, size);
    gl.uniform1f(this.at.get("dim")!, dim);
    for (const turn of this.turns) {
      gl.uniform1ui(this.at.get("turn")!, turn);
      gl.drawArrays(gl.POINTS, 0, this.count);
    }
  }

  dispose(): void {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}
