# The distribution's packages that each command of ./dev needs, and their installation. Sourced by ./dev.
# shellcheck shell=bash

packages_build=(g++ cmake ninja-build libsoci-dev libboost-dev libsqlite3-dev librange-v3-dev libcli11-dev
                nlohmann-json3-dev libfmt-dev libcsv-dev libpq-dev libssl-dev)
packages_test=(catch2 libgtest-dev doctest-dev librapidcheck-dev libbenchmark-dev pkgconf python3 valgrind clang
               chromium pgbouncer postgresql)
packages_bench=(binutils libbenchmark-dev libsqlitecpp-dev postgresql python3 python3-matplotlib valgrind)
packages_lint=(catch2 libgtest-dev doctest-dev librapidcheck-dev libbenchmark-dev libsqlitecpp-dev git python3 clang
               clang-tidy clang-format-16)
packages_sanitize=(catch2 librapidcheck-dev libbenchmark-dev pgbouncer postgresql python3 clang libclang-rt-dev llvm)
packages_matrix=(debootstrap git)

# Of the packages named, those that are installed.
installed_packages() {
  { dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } |
    sed -n 's/^installed //p' | sort -u
}

is_offered() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }

# The version of clang to take, of those that are installed, else of those that the distribution offers: 16, which the
# project is checked with, else the newest after it.
clang_version() {
  local names version
  for names in "$(installed_packages 'clang-[0-9]*')" "$(apt-cache pkgnames clang- 2>/dev/null)"; do
    version=$(sed -nE 's/^clang-([0-9]+)$/\1/p' <<<"$names" | awk '$1 == 16 { $1 = 9999 } $1 > 16' |
      sort -n | tail -n 1)
    if [[ -n $version ]]; then echo "${version/9999/16}" && return; fi
  done
  echo 16
}

# Prints the real names of packages: "clang" and what belongs to it carry a version.
resolve_packages() {
  local name version=
  if [[ " $* " == *" clang "* ]]; then version=$(clang_version); fi
  for name in "$@"; do
    case $name in
      clang | clang-tidy | llvm) echo "$name-$version" ;;
      libclang-rt-dev) echo "libclang-rt-$version-dev" ;;
      # Only this version says how the files are laid out, and the browser only looks at a page; not every distribution
      # has them.
      clang-format-16 | chromium) if [[ -n $(installed_packages "$name") ]] || is_offered "$name"; then echo "$name"; fi ;;
      *) echo "$name" ;;
    esac
  done
}

missing_packages() {
  local names
  mapfile -t names < <(resolve_packages "$@" | sort -u)
  comm -23 <(printf '%s\n' "${names[@]}") <(installed_packages "${names[@]}")
}

# need_packages <package>...: installs those that are missing. Without apt-get it says what is needed and returns 2.
need_packages() {
  local missing as_root=()
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "dev: there is no apt-get here, so nothing was installed. What is needed, by Debian's names: $*" >&2
    return 2
  fi
  mapfile -t missing < <(missing_packages "$@")
  if [[ ${#missing[@]} -eq 0 ]]; then return 0; fi
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      echo "dev: not root and no sudo here. Have these packages installed, then run it again: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q)
  echo "dev: installing ${missing[*]}" >&2
  # Without a list of packages only half of the names are known, so the missing ones are looked up once more.
  "${as_root[@]}" update >&2 || return 1
  mapfile -t missing < <(missing_packages "$@")
  "${as_root[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >&2
}
