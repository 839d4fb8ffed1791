#ifndef PICTURE_ALIGNMENT_H
#define PICTURE_ALIGNMENT_H

#include <stddef.h>
#include <stdint.h>

/// Cells along one side of a picture that is compared.
#define PICTURE_SIDE 32

/// A picture made ready for comparing.
typedef struct picture_plane picture_plane;

/// The memory that one takes.
size_t picture_plane_bytes(void);

/// Makes a picture ready; `cells` are 32 × 32 means of luma in any unit, row by row.
void picture_prepare(const int16_t *cells, picture_plane *plane);

/// The similarity of two pictures: the correlation of what stands out of its surroundings, after
/// the best small shift, scale, shear and rotation that was found; from −1 to 1, the same in both
/// orders. −2 for two that are not alike at all, which are not aligned.
double picture_similarity(const picture_plane *one, const picture_plane *other);

/// The similarity of two drawings, pictures of a flat ground and few tones: that correlation, but no
/// more than the cell in which they differ most allows, each of the two seen with slack of half a
/// cell: a stroke more or less makes another figure, however much else is the same. Alignments that
/// would make another figure are left out. From −1 to 1, the same in both orders; −2 as above.
double drawing_similarity(const picture_plane *one, const picture_plane *other);

#endif
