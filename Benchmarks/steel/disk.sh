# A small disk that can be filled: a tmpfs where one can be mounted, else a limit on files' sizes.

# Mounts the disk at $disk; `cramped ROOM COMMAND…` then runs a command while ROOM bytes are free,
# and $words is what the program says of it.
disk=$work/disk
take_disk() {
  mkdir -p "$disk"
  if mount -t tmpfs -o size=64m assay-steel "$disk" 2> /dev/null; then
    mounted=$disk
    how="a full tmpfs" words="no space left on the disk; free some and try again"
  else
    how="no mounting here: files limited to 8 kB" words="File too large\|disk I/O error"
  fi
}

cramped() {
  local room=$1
  shift
  if [ -n "$mounted" ]; then
    head -c "$(($(df --output=avail -B1 "$disk" | tail -n 1) - room))" /dev/zero > "$disk/fill"
    "$@"
    rm -f "$disk/fill"
  else
    (ulimit -f 8; trap '' XFSZ; "$@")
  fi
}

release_disk() {
  if [ -n "$mounted" ]; then umount "$mounted" && mounted=; fi
}
