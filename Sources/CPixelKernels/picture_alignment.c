#include <math.h>
#include <string.h>

#include "picture_plane.h"

#pragma STDC FP_CONTRACT OFF

size_t picture_plane_bytes(void) { return sizeof(picture_plane); }

/// Standard deviations of the smoothing, in cells: of the levels, and of the surroundings.
static const double level_sigmas[levels] = {2.0, 0.8};
static const double surroundings_sigma = 3.2;
static const int level_steps[levels] = {10, 6};
/// A step ends the search when it moves no point by more than this, and breaks it off beyond that.
static const double least_step = 0.02, greatest_step = 6;
/// What may come of an alignment: the change of area, and the share of cells in common.
static const double least_area = 0.6, greatest_area = 1.7, least_common = 0.45;

/// The weights of a Gaussian along a line, its ends mirrored without doubling them.
static void gaussian(double sigma, float weights[side][side]) {
  int radius = (int)ceil(3 * sigma);
  double kernel[2 * side + 1], sum = 0;
  for (int d = -radius; d <= radius; d++) {
    kernel[d + radius] = exp(-(double)(d * d) / (2 * sigma * sigma));
    sum += kernel[d + radius];
  }
  double line[side][side];
  memset(line, 0, sizeof line);
  for (int at = 0; at < side; at++)
    for (int d = -radius; d <= radius; d++) {
      int from = at + d;
      if (from < 0) from = -from;
      if (from >= side) from = 2 * (side - 1) - from;
      line[at][from] += kernel[d + radius] / sum;
    }
  for (int at = 0; at < side; at++)
    for (int from = 0; from < side; from++) weights[at][from] = (float)line[at][from];
}

static void smooth(const float *in, float weights[side][side], float *out) {
  float down[cells];
  for (int y = 0; y < side; y++) {
    float row[side] = {0};
    for (int k = 0; k < side; k++) {
      float weight = weights[y][k];
      if (weight == 0) continue;
      for (int x = 0; x < side; x++) row[x] += weight * in[k * side + x];
    }
    memcpy(down + y * side, row, sizeof row);
  }
  // The mirrored ends make the matrix lopsided, so columns are read as rows of its transpose.
  float turned[side][side];
  for (int x = 0; x < side; x++)
    for (int k = 0; k < side; k++) turned[k][x] = weights[x][k];
  for (int y = 0; y < side; y++) {
    float row[side] = {0};
    for (int k = 0; k < side; k++) {
      float value = down[y * side + k];
      for (int x = 0; x < side; x++) row[x] += value * turned[k][x];
    }
    memcpy(out + y * side, row, sizeof row);
  }
}

/// Inverts a symmetric positive definite matrix, by Gauss and Jordan without pivots.
static void invert(double matrix[unknowns][unknowns], double *inverse) {
  double rows[unknowns][2 * unknowns];
  for (int i = 0; i < unknowns; i++)
    for (int j = 0; j < unknowns; j++) {
      rows[i][j] = matrix[i][j];
      rows[i][unknowns + j] = i == j;
    }
  for (int i = 0; i < unknowns; i++) {
    double pivot = rows[i][i];
    for (int j = 0; j < 2 * unknowns; j++) rows[i][j] /= pivot;
    for (int k = 0; k < unknowns; k++) {
      double factor = rows[k][i];
      if (k == i) continue;
      for (int j = 0; j < 2 * unknowns; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  for (int i = 0; i < unknowns; i++)
    for (int j = 0; j < unknowns; j++) inverse[i * unknowns + j] = rows[i][unknowns + j];
}

static void prepare_level(picture_plane *plane, int level) {
  float weights[side][side];
  gaussian(level_sigmas[level], weights);
  float *t = plane->smooth[level], *gx = plane->slope_x[level], *gy = plane->slope_y[level];
  smooth(plane->cells, weights, t);
  double sum = 0, squares = 0;
  for (int i = 0; i < cells; i++) sum += t[i];
  for (int i = 0; i < cells; i++) squares += (t[i] - sum / cells) * (t[i] - sum / cells);
  double deviation = fmax(sqrt(squares / cells), 1e-6);
  for (int i = 0; i < cells; i++) t[i] = (float)((t[i] - sum / cells) / deviation);
  double normal[unknowns][unknowns];
  memset(normal, 0, sizeof normal);
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++) {
      int i = y * side + x;
      gx[i] = x == 0 || x == side - 1 ? 0 : (t[i + 1] - t[i - 1]) / 2;
      gy[i] = y == 0 || y == side - 1 ? 0 : (t[i + side] - t[i - side]) / 2;
      double cx = centred(x), cy = centred(y);
      double row[unknowns] = {gx[i] * cx, gx[i] * cy, gx[i], gy[i] * cx,
                              gy[i] * cy, gy[i],      t[i],  1};
      for (int j = 0; j < unknowns; j++)
        for (int k = 0; k <= j; k++) normal[j][k] += row[j] * row[k];
    }
  for (int j = 0; j < unknowns; j++)
    for (int k = j + 1; k < unknowns; k++) normal[j][k] = normal[k][j];
  // A little damping: a picture without slopes in one direction can not be placed in it.
  for (int j = 0; j < unknowns; j++) normal[j][j] += 1e-6 + (j < 6 ? 1e-3 * normal[j][j] : 0);
  invert(normal, plane->inverse[level]);
}

void picture_prepare(const int16_t *given, picture_plane *plane) {
  for (int i = 0; i < cells; i++) plane->cells[i] = given[i];
  for (int level = 0; level < levels; level++) prepare_level(plane, level);
}

/// Whether a place is not on the rim, where frames and the edges of crops are.
static int within(double x, double y) {
  return x >= rim && x <= side - 1 - rim && y >= rim && y <= side - 1 - rim;
}

void picture_warp(const float *in, const affine *a, float *out, float *mask) {
  const double half = (side - 1) / 2.0, last = side - 1;
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++) {
      double u = a->m[0] * centred(x) + a->m[1] * centred(y) + a->m[2] + half;
      double v = a->m[3] * centred(x) + a->m[4] * centred(y) + a->m[5] + half;
      if (mask) mask[y * side + x] = within(x, y) && within(u, v);
      u = u < 0 ? 0 : u > last - 1e-6 ? last - 1e-6 : u;
      v = v < 0 ? 0 : v > last - 1e-6 ? last - 1e-6 : v;
      int i = (int)u, j = (int)v;
      float fu = (float)(u - i), fv = (float)(v - j);
      const float *c = in + j * side + i;
      out[y * side + x] = (c[0] * (1 - fu) + c[1] * fu) * (1 - fv)
                          + (c[side] * (1 - fu) + c[side + 1] * fu) * fv;
    }
}

/// What stands out of the surroundings within the mask, where the mean within it is taken off.
static void outstanding(const float *in, const float *mask, float *out) {
  float weights[side][side], inside[cells], around[cells];
  gaussian(surroundings_sigma, weights);
  double sum = 0, count = 0;
  for (int i = 0; i < cells; i++) {
    sum += (double)in[i] * mask[i];
    count += mask[i];
  }
  for (int i = 0; i < cells; i++) inside[i] = mask[i] * (float)(in[i] - sum / count);
  smooth(inside, weights, around);
  for (int i = 0; i < cells; i++) out[i] = inside[i] - around[i];
}

double picture_correlation(
  const picture_plane *one, const picture_plane *other, const affine *a) {
  double area = a->m[0] * a->m[4] - a->m[1] * a->m[3];
  if (!(area > least_area && area < greatest_area)) return -1;
  float seen[cells], mask[cells], p[cells], q[cells];
  picture_warp(other->cells, a, seen, mask);
  double count = 0, sum_p = 0, sum_q = 0, pp = 0, qq = 0, pq = 0;
  for (int i = 0; i < cells; i++) count += mask[i];
  if (count < least_common * cells) return -1;
  outstanding(one->cells, mask, p);
  outstanding(seen, mask, q);
  for (int i = 0; i < cells; i++) {
    sum_p += (double)p[i] * mask[i];
    sum_q += (double)q[i] * mask[i];
  }
  for (int i = 0; i < cells; i++) {
    double dp = (p[i] - sum_p / count) * mask[i], dq = (q[i] - sum_q / count) * mask[i];
    pp += dp * dp;
    qq += dq * dq;
    pq += dp * dq;
  }
  // Cells come in sixteenths of a grey level: below a standard deviation of one of them, or of
  // rounding, nothing stands out.
  if (pp < count || qq < count) return -1;
  double found = pq / sqrt(pp * qq);
  return found > 1 ? 1 : found < -1 ? -1 : found;
}

/// The step that brings `other`, seen through an alignment, nearer to `one`; 0 if there is none.
static int step(const picture_plane *one, int level, const float *seen, double *found) {
  float by_x[side] = {0}, by_x_y[side] = {0}, by_y[side] = {0}, by_y_y[side] = {0};
  float by_t[side] = {0}, by_1[side] = {0};
  const float *t = one->smooth[level], *gx = one->slope_x[level], *gy = one->slope_y[level];
  for (int y = 0; y < side; y++) {
    float cy = (float)centred(y);
    for (int x = 0; x < side; x++) {
      int i = y * side + x;
      float w = seen[i], p = gx[i] * w, r = gy[i] * w;
      by_x[x] += p;
      by_x_y[x] += p * cy;
      by_y[x] += r;
      by_y_y[x] += r * cy;
      by_t[x] += t[i] * w;
      by_1[x] += w;
    }
  }
  double right[unknowns] = {0};
  for (int x = 0; x < side; x++) {
    right[0] += by_x[x] * centred(x);
    right[1] += by_x_y[x];
    right[2] += by_x[x];
    right[3] += by_y[x] * centred(x);
    right[4] += by_y_y[x];
    right[5] += by_y[x];
    right[6] += by_t[x];
    right[7] += by_1[x];
  }
  const double *inverse = one->inverse[level];
  for (int i = 0; i < 7; i++) {
    found[i] = 0;
    for (int j = 0; j < unknowns; j++) found[i] += inverse[i * unknowns + j] * right[j];
  }
  if (!(found[6] > 0.2)) return 0;
  for (int i = 0; i < 6; i++) found[i] /= found[6];
  return 1;
}

/// `a` after the inverse of a small step.
static affine without(const affine *a, const double *d) {
  double p = 1 + d[0], q = d[1], r = d[3], s = 1 + d[4], area = p * s - q * r;
  double i[6] = {s / area, -q / area, 0, -r / area, p / area, 0};
  i[2] = -(i[0] * d[2] + i[1] * d[5]);
  i[5] = -(i[3] * d[2] + i[4] * d[5]);
  const double *m = a->m;
  return (affine){{m[0] * i[0] + m[1] * i[3], m[0] * i[1] + m[1] * i[4],
                   m[0] * i[2] + m[1] * i[5] + m[2], m[3] * i[0] + m[4] * i[3],
                   m[3] * i[1] + m[4] * i[4], m[3] * i[2] + m[4] * i[5] + m[5]}};
}

int picture_align(const picture_plane *one, const picture_plane *other, affine *found) {
  affine a = {{1, 0, 0, 0, 1, 0}};
  for (int level = 0; level < levels; level++)
    for (int n = 0; n < level_steps[level]; n++) {
      float seen[cells];
      double d[7];
      picture_warp(other->smooth[level], &a, seen, 0);
      if (!step(one, level, seen, d)) return 0;
      double size = fmax(fabs(d[2]), fabs(d[5]));
      size = fmax(size, side / 2 * fmax(fmax(fabs(d[0]), fabs(d[1])), fmax(fabs(d[3]), fabs(d[4]))));
      if (!(size <= greatest_step)) return 0;
      a = without(&a, d);
      if (size < least_step) break;
    }
  *found = a;
  return 1;
}

double picture_likeness(const picture_plane *one, const picture_plane *other) {
  double likeness = 0;
  for (int i = 0; i < cells; i++) likeness += (double)one->smooth[0][i] * other->smooth[0][i];
  return likeness / cells;
}

static double one_way(const picture_plane *one, const picture_plane *other, double as_they_are) {
  affine a;
  if (!picture_align(one, other, &a)) return as_they_are;
  return fmax(as_they_are, picture_correlation(one, other, &a));
}

double picture_similarity(const picture_plane *one, const picture_plane *other) {
  if (!(picture_likeness(one, other) >= picture_least_likeness)) return -2;
  affine none = {{1, 0, 0, 0, 1, 0}};
  double as_they_are = picture_correlation(one, other, &none);
  return fmax(one_way(one, other, as_they_are), one_way(other, one, as_they_are));
}
