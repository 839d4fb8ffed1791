#include <math.h>

#include "picture_plane.h"

#pragma STDC FP_CONTRACT OFF

/// Most of what an alignment of two drawings may do: change a side by an eighth or the ratio of the
/// sides by a twenty-fifth, shear, move by cells, turn (radians). More makes one figure of another.
static const double most_scale = 0.12, most_ratio = 0.04, most_shear = 0.05, most_move = 3;
static const double most_turn = 0.11;
/// The way to the next cell within which an edge may be elsewhere.
static const float slack = 0.5f;
/// A cell that differs by this share of the range of tones differs altogether.
static const double whole_difference = 3;

static int is_small(const affine *a) {
  const double *m = a->m;
  double across = hypot(m[0], m[3]), down = hypot(m[1], m[4]);
  return fabs(log(across)) < most_scale && fabs(log(down)) < most_scale &&
         fabs(log(across / down)) < most_ratio &&
         fabs((m[0] * m[1] + m[3] * m[4]) / (across * down)) < most_shear &&
         fabs(m[2]) < most_move && fabs(m[5]) < most_move &&
         fabs(atan2(m[3] - m[1], m[0] + m[4])) < most_turn;
}

/// The greatest difference of a cell of `p` from what the same place of `q` and the way half to its
/// neighbours hold, where the mask is set.
static float farthest(const float *p, const float *q, const uint8_t *mask) {
  float most = 0;
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++) {
      int i = y * side + x;
      if (!mask[i]) continue;
      float low = q[i], high = q[i];
      for (int v = y > 0 ? y - 1 : 0; v <= y + 1 && v < side; v++)
        for (int u = x > 0 ? x - 1 : 0; u <= x + 1 && u < side; u++) {
          float near = q[i] + slack * (q[v * side + u] - q[i]);
          low = near < low ? near : low;
          high = near > high ? near : high;
        }
      float difference = p[i] < low ? low - p[i] : p[i] - high;
      most = difference > most ? difference : most;
    }
  return most;
}

/// The greatest difference of two drawings in one cell, over the range of tones of the first, once
/// the second is seen through an alignment and brought to the mean and spread of the first.
static double difference(const picture_plane *one, const picture_plane *other, const affine *a) {
  float seen[cells];
  uint8_t mask[cells];
  picture_warp(other->cells, a, seen, 0);
  const double half = (side - 1) / 2.0, last = side - 0.5;
  double count = 0, sum_p = 0, sum_q = 0, pp = 0, qq = 0;
  float low = one->cells[0], high = one->cells[0];
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++) {
      int i = y * side + x;
      double u = a->m[0] * centred(x) + a->m[1] * centred(y) + a->m[2] + half;
      double v = a->m[3] * centred(x) + a->m[4] * centred(y) + a->m[5] + half;
      mask[i] = u >= -0.5 && u <= last && v >= -0.5 && v <= last;
      if (!mask[i]) continue;
      float p = one->cells[i];
      count++;
      sum_p += p;
      sum_q += seen[i];
      low = p < low ? p : low;
      high = p > high ? p : high;
    }
  if (count == 0 || high - low < 1) return 1;
  double mean_p = sum_p / count, mean_q = sum_q / count;
  for (int i = 0; i < cells; i++) {
    if (!mask[i]) continue;
    pp += (one->cells[i] - mean_p) * (one->cells[i] - mean_p);
    qq += (seen[i] - mean_q) * (seen[i] - mean_q);
  }
  if (qq < 1) return 1;
  double gain = sqrt(pp / qq);
  for (int i = 0; i < cells; i++) seen[i] = (float)((seen[i] - mean_q) * gain + mean_p);
  float most = fmaxf(farthest(one->cells, seen, mask), farthest(seen, one->cells, mask));
  return most / (double)(high - low);
}

static double through(const picture_plane *one, const picture_plane *other, const affine *a) {
  double alike = picture_correlation(one, other, a);
  return fmin(alike, 1 - difference(one, other, a) / whole_difference);
}

double drawing_similarity(const picture_plane *one, const picture_plane *other) {
  if (!(picture_likeness(one, other) >= picture_least_likeness)) return -2;
  affine a = {{1, 0, 0, 0, 1, 0}};
  double best = fmax(through(one, other, &a), through(other, one, &a));
  if (picture_align(one, other, &a) && is_small(&a)) best = fmax(best, through(one, other, &a));
  if (picture_align(other, one, &a) && is_small(&a)) best = fmax(best, through(other, one, &a));
  return best;
}
