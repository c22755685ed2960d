# Runs as root of a new user namespace, with mounts, network, processes and shared memory of its own.
# Arguments: folder to build the new root over, most memory mapped in bytes, most seconds of CPU, what stays readable..., --, command.
# Standard input and descriptor 3 go through. Any failure ends it: a child runs in the whole jail or not at all.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1 memory=$2 cpu=$3
shift 3
mount -t tmpfs -o size=256k,mode=755,nosuid,nodev none "$root"
keep() {
  mkdir -p "$root${1%/*}"
  if [ -L "$1" ]; then
    [ -L "$root$1" ] || ln -s "$(readlink "$1")" "$root$1"
  elif [ -e "$1" ]; then
    if [ -d "$1" ]; then mkdir -p "$root$1"; else [ -e "$root$1" ] || : >"$root$1"; fi
    mount --rbind "$1" "$root$1"
    mount -o remount,bind,ro,nosuid "$root$1"
  fi
}
for path in /usr/lib /usr/lib64 /lib /lib64 /dev/null /dev/random /dev/urandom; do keep "$path"; done
keep "$(command -v setpriv)"
while [ "$1" != -- ]; do
  keep "$1"
  shift
done
shift
mkdir "$root/proc" "$root/.old"
mount -t proc -o ro,nosuid,nodev,noexec proc "$root/proc"
prlimit --pid $$ --core=0 --fsize=0 --nofile=256 --nproc=256 --as="$memory" --cpu="$cpu"
mount -o remount,bind,ro,nosuid,nodev "$root"
setpriv=$(command -v setpriv)
cd "$root"
pivot_root . .old
# No program but this one is left. The shell comes from the old root and stays as the first process: the kernel keeps from it every signal
# of its own namespace that it has no handler for, SIGKILL too (so no trap here), it has rights that the child has not, so the child cannot
# trace it either, nor take back what ends it with its parent (unshare --kill-child).
exec /.old/bin/sh -c '/.old/bin/umount -l /.old || exit 1; "$@"; exit $?' jail \
  "$setpriv" --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
