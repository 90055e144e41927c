#!/usr/bin/env bash
# The two commands of the README on bare systems: makes roots that hold nothing but the distribution's minimal system,
# clones the last commit into each, and runs ./dev demo and ./dev test there. The data for it comes from where the
# host's own packages come from. Needs root.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
  cat <<'TEXT'
usage: ./dev matrix [--dir DIR] [--ubuntu] [SUITE...]

  SUITE       bookworm (Debian 12), trixie (Debian 13), noble (Ubuntu 24.04); the first two when none is named
  --ubuntu    noble too
  --dir DIR   work in DIR and leave the bare roots there as archives, which the next run takes; without it in a
              scratch folder that is removed at the end
TEXT
}

dir=
suites=()
ubuntu=
while [[ $# -gt 0 ]]; do
  case $1 in
    --dir) dir=${2:?--dir needs a folder} && shift ;;
    --ubuntu) ubuntu=noble ;;
    -h | --help) usage && exit 0 ;;
    bookworm | trixie | noble) suites+=("$1") ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
if [[ ${#suites[@]} -eq 0 ]]; then suites=(bookworm trixie ${ubuntu:+"$ubuntu"}); fi

if [[ $(id -u) -ne 0 ]]; then
  echo "matrix: debootstrap and chroot need root: run it as root, or with sudo" >&2
  exit 1
fi

# In a mount namespace of its own the mounts cannot outlive this script, whatever ends it.
if [[ -z ${ROWSCOPE_MATRIX_UNSHARED-} ]] && unshare --mount true 2>/dev/null; then
  arguments=("${suites[@]}")
  if [[ -n $dir ]]; then arguments+=(--dir "$dir"); fi
  ROWSCOPE_MATRIX_UNSHARED=1 exec unshare --mount --propagation private "${BASH_SOURCE[0]}" "${arguments[@]}"
fi

if [[ -n $dir ]]; then
  mkdir -p "$dir"
  scratch=$(cd "$dir" && pwd)
else
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/rowscope-matrix.XXXXXX")
fi

mounted=()
bare=

unmount_all() {
  local at
  for ((at = ${#mounted[@]} - 1; at >= 0; --at)); do
    umount "${mounted[at]}" 2>/dev/null || umount --lazy "${mounted[at]}" || true
  done
  mounted=()
}

remove_bare() {
  unmount_all
  if [[ -z $bare || ! -d $bare ]]; then return; fi
  # A mount that is still there belongs to the host: then nothing is removed.
  if grep -qF " $bare/" /proc/self/mounts; then
    echo "matrix: something is still mounted under $bare; it was left there" >&2
  else
    rm -rf --one-file-system "$bare"
  fi
  bare=
}

clean_up() {
  remove_bare
  if [[ -z $dir ]]; then rm -rf --one-file-system "$scratch"; fi
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# mount_in <mount arguments...> <folder>: mounts and remembers it.
mount_in() {
  mkdir -p "${!#}"
  mount "$@"
  mounted+=("${!#}")
}

# The host's own mirror for a distribution (debian or ubuntu), as its package lists name it; nothing when there is none.
host_mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources || true; } 2>/dev/null |
    grep -vE '^[[:space:]]*#' | grep -oE "https?://[^] ]+/$1/?( |\$)" | head -n 1 | tr -d ' ' || true
}

make_root() {
  local suite=$1 archive=$scratch/$1.tar mirror arguments=() script=()
  if [[ ! -f $archive ]]; then
    case $suite in
      noble)
        mirror=$(host_mirror ubuntu)
        arguments=(--components=main,universe)
        # An older debootstrap does not know this release by name: all of Ubuntu's share one script, which also names
        # the mirror to take where the host has none.
        if [[ ! -e /usr/share/debootstrap/scripts/noble ]]; then
          script=(gutsy)
          mirror=${mirror:-$(awk '$1 == "default_mirror" && $2 !~ /old-releases/ { print $2; exit }' \
            /usr/share/debootstrap/scripts/gutsy)}
        fi
        ;;
      *) mirror=$(host_mirror debian) ;;
    esac
    debootstrap --variant=minbase "${arguments[@]}" "$suite" "$bare" ${mirror:+"$mirror"} "${script[@]}" || return 1
    tar -C "$bare" --one-file-system -cf "$archive.part" . && mv "$archive.part" "$archive"
  else
    mkdir -p "$bare"
    tar -C "$bare" -xpf "$archive" || return 1
  fi
}

# What a machine has from whoever set up its network: names, proxies, certificates, and apt's settings for them.
enter_network() {
  local file apt_network='^[[:space:]]*Acquire(::|[[:space:]]*\{).*(Proxy|Check|Verify|CaInfo|Retries|Timeout)'
  for file in /etc/resolv.conf /etc/hosts; do
    if [[ -e $file ]]; then cp -L "$file" "$bare$file"; fi
  done
  for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
    if [[ -f $file ]] && grep -qE "$apt_network" "$file"; then cp "$file" "$bare$file"; fi
  done
  if [[ -f /etc/ssl/certs/ca-certificates.crt ]]; then
    mkdir -p "$bare/etc/ssl/certs"
    cp -L /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/"
  fi
}

inside() {
  local name environment=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8)
  for name in http_proxy https_proxy ftp_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    if [[ -n ${!name-} ]]; then environment+=("$name=${!name}"); fi
  done
  chroot "$bare" env -i "${environment[@]}" /bin/bash -c "cd /rowscope && $1" </dev/null
}

red=0
table=()

# step <suite> <name> <log> <command...>
step() {
  local suite=$1 name=$2 log=$3 start=$SECONDS result=ok
  shift 3
  echo "== $suite: $name"
  "$@" >"$log" 2>&1 || result=red
  table+=("$(printf '%-10s %-12s %7d  %-4s %s' "$suite" "$name" $((SECONDS - start)) "$result" "$(tail -n 1 "$log")")")
  if [[ $result == red ]]; then
    red=1
    tail -n 60 "$log"
    return 1
  fi
}

run_suite() {
  local suite=$1 logs=$scratch/logs/$1
  mkdir -p "$logs"
  bare=$scratch/$suite
  rm -rf --one-file-system "$bare"
  step "$suite" root "$logs/root" make_root "$suite" || return 0
  enter_network
  mount_in -t proc proc "$bare/proc"
  mount_in -t tmpfs tmpfs "$bare/dev/shm"
  mount_in -t devpts devpts "$bare/dev/pts"
  git clone --quiet --no-hardlinks "$root" "$bare/rowscope"
  step "$suite" "./dev demo" "$logs/demo" inside ./dev\ demo || true
  step "$suite" "./dev test" "$logs/test" inside ./dev\ test || true
}

git -C "$root" rev-parse --verify --quiet HEAD >/dev/null || {
  echo "matrix: there is no commit to clone" >&2
  exit 1
}
if [[ -n $(git -C "$root" status --porcelain) ]]; then
  echo "matrix: what is not committed is not in it: the last commit is cloned"
fi

for suite in "${suites[@]}"; do
  run_suite "$suite"
  remove_bare
done

printf '\n%-10s %-12s %7s  %-4s %s\n' suite step seconds "" "last line"
printf '%s\n' "${table[@]}"
exit "$red"
