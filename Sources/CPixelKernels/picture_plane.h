/// What the comparisons of two pictures share. Private to this target.
#ifndef PICTURE_PLANE_H
#define PICTURE_PLANE_H

#include "picture_alignment.h"

enum { side = PICTURE_SIDE, cells = PICTURE_SIDE * PICTURE_SIDE, unknowns = 8 };
/// Finenesses at which two pictures are aligned: coarse, then fine.
enum { levels = 2 };
/// Cells along the edge that are not compared.
enum { rim = 2 };

struct picture_plane {
  /// The cells as they were given, row by row.
  float cells[cells];
  /// By level: the cells smoothed, less their mean, over their standard deviation; its slopes.
  float smooth[levels][cells];
  float slope_x[levels][cells];
  float slope_y[levels][cells];
  /// By level: the inverse of the normal equations, 8 × 8.
  double inverse[levels][unknowns * unknowns];
};

/// x' = m[0] x + m[1] y + m[2], y' = m[3] x + m[4] y + m[5], from the middle of the picture.
typedef struct {
  double m[6];
} affine;

/// A place along a line, from the middle of the picture.
static inline double centred(int place) { return place - (side - 1) / 2.0; }

/// Pictures whose coarse planes correlate less are not aligned.
static const double picture_least_likeness = 0.3;

/// The correlation of the coarse planes.
double picture_likeness(const picture_plane *one, const picture_plane *other);

/// Finds the alignment through which `other` is most like `one`; 0 if there is none.
int picture_align(const picture_plane *one, const picture_plane *other, affine *found);

/// Reads a picture through an alignment, between its cells; beyond its edge the edge goes on. The
/// mask, where one is wanted, is 0 there and on the rims of both.
void picture_warp(const float *in, const affine *a, float *out, float *mask);

/// The correlation of what stands out, within what an alignment has in common; −1 where it has too
/// little in common, or nothing stands out.
double picture_correlation(const picture_plane *one, const picture_plane *other, const affine *a);

#endif
