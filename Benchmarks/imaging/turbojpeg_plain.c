// The peer of the imaging benchmark: a plain TurboJPEG read-and-decode of every JPEG of a folder.
// Reads each file, its header, and decompresses it to RGB into one buffer that is kept; one handle
// for all files. Prints one line of JSON with the CPU seconds (user and system) of this process.
//
//   cc -O2 turbojpeg_plain.c -o turbojpeg_plain -lturbojpeg
//   ./turbojpeg_plain FOLDER [REPEATS]
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <turbojpeg.h>

static char **paths;
static size_t path_count;

static int keep_path(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status;
  (void)place;
  if (type != FTW_F) return 0;
  paths = realloc(paths, (path_count + 1) * sizeof *paths);
  paths[path_count++] = strdup(path);
  return 0;
}

static double cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
         1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// Makes room for `size` bytes in a buffer that only grows.
static unsigned char *roomy(unsigned char **buffer, size_t *room, size_t size) {
  if (size > *room) {
    free(*buffer);
    *buffer = malloc(size);
    *room = size;
  }
  return *buffer;
}

int main(int count, char **arguments) {
  if (count < 2 || nftw(arguments[1], keep_path, 32, FTW_PHYS) != 0) {
    fprintf(stderr, "usage: turbojpeg_plain FOLDER [REPEATS]\n");
    return 2;
  }
  int repeats = count > 2 ? atoi(arguments[2]) : 1;
  tjhandle handle = tjInitDecompress();
  unsigned char *bytes = NULL, *pixels = NULL;
  size_t bytes_room = 0, pixels_room = 0, images = 0;
  double pixel_count = 0, start = cpu_seconds();
  for (int repeat = 0; repeat < repeats; repeat++) {
    for (size_t i = 0; i < path_count; i++) {
      FILE *file = fopen(paths[i], "rb");
      if (file == NULL) continue;
      setvbuf(file, NULL, _IONBF, 0);
      fseek(file, 0, SEEK_END);
      size_t size = (size_t)ftell(file);
      rewind(file);
      unsigned char *input = roomy(&bytes, &bytes_room, size);
      size_t read = fread(input, 1, size, file);
      fclose(file);
      int width, height, subsampling, colorspace;
      if (read != size || tjDecompressHeader3(handle, input, size, &width, &height, &subsampling,
                                              &colorspace) != 0) {
        continue;
      }
      unsigned char *output = roomy(&pixels, &pixels_room, (size_t)width * height * 3);
      if (tjDecompress2(handle, input, size, output, width, 0, height, TJPF_RGB, 0) != 0) continue;
      images++;
      pixel_count += (double)width * height;
    }
  }
  printf("{\"images\": %zu, \"pixels\": %.0f, \"cpu_seconds\": %.4f}\n", images, pixel_count,
         cpu_seconds() - start);
  return 0;
}
